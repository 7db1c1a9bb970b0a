"""Every key, as the bindings have it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import KeyGroup
from tui.panes.key_bar import KeyBar


class HelpScreen(ModalScreen[None]):
    """A table of keys, by the place where they work."""

    BINDING_GROUP_TITLE = "Help"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "close", "Close", id="help-close", tooltip="Close the help"),
        Binding("j,down", "scroll(1)", "Down", id="help-down", tooltip="A line down"),
        Binding("k,up", "scroll(-1)", "Up", id="help-up", tooltip="A line up"),
        Binding("ctrl+d,pagedown", "page(1)", "Page down", show=False, id="help-page-down", tooltip="A page down"),
        Binding("ctrl+u,pageup", "page(-1)", "Page up", show=False, id="help-page-up", tooltip="A page up"),
    ]

    def __init__(self, groups: Sequence[KeyGroup]) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """Make the table."""
        with Vertical(classes="dialog"):
            with VerticalScroll(can_focus=False):
                yield Static(self._table())
            yield KeyBar()

    def on_mount(self) -> None:
        """Name the dialog."""
        self.query_one(".dialog").border_title = Content("Keys")

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the dialog."""
        if event.widget is self:
            self.dismiss()

    def action_close(self) -> None:
        """Go back to the panes."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)

    def _table(self) -> Content:
        names = [", ".join(row.keys) for group in self._groups for row in group.rows]
        width = max(map(len, names), default=0) + 2
        lines: list[Content] = []
        for group in self._groups:
            if lines:
                lines.append(Content(""))
            lines.append(Content(group.title).stylize("bold $accent"))
            lines.extend(
                Content.assemble((", ".join(row.keys).ljust(width), "bold"), row.meaning) for row in group.rows
            )
        return Content("\n").join(lines)
