"""How many hits each branch of the tree has."""

import numpy as np
import pytest

from tests.bench.made_up import made_up_library
from tui.library.branches import Branch, Grouping, branch_out
from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.search.branch_hits import BranchHits
from tui.search.engine import Engine


def library_with_topics() -> Library:
    """Two papers of an edition, one of which both topics list, with one that has no other place."""
    edition = Entry("OSDI 2022", kind=Kind.EDITION, line=1)
    orca, reef = Entry("Orca serves", line=2, parent=edition), Entry("Reef preempts", line=3, parent=edition)
    edition.children = [orca, reef]
    section = Entry("Topics", kind=Kind.SECTION)
    serving = Entry("Serving", kind=Kind.TOPIC, line=4, parent=section)
    latency = Entry("Latency", kind=Kind.TOPIC, line=5, parent=section)
    clipper = Entry("Clipper serves", line=6, parent=serving)
    section.children, serving.children = [serving, latency], [clipper]
    serving.lists, latency.lists = [orca, clipper], [orca]
    return Library("", (edition, orca, reef, serving, clipper, latency))


def counts_of(library: Library, grouping: Grouping, query: str) -> dict[str, int]:
    top = branch_out(library, grouping)
    counts = BranchHits(top, library.entries).count(Engine(library).find(query).numbers)
    return {branch.title: count for branch, count in counts.items()}


@pytest.mark.parametrize("grouping", list(Grouping))
def test_a_paper_counts_once_in_a_branch_and_in_every_branch_that_has_it(grouping: Grouping) -> None:
    counts = counts_of(library_with_topics(), grouping, "serves")
    assert (counts["All papers"], counts["Topics"], counts["Serving"], counts["Latency"]) == (2, 2, 2, 1)
    counts = counts_of(library_with_topics(), grouping, "preempts")
    assert (counts["All papers"], counts["Topics"]) == (1, 0)


@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize("library", [library_with_topics(), made_up_library(400, seed=8)], ids=["topics", "editions"])
def test_every_branch_has_as_many_hits_as_papers_of_it_are_found(library: Library, grouping: Grouping) -> None:
    top = branch_out(library, grouping)
    hits = BranchHits(top, library.entries)
    numbers = np.arange(0, len(library.entries), 2, dtype=np.int32)
    found = {id(library.entries[number]) for number in numbers}

    def expected(branch: Branch) -> int:
        return sum(id(paper) in found for paper in branch.papers())

    assert hits.count(numbers) == {branch: expected(branch) for branch in top.walk()}
