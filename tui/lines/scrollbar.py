"""Where the thumb of a scrollbar is, and where it leads when it is dragged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scrollbar:
    """The scrollbar of so many lines, of which `height` are in sight; its own lines count from 0."""

    lines: int
    height: int

    @property
    def length(self) -> int:
        """Lines of the thumb; 0 when all lines are in sight."""
        if self.lines <= self.height or self.height <= 0:
            return 0
        return max(1, self.height * self.height // self.lines)

    def thumb(self, top: int) -> range:
        """The lines of the thumb while line `top` is the first in sight."""
        if not self.length:
            return range(0)
        start = top * (self.height - self.length) // (self.lines - self.height)
        return range(start, start + self.length)

    def top_at(self, y: int) -> int:
        """The line to be first in sight when the middle of the thumb is dragged to a line; it may be out of range."""
        room = max(1, self.height - self.length)
        return round((y - self.length // 2) * (self.lines - self.height) / room)
