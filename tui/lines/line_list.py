"""A list that costs the same at ten rows and at a million."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from tui.lines.component_style import component_style


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows drawn one by one while they are visible, and a cursor that keys and mouse move.

    A subclass says how many rows there are, draws one, and hears when the user moves or chooses. Calls from outside
    move the cursor without a word; only the user's own moves are told.
    """

    ALLOW_SELECT = False
    BINDING_GROUP_TITLE = "Any list"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--bar",
        "line-list--muted",
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

    def draw_row(self, number: int, width: int) -> Content:
        """Draw row `number` in at most `width` cells."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """Hear that the user has moved the cursor to another row."""

    def row_chosen(self) -> None:
        """Hear that the user has chosen the row under the cursor."""

    @property
    def cursor(self) -> int:
        """The number of the row under the cursor, from 0; 0 too when there are no rows."""
        return self._cursor

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    def set_rows(self, count: int, cursor: int = 0, top: int | None = None) -> None:
        """Replace all rows; the cursor goes to its row and the view to `top`, or to where the cursor is seen."""
        self._count = count
        self._cursor = max(0, min(cursor, count - 1))
        self.virtual_size = Size(0, count)
        if top is not None:
            self.scroll_to(y=top, animate=False, force=True)
        self._show_cursor(margin=self.scrollable_content_region.height // 2)
        self.refresh()

    def move_to(self, number: int) -> bool:
        """Move the cursor to a row, or the nearest that exists; whether it is another row."""
        before = self._cursor
        self._cursor = max(0, min(number, self._count - 1))
        self._show_cursor()
        if self._cursor == before:
            return False
        self.refresh_line(before)
        self.refresh_line(self._cursor)
        return True

    def component(self, name: str) -> Style:
        """What the stylesheet adds to a row for `line-list--NAME`."""
        return component_style(self, f"line-list--{name}")

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget (part of Textual's line API)."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        style = self.visual_style
        if number >= self._count:
            return Strip.blank(width, style.rich_style)
        under_cursor = number == self._cursor
        if under_cursor:
            style += self.component("cursor")
        bar = Content.styled("▌", self.component("bar")) if under_cursor else Content(" ")
        row = (bar + self.draw_row(number, width - 1)).truncate(width, pad=True)
        return Strip(row.render_segments(style), width)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """Move to the clicked row; a double click chooses it."""
        at = event.get_content_offset(self)
        if at is None or (number := at.y + self.scroll_offset.y) >= self._count:
            return
        event.stop()
        self._move_by_user(number)
        if event.chain == 2:
            self.row_chosen()

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self._move_by_user(self._cursor + rows)

    def action_first(self) -> None:
        """Move to the first row."""
        self._move_by_user(0)

    def action_last(self) -> None:
        """Move to the last row."""
        self._move_by_user(self._count - 1)

    def action_half(self, pages: int) -> None:
        """Move by half pages."""
        self._move_by_user(self._cursor + pages * max(1, self.scrollable_content_region.height // 2))

    def action_page(self, pages: int) -> None:
        """Move by pages."""
        self._move_by_user(self._cursor + pages * max(1, self.scrollable_content_region.height - 1))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self._count:
            self.row_chosen()

    def _move_by_user(self, number: int) -> None:
        if self.move_to(number):
            self.cursor_moved()

    def _show_cursor(self, margin: int = 0) -> None:
        """Scroll until the cursor is seen; if that takes scrolling, with a margin of so many rows."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if height <= 0 or top <= self._cursor < top + height:
            return
        target = self._cursor - margin if self._cursor < top else self._cursor - height + 1 + margin
        self.scroll_to(y=target, animate=False, force=True)
