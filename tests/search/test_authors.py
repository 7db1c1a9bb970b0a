"""Papers are found by who wrote them, and by whether there is a note about them."""

from collections.abc import Sequence

import pytest

from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.search.engine import Engine
from tui.search.highlight import reason
from tui.search.hit import Coverage, Field, Hit, Tier

ORCA = Entry(
    "Orca: Serving generative models",
    "/osdi-2022/orca.md",
    summary="Batches by iteration.",
    line=1,
    authors=("Gyeong-In Yu", "Byung-Gon Chun"),
    page="/osdi-2022/orca.md",
)
TIRESIAS = Entry("Tiresias schedules", line=2, tags=("chunking",), authors=("Juncheng Gu", "Mosharaf Chowdhury"))
YUAN = Entry("Florida", line=3, authors=("Jinhui Yuan", "María de la Cruz"))
PLAIN = Entry("Yu: A language", line=4)
TOPIC = Entry("Serving systems", "/topics/serving-systems.md", line=5, kind=Kind.TOPIC)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Library("", (ORCA, TIRESIAS, YUAN, PLAIN, TOPIC)))


def titles(hits: Sequence[Hit]) -> list[str]:
    return [hit.entry.title.split()[0].strip(":") for hit in hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("author:yu", ["Orca", "Florida"]),
        ('author:"yu"', ["Orca"]),
        ('author:"byung-gon chun"', ["Orca"]),
        ('author:"yu byung"', []),
        ("author:byung-gon", ["Orca"]),
        ("author:byunggon", ["Orca"]),
        ("author:chowdury", ["Tiresias"]),
        ("author:maria", ["Florida"]),
        ("author:orca", []),
        ("-author:yu is:paper", ["Tiresias", "Yu"]),
        ('-author:"yu" is:paper', ["Tiresias", "Florida", "Yu"]),
        ("in:author gu", ["Tiresias"]),
        ("in:title chun", []),
        ("author:chun models", ["Orca"]),
        ("author:nobodyatall models", []),
        ("is:noted", ["Orca"]),
        ("is:listed", ["Tiresias", "Florida", "Yu"]),
        ("is:listed author:yu", ["Florida"]),
        ("-is:noted -is:listed", ["Serving"]),
        ("is:topic", ["Serving"]),
    ],
)
def test_what_a_filter_finds(engine: Engine, query: str, found: list[str]) -> None:
    assert titles(engine.find(query)) == found


@pytest.mark.parametrize(
    ("query", "tier"),
    [("chun", Tier.EXACT), ("mosha", Tier.PREFIX), ("sharaf", Tier.INFIX), ("mshrf", Tier.ABBREVIATION),
     ("chowdhruy", Tier.TYPO), ("moshara chowdhury", Tier.PREFIX)],
)  # fmt: skip
def test_a_name_is_found_among_other_words_as_it_is_typed(engine: Engine, query: str, tier: Tier) -> None:
    hit = next(hit for hit in engine.find(query) if hit.field is Field.AUTHOR)
    assert hit.terms[0].tier is tier


def test_a_name_counts_less_than_the_title_and_a_tag(engine: Engine) -> None:
    assert titles(engine.find("yu")) == ["Yu", "Orca", "Florida"]
    tagged = Entry("A", line=1, tags=("gu",))
    library = Library("", (TIRESIAS, Entry("B", line=2, summary="By gu."), tagged))
    assert [hit.entry for hit in Engine(library).find("gu")] == [tagged, TIRESIAS, library.entries[1]]


@pytest.mark.parametrize(
    ("query", "text", "matched"),
    [
        ("chun", "Byung-Gon Chun", "Chun"),
        ("author:byung-gon", "Byung-Gon Chun", "ByungGon"),
        ("serving yu", "Gyeong-In Yu", "Yu"),
        ("cruz", "María de la Cruz", "Cruz"),
    ],
)
def test_the_whole_name_is_the_reason(engine: Engine, query: str, text: str, matched: str) -> None:
    found = reason(next(hit for hit in engine.find(query) if hit.entry.authors))
    assert found is not None
    assert found.text == text
    assert "".join(text[position] for position in found.positions) == matched


def test_an_author_that_is_asked_for_is_not_left_out(engine: Engine) -> None:
    hits = engine.find("author:chun orca nothingofthekind")
    assert [(hit.entry, hit.coverage) for hit in hits] == [(ORCA, Coverage.PARTIAL)]
    assert [(hit.entry, hit.coverage) for hit in engine.find("author:gu orca")] == [(TIRESIAS, Coverage.PARTIAL)]


def test_a_topic_is_found_by_its_title_and_the_papers_that_it_lists_are_not() -> None:
    listed = Entry("Batches", "/topics/gpu-sharing/batches.md", line=2, parent=Entry("Places", kind=Kind.SECTION))
    topic = Entry("GPU sharing", "/topics/gpu-sharing.md", line=1, kind=Kind.TOPIC)
    below = Entry("Kernels", line=3, parent=topic)
    topic.children, listed.topics, below.topics = [below], [topic], [topic]
    found = Engine(Library("", (topic, listed, below))).find('"gpu sharing"')
    assert [hit.entry for hit in found] == [topic]
