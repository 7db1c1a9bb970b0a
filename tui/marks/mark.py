"""What the user has noted about a paper for themselves."""

from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """How far the reading of a paper has come, in the order in which `after` goes round."""

    NONE = ""
    TO_READ = "to read"
    READING = "reading"
    READ = "read"

    @property
    def after(self) -> "Status":
        """The next one; after the last the first."""
        order = list(Status)
        return order[(order.index(self) + 1) % len(order)]


@dataclass(frozen=True, slots=True)
class Mark:
    """A star, a reading status and a remark of one line, safe to draw; none of them by default."""

    starred: bool = False
    status: Status = Status.NONE
    remark: str = ""

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return self != Mark()
