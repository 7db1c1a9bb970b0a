"""A page to read, in a frame: it scrolls, and what can be chosen on it can be walked and chosen."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from tui.lines.page_lines import PageLines
from tui.notes.blocks import Block, Look, Target
from tui.notes.layout.layout import BEGINNING, Line, Spot


class Mark(NamedTuple):
    """Characters of a line that are marked, from `start` to before `end`."""

    start: int
    end: int
    is_current: bool


class SheetView(PageLines):
    """A page. One of the targets in sight is current."""

    BINDING_GROUP_TITLE = "Any page"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sheet-view--cursor",
        "sheet-view--found",
        "sheet-view--current",
        "sheet-view--heading-1",
        "sheet-view--heading-2",
        "sheet-view--heading-3",
        *(f"sheet-view--{look.name}".lower() for look in Look if look.name),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+j",
            "choose",
            "Follow",
            id="page-choose",
            tooltip="Follow the link, or show the papers with the tag",
        ),
        Binding("g,home", "to_top", "Top", show=False, id="page-top", tooltip="To the first line"),
        Binding("G,end", "to_end", "End", show=False, id="page-end", tooltip="To the last line"),
        Binding("ctrl+d", "half(1)", "Half down", show=False, id="page-half-down", tooltip="Half a page down"),
        Binding("ctrl+u", "half(-1)", "Half up", show=False, id="page-half-up", tooltip="Half a page up"),
        Binding("pagedown,space", "page(1)", "Page down", show=False, id="page-down", tooltip="A page down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="page-up", tooltip="A page up"),
    ]

    class Chosen(Message):
        """The user has chosen a link, a tag or an entry."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, blocks: Sequence[Block], *, id: str | None = None) -> None:  # noqa: A002 (the name is Textual's)
        super().__init__(blocks, id=id)
        self._current = -1
        self._looks: dict[tuple[Look, int], Style] = {}

    def show_blocks(self, blocks: Sequence[Block], spot: Spot = BEGINNING, current: int = -1) -> None:
        """Show other blocks, from a place on, with the cursor on a target of them."""
        self._current = current
        self.show_from(blocks, spot)

    def point_at(self, number: int) -> None:
        """Move the cursor to a target without scrolling, or with -1 to none."""
        self._current = number
        self.repaint()

    def go_to_target(self, number: int) -> None:
        """Move the cursor to a target, by its number on the sheet."""
        self._current = number
        self.go_to_line(self.sheet.target_lines[number])

    @property
    def current(self) -> int:
        """The number of the target that the cursor was moved to last, which may be out of sight; -1 for none."""
        return self._current

    @property
    def target(self) -> Target | None:
        """What is current, if it is in sight."""
        return self.sheet.targets[self._current] if self._current in self.targets_in_sight() else None

    @property
    def source_line(self) -> int:
        """The 1-based line of the file that is the first in sight; 0 if none of the lines in sight is of the file."""
        in_sight = self.sheet.lines[self.top : self.top + max(1, self.inner_height)]
        return next((line.source for line in in_sight if line.source), 0)

    def notify_style_update(self) -> None:
        """Take the new colours."""
        super().notify_style_update()
        self._looks.clear()

    def line_key(self, number: int) -> Hashable | None:
        """A line looks the same until there is a cursor or a mark in it."""
        return None if self.marks(number) or (self.has_focus and number in self.sheet.areas) else number

    def marks(self, line: int) -> Sequence[Mark]:  # noqa: ARG002 (for subclasses)
        """What to mark in a line, in order."""
        return ()

    def draw_line(self, number: int, width: int, base: Style) -> Strip:
        """Draw a line with a space on both sides, and the cursor on it if it is there."""
        if number >= self.line_count:
            return Strip.blank(width, base.rich_style)
        line = self.sheet.lines[number]
        margin = Segment(" " * (self._margin - line.outdent), base.rich_style)
        segments = [margin, *self._segments(number, line, base)]
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    @property
    def _margin(self) -> int:
        """Cells before the text: it stands in the middle where there is room to spare."""
        return max(1, (self.inner_width - self.sheet.width) // 2)

    def _segments(self, number: int, line: Line, base: Style) -> Iterable[Segment]:
        for span in line.lead:
            yield Segment(span.text, (base + self._style(span.look, 0)).rich_style)
        current = self.target if self.has_focus else None
        marks = self.marks(number)
        at = 0
        for span in line.text:
            style = base + self._style(span.look, line.level)
            if current is not None and span.target is current:
                style += self.part("sheet-view--cursor")
            yield from self._marked(span.text, at, style, marks)
            at += len(span.text)
        for span in line.tail:
            yield Segment(span.text, (base + self._style(span.look, 0)).rich_style)

    def _marked(self, text: str, at: int, style: Style, marks: Sequence[Mark]) -> Iterable[Segment]:
        """A span that begins at character `at` of its line, cut where marks begin and end."""
        begun = 0
        for mark in marks:
            first, last = max(mark.start - at, begun), min(mark.end - at, len(text))
            if first < last:
                yield Segment(text[begun:first], style.rich_style)
                name = "sheet-view--current" if mark.is_current else "sheet-view--found"
                yield Segment(text[first:last], (style + self.part(name)).rich_style)
                begun = last
        yield Segment(text[begun:], style.rich_style)

    def _style(self, look: Look, level: int) -> Style:
        """What the stylesheet says of a look, in a heading of a level."""
        if (look, level) not in self._looks:
            style = Style()
            if level:
                style += self.part(f"sheet-view--heading-{min(level, 3)}")
            for part in look:
                style += self.part(f"sheet-view--{part.name}".lower())
            self._looks[look, level] = style
        return self._looks[look, level]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a choice only where there is something to choose (a hook of Textual's)."""
        return bool(self.sheet.targets) if action == "choose" else super().check_action(action, parameters)

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked target."""
        line = self.line_at(event)
        number = self.sheet.target_at(line, event.x - 1 - self._margin) if line is not None else None
        if number is not None:
            event.stop()
            self._current = number
            self.action_choose()

    def action_choose(self) -> None:
        """Choose what is current."""
        if self.target is not None:
            self.post_message(self.Chosen(self.target))

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.go_to_top(self.top + lines)

    def action_half(self, pages: int) -> None:
        """Scroll by half pages."""
        self.go_to_top(self.top + pages * max(1, self.inner_height // 2))

    def targets_in_sight(self) -> range:
        """The numbers of the targets that begin in sight."""
        lines = self.sheet.target_lines
        return range(bisect_left(lines, self.top), bisect_left(lines, self.top + self.inner_height))
