"""A list that costs the same at ten rows and at a million."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from tui.lines.framed_lines import FramedLines


class LineList(FramedLines):
    """Rows drawn one by one while they are in sight, and a cursor that keys and mouse move.

    A subclass draws a row, and hears when the user moves or chooses. Calls from outside move the cursor without a
    word; only the user's own moves are told.
    """

    BINDING_GROUP_TITLE = "Any list"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--bar",
        "line-list--muted",
        "line-list--listed",
        "line-list--match",
        "line-list--strong",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", show=False, id="down", tooltip="One row down"),
        Binding("k,up", "move(-1)", "Up", show=False, id="up", tooltip="One row up"),
        Binding("g,home", "first", "First", show=False, id="first", tooltip="To the first row"),
        Binding("G,end", "last", "Last", show=False, id="last", tooltip="To the last row"),
        Binding("ctrl+d", "half(1)", "Half down", show=False, id="half-down", tooltip="Half a page down"),
        Binding("ctrl+u", "half(-1)", "Half up", show=False, id="half-up", tooltip="Half a page up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="page-down", tooltip="A page down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="page-up", tooltip="A page up"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (the name is Textual's)
        super().__init__(id=id)
        self._cursor = 0
        self._count = 0
        self._wanted_top: int | None = None

    def draw_row(self, number: int, width: int) -> Content:
        """Draw row `number` in at most `width` cells."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """Hear that the user has moved the cursor to another row."""

    def row_chosen(self) -> None:
        """Hear that the user has chosen the row under the cursor."""

    def is_rule(self, number: int) -> bool:  # noqa: ARG002 (for subclasses)
        """Whether a row only parts those above it from those below, so that the cursor passes it by."""
        return False

    @property
    def cursor(self) -> int:
        """The number of the row under the cursor, from 0; 0 too when there are no rows."""
        return self._cursor

    @property
    def line_count(self) -> int:
        """How many rows there are."""
        return self._count

    def set_rows(self, count: int, cursor: int = 0, top: int = 0) -> None:
        """Replace all rows; the cursor goes to its row and the view to `top`, or to where the cursor is in sight."""
        self._count = count
        self._cursor = self._row_near(cursor, 1)
        self.frame_note = self.position_note()
        self._wanted_top = top
        self.resized()

    def move_to(self, number: int) -> bool:
        """Move the cursor to a row, or the nearest that exists; whether it is another row."""
        before = self._cursor
        self._cursor = self._row_near(number, 1 if number >= before else -1)
        self._wanted_top = None
        self.frame_note = self.position_note()
        self.go_to_line(self._cursor)
        return self._cursor != before

    def component(self, name: str) -> Style:
        """What the stylesheet adds to a row for `line-list--NAME`."""
        return self.part(f"line-list--{name}")

    def draw_line(self, number: int, width: int, base: Style) -> Strip:
        """Draw a row with the cursor's bar before it."""
        if number >= self._count:
            return Strip.blank(width, base.rich_style)
        bar = Content(" ")
        if number == self._cursor:
            base += self.component("cursor")
            bar = Content.styled("▌", self.component("bar"))
        row = (bar + self.draw_row(number, width - 1)).truncate(width, pad=True)
        return Strip(row.render_segments(base), width)

    def resized(self) -> None:
        """Show what was asked for last, as far as the cursor stays in sight."""
        top = self._scrolled if self._wanted_top is None else self._wanted_top
        self._scrolled = max(0, min(top, self._count - self.inner_height))
        self.go_to_line(self._cursor, margin=self.inner_height // 2)

    def on_click(self, event: events.Click) -> None:
        """Move to the clicked row; a double click chooses it."""
        number = self.line_at(event)
        if number is None:
            return
        event.stop()
        self.move_by_user(number)
        if event.chain == 2:
            self.row_chosen()

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.move_by_user(self._cursor + rows)

    def action_first(self) -> None:
        """Move to the first row."""
        self.move_by_user(0)

    def action_last(self) -> None:
        """Move to the last row."""
        self.move_by_user(self._count - 1)

    def action_half(self, pages: int) -> None:
        """Move by half pages."""
        self.move_by_user(self._cursor + pages * max(1, self.inner_height // 2))

    def action_page(self, pages: int) -> None:
        """Move by pages."""
        self.move_by_user(self._cursor + pages * max(1, self.inner_height - 1))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self._count:
            self.row_chosen()

    def move_by_user(self, number: int) -> None:
        """Move the cursor for the user, and tell when it is on another row."""
        if self.move_to(number):
            self.cursor_moved()

    def _row_near(self, number: int, direction: int) -> int:
        """The row with a number, or where there is none or only a rule the next one that there is."""
        number = max(0, min(number, self._count - 1))
        if not self.is_rule(number):
            return number
        beyond = number + direction
        return beyond if 0 <= beyond < self._count else number - direction

    def position_note(self) -> str:
        """Say where the cursor is."""
        return f"{self._cursor + 1}/{self._count}" if self._count else "0/0"
