"""Every key, as the bindings have it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.keys import KeyGroup
from tui.lines.sheet_view import SheetView
from tui.notes.blocks import Block, Group, Look, Span, Text
from tui.panes.key_bar import KeyBar


class KeyTable(SheetView):
    """Groups of keys, with what each does."""

    BINDING_GROUP_TITLE = "Help"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", "Down", id="help-down", tooltip="A line down"),
        Binding("k,up", "scroll(-1)", "Up", id="help-up", tooltip="A line up"),
    ]

    def __init__(self, groups: Sequence[KeyGroup]) -> None:
        super().__init__(list(_table(groups)))
        self.frame_title = "Keys"

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.go_to_top(self.top + lines)


def _table(groups: Sequence[KeyGroup]) -> Iterator[Block]:
    cells = max(len(", ".join(row.keys)) for group in groups for row in group.rows) + 2
    for group in groups:
        yield Text((Span(group.title),), level=2)
        for row in group.rows:
            keys = Span(", ".join(row.keys).ljust(cells), Look.BOLD)
            yield Group(keys, Span(" " * cells), [Text((Span(row.meaning),))], gap=False)


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
