"""What the user has noted about a paper for themselves."""

from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """How far the reading of a paper has come."""

    NONE = ""
    TO_READ = "to read"
    READING = "reading"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Mark:
    """A star, a reading status and a remark of one line, safe to draw; none of them by default."""

    starred: bool = False
    status: Status = Status.NONE
    remark: str = ""

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return self != Mark()
