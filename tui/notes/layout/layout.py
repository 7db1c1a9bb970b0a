"""Blocks into lines of a width: what a page looks like, and where on it things are."""

import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rich.cells import cell_len

from tui.library.sanitise import clean
from tui.notes.blocks import Anchor, Block, Code, Group, Look, Span, Spans, Table, Target, Text, ThematicBreak, plain
from tui.notes.layout.table_layout import lay_out_table
from tui.notes.layout.wrap import chop, wrap

_LEAST_WIDTH = 16  # cells that leads leave for the text, or half of them where there are fewer
_BULLET = 2  # cells of a lead that says nothing but where something begins
_CODE_INDENT = Span("  ", Look.CODE)
_CODE_GOES_ON = Span("↪ ", Look.CODE | Look.MUTED)
_TEXTS = 8  # blocks by which a place is found on a page that has changed
_TEXT = 200  # characters of a block, but for spaces, that tell it from others
_CODE_MARGIN = 2  # cells of the ground that code stands on, to the right of its widest line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: what stands before its text on the left, its text, and the 1-based line of the file, or 0.

    `wrapped` tells that its text goes on from the line before.
    """

    lead: Spans
    text: Spans
    source: int = 0
    wrapped: bool = False
    level: int = 0
    """That of the heading that it is, or 0."""
    block: int = 0
    """The number of what it is part of: the same in every width, and never less than that of the line before."""
    tail: Spans = ()
    """What is drawn behind its text, and is no part of it."""
    outdent: int = 0
    """Cells by which it begins to the left of the other lines."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page in any width: a block, how many characters of it come before, and lines beyond those.

    `texts` are those of the block and of some that follow it: what they are found by when the page has changed.
    """

    block: int
    chars: int
    lines: int
    texts: tuple[str, ...] = field(default=(), compare=False)


BEGINNING = Spot(0, 0, 0)
"""The place of the first line of any page."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where in a line a target is drawn: cells from `start` to before `end`; `target` is its number.

    Cell 0 is where lines begin that are not outdented.
    """

    start: int
    end: int
    target: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, its level from 1 and the number of its line on the page, from 0."""

    title: str
    level: int
    line: int


@dataclass(slots=True)
class Sheet:
    """A page laid out: lines of at most `width` cells, and what can be chosen on them in reading order.

    Tables that need it are up to `widest` cells wide, and as far out on the left as on the right.
    """

    width: int
    widest: int
    lines: list[Line] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    """The line of each place that a link can lead to."""
    targets: list[Target] = field(default_factory=list)
    target_lines: list[int] = field(default_factory=list)
    """The first line of each target."""
    areas: dict[int, list[Area]] = field(default_factory=dict)
    """Where targets are drawn, by line."""

    def spot(self, line: int) -> Spot:
        """The place of a line, by its number."""
        if line >= len(self.lines):
            return Spot(self.lines[-1].block + 1 if self.lines else 0, 0, 0)
        block = self.lines[line].block
        lengths = self._lengths(block)
        at = line - self._first(block)
        alike = bisect_left(lengths, lengths[at])
        return Spot(block, lengths[at], at - alike, self._texts(block, block + _TEXTS))

    def line_at(self, spot: Spot) -> int:
        """The number of the line that shows a place."""
        block = self._block_at(spot)
        lengths = self._lengths(block)
        last = max(0, bisect_right(lengths, spot.chars) - 1)
        first = bisect_left(lengths, lengths[last]) if lengths else 0
        return self._first(block) + min(last, first + spot.lines)

    def _block_at(self, spot: Spot) -> int:
        """Where most of the texts of a place follow each other as they did; of several the nearest."""
        is_top = not self.lines or (spot.block <= self.lines[0].block and not spot.chars and not spot.lines)
        if is_top or spot.texts in ((), self._texts(spot.block, spot.block + len(spot.texts))):
            return spot.block
        numbers: dict[str, list[int]] = {}
        for number, text in enumerate(self._texts(0, sys.maxsize)):
            numbers.setdefault(text, []).append(number)
        found = Counter(at - after for after, text in enumerate(spot.texts) if text for at in numbers.get(text, ()))
        return max(max(found, key=lambda block: (found[block], -abs(block - spot.block)), default=spot.block), 0)

    def _texts(self, start: int, end: int) -> tuple[str, ...]:
        """The texts of the blocks from one number to before another, without spaces, which go where lines break."""
        texts = [""] * max(0, min(end, self.lines[-1].block + 1 if self.lines else 0) - start)
        for line in self.lines[self._first(start) : self._first(end)]:
            if len(texts[line.block - start]) < _TEXT:
                texts[line.block - start] += "".join(plain(line.text).split())
        return tuple(text[:_TEXT] for text in texts)

    def _first(self, block: int) -> int:
        return bisect_left(self.lines, block, key=lambda line: line.block)

    def _lengths(self, block: int) -> list[int]:
        """How many characters of a block come before each of its lines, but for spaces: where it is broken they go."""
        lines = self.lines[self._first(block) : self._first(block + 1)]
        lengths = [0]
        for line in lines[:-1]:
            lengths.append(lengths[-1] + len("".join(plain(line.text).split())))
        return lengths[: len(lines)]

    def target_at(self, line: int, cell: int) -> int | None:
        """The number of the target that is drawn there."""
        return next((area.target for area in self.areas.get(line, ()) if area.start <= cell < area.end), None)


