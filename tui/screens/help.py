"""Every key, as the bindings have it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.keys import KeyGroup
from tui.lines.sheet_view import SheetView
from tui.notes.blocks import Block, Group, Look, Span, Text
from tui.screens.dialog import Dialog


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


def _table(groups: Sequence[KeyGroup]) -> Iterator[Block]:
    cells = max(len(", ".join(row.keys)) for group in groups for row in group.rows) + 2
    for group in groups:
        yield Text((Span(group.title),), level=2)
        for row in group.rows:
            keys = Span(", ".join(row.keys).ljust(cells), Look.BOLD)
            yield Group(keys, Span(" " * cells), [Text((Span(row.meaning),))], gap=False)


class HelpScreen(Dialog[None]):
    """The table of keys over the panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "close", "Close", id="help-close", tooltip="Close the help"),
    ]

    def __init__(self, groups: Sequence[KeyGroup]) -> None:
        super().__init__()
        self._groups = groups

    def compose_box(self) -> ComposeResult:
        """Make the table."""
        yield KeyTable(self._groups)
