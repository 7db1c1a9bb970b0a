"""Finding a text in a page that is laid out."""

import re
from bisect import bisect_right
from collections.abc import Sequence
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


def find(sheet: Sheet, wanted: str) -> Sequence[Match]:
    """All places of a text on a page, in order, in any case; it may be broken between lines. Blank text is nowhere."""
    words = [r"\n?".join(map(re.escape, word)) for word in wanted.split()]
    if not words:
        return []
    starts, pieces = [], []
    length = 0
    for line in sheet.lines:
        # A broken line goes on behind "\n", which may stand anywhere in a match; other lines end for good.
        piece = ("\n" if line.wrapped else "\n\n") + plain(line.text)
        length += len(piece)
        starts.append(length - len(plain(line.text)))
        pieces.append(piece)
    pattern = re.compile(_SPACE.join(words), re.IGNORECASE)
    return [_parts(match.start(), match.end(), starts) for match in pattern.finditer("".join(pieces))]


def _parts(start: int, end: int, starts: Sequence[int]) -> Match:
    """The pieces of a match from character to before character of the whole text, given where its lines begin."""
    parts = []
    line = bisect_right(starts, start) - 1
    while line < len(starts) and starts[line] < end:
        after = starts[line + 1] - 1 if line + 1 < len(starts) else end
        parts.append(Piece(line, max(0, start - starts[line]), min(end, after) - starts[line]))
        line += 1
    return tuple(parts)
