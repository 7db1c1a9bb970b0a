"""The pages that were read one after the other, and the way back and forth between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tui.library.entry import Entry
from tui.notes.layout.layout import BEGINNING, Spot


@dataclass(slots=True)
class Place:
    """A page that is read: that of an entry, or one that no entry stands for.

    `address` is "" for an entry without a page. `fragment` is the place on it that a link leads to. `spot` is what
    was first in sight when it was left, and `current` the number of the link that the cursor was on, or -1.
    """

    entry: Entry | None
    address: str
    fragment: str = ""
    spot: Spot = BEGINNING
    current: int = -1


class Trail:
    """Places in the order in which they were visited; one of them is where the reader is."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def __iter__(self) -> Iterator[Place]:
        """All places, in order."""
        return iter(self._places)

    @property
    def place(self) -> Place | None:
        """Where the reader is."""
        return self._places[self._at] if self._places else None

    def go(self, place: Place) -> None:
        """Visit a place; those that were ahead are forgotten."""
        self._places[self._at + 1 :] = [place]
        self._at += 1

    def turn(self, steps: int) -> bool:
        """Go back or forward; whether there is a place."""
        if not 0 <= self._at + steps < len(self._places):
            return False
        self._at += steps
        return True

    def clear(self) -> None:
        """Forget all."""
        self._places, self._at = [], -1
