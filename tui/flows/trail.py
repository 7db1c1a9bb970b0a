"""The pages that were read one after the other, the way back and forth between them, and where they were left."""

from dataclasses import dataclass

from tui.library.address import page_id
from tui.library.entry import Entry
from tui.library.library import Library
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


class Spots:
    """Where pages were left last, by their addresses."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Spot, int]] = {}

    def keep(self, place: Place) -> None:
        """Remember where a place is left."""
        if place.address:
            self._kept[page_id(place.address)] = place.spot, place.current

    def restore(self, place: Place) -> None:
        """Let a place that is visited anew begin where its page was left, unless a link leads to a part of it."""
        if not place.fragment:
            place.spot, place.current = self._kept.get(page_id(place.address), (place.spot, place.current))


class Trail:
    """Places in the order in which they were visited; one of them is where the reader is."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def place(self) -> Place | None:
        """Where the reader is."""
        return self._places[self._at] if self._places else None

    @property
    def has_before(self) -> bool:
        """Whether there is a place to go back to."""
        return self._at > 0

    def use(self, library: Library) -> None:
        """Have the places stand for the entries of another state of the library."""
        for place in self._places:
            if place.entry is not None:
                before, place.entry = place.entry, library.same(place.entry)
                if place.entry is not None and place.entry.page != before.page:
                    place.address = place.entry.page
            elif place.address:
                place.entry = library.at(place.address)

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
