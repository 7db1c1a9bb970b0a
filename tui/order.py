"""The orders in which a list can show papers."""

from collections.abc import Callable, Sequence
from enum import Enum

from tui.library.entry import Entry
from tui.marks.mark import Mark, Status
from tui.search.words import fold

_BY_STATUS = (Status.READING, Status.TO_READ, Status.NONE, Status.READ)
"""What is to be gone on with comes first, and what is done with last."""


class Order(Enum):
    """An order, and what the title of a list calls it; `after` goes round as they stand here."""

    LISTED = ""
    NEWEST = "newest first"
    TITLE = "by title"
    MARKS = "by marks"
    """Those with a star first, and among them as among the others by their status."""

    @property
    def after(self) -> "Order":
        """The next one; after the last the first."""
        order = list(Order)
        return order[(order.index(self) + 1) % len(order)]


def in_order(entries: Sequence[Entry], order: Order, mark_of: Callable[[Entry], Mark]) -> Sequence[Entry]:
    """Entries in an order; equal ones as they stand. What has no year comes behind what has one."""
    match order:
        case Order.LISTED:
            return entries
        case Order.NEWEST:
            years = _years(entries)
            return sorted(entries, key=lambda entry: -years[_place(entry)])
        case Order.TITLE:
            return sorted(entries, key=lambda entry: fold(entry.title))
        case Order.MARKS:
            return sorted(entries, key=lambda entry: _rank(mark_of(entry)))


def _rank(mark: Mark) -> tuple[bool, int]:
    return not mark.starred, _BY_STATUS.index(mark.status)


def _years(entries: Sequence[Entry]) -> dict[tuple[int, str], int]:
    """The years of the places that entries are in, 0 where there is none; each is looked for once."""
    one_a_place = {_place(entry): entry for entry in entries}
    return {place: entry.year or 0 for place, entry in one_a_place.items()}


def _place(entry: Entry) -> tuple[int, str]:
    return id(entry.parent), entry.appeared_in
