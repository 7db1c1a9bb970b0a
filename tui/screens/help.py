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
from tui.lines.component_style import component_style
from tui.lines.framed_lines import FramedLines
from tui.panes.key_bar import KeyBar


class KeyTable(FramedLines):
    """Groups of keys, one line for each action."""

    BINDING_GROUP_TITLE = "Help"

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-table--group", "key-table--key"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", "Down", id="help-down", tooltip="A line down"),
        Binding("k,up", "scroll(-1)", "Up", id="help-up", tooltip="A line up"),
        Binding("g,home", "page(-1000)", "Top", show=False, id="help-top", tooltip="To the first line"),
        Binding("G,end", "page(1000)", "End", show=False, id="help-end", tooltip="To the last line"),
        Binding("ctrl+d,pagedown", "page(1)", "Page down", show=False, id="help-page-down", tooltip="A page down"),
        Binding("ctrl+u,pageup", "page(-1)", "Page up", show=False, id="help-page-up", tooltip="A page up"),
    ]

    def __init__(self, groups: Sequence[KeyGroup]) -> None:
        super().__init__()
        self.frame_title = "Keys"
        self._lines: list[tuple[str, str]] = []
        for group in groups:
            if self._lines:
                self._lines.append(("", ""))
            self._lines.append((group.title, ""))
            self._lines += [(", ".join(row.keys), row.meaning) for row in group.rows]
        self._key_cells = max(len(keys) for keys, meaning in self._lines if meaning) + 2

    @property
    def line_count(self) -> int:
        """How many lines the table has."""
        return len(self._lines)

    def draw_line(self, number: int, width: int, base: Style) -> Strip:
        """Draw a group's title, or keys and meaning."""
        keys, meaning = self._lines[number] if number < self.line_count else ("", "")
        style = component_style(self, f"key-table--{'key' if meaning else 'group'}")
        line = Content.assemble(" ", (keys.ljust(self._key_cells), style), meaning)
        return Strip(line.truncate(width, ellipsis=True, pad=True).render_segments(base), width)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.go_to_top(self.top + lines)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.go_to_top(self.top + pages * max(1, self.inner_height - 1))


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
