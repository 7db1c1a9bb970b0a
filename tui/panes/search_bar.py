"""The box above the list: a query is typed in it, and under it stands what can be done about it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Input, Static

from tui.lines.component_style import component_style
from tui.lines.one_line_input import OneLineInput
from tui.queries import History
from tui.search.completion import Completer, Completion, completed

_HELP = '"exact" · -not · #tag · venue: year: author: in: is:'
_MOST_OFFERED = 12  # completions; a line has room for fewer
_RECALLING = "asked before: ↑ older, ↓ newer · ctrl+n to the hits"


class SearchBar(Container):
    """An input for queries, the keys that work in the hits while one types, and a line about the query."""

    BINDING_GROUP_TITLE = "Search box"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"search-bar--error", "search-bar--completion"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+j",
            "choose",
            "Go to it",
            priority=True,
            id="search-choose",
            tooltip="Go to the hit, in its venue",
        ),
        Binding("down", "down", "Next hit", show=False, id="search-down", tooltip="One hit down, or a newer query"),
        Binding("up", "up", "Previous hit", show=False, id="search-up", tooltip="One hit up, or the query before"),
        Binding("ctrl+n", "step(1)", "Next hit", show=False, id="search-next", tooltip="One hit down"),
        Binding("ctrl+p", "step(-1)", "Previous hit", show=False, id="search-previous", tooltip="One hit up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="search-page-down", tooltip="A page of hits down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="search-page-up", tooltip="A page of hits up"),
        Binding(
            "tab",
            "complete",
            "Complete",
            show=False,
            id="search-complete",
            tooltip="Complete, or go to the hits",
        ),
        Binding("f2", "save", "Save", id="search-save", tooltip="Save this search under a name"),
    ]

    class Typed(Message):
        """Another query is in the box; "" when there is none."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Chosen(Message):
        """The user wants the hit under the cursor of the list; the list has the hits of what is typed."""

    class Stepped(Message):
        """The user moves in the hits, by rows or by pages."""

        def __init__(self, rows: int = 0, pages: int = 0) -> None:
            super().__init__()
            self.rows = rows
            self.pages = pages

    class Left(Message):
        """The user wants to go on from the box to the hits."""

    class SaveWanted(Message):
        """The user wants to save the query."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    def __init__(self, completer: Completer, history: History) -> None:
        super().__init__()
        self._completer = completer
        self._history = history
        self._recalled: int | None = None
        self._answered = ""
        self._error = ""
        self._completions: list[Completion] = []
        self.border_title = Content("Find")
        self.display = False

    def compose(self) -> ComposeResult:
        """Make the input, and the line about what is in it."""
        yield OneLineInput(placeholder="title, venue, year, #tag … in any order", compact=True, select_on_focus=False)
        yield Static(_HELP, classes="-hint", markup=False)

    def use(self, completer: Completer) -> None:
        """From now on complete from another state of the library."""
        self._completer = completer

    @property
    def is_open(self) -> bool:
        """Whether the box is on the screen."""
        return self.display

    @property
    def is_behind(self) -> bool:
        """Whether the answer to what is typed is still to come."""
        return self.is_open and bool(self.query_text) and self._answered != self._input.value

    @property
    def typed(self) -> str:
        """What is in the box."""
        return self._input.value

    @property
    def query_text(self) -> str:
        """What is typed, without spaces around it."""
        return self.typed.strip()

    @property
    def answered_query(self) -> str:
        """What is typed, if it could be understood and has been answered; else ""."""
        return "" if self._error or self.is_behind else self.query_text

    def open(self, query: str | None = None) -> None:
        """Show the box, ready for typing, with another query in it if one is given."""
        self.display = True
        if query is not None:
            self._put(query)
        self.screen.set_focus(self._input)  # at once: letters typed in one go with the slash belong in the box

    def close(self) -> None:
        """Take the box off the screen and forget the query."""
        self.display = False
        self._answered = self._error = ""
        self._recalled = None
        with self.prevent(Input.Changed):
            self._input.value = ""
        self._say_about()

    def is_waiting_for(self, query: str) -> bool:
        """Whether this is what is typed, so that its answer is wanted."""
        return self.is_open and self._input.value == query

    def take_answer(self, error: str = "") -> None:
        """Hear that what is typed has been answered, or why it cannot be."""
        self._answered = self._input.value
        self._error = error
        self._say_about()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed now."""
        event.stop()
        if self._recalled is not None and event.value != self._history.queries[self._recalled]:
            self._recalled = None
        if self.is_open:
            if not self.query_text:
                self.take_answer()
            self.post_message(self.Typed(event.value if self.query_text else ""))

    def action_choose(self) -> None:
        """Choose the hit under the cursor, if the list has the hits of what is typed."""
        if self.answered_query:
            self.post_message(self.Chosen())

    def action_step(self, rows: int) -> None:
        """Move in the hits."""
        self.post_message(self.Stepped(rows=rows))

    def action_page(self, pages: int) -> None:
        """Move in the hits by pages."""
        self.post_message(self.Stepped(pages=pages))

    def action_up(self) -> None:
        """In an empty box bring the last query back, and from there those before it; else move in the hits."""
        if self.query_text and self._recalled is None:
            self.action_step(-1)
        else:
            self._recall(0 if self._recalled is None else self._recalled + 1)

    def action_down(self) -> None:
        """From a query brought back to newer ones, to the empty box at last; else move in the hits."""
        if self._recalled is None:
            self.action_step(1)
        else:
            self._recall(self._recalled - 1)

    def action_complete(self) -> None:
        """Complete what is typed as far as it is known; else go on to the hits."""
        if self._completions:
            self._put(completed(self._input.value, self._completions[0]))
        elif not self._error:
            self.post_message(self.Left())

    def action_save(self) -> None:
        """Ask for a name for the query."""
        if self.answered_query:
            self.post_message(self.SaveWanted(self.answered_query))

    def _recall(self, number: int) -> None:
        if number < len(self._history.queries):
            self._recalled = number if number >= 0 else None
            self._put(self._history.queries[number] if number >= 0 else "")

    def _put(self, query: str) -> None:
        self._input.value = query
        self._input.cursor_position = len(query)

    def _say_about(self) -> None:
        """Say in one line what is wrong with the query, what it may become, or what queries can be."""
        typed = self._input.value
        at_end = self._input.cursor_position == len(typed)
        self._completions = self._completer.completions(typed) if typed and at_end else []
        if self._error:
            line = Content.assemble((self._error, self._style("error")), "  ", self._offer())
        elif self._recalled is not None:
            line = Content(_RECALLING)
        else:
            line = self._offer() or Content(_HELP)
        self.query_one(".-hint", Static).update(
            line.truncate(max(1, self._input.size.width), ellipsis=True), layout=False
        )

    def _offer(self) -> Content:
        """The completions that fit, the one that tab takes first."""
        if not self._completions:
            return Content("")
        first, *others = self._completions[:_MOST_OFFERED]
        line = Content.assemble("tab ", (_named(first), self._style("completion")))
        for other in others:
            line = Content.assemble(line, "  ", _named(other))
        return line

    def _style(self, name: str) -> Style:
        return component_style(self, f"search-bar--{name}")

    @property
    def _input(self) -> Input:
        return self.query_one(Input)


def _named(completion: Completion) -> str:
    return f"{completion.name} {completion.count}" if completion.count else completion.name
