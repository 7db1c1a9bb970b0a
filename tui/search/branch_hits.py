"""How many hits of a search are in each branch of the tree."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tui.library.branches import Branch
from tui.library.entry import Entry


class BranchHits:
    """Knows in which branch each entry of a library is."""

    def __init__(self, top: Branch, entries: Sequence[Entry]) -> None:
        self.top = top
        self._branches = list(top.walk())
        holder = {id(paper): number for number, branch in enumerate(self._branches) for paper in branch.own}
        nowhere = len(self._branches)
        self._holders: NDArray[np.int32] = np.array([holder.get(id(entry), nowhere) for entry in entries], np.int32)

    def count(self, numbers: NDArray[np.int32]) -> Mapping[Branch, int]:
        """The papers in and below each branch among the entries with these places in the library."""
        own = np.bincount(self._holders.take(numbers), minlength=len(self._branches) + 1).tolist()
        counts = dict(zip(self._branches, own, strict=False))
        for branch in reversed(self._branches):
            if branch.above is not None:
                counts[branch.above] += counts[branch]
        return counts
