"""How many hits of a search are in each branch of the tree."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tui.library.branches import Branch
from tui.library.entry import Entry


class BranchHits:
    """Knows in which branches each entry of a library is."""

    def __init__(self, top: Branch, entries: Sequence[Entry]) -> None:
        self.top = top
        self._branches = list(top.walk())
        holder = {
            id(paper): number
            for number, branch in enumerate(self._branches)
            if not branch.overlaps
            for paper in branch.own
        }
        nowhere = len(self._branches)
        self._holders: NDArray[np.int32] = np.array([holder.get(id(entry), nowhere) for entry in entries], np.int32)
        numbers = {id(entry): number for number, entry in enumerate(entries)}
        self._overlapping: dict[Branch, NDArray[np.int32]] = {
            branch: np.array([numbers[id(paper)] for paper in branch.papers() if id(paper) in numbers], np.int32)
            for branch in self._branches
            if branch.overlaps
        }

    def count(self, numbers: NDArray[np.int32]) -> Mapping[Branch, int]:
        """The papers in and below each branch, each once, among the entries with these places in the library."""
        own = np.bincount(self._holders.take(numbers), minlength=len(self._branches) + 1).tolist()
        counts = dict(zip(self._branches, own, strict=False))
        found = np.zeros(len(self._holders), dtype=np.bool_)
        found[numbers] = True
        for branch in reversed(self._branches):
            if branch in self._overlapping:
                counts[branch] = int(np.count_nonzero(found.take(self._overlapping[branch])))
            if branch.above is not None:
                counts[branch.above] += counts[branch]
        return counts
