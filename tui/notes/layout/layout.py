"""Blocks into lines of a width: what a page looks like, and where on it things are."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rich.cells import cell_len

from tui.library.sanitise import clean
from tui.notes.blocks import Anchor, Block, Code, Group, Look, Span, Spans, Table, Target, Text, ThematicBreak, plain
from tui.notes.layout.table_layout import lay_out_table
from tui.notes.layout.wrap import chop, wrap

_LEAST_WIDTH = 16  # cells that leads leave for the text, or half of them where there are fewer
_BULLET = 2  # cells of a lead that says nothing but where something begins
_CODE_INDENT = Span("  ")
_CODE_GOES_ON = Span("↪ ", Look.MUTED)


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


@dataclass(frozen=True, slots=True)
class Area:
    """Where in a line a target is drawn: cells from `start` to before `end`; `target` is its number."""

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
    """A page laid out: lines of at most `width` cells, and what can be chosen on them in reading order."""

    width: int
    lines: list[Line] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    """The line of each place that a link can lead to."""
    targets: list[Target] = field(default_factory=list)
    target_lines: list[int] = field(default_factory=list)
    """The first line of each target."""
    areas: dict[int, list[Area]] = field(default_factory=dict)
    """Where targets are drawn, by line."""

    def line_from(self, source: int) -> int:
        """The first line that shows a line of the file, or one after it; 0 if there is none."""
        return next((number for number, line in enumerate(self.lines) if line.source >= source > 0), 0)

    def target_at(self, line: int, cell: int) -> int | None:
        """The number of the target that is drawn there."""
        return next((area.target for area in self.areas.get(line, ()) if area.start <= cell < area.end), None)


def lay_out(blocks: Iterable[Block], width: int) -> Sheet:
    """Lay blocks out for a width in cells."""
    layout = _Layout(max(1, width))
    layout.add(blocks)
    layout.finish()
    return layout.sheet


class _Layout:
    def __init__(self, width: int) -> None:
        self.sheet = Sheet(width)
        self._least = min(_LEAST_WIDTH, max(2, width // 2))
        self._room = width
        self._lead: Spans = ()  # of the next line
        self._follow: Spans = ()  # of the lines after it
        self._anchors: list[str] = []  # that wait for their line

    def add(self, blocks: Iterable[Block]) -> None:
        """Add blocks, one below the other."""
        before: Block | None = None
        for block in blocks:
            if isinstance(block, Anchor):
                self._anchors.append(block.name)
                continue
            if before is not None and block.gap and not (isinstance(before, Text) and before.joined):
                self._add_gap()
            before = block
            match block:
                case Group():
                    self._add_group(block)
                case Text():
                    self._add_text(block)
                case Code():
                    self._add_code(block)
                case Table():
                    for line in lay_out_table(block, self._room):
                        self._put(line, block.line)
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
            cell = _cells(line.lead)
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
            lines.append(Line(self._follow, ()))

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
        for number, line in enumerate(block.lines):
            source = block.line and block.line + number
            for place, piece in enumerate([line] if _cells(line) <= room else chop(line, room)):
                if is_indented:
                    self._lead = (*self._lead, _CODE_GOES_ON if place else _CODE_INDENT)
                self._put(piece, source, wrapped=bool(place))

    def _put(self, text: Spans, source: int, wrapped: bool = False, level: int = 0) -> None:
        if self._anchors:
            self._place_anchors(len(self.sheet.lines))
        self.sheet.lines.append(Line(self._lead, text, source, wrapped, level))
        self._lead = self._follow

    def _place_anchors(self, line: int) -> None:
        for name in self._anchors:
            self.sheet.anchors.setdefault(name, line)
        self._anchors.clear()


def _cells(spans: Spans) -> int:
    return sum(cell_len(span.text) for span in spans)
