"""The box above the list: a query is typed in it, and under it stands what can be done about it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.lines.component_style import component_style
from tui.lines.one_line_input import OneLineInput
from tui.queries import History, Recall
from tui.search.completion import Completer, Completion, completed

_HELP = '"exact" · -not · #tag · venue: year: author: in: is:'
_MOST_OFFERED = 12  # completions; a line has room for fewer
_RECALLING = "asked before: ↑ older, ↓ newer · ctrl+n to the hits"


class QueryHint(Static):
    """The line below the input: what is wrong with the query, what it may become, or what queries can be."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"query-hint--error", "query-hint--completion"}

    def __init__(self, completer: Completer) -> None:
        super().__init__(_HELP, markup=False)
        self._completer = completer
        self._completions: list[Completion] = []

    def use(self, completer: Completer) -> None:
        """From now on complete from another state of the library."""
        self._completer = completer

    def show(self, typed: str, error: str, *, recalls: bool) -> None:
        """Say what there is to say of what is typed, or "" where nothing is to be completed."""
        self._completions = self._completer.completions(typed) if typed else []
        if error:
            offer = Content.assemble(self._offer(), "  ") if self.offers else Content("")
            line = offer + Content(error).stylize(component_style(self, "query-hint--error"))
        elif recalls:
            line = Content(_RECALLING)
        else:
            line = self._offer() or Content(_HELP)
        self.update(line.truncate(max(1, self.size.width), ellipsis=True), layout=False)

    @property
    def offers(self) -> bool:
        """Whether there is something to complete."""
        return bool(self._completions)

    def complete(self, typed: str) -> str:
        """What was typed, with the completion that is offered first."""
        return completed(typed, self._completions[0])

    def _offer(self) -> Content:
        """The completions that fit, the one that tab takes first."""
        if not self._completions:
            return Content("")
        first, *others = self._completions[:_MOST_OFFERED]
        line = Content.assemble("tab ", (_named(first), component_style(self, "query-hint--completion")))
        for other in others:
            line = Content.assemble(line, "  ", _named(other))
        return line


class SearchBar(Container):
    """An input for queries, the keys that work in the hits while one types, and a line about the query."""

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
        """The user wants the hit of a query that the cursor of the list is on; the list has the hits of this query."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Stepped(Message):
        """The user moves in the hits, by rows or by pages."""

        def __init__(self, rows: int = 0, pages: int = 0) -> None:
            super().__init__()
            self.rows = rows
            self.pages = pages

    class Left(Message):
        """The user wants to go on from the box to the hits of a query; "" if what is typed has not been answered."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class SaveWanted(Message):
        """The user wants to save the query."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    def __init__(self, completer: Completer, history: History) -> None:
        super().__init__()
        self._hint = QueryHint(completer)
        self._recall = Recall(history)
        self._answered = ""
        self._error = ""
        self.border_title = Content("Find")
        self.display = False

    def compose(self) -> ComposeResult:
        """Make the input, and the line about what is in it."""
        yield OneLineInput(placeholder="title, venue, year, #tag … in any order", compact=True, select_on_focus=False)
        yield self._hint

    def use(self, completer: Completer) -> None:
        """From now on complete from another state of the library."""
        self._hint.use(completer)

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
        self._recall.stop()
        with self.prevent(Input.Changed):
            self._input.value = ""
        self._show_hint()

    def is_waiting_for(self, query: str) -> bool:
        """Whether this is what is typed, so that its answer is wanted."""
        return self.is_open and self._input.value == query

    def take_answer(self, error: str = "") -> None:
        """Hear that what is typed has been answered, or why it cannot be."""
        self._answered = self._input.value
        self._error = error
        self._show_hint()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed now."""
        event.stop()
        if self.typed != self._recall.query:
            self._recall.stop()
        if self.is_open:
            if not self.query_text:
                self.take_answer()
            self.post_message(self.Typed(event.value if self.query_text else ""))

    def action_choose(self) -> None:
        """Choose the hit under the cursor, if the list has the hits of what is typed."""
        if self.answered_query:
            self.post_message(self.Chosen(self.answered_query))

    def action_step(self, rows: int) -> None:
        """Move in the hits."""
        self.post_message(self.Stepped(rows=rows))

    def action_page(self, pages: int) -> None:
        """Move in the hits by pages."""
        self.post_message(self.Stepped(pages=pages))

    def action_up(self) -> None:
        """In an empty box bring the last query back, and from there those before it; else move in the hits."""
        if self.query_text and self._recall.query is None:
            self.action_step(-1)
        elif (query := self._recall.older()) is not None:
            self._put(query)

    def action_down(self) -> None:
        """From a query brought back to newer ones, to the empty box at last; else move in the hits."""
        if self._recall.query is None:
            self.action_step(1)
        else:
            self._put(self._recall.newer())

    def action_complete(self) -> None:
        """Complete what is typed as far as it is known; else go on to the hits."""
        if self._hint.offers:
            self._put(self._hint.complete(self.typed))
        elif not self._error:
            self.post_message(self.Left(self.answered_query))

    def action_save(self) -> None:
        """Ask for a name for the query."""
        if self.answered_query:
            self.post_message(self.SaveWanted(self.answered_query))

    def _put(self, query: str) -> None:
        self._input.value = query
        self._input.cursor_position = len(query)

    def _show_hint(self) -> None:
        at_end = self._input.cursor_position == len(self.typed)
        self._hint.show(self.typed if at_end else "", self._error, recalls=self._recall.query is not None)

    @property
    def _input(self) -> Input:
        return self.query_one(Input)


def _named(completion: Completion) -> str:
    return f"{completion.name} {completion.count}" if completion.count else completion.name