def lay_out(blocks: Iterable[Block], width: int, widest: int = 0) -> Sheet:
    """Lay blocks out for a width in cells; tables may be `widest` cells wide if that is more."""
    layout = _Layout(max(1, width), max(1, width, widest))
    layout.add(blocks)
    layout.finish()
    return layout.sheet


class _Layout:
    def __init__(self, width: int, widest: int) -> None:
        self.sheet = Sheet(width, widest)
        self._least = min(_LEAST_WIDTH, max(2, width // 2))
        self._room = width
        self._lead: Spans = ()  # of the next line
        self._follow: Spans = ()  # of the lines after it
        self._anchors: list[str] = []  # that wait for their line
        self._block = 0  # how many have begun

    def add(self, blocks: Iterable[Block]) -> None:
        """Add blocks, one below the other."""
        before: Block | None = None
        for block in blocks:
            if isinstance(block, Anchor):
                self._anchors.append(block.name)
                continue
            if before is not None and block.gap and not _is_joined(before, block):
                self._add_gap()
            before = block
            self._block += 1
            match block:
                case Group():
                    self._add_group(block)
                case Text():
                    self._add_text(block)
                case Code():
                    self._add_code(block)
                case Table():
                    self._add_table(block)
                case ThematicBreak():
                    self._put((Span("─" * self._room, Look.MUTED),), block.line)

    def finish(self) -> None:
        """Say where the last anchors are; number the targets, and note where they are drawn."""
        sheet = self.sheet
        self._place_anchors(max(0, len(sheet.lines) - 1))
        numbers: dict[int, int] = {}
        for number, line in enumerate(sheet.lines):
            if not any(span.target is not None for span in line.text):
                continue
            cell = _cells(line.lead) - line.outdent
            for span in line.text:
                end = cell + cell_len(span.text)
                if span.target is not None:
                    if id(span.target) not in numbers:
                        numbers[id(span.target)] = len(sheet.targets)
                        sheet.targets.append(span.target)
                        sheet.target_lines.append(number)
                    sheet.areas.setdefault(number, []).append(Area(cell, end, numbers[id(span.target)]))
                cell = end

    def _add_gap(self) -> None:
        lines = self.sheet.lines
        if lines and lines[-1].text:
            lines.append(Line(self._follow, (), block=self._block))

    def _add_group(self, group: Group) -> None:
        """Add a group behind its leads, or behind as many of them as leave room for it; or else below its own."""
        follow, width = self._follow, self._room
        kept, room = len(self._follow), self._room - cell_len(group.lead.text)
        while kept and room < self._least:
            kept -= 1
            room += cell_len(self._follow[kept].text)
        if room >= self._least:
            self._lead, self._follow = (*self._lead[:kept], group.lead), (*self._follow[:kept], group.follow)
            self._room = room
        else:
            self._lead, self._follow, self._room = (), (), self.sheet.width
            if cell_len(group.lead.text) > _BULLET:
                self._add_text(Text((group.lead,), group.line))
        count = len(self.sheet.lines)
        self.add(group.blocks)
        if len(self.sheet.lines) == count:
            self._put((), group.line)
        self._lead, self._follow, self._room = follow, follow, width

    def _add_text(self, block: Text) -> None:
        if block.level:
            self.sheet.headings.append(Heading(clean(plain(block.spans)), block.level, len(self.sheet.lines)))
        wrapped = False
        for text in wrap(block.spans, self._room):
            self._put(text, block.line, wrapped, block.level)
            wrapped = True

    def _add_code(self, block: Code) -> None:
        is_indented = self._room - _cells((_CODE_INDENT,)) >= self._least
        room = self._room - _cells((_CODE_INDENT,)) if is_indented else self._room
        ground = min(room, max(map(_cells, block.lines), default=0) + _CODE_MARGIN)
        for number, line in enumerate(block.lines):
            source = block.line and block.line + number
            self._block += 1
            for place, piece in enumerate([line] if _cells(line) <= room else chop(line, room)):
                if is_indented:
                    self._lead = (*self._lead, _CODE_GOES_ON if place else _CODE_INDENT)
                blank = ground - _cells(piece)
                self._put(piece, source, wrapped=bool(place), tail=(Span(" " * blank, Look.CODE),) if blank > 0 else ())

    def _add_table(self, block: Table) -> None:
        """Add a table; one that stands behind nothing may be wider than the text."""
        widest = self._room if self._lead or self._follow else self.sheet.widest
        lines = list(lay_out_table(block, self._room, widest))
        outdent = max(0, max(map(_cells, lines), default=0) - self._room) // 2
        for line in lines:
            self._put(line, block.line, outdent=outdent)

    def _put(
        self,
        text: Spans,
        source: int,
        wrapped: bool = False,
        level: int = 0,
        tail: Spans = (),
        outdent: int = 0,
    ) -> None:
        if self._anchors:
            self._place_anchors(len(self.sheet.lines))
        self.sheet.lines.append(Line(self._lead, text, source, wrapped, level, self._block, tail, outdent))
        self._lead = self._follow

    def _place_anchors(self, line: int) -> None:
        for name in self._anchors:
            self.sheet.anchors.setdefault(name, line)
        self._anchors.clear()


def _is_joined(above: Block, block: Block) -> bool:
    """Whether a block stands right below what is its title; headings are set off from each other."""
    are_headings = isinstance(above, Text) and isinstance(block, Text) and above.level and block.level
    return isinstance(above, Text) and above.joined and not are_headings


def _cells(spans: Spans) -> int:
    return sum(cell_len(span.text) for span in spans)
