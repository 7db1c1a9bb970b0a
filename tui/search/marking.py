"""What a query can ask of the marks of a paper."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from tui.library.entry import Entry
from tui.marks.mark import Mark, Status

Marked: TypeAlias = Mapping[Entry, Mark]
"""The papers that have a mark; never changed, so that any thread may read it."""

NO_MARKS: Marked = {}


class Marking(StrEnum):
    """What a paper is marked as, or not marked as; the value is what a user types."""

    STARRED = "starred"
    UNREAD = "unread"
    """Not marked as read: all other papers, whatever else is known of them."""
    TO_READ = "to-read"
    READING = "reading"
    READ = "read"
    REMARKED = "remarked"

    def fits(self, mark: Mark) -> bool:
        """Whether a paper with this mark is meant."""
        match self:
            case Marking.STARRED:
                return mark.starred
            case Marking.UNREAD:
                return mark.status is not Status.READ
            case Marking.REMARKED:
                return bool(mark.remark)
            case _:
                return mark.status is _STATUS[self]


_STATUS = {Marking.TO_READ: Status.TO_READ, Marking.READING: Status.READING, Marking.READ: Status.READ}
