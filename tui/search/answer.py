"""The hits of a query, best first, each one made when it is looked at."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from tui.library.entry import Entry
from tui.search.hit import Coverage, Hit, Term
from tui.search.ranking import COVERAGES, Ranked


class Answer(Sequence[Hit]):
    """All hits of a query. How many there are is known at once; those far down are put in order when asked for."""

    def __init__(
        self,
        entries: Sequence[Entry],
        ranked: Ranked,
        scores: NDArray[np.float32],
        first: NDArray[np.intp],
        explain: Callable[[Entry], tuple[Term, ...]],
    ) -> None:
        """Take the entries that were searched, those found, their scores, and which of them come first, in order."""
        self._entries = entries
        self._ranked = ranked
        self._scores = scores
        self._first = first
        self._explain = explain

    def __len__(self) -> int:
        return len(self._scores)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> "list[Hit]": ...
    def __getitem__(self, at: int | slice) -> "Hit | list[Hit]":
        if isinstance(at, slice):
            return self._hits(self._places(at))
        return self._hits(self._places(slice(at, at + 1 or None)))[0]  # raises IndexError where there is none

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """The entries of the hits, in the same order."""
        return _Entries(self)

    @property
    def searched(self) -> int:
        """How many entries of the library were there to be found."""
        return len(self._entries)

    @property
    def numbers(self) -> NDArray[np.int32]:
        """The places in the library of all entries found, ascending."""
        return self._ranked.entries

    @cached_property
    def counts(self) -> Mapping[Coverage, int]:
        """How many hits answer how much of the query; those that answer more come first."""
        counts = np.bincount(self._ranked.coverages, minlength=len(COVERAGES)).tolist()
        return dict(zip(COVERAGES, counts, strict=True))

    def _places(self, part: slice) -> NDArray[np.intp]:
        wanted = range(*part.indices(len(self)))
        reach = max(wanted[0], wanted[-1]) + 1 if wanted else 0
        order = self._first if reach <= len(self._first) else self._order
        return order[np.arange(wanted.start, wanted.stop, wanted.step)]

    @cached_property
    def _order(self) -> NDArray[np.intp]:
        order = np.argsort(-self._scores, kind="stable")
        return np.concatenate((self._first, order[len(self._first) :]))

    def _hits(self, places: NDArray[np.intp]) -> list[Hit]:
        numbers = self._ranked.entries[places].tolist()
        scores = self._scores[places].tolist()
        coverages = self._ranked.coverages[places].tolist()
        return [
            Hit(self._entries[number], score, COVERAGES[coverage], self._explain)
            for number, score, coverage in zip(numbers, scores, coverages, strict=True)
        ]


class _Entries(Sequence[Entry]):
    """The entries of an answer, found when they are looked at."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __len__(self) -> int:
        return len(self._answer)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> list[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | list[Entry]:
        return [hit.entry for hit in self._answer[at]] if isinstance(at, slice) else self._answer[at].entry
