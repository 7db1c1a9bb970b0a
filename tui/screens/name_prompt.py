"""A box that asks for the name of a search."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Static

from tui.library.sanitise import clean
from tui.lines.one_line_input import OneLineInput
from tui.screens.dialog import Dialog


class NamePrompt(Dialog[str]):
    """Answers with a name, or None."""

    BINDING_GROUP_TITLE = "Name of a search"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j", "choose", "Save", priority=True, id="name-choose", tooltip="Save it under this name"),
        Binding("escape", "close", "Cancel", id="name-close", tooltip="Save nothing"),
    ]

    def __init__(self, query: str, taken: Mapping[str, str]) -> None:
        """Take the query that gets a name, and the queries that have one, by name."""
        super().__init__()
        self._query = query
        self._taken = taken
        self._warned_of = ""

    def compose_box(self) -> ComposeResult:
        """Make the input, with the query as the name that is proposed."""
        with Container(classes="box") as box:
            box.border_title = Content("Save this search as")
            yield OneLineInput(self._query, compact=True, select_on_focus=True)
        yield Static(f" {self._query}", markup=False)

    def action_choose(self) -> None:
        """Answer with what is typed, if it is anything; a name that another query has takes a second time."""
        name = clean(self.query_one(Input).value)
        if not name:
            return
        if self._taken.get(name, self._query) != self._query and self._warned_of != name:
            self._warned_of = name
            self.query_one(Static).update(f" {name} is now: {self._taken[name]}\n enter again replaces it")
        else:
            self.answer(name)
