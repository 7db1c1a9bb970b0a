"""What a query finds, and in what order."""

import random
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.made_up import made_up_library
from tests.conftest import INDEX
from tests.indexes import library_of
from tui.library.entry import Entry
from tui.library.index.load import load_index
from tui.library.library import Library
from tui.search.engine import Engine
from tui.search.highlight import title_positions
from tui.search.hit import Coverage, Field, Hit
from tui.search.query import QueryError


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(library_of(load_index(str(INDEX)).text))


def slugs(hits: Sequence[Hit]) -> list[str]:
    return [hit.entry.url.rpartition("/")[2].removesuffix(".md") for hit in hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("sptsrv", "spotserve"),
        ("fgd", "fgd"),
        ("osdi 22 preempt", "reef"),
        ("preempt 22 osdi", "reef"),
        ("osdi22 preempt", "reef"),
        ("osdi '22 preempt", "reef"),
        ("#rdma", "husky"),
        ("nuerosurgeon", "neurosurgeon"),
        ("nuerosur", "neurosurgeon"),
        ("job migration", "singularity"),
        ("POLLUX", "pollux"),
        ("shépherd", "shepherd"),
        ("ＯＲＣＡ", "orca"),
        ("spot serve", "spotserve"),
        ("timesharing gpu", "gemini-enabling-multi-tenant-gpu-sharing-based-on-kernel-burst-estimation"),
        ("htrap", "how-to-read-a-paper"),
        ("hvbp", "heuristics-for-vector-bin-packing"),
        ("orca zzzzzz", "orca"),
        ("osdi 2022", "osdi-2022"),
        ("journal", "journal"),
        ("arxiv", "arxiv"),
        ("ccr 2007", "2007"),
        ("atc", "atc-2023"),
    ],
)
def test_a_query_puts_what_it_means_first(engine: Engine, query: str, first: str) -> None:
    assert slugs(engine.find(query))[0] == first


def test_an_edition_is_followed_by_its_papers(engine: Engine) -> None:
    assert slugs(engine.find("osdi 22")) == ["osdi-2022", "orca", "reef", "synergy"]


def test_a_section_and_a_year_find_its_papers_of_that_year(engine: Engine) -> None:
    assert {hit.entry.title.split()[0] for hit in engine.find("journal 2021")} >= {"Gemini:", "Data-driven"}
    best = engine.find("conference 2022")[:10]
    assert {(hit.entry.section, hit.entry.year) for hit in best} == {("Conference", 2022)}


def test_editions_with_papers_come_before_those_without(engine: Engine) -> None:
    editions = [hit.entry for hit in engine.find("osdi") if hit.entry.kind == "edition"]
    assert [bool(entry.children) for entry in editions] == sorted((bool(e.children) for e in editions), reverse=True)


def test_a_tag_query_looks_in_tags_alone(engine: Engine) -> None:
    assert {hit.field for hit in engine.find("#rdma")} == {Field.TAG}
    assert slugs(engine.find("#ray")) == ["escher"]


@pytest.mark.parametrize("query", ["", "   ", "#", "…", "'()[]"])
def test_a_query_without_a_word_finds_nothing(engine: Engine, query: str) -> None:
    assert len(engine.find(query)) == 0


@pytest.mark.parametrize(
    ("titles", "query", "first"),
    [
        (["Mask learning", "Mask R-CNN"], "rcnn", "Mask R-CNN"),
        (["By fair means", "K-Means clustering"], "kmeans", "K-Means clustering"),
        (["A graph", "Graph neural networks"], "graphneuralnetwork", "Graph neural networks"),
        (["A cross", "Across"], "across", "Across"),
        (["Lukas", "Łukasiewicz logic"], "lukasiewicz", "Łukasiewicz logic"),
        (["Shepherds", "The shepherd's crook"], "shepherd's crook", "The shepherd's crook"),
        (["分散システム", "分布式推理"], "推理", "分布式推理"),
        (["Model models", "Models of a model"], '"a model"', "Models of a model"),
    ],
)
def test_titles_as_they_are_written(titles: list[str], query: str, first: str) -> None:
    library = library_of("".join(f"- [{title}](/{at}.md)\n" for at, title in enumerate(titles)))
    hit = Engine(library).find(query)[0]
    assert (hit.entry.title, hit.coverage) == (first, Coverage.WHOLE)


@pytest.mark.parametrize(
    ("query", "coverages"),
    [
        ("orca", {Coverage.WHOLE: 1, Coverage.CLOSE: 1, Coverage.PARTIAL: 0}),
        ("nuerosurgeon", {Coverage.WHOLE: 0, Coverage.CLOSE: 1, Coverage.PARTIAL: 0}),
        ("#nosuchtag gpu", {Coverage.WHOLE: 0, Coverage.CLOSE: 0, Coverage.PARTIAL: 0}),
    ],
)
def test_how_much_of_the_query_is_answered(engine: Engine, query: str, coverages: dict[Coverage, int]) -> None:
    assert engine.find(query).counts == coverages


def test_a_year_is_not_misspelt(engine: Engine) -> None:
    assert {hit.entry.year for hit in engine.find("cluster 2022") if hit.coverage is not Coverage.PARTIAL} == {2022}


