"""Finding a text in a page that is laid out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.notes.blocks import plain
from tui.notes.layout.layout import Sheet

_SPACE = r"[ \xa0]*+\n?[ \xa0]*+(?<=\s)"  # at least one, with or without a line break


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a match: a line, and characters of its text from `start` to before `end`."""

    line: int
    start: int
    end: int


Match = tuple[Piece, ...]
"""Where a text was found: one piece in each line that it reaches into."""


class PageText:
    """The text of a page in one piece, to find in it again and again."""

    def __init__(self, sheet: Sheet) -> None:
        self._starts: list[int] = []  # of the lines
        pieces = []
        length = 0
        for line in sheet.lines:
            # A broken line goes on behind "\n", which may stand anywhere in a match; other lines end for good.
            text = plain(line.text)
            pieces.append(f"\n{text}" if line.wrapped else f"\n\n{text}")
            length += len(pieces[-1])
            self._starts.append(length - len(text))
        self._starts.append(length + 1)  # of the line that would come next
        self._text = "".join(pieces)

    def find(self, wanted: str) -> "Matches":
        """All places of a text, in order, in any case; it may be broken between lines. Blank text is nowhere."""
        words = [r"\n?".join(map(re.escape, word)) for word in wanted.split()]
        pattern = re.compile(_SPACE.join(words), re.IGNORECASE)
        return Matches([match.span() for match in pattern.finditer(self._text)] if words else [], self._starts)


class Matches:
    """Where a text was found, in order. A match is made when it is asked for: there may be very many."""

    def __init__(self, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> None:
        """Take the characters of each match in the whole text, and where the lines of that begin."""
        self._spans = spans
        self._starts = starts

    def __len__(self) -> int:
        """How many there are."""
        return len(self._spans)

    def __iter__(self) -> Iterator[Match]:
        """All of them."""
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number: int) -> Match:
        """A match, by its number."""
        start, end = self._spans[number]
        pieces = []
        line = bisect_right(self._starts, start) - 1
        while self._starts[line] < end:
            first, after = self._starts[line], self._starts[line + 1] - 1
            pieces.append(Piece(line, max(0, start - first), min(end, after) - first))
            line += 1
        return tuple(pieces)

    def in_lines(self, lines: range) -> range:
        """The numbers of the matches that reach into some lines."""
        if not self._spans:
            return range(0)
        first, end = (self._starts[min(line, len(self._starts) - 1)] for line in (lines.start, lines.stop))
        number = bisect_right(self._spans, first, key=lambda span: span[1])
        return range(number, bisect_left(self._spans, max(first, end - 1), lo=number, key=lambda span: span[0]))


class Finding:
    """A text that is looked for, where it stands on a sheet, and which of these places is the current one."""

    def __init__(self) -> None:
        self.wanted = ""
        self.matches = Matches([], [])
        self.current = 0
        self._sheet: Sheet | None = None
        self._text: PageText | None = None

    @property
    def said(self) -> str:
        """The number of the current place, of how many; "" where nothing is looked for."""
        if self.matches:
            return f"{self.current + 1}/{len(self.matches)}"
        return "not found" if self.wanted else ""

    def use(self, sheet: Sheet) -> bool:
        """Find the text on a sheet; whether that is another one than before."""
        if sheet is self._sheet:
            return False
        self._sheet, self._text = sheet, None
        self.find(self.wanted)
        self.current = min(self.current, max(0, len(self.matches) - 1))
        return True

    def find(self, wanted: str) -> None:
        """Look for another text on the sheet; "" is nowhere."""
        self.wanted = wanted
        if wanted and self._text is None and self._sheet is not None:
            self._text = PageText(self._sheet)
        self.matches = self._text.find(wanted) if self._text is not None else Matches([], [])

    def from_line(self, line: int, line_count: int) -> int:
        """The number of the first place that does not begin above a line, or else of the first of all."""
        below = self.matches.in_lines(range(line, line_count))
        return next((number for number in below if self.matches[number][0].line >= line), 0)
