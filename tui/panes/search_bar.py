"""The box above the list in which a search is typed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Input


class SearchBar(Container):
    """An input with the keys that work in the hits while one types."""

    BINDING_GROUP_TITLE = "Search box"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            "Go to it",
            priority=True,
            id="search-choose",
            tooltip="Go to the selected hit, in its venue",
        ),
        Binding("down,ctrl+n", "step(1)", "Next hit", show=False, id="search-down", tooltip="One hit down"),
        Binding("up", "step(-1)", "Previous hit", show=False, id="search-up", tooltip="One hit up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="search-page-down", tooltip="A page of hits down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="search-page-up", tooltip="A page of hits up"),
    ]

    class Changed(Message):
        """The query is another one."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Chosen(Message):
        """The user wants the hit under the cursor of the list."""

    class Stepped(Message):
        """The user moves in the hits, by rows or by pages."""

        def __init__(self, rows: int = 0, pages: int = 0) -> None:
            super().__init__()
            self.rows = rows
            self.pages = pages

    def compose(self) -> ComposeResult:
        """Make the input."""
        yield Input(placeholder="title, venue, year, #tag … in any order", compact=True)

    def on_mount(self) -> None:
        """Stay out of sight until asked for."""
        self.border_title = Content("Find")
        self.display = False

    @property
    def query_text(self) -> str:
        """What is typed."""
        return self._input.value

    @property
    def is_open(self) -> bool:
        """Whether the box is on the screen."""
        return self.display

    def open(self, query: str) -> None:
        """Show the box with a query in it, ready for typing."""
        self.display = True
        self._input.value = query
        self._input.cursor_position = len(query)
        self.screen.set_focus(self._input)  # at once: letters typed in one go with the slash belong in the box

    def close(self) -> None:
        """Take the box off the screen and forget the query."""
        self.display = False
        with self.prevent(Input.Changed):
            self._input.value = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass the query on."""
        event.stop()
        self.post_message(self.Changed(event.value))

    def action_choose(self) -> None:
        """Choose the hit under the cursor."""
        self.post_message(self.Chosen())

    def action_step(self, rows: int) -> None:
        """Move in the hits."""
        self.post_message(self.Stepped(rows=rows))

    def action_page(self, pages: int) -> None:
        """Move in the hits by pages."""
        self.post_message(self.Stepped(pages=pages))

    @property
    def _input(self) -> Input:
        return self.query_one(Input)