def test_a_tag_that_is_asked_for_is_there(engine: Engine) -> None:
    assert ["RDMA" in hit.entry.tags for hit in engine.find("#rdma gpu")] == [True] * 2


def test_the_short_name_of_a_venue_finds_its_papers(engine: Engine) -> None:
    assert engine.find("tcc gpu")[0].entry.title.startswith("Gemini:")
    assert {hit.entry.venue for hit in engine.find("venue:tcc is:paper")} == {"IEEE Transactions on Cloud Computing"}


def test_papers_come_first_where_no_word_is_asked_for(engine: Engine) -> None:
    kinds = [hit.entry.kind == "paper" for hit in engine.find("year:2022")]
    assert kinds == sorted(kinds, reverse=True)
    assert True in kinds


def test_a_word_more_loses_no_hit_that_has_it() -> None:
    library = made_up_library(300, seed=12)
    engine = Engine(library)
    pick = random.Random(1)
    for _ in range(300):
        words = pick.choice(library.papers).title.lower().replace(":", "").split()
        query = pick.sample(words, min(3, len(words)))
        for end in range(1, len(query) + 1):
            found = {id(hit.entry) for hit in engine.find(" ".join(query[:end]))}
            having = [
                paper
                for paper in library.papers
                if set(query[:end]) <= set(paper.title.lower().replace(":", "").split())
            ]
            assert having
            assert all(id(paper) in found for paper in having)


def test_what_nothing_is_like_is_not_found(engine: Engine) -> None:
    assert len(engine.find("xqzzvv")) == 0


def titled(*bullets: str) -> Library:
    """A library of titles, each with what follows it in the index."""
    lines = (bullet.partition(" | ") for bullet in bullets)
    return library_of("".join(f"- [{title}](/{at}.md) {rest}\n" for at, (title, _, rest) in enumerate(lines)))


@pytest.mark.parametrize(
    ("bullets", "query", "order"),
    [
        (["Riff", "A craft", "Rafts", "Raft", "Raaft"], "raft", ["Raft", "Rafts", "A craft", "Raaft"]),
        (["Transformer", "Other | formerly"], "former", ["Other", "Transformer"]),
        (["GPU sharing", "Other | gpusharing"], "gpusharing", ["Other", "GPU sharing"]),
        (
            ["Abcxdef", "A better cache design exists first"],
            "abcdef",
            ["A better cache design exists first", "Abcxdef"],
        ),
        (["A | orca", "B | #orca", "Orca"], "orca", ["Orca", "B", "A"]),
    ],
)
def test_how_a_word_matched_counts_before_where(bullets: list[str], query: str, order: list[str]) -> None:
    assert [hit.entry.title for hit in Engine(titled(*bullets)).find(query)] == order


def test_a_phrase_does_not_begin_before_the_library() -> None:
    assert len(Engine(titled("New York")).find('"new new york"')) == 0


@given(st.integers(-150, 150), st.integers(-150, 150), st.sampled_from([-3, -1, 1, 2]))
def test_an_answer_is_cut_like_a_list(start: int, stop: int, step: int) -> None:
    answer = Engine(titled(*(f"Paper {number}" for number in range(130)))).find("paper")
    whole = [hit.entry for hit in answer]
    assert [hit.entry for hit in answer[start:stop:step]] == whole[start:stop:step]
    assert list(answer.entries[start:stop:step]) == whole[start:stop:step]
    if -130 <= start < 130:
        assert answer[start].entry is whole[start]
    else:
        with pytest.raises(IndexError):
            answer[start]


def test_equal_hits_keep_the_order_of_the_index() -> None:
    engine = Engine(library_of("- [Same](/b.md)\n- [Same](/a.md)\n"))
    assert [hit.entry.url for hit in engine.find("same")] == ["/b.md", "/a.md"]


@pytest.mark.parametrize(
    ("query", "matched"),
    [
        ("orca", "Orca"),
        ("distr", "distr"),
        ("former", "former"),
        ("orcca", "Orca"),
        ("serving transformer", "servingtransformer"),
        ("odsstbgm", "Odsstbgm"),
    ],
)
def test_a_hit_tells_which_characters_of_the_title_matched(engine: Engine, query: str, matched: str) -> None:
    hit = next(hit for hit in engine.find(query) if hit.entry.url.endswith("/orca.md"))
    assert "".join(hit.entry.title[position] for position in title_positions(hit)) == matched


@settings(max_examples=80)
@given(st.text(max_size=40))
def test_any_query_is_answered_best_first_with_positions_inside_the_titles(engine: Engine, query: str) -> None:
    try:
        hits = engine.find(query)
    except QueryError:
        return
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({id(hit.entry) for hit in hits}) == len(hits)
    for hit in hits:
        assert hit.score > 0
        assert all(0 <= position < len(hit.entry.title) for position in title_positions(hit))


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=10))
def test_any_titles_can_be_searched(titles: list[str], query: str) -> None:
    entries = tuple(Entry(title, f"/{number}.md", line=number + 1) for number, title in enumerate(titles))
    with suppress(QueryError):
        assert all(hit.entry in entries for hit in Engine(Library("", entries)).find(query))
