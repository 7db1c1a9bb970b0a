"""The library as a tree to walk, in three layouts."""

from tui.library.branches import Branch, Grouping, branch_out
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

    return [name(branch) for branch in branch_out(Library.from_markdown(INDEX), grouping).walk()]


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
        assert names <= {branch.name for branch in branch_out(Library.from_markdown(INDEX), grouping).walk()}


def test_a_branch_hands_out_all_papers_below_it_in_order() -> None:
    top = branch_out(Library.from_markdown(INDEX), Grouping.WRITTEN)
    assert [paper.title for paper in top.branches[0].papers()] == ["Whale", "Orca", "Reef"]
    assert [paper.title for paper in top.papers()] == ["Whale", "Orca", "Reef", "Gemini", "Stray"]


def test_the_groupings_follow_each_other_round_and_round() -> None:
    assert [grouping.next for grouping in Grouping] == [Grouping.SERIES, Grouping.YEAR, Grouping.WRITTEN]


def test_a_number_that_is_no_year_is_a_name() -> None:
    library = Library.from_markdown(f"- [{'9' * 5000}](/v.md)\n- [2022](/v/2022.md)\n- [P](/v/2022/p.md)\n")
    for grouping in Grouping:
        assert branch_out(library, grouping).count == 1
