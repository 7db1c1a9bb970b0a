"""The index that ships with the program, counted by hand."""

from collections import Counter

from tests.conftest import INDEX
from tui.library.entry import Entry
from tui.library.library import Library


def find(library: Library, url: str) -> Entry:
    return next(entry for entry in library.entries if entry.url == f"/reading-notes/{url}.md")


def test_every_line_is_an_entry_of_its_kind(shipped: Library) -> None:
    assert Counter(entry.kind.value for entry in shipped.entries) == {
        "section": 3,
        "venue": 6,
        "edition": 88,
        "year": 10,
        "paper": 63,
    }
    lines = INDEX.read_text("utf-8").splitlines()
    assert all(f"]({entry.url})" in lines[entry.line - 1] for entry in shipped.entries)
    assert len({entry.line for entry in shipped.entries}) == 170


def test_every_entry_but_a_section_hangs_below_the_page_above_its_own(shipped: Library) -> None:
    for entry in shipped.entries:
        above = entry.url.removesuffix(".md").rpartition("/")[0] + ".md"
        assert (entry.parent.url if entry.parent else "/reading-notes.md") == above
        assert entry.has_line


def test_every_paper_has_notes(shipped: Library) -> None:
    assert all(paper.noted and paper.page == paper.url for paper in shipped.papers)
    assert [entry.position for entry in shipped.entries] == list(range(1, 171))


def test_papers_are_spread_over_the_sections(shipped: Library) -> None:
    assert Counter(paper.section for paper in shipped.papers) == {"Conference": 48, "Journal": 5, "Miscellaneous": 10}


def test_tags_and_summaries(shipped: Library) -> None:
    tagged = [paper for paper in shipped.papers if paper.tags]
    summarised = [paper for paper in shipped.papers if paper.summary]
    assert (len(tagged), sum(len(paper.tags) for paper in tagged), len(shipped.tags)) == (17, 75, 71)
    assert {tag: len(users) for tag, users in shipped.tags.items() if len(users) > 1} == {
        "deep_learning_training_workloads": 3,
        "deep_learning_recommender_system": 2,
        "RDMA": 2,
    }
    assert len(summarised) == 15
    assert not set(map(id, tagged)) & set(map(id, summarised))
    assert find(shipped, "miscellaneous/arxiv").summary == "A free distribution service and an open-access archive."
    assert find(shipped, "miscellaneous/arxiv/2024/sglang").summary == "LLM Inference"


def test_the_odd_ones(shipped: Library) -> None:
    assert find(shipped, "conference/atc-2023/smartmoe").title.endswith("Models ...")
    slashed = find(shipped, "conference/ispa-iucc-bdcloud-socialcom-sustaincom-2018")
    assert (slashed.title, slashed.kind) == ("ISPA/IUCC/BDCloud/SocialCom/SustainCom 2018", "edition")
    for url, venue in (
        ("journal/tcc/tcc-2021", "IEEE Transactions on Cloud Computing"),
        ("journal/ccr/2021", "ACM SIGCOMM Computer Communication Review (CCR)"),
    ):
        page = find(shipped, url)
        assert (page.title, page.kind, page.year, page.venue) == ("2021", "year", 2021, venue)
    assert "iteration-level_scheduling" in find(shipped, "conference/osdi-2022/orca").tags
