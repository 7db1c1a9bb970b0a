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
    assert grown.nearest(named(folds, "OSDI 2022")) is named(grown, "OSDI 2022")


def test_a_renamed_branch_is_the_one_with_its_link_as_folded_as_before() -> None:
    folds = Folds(tree())
    folds.toggle(named(folds, "Conference"))
    renamed = folds.on(tree(INDEX.replace("[Conference]", "[Conferences]").replace("[TCC]", "[IEEE TCC]")))
    assert rows(renamed) == ["All papers", "Conferences", "Journal", "IEEE TCC"]
    assert renamed.nearest(named(folds, "TCC")).title == "IEEE TCC"
    assert renamed.nearest(named(folds, "OSDI 2022")).title == "OSDI 2022"


def test_a_branch_that_is_renamed_and_moved_is_known_by_its_link() -> None:
    folds = Folds(branch_out(library_of(INDEX), Grouping.SERIES))
    renamed = folds.on(branch_out(library_of(INDEX.replace("[OSDI 2022]", "[USENIX OSDI 2022]")), Grouping.SERIES))
    osdi = next(branch for branch in folds.root.walk() if branch.entry and branch.entry.title == "OSDI 2022")
    entry = renamed.nearest(osdi).entry
    assert entry is not None
    assert entry.title == "USENIX OSDI 2022"


def test_of_branches_with_one_link_each_keeps_its_own_place() -> None:
    twice = "- [Talks](/t.md)\n- [Slides](/t.md)\n- [Tail](/t/tail.md)\n- [Other](/o.md)\n- [Paper](/o/paper.md)\n"
    folds = Folds(tree(twice))
    branches = [branch for branch in folds.root.walk() if branch.entry and branch.entry.url == "/t.md"]
    assert [folds.nearest(branch) for branch in branches] == branches


def test_a_branch_that_is_gone_leads_to_the_one_above_it() -> None:
    folds = Folds(tree())
    left = folds.on(tree("- [Conference](/c.md)\n- [NSDI 2024](/c/nsdi-2024.md)\n- [Paper](/c/nsdi-2024/x.md)\n"))
    assert left.nearest(named(folds, "OSDI 2022")).title == "Conference"
    assert left.nearest(named(folds, "TCC")) is left.root


def test_a_paper_is_found_in_its_venue_rather_than_in_a_topic() -> None:
    library = library_of("- [Topic](/t.md)\n" + INDEX)
    orca = next(paper for paper in library.papers if paper.title == "Orca")
    topic = next(entry for entry in library.entries if entry.title == "Topic")
    topic.kind = Kind.TOPIC
    topic.lists.append(orca)
    folds = Folds(branch_out(library, Grouping.WRITTEN))
    assert orca in named(folds, "Topic").own
    assert folds.find(orca) is named(folds, "OSDI 2022")


def test_folds_stay_where_a_link_has_changed() -> None:
    folds = Folds(tree())
    folds.toggle(named(folds, "Journal"))
    moved = folds.on(tree(INDEX.replace("/j", "/journals")))
    assert "TCC" not in rows(moved)
    assert moved.nearest(named(folds, "Journal")) is named(moved, "Journal")


def test_folds_of_what_was_gone_for_a_while_stay() -> None:
    folds = Folds(tree())
    folds.toggle(named(folds, "Journal"))
    without = folds.on(tree(INDEX.partition("- [Journal]")[0]))
    assert "Journal" not in rows(without)
    assert "TCC" not in rows(without.on(tree()))
