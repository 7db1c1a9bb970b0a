"""The library as a tree to walk, in three layouts."""

from tests.indexes import library_of
from tui.in_turn import after
from tui.library.branches import Branch, Grouping, branch_out
from tui.library.facts.page_facts import read_facts
from tui.library.index.read_items import read_items
from tui.library.library import Library

INDEX = """\
- [Conference](/conference.md)
- [OSDI 2026](/conference/osdi-2026.md)
- [ATC 2022](/conference/atc-2022.md)
- [Whale](/conference/atc-2022/whale.md)
- [OSDI 2022](/conference/osdi-2022.md)
- [Orca](/conference/osdi-2022/orca.md)
- [Reef](/conference/osdi-2022/reef.md)
- [Journal](/journal.md)
- [TCC](/journal/tcc.md)
- [2021](/journal/tcc/2021.md)
- [Gemini](/journal/tcc/2021/gemini.md)
- [Stray](/stray.md)
"""


def outline(grouping: Grouping) -> list[str]:
    def name(branch: Branch) -> str:
        return "  " * branch.depth + f"{branch.title} {branch.count}"

    return [name(branch) for branch in branch_out(library_of(INDEX), grouping).walk()]


def test_as_written_is_the_order_of_the_index() -> None:
    assert outline(Grouping.WRITTEN) == [
        "All papers 5",
        "  Conference 3",
        "    OSDI 2026 0",
        "    ATC 2022 1",
        "    OSDI 2022 2",
        "  Journal 1",
        "    TCC 1",
        "      2021 1",
    ]


def test_by_venue_gathers_the_editions_of_a_series_newest_first() -> None:
    assert outline(Grouping.SERIES) == [
        "All papers 5",
        "  Conference 3",
        "    ATC 1",
        "      2022 1",
        "    OSDI 2",
        "      2026 0",
        "      2022 2",
        "  Journal 1",
        "    TCC 1",
        "      2021 1",
        "  No venue 1",
    ]


def test_by_year_is_newest_first_with_the_venues_by_name() -> None:
    assert outline(Grouping.YEAR) == [
        "All papers 5",
        "  2026 0",
        "    OSDI 0",
        "  2022 3",
        "    ATC 1",
        "    OSDI 2",
        "  2021 1",
        "    TCC 1",
        "  No year 1",
        "    No venue 1",
    ]


def test_a_branch_has_a_name_that_stands_alone() -> None:
    for grouping, names in (
        (Grouping.WRITTEN, {"OSDI 2022", "TCC 2021", "TCC", "Conference"}),
        (Grouping.SERIES, {"OSDI 2022", "TCC 2021", "OSDI", "Conference"}),
        (Grouping.YEAR, {"OSDI 2022", "TCC 2021", "2022", "No venue"}),
    ):
        assert names <= {branch.name for branch in branch_out(library_of(INDEX), grouping).walk()}


def test_a_branch_hands_out_all_papers_below_it_in_order() -> None:
    top = branch_out(library_of(INDEX), Grouping.WRITTEN)
    assert [paper.title for paper in top.branches[0].papers()] == ["Whale", "Orca", "Reef"]
    assert [paper.title for paper in top.papers()] == ["Whale", "Orca", "Reef", "Gemini", "Stray"]


def test_the_groupings_follow_each_other_round_and_round() -> None:
    assert [after(grouping) for grouping in Grouping] == [Grouping.SERIES, Grouping.YEAR, Grouping.WRITTEN]


def test_a_number_that_is_no_year_is_a_name() -> None:
    library = library_of(f"- [{'9' * 5000}](/v.md)\n- [2022](/v/2022.md)\n- [P](/v/2022/p.md)\n")
    for grouping in Grouping:
        assert branch_out(library, grouping).count == 1


TOPICS = {
    "/t/gpu": "# GPU\n* [Whale (again)](https://x.org/w) [[Notes](../conference/atc-2022/whale.md)]\n"
    "* [Reef](https://x.org/reef)\n* [MIG](https://x.org/mig)\n",
    "/t/gpu/sharing": "# Sharing\n* [Reef](https://x.org/reef)\n* [Lost](https://x.org/lost)\n",
}


def with_topics(grouping: Grouping) -> Branch:
    facts = {page: read_facts(text, f"{page}.md") for page, text in TOPICS.items()}
    index = read_items(INDEX + "- [Lists](/t.md)\n- [GPU](/t/gpu.md)\n")
    return branch_out(Library.from_index(index, pages=facts), grouping)


def lines(top: Branch) -> list[str]:
    return ["  " * branch.depth + f"{branch.title} {branch.count}" for branch in top.walk()]


def test_topics_stand_where_they_are_written_and_hold_all_that_they_list() -> None:
    top = with_topics(Grouping.WRITTEN)
    assert lines(top)[-5:] == ["      2021 1", "  Lists 3", "    GPU 3", "  Topics 2", "    Sharing 2"]
    gpu, sharing = (branch for branch in top.walk() if branch.title in ("GPU", "Sharing"))
    assert [paper.title for paper in gpu.papers()] == ["Whale", "Reef", "MIG"]
    assert [paper.title for paper in sharing.papers()] == ["Reef", "Lost"]


def test_in_other_groupings_the_topics_come_last() -> None:
    for grouping in (Grouping.SERIES, Grouping.YEAR):
        assert lines(with_topics(grouping))[-4:] == ["  Topics 4", "    Lists 3", "      GPU 3", "    Sharing 2"]


def test_what_only_a_topic_lists_has_no_venue() -> None:
    (no_venue,) = (branch for branch in with_topics(Grouping.SERIES).branches if branch.title == "No venue")
    assert [paper.title for paper in no_venue.papers()] == ["Stray", "MIG", "Lost"]


def test_what_only_a_topic_lists_stands_with_its_venue_if_that_is_said() -> None:
    page = (
        "# A\n* [New](https://x.org/n) (OSDI 2016)\n* [Old](https://x.org/o) (FAST '99)\n* [Essay](https://x.org/b)\n"
    )
    library = Library.from_index(read_items(INDEX), pages={"/a": read_facts(page, "/a.md")})
    by_venue = lines(branch_out(library, Grouping.SERIES))
    assert by_venue[4:8] == ["    OSDI 3", "      2026 0", "      2022 2", "      2016 1"]
    assert by_venue[-6:] == ["  No venue 2", "  Other venues 1", "    FAST 1", "      1999 1", "  Topics 3", "    A 3"]
    by_year = lines(branch_out(library, Grouping.YEAR))
    assert by_year[-8:-4] == ["  2016 1", "    OSDI 1", "  1999 1", "    FAST 1"]


def test_a_paper_that_is_in_many_branches_counts_once() -> None:
    for grouping in Grouping:
        top = with_topics(grouping)
        papers = top.papers()
        assert top.count == len(papers) == len(set(papers)) == 7
        assert all(branch.count == len(branch.papers()) for branch in top.walk())
