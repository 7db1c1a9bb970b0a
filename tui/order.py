"""The orders in which a list can show papers."""

from collections.abc import Mapping, Sequence
from enum import Enum

from tui.library.entry import Entry
from tui.library.places import one_a_place, place_of
from tui.marks.mark import Mark, Status
from tui.search.words import fold

_BY_STATUS = (Status.READING, Status.TO_READ, Status.NONE, Status.READ)
"""What is to be gone on with comes first, and what is done with last."""


class Order(Enum):
    """An order, and what the title of a list calls it."""

    LISTED = ""
    NEWEST = "newest first"
    TITLE = "by title"
    MARKS = "by marks"
    """Those with a star first, and among them as among the others by their status."""


def in_order(entries: Sequence[Entry], order: Order, marked: Mapping[Entry, Mark]) -> Sequence[Entry]:
    """Entries in an order, those with a mark by it; equal ones as they stand. What has no year comes last in time."""
    match order:
        case Order.LISTED:
            return entries
        case Order.NEWEST:
            years = {place: entry.year or 0 for place, entry in one_a_place(entries).items()}
            return sorted(entries, key=lambda entry: years[place_of(entry)], reverse=True)
        case Order.TITLE:
            return sorted(entries, key=lambda entry: fold(entry.title))
        case Order.MARKS:
            unmarked = _rank(Mark())
            return sorted(entries, key=lambda entry: _rank(marked[entry]) if entry in marked else unmarked)


def _rank(mark: Mark) -> tuple[bool, int]:
    return not mark.starred, _BY_STATUS.index(mark.status)
