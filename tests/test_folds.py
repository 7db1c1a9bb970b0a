"""Which branches of the tree are to be seen, and that they stay so when the tree grows."""

from tests.indexes import library_of
from tui.folds import Folds
from tui.library.branches import Branch, Grouping, branch_out
from tui.library.entry import Kind

INDEX = """
- [Conference](/c.md)
- [OSDI 2022](/c/osdi-2022.md)
- [Orca](/c/osdi-2022/orca.md)
- [NSDI 2024](/c/nsdi-2024.md)
- [Journal](/j.md)
- [TCC](/j/tcc.md)
- [Gemini](/j/tcc/gemini.md)
"""


def tree(index: str = INDEX) -> Branch:
    return branch_out(library_of(index), Grouping.WRITTEN)


def rows(folds: Folds) -> list[str]:
    return [branch.title for branch in folds.rows]


def named(folds: Folds, title: str) -> Branch:
    return next(branch for branch in folds.root.walk() if branch.title == title)


def test_a_branch_folds_and_unfolds() -> None:
    folds = Folds(tree())
    assert rows(folds) == ["All papers", "Conference", "OSDI 2022", "NSDI 2024", "Journal", "TCC"]
    folds.toggle(named(folds, "Conference"))
    assert rows(folds) == ["All papers", "Conference", "Journal", "TCC"]


def test_branches_without_papers_can_be_hidden_and_are_counted() -> None:
    folds = Folds(tree())
    folds.toggle_empty()
    assert "NSDI 2024" not in rows(folds)
    assert folds.hidden == 1


def test_to_reveal_a_branch_unfolds_what_is_above_it_and_shows_empty_ones() -> None:
    folds = Folds(tree())
    folds.toggle(named(folds, "Conference"))
    folds.toggle_empty()
    folds.reveal(named(folds, "NSDI 2024"))
    assert "NSDI 2024" in rows(folds)


def test_folds_stay_when_the_tree_grows() -> None:
    folds = Folds(tree())
    folds.toggle(named(folds, "Journal"))
    grown = folds.on(tree(INDEX + "- [ATC 2023](/c/atc-2023.md)\n"))
    assert rows(grown) == ["All papers", "Conference", "OSDI 2022", "NSDI 2024", "ATC 2023", "Journal"]
    assert grown.same(named(folds, "OSDI 2022")) is named(grown, "OSDI 2022")


def test_a_branch_that_is_gone_has_no_like() -> None:
    folds = Folds(tree())
    assert folds.on(tree("- [Journal](/j.md)\n")).same(named(folds, "OSDI 2022")) is None


def test_a_paper_is_found_in_its_venue_rather_than_in_a_topic() -> None:
    library = library_of("- [Topic](/t.md)\n" + INDEX)
    orca = next(paper for paper in library.papers if paper.title == "Orca")
    topic = next(entry for entry in library.entries if entry.title == "Topic")
    topic.kind = Kind.TOPIC
    topic.lists.append(orca)
    folds = Folds(branch_out(library, Grouping.WRITTEN))
    assert orca in named(folds, "Topic").own
    assert folds.find(orca) is named(folds, "OSDI 2022")
