"""The hits of a query, best first, each one made when it is looked at."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from tui.library.entry import Entry
from tui.search.hit import Hit, Reading, Term


class Answer(Sequence[Hit]):
    """All hits of a query. How many there are is known at once; those far down are put in order when asked for."""

    def __init__(
        self,
        entries: Sequence[Entry],
        numbers: NDArray[np.int32],
        scores: NDArray[np.float32],
        first: NDArray[np.intp],
        readings: Callable[[int], Reading],
        explain: Callable[[Entry], tuple[Term, ...]],
        *,
        searched: int,
    ) -> None:
        """Take the numbers of the entries found, ascending, their scores, and which of them come first, in order."""
        self.searched = searched
        """How many entries of the library were there to be found."""
        self._entries = entries
        self._numbers = numbers
        self._scores = scores
        self._first = first
        self._reading = readings
        self._explain = explain

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> "list[Hit]": ...
    def __getitem__(self, at: int | slice) -> "Hit | list[Hit]":
        if isinstance(at, slice):
            return self._hits(self._places(at))
        return self._hits(self._places(slice(at, at + 1 or None)))[0]

    def entry(self, at: int) -> Entry:
        """The entry of one hit."""
        return self[at].entry

    def numbers(self) -> NDArray[np.int32]:
        """The numbers of all entries found, in the order of the library."""
        return self._numbers

    def _places(self, part: slice) -> NDArray[np.intp]:
        _, stop, step = part.indices(len(self))
        return (self._first if stop <= len(self._first) and step > 0 else self._order)[part]

    @cached_property
    def _order(self) -> NDArray[np.intp]:
        order = np.argsort(-self._scores, kind="stable")
        return np.concatenate((self._first, order[len(self._first) :]))

    def _hits(self, places: NDArray[np.intp]) -> list[Hit]:
        numbers = self._numbers[places].tolist()
        scores = self._scores[places].tolist()
        return [
            Hit(self._entries[number], score, self._reading(place), self._explain)
            for number, score, place in zip(numbers, scores, places.tolist(), strict=True)
        ]
