"""The box above the list: a query is typed in it, and answered off the UI thread."""

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.library.library import Library
from tui.lines.one_line_input import OneLineInput
from tui.search.hit import Hit

if TYPE_CHECKING:
    from tui.search.engine import Engine


class SearchBar(Container):
    """An input that answers each keystroke with hits, and the keys that work in the hits while one types."""

    BINDING_GROUP_TITLE = "Search box"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+j",
            "choose",
            "Go to it",
            priority=True,
            id="search-choose",
            tooltip="Go to the hit, in its venue",
        ),
        Binding("down,ctrl+n", "step(1)", "Next hit", show=False, id="search-down", tooltip="One hit down"),
        Binding("up,ctrl+p", "step(-1)", "Previous hit", show=False, id="search-up", tooltip="One hit up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="search-page-down", tooltip="A page of hits down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="search-page-up", tooltip="A page of hits up"),
    ]

    class Answered(Message):
        """What is typed has these hits."""

        def __init__(self, query: str, hits: Sequence[Hit]) -> None:
            super().__init__()
            self.query = query
            self.hits = hits

    class Emptied(Message):
        """Nothing is typed any more."""

    class Chosen(Message):
        """The user wants the hit under the cursor of the list; the list has the hits of what is typed."""

    class Stepped(Message):
        """The user moves in the hits, by rows or by pages."""

        def __init__(self, rows: int = 0, pages: int = 0) -> None:
            super().__init__()
            self.rows = rows
            self.pages = pages

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._engine: Engine | None = None
        self._building = Lock()
        self._answered = ""
        self.border_title = Content("Find")
        self.display = False

    def compose(self) -> ComposeResult:
        """Make the input."""
        yield OneLineInput(placeholder="title, venue, year, #tag … in any order", compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Make the engine ready once the panes are on the screen."""
        self.call_after_refresh(self._find, "")

    @property
    def is_open(self) -> bool:
        """Whether the box is on the screen."""
        return self.display

    @property
    def is_behind(self) -> bool:
        """Whether the answer to what is typed is still to come."""
        return self.is_open and bool(self._input.value.strip()) and self._answered != self._input.value

    def open(self, query: str | None = None) -> None:
        """Show the box, ready for typing, with another query in it if one is given."""
        self.display = True
        if query is not None:
            self._input.value = query
            self._input.cursor_position = len(query)
        self.screen.set_focus(self._input)  # at once: letters typed in one go with the slash belong in the box

    def close(self) -> None:
        """Take the box off the screen and forget the query."""
        self.display = False
        self._answered = ""
        with self.prevent(Input.Changed):
            self._input.value = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Answer what is typed now."""
        event.stop()
        if event.value.strip():
            self._find(event.value)
        elif self.is_open:
            self._answered = event.value
            self.post_message(self.Emptied())

    def action_choose(self) -> None:
        """Choose the hit under the cursor, if the list has the hits of what is typed."""
        if self._input.value.strip() and not self.is_behind:
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

    @work(thread=True, exclusive=True)
    def _find(self, query: str) -> None:
        """Search in a thread of its own; an empty query only makes the engine ready."""
        from tui.search.engine import Engine  # loads RapidFuzz, which the first paint can do without

        with self._building:
            if self._engine is None:
                self._engine = Engine(self._library)
        hits = self._engine.find(query)
        self.app.call_from_thread(self._answer, query, hits)

    def _answer(self, query: str, hits: Sequence[Hit]) -> None:
        """Pass an answer on, unless the box has moved on to another query."""
        if not query or not self.is_open or self._input.value != query:
            return
        self._answered = query
        self.post_message(self.Answered(query, hits))
