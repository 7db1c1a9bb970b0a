"""The base of the panes: lines in a frame, of which only those that have changed are sent to the terminal."""

from collections.abc import Hashable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tui.lines.component_style import component_style
from tui.lines.scrollbar import Scrollbar

_WHEEL_LINES = 3
_MOST_DRAWN = 2000  # lines that are kept
_TOP, _BOTTOM = ("╭", "─", "╮"), ("╰", "─", "╯")
_SIDE, _THUMB = "│", "┃"


class FramedLines(Widget, can_focus=True):
    """Lines that scroll in a frame with a title above and a note below; the right side of it is the scrollbar.

    A subclass says how many lines there are and draws one. Textual would paint a whole widget anew, and often the
    whole screen, for what changes two lines; over a slow link that is felt at every key.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"framed-lines--frame", "framed-lines--title", "framed-lines--note"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (the name is Textual's)
        super().__init__(id=id)
        self.frame_title = ""
        self.frame_note = ""
        self._scrolled = 0
        self._painted: dict[int, Strip] = {}
        self._drawn: dict[Hashable, Strip] = {}
        self._styles: dict[str, Style] = {}
        self._drags = False

    @property
    def line_count(self) -> int:
        """How many lines there are to scroll through."""
        raise NotImplementedError

    def draw_line(self, number: int, width: int, base: Style) -> Strip:
        """Draw a line in exactly `width` cells; lines past the last one are asked for too."""
        raise NotImplementedError

    def line_key(self, number: int) -> Hashable | None:  # noqa: ARG002 (for subclasses)
        """What a line depends on beside width, focus and theme, so that it is drawn once; None if on too much."""
        return None

    def part(self, name: str) -> Style:
        """What the stylesheet adds for a component class."""
        if name not in self._styles:
            self._styles[name] = component_style(self, name)
        return self._styles[name]

    @property
    def top(self) -> int:
        """The number of the first line in sight."""
        return self._scrolled

    @property
    def inner_width(self) -> int:
        """Cells inside the frame."""
        return max(0, self.size.width - 2)

    @property
    def inner_height(self) -> int:
        """Lines inside the frame."""
        return max(0, self.size.height - 2)

    def go_to_top(self, top: int) -> None:
        """Scroll until a line is the first in sight, or as near as there are lines."""
        self._scrolled = max(0, min(top, self.line_count - self.inner_height))
        self.repaint()

    def go_to_line(self, line: int, margin: int = 0) -> None:
        """Scroll until a line is in sight; if that takes scrolling, with a margin of so many lines."""
        if not self.inner_height:
            self.repaint()
        elif line < self._scrolled:
            self.go_to_top(line - margin)
        elif line >= self._scrolled + self.inner_height:
            self.go_to_top(line - self.inner_height + 1 + margin)
        else:
            self.repaint()

    def repaint(self) -> None:
        """Draw the lines in sight and send those that differ from what is on the screen."""
        if not self.is_on_screen:
            self._painted.clear()
            self.refresh()  # all of it, when it comes back: what changed in the meantime is not known
            return
        changed = []
        size, base = self.size, self.visual_style
        for y in range(size.height):
            strip = self._draw(y, size, base)
            if strip != self._painted.get(y):
                self._painted[y] = strip
                changed.append(Region(0, y, size.width, 1))
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Hand a line of the widget to Textual (part of its line API)."""
        if y not in self._painted:
            self._painted[y] = self._draw(y, self.size, self.visual_style)
        return self._painted[y]

    def notify_style_update(self) -> None:
        """Draw all anew: the focus or the theme has changed."""
        super().notify_style_update()
        self._forget()

    def resized(self) -> None:
        """Fit the lines to a new size."""
        self.go_to_top(self._scrolled)

    def on_resize(self) -> None:
        """Draw all anew in the new size."""
        self._forget()
        self.resized()

    def action_page(self, pages: int) -> None:
        """Scroll by pages, of which one line stays in sight."""
        self.go_to_top(self._scrolled + pages * max(1, self.inner_height - 1))

    def action_to_top(self) -> None:
        """Scroll to the first line."""
        self.go_to_top(0)

    def action_to_end(self) -> None:
        """Scroll to the last line."""
        self.go_to_top(self.line_count)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.go_to_top(self._scrolled + _WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.go_to_top(self._scrolled - _WHEEL_LINES)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scrollbar."""
        if event.x == self.size.width - 1 and self._scrollbar.length:
            self._drags = True
            self.capture_mouse()
            self.go_to_top(self._scrollbar.top_at(event.y - 1))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the scrollbar."""
        if self._drags:
            self.go_to_top(self._scrollbar.top_at(event.y - 1))

    def on_mouse_up(self) -> None:
        """Let go of the scrollbar."""
        if self._drags:
            self._drags = False
            self.release_mouse()

    def line_at(self, event: events.Click) -> int | None:
        """The number of the clicked line; None for the frame and for what is below the last line."""
        inside = 0 < event.x < self.size.width - 1 and 0 < event.y < self.size.height - 1
        number = event.y - 1 + self._scrolled
        return number if inside and number < self.line_count else None

    @property
    def _scrollbar(self) -> Scrollbar:
        return Scrollbar(self.line_count, self.inner_height)

    def _draw(self, y: int, size: Size, base: Style) -> Strip:
        width, height = size
        frame = base + self.part("framed-lines--frame")
        if width < 2 or height < 2:
            return Strip.blank(width, base.rich_style)
        if y == 0:
            title = base + self.part("framed-lines--title")
            return self._draw_edge(_TOP, self.frame_title, width, frame, title, at_start=True)
        if y == height - 1:
            note = base + self.part("framed-lines--note")
            return self._draw_edge(_BOTTOM, self.frame_note, width, frame, note, at_start=False)
        side = Segment(_SIDE, frame.rich_style)
        thumb = Scrollbar(self.line_count, height - 2).thumb(self._scrolled)
        right = Segment(_THUMB, frame.rich_style) if y - 1 in thumb else side
        inner = self._inner_line(y - 1 + self._scrolled, width - 2, base)
        return Strip([side, *inner, right], width)

    def _inner_line(self, number: int, width: int, base: Style) -> Strip:
        key = self.line_key(number) if number < self.line_count else None
        if key is None:
            return self.draw_line(number, width, base)
        if key not in self._drawn:
            if len(self._drawn) > _MOST_DRAWN:
                self._drawn.clear()
            self._drawn[key] = self.draw_line(number, width, base)
        return self._drawn[key]

    def _forget(self) -> None:
        """Forget what was drawn with other colours or in another size."""
        self._painted.clear()
        self._drawn.clear()
        self._styles.clear()

    def _draw_edge(
        self, corners: tuple[str, str, str], text: str, width: int, frame: Style, words: Style, *, at_start: bool
    ) -> Strip:
        left, line, right = corners
        label = Content(f" {text} " if text else "").truncate(max(0, width - 4), ellipsis=True).plain
        rest = line * (width - 3 - cell_len(label))
        parts = [(left + line, frame), (label, words), (rest + right, frame)]
        if not at_start:
            parts = [(left + rest, frame), (label, words), (line + right, frame)]
        return Strip([Segment(part, style.rich_style) for part, style in parts if part], width)
