"""Every key, as the bindings have it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.style import Style

from tui.keys import KeyGroup
from tui.lines.framed_lines import FramedLines
from tui.lines.page import Page
from tui.panes.key_bar import KeyBar


class KeyTable(FramedLines):
    """Groups of keys, with what each does."""

    BINDING_GROUP_TITLE = "Help"

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-table--group", "key-table--key"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", "Down", id="help-down", tooltip="A line down"),
        Binding("k,up", "scroll(-1)", "Up", id="help-up", tooltip="A line up"),
        Binding("g,home", "to_top", "Top", show=False, id="help-top", tooltip="To the first line"),
        Binding("G,end", "to_end", "End", show=False, id="help-end", tooltip="To the last line"),
        Binding("ctrl+d,pagedown", "page(1)", "Page down", show=False, id="help-page-down", tooltip="A page down"),
        Binding("ctrl+u,pageup", "page(-1)", "Page up", show=False, id="help-page-up", tooltip="A page up"),
    ]

    def __init__(self, groups: Sequence[KeyGroup]) -> None:
        super().__init__()
        self.frame_title = "Keys"
        self._groups = groups
        self._key_cells = max(len(", ".join(row.keys)) for group in groups for row in group.rows) + 2
        self._page: Page[None] = Page(0)

    @property
    def line_count(self) -> int:
        """How many lines the table has at this width."""
        self._fit()
        return len(self._page.lines)

    def draw_line(self, number: int, width: int, base: Style) -> Strip:
        """Draw a line of the table."""
        self._fit()
        line = self._page.lines[number] if number < len(self._page.lines) else Content("")
        return Strip((" " + line).truncate(width, pad=True).render_segments(base), width)

    def _fit(self) -> None:
        """Wrap the meanings to the width there is now."""
        width = max(1, self.inner_width - 2)
        if self._page.width == width:
            return
        self._page = Page(width)
        group_style, key_style = (self.part(f"key-table--{name}") for name in ("group", "key"))
        for group in self._groups:
            self._page.add_gap()
            self._page.add_text(Content(group.title).stylize(group_style))
            for row in group.rows:
                keys = Content(", ".join(row.keys).ljust(self._key_cells)).stylize(key_style)
                self._page.add_hanging(keys, Content(row.meaning))

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.go_to_top(self.top + lines)


class HelpScreen(ModalScreen[None]):
    """The table of keys over the panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "close", "Close", id="help-close", tooltip="Close the help"),
    ]

    def __init__(self, groups: Sequence[KeyGroup]) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """Make the table."""
        with Vertical(classes="dialog"):
            yield KeyTable(self._groups)
            yield KeyBar()

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the dialog."""
        if event.widget is self:
            self.action_close()

    def action_close(self) -> None:
        """Go back to the panes; a second click on the way out has nothing left to close."""
        if self.is_current:
            self.dismiss()
