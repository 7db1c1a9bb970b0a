"""What one clause of a query is worth in each entry where it is found."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.search.token_stream import ENTRY_SHIFT

NOWHERE: NDArray[np.int32] = np.zeros(0, dtype=np.int32)


_MANY = 32  # one in so many entries is more than sorting is good for


class Found:
    """The entries, ascending, and the best value that the clause has in each."""

    __slots__ = ("_dense", "entries", "rarity", "values")

    def __init__(self, postings: Sequence[NDArray[np.int32]], count: int) -> None:
        """Gather postings, each with what it is worth in its low bits, of a library of `count` entries."""
        keys = np.concatenate(postings) if len(postings) > 1 else next(iter(postings), NOWHERE)
        entries = keys >> ENTRY_SHIFT
        self._dense: NDArray[np.uint8] | None = None
        self.entries: NDArray[np.int32] = entries
        self.values: NDArray[np.uint8] = keys.astype(np.uint8)
        if len(keys) > count // _MANY:
            self._dense = np.zeros(count, dtype=np.uint8)
            np.maximum.at(self._dense, entries, self.values)
            self.entries = np.flatnonzero(self._dense != 0).astype(np.int32)
            self.values = self._dense.take(self.entries)
        elif len(keys) > 1:
            keys = np.sort(keys)
            entries = keys >> ENTRY_SHIFT
            last = np.empty(len(entries), dtype=np.bool_)
            last[-1] = True
            np.not_equal(entries[1:], entries[:-1], out=last[:-1])
            self.entries = entries[last]
            self.values = keys[last].astype(np.uint8)

        count = max(1, count)
        self.rarity = math.log1p(count / max(1, len(self.entries))) / math.log1p(count)
        """From 0 to 1: what few entries have says more (inverse document frequency)."""

    def __len__(self) -> int:
        return len(self.entries)

    def in_all(self, count: int) -> NDArray[np.uint8]:
        """The value in each of the `count` entries of the library, 0 where it is not found."""
        if self._dense is None:
            self._dense = np.zeros(count, dtype=np.uint8)
            self._dense[self.entries] = self.values
        return self._dense
