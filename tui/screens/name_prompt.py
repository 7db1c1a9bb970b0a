"""A box that asks for the name of a search."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.screens.line_prompt import LinePrompt


class NamePrompt(LinePrompt):
    """Answers with a name, or None. The query is the name that is proposed."""

    BINDING_GROUP_TITLE = "Name of a search"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j", "choose", "Save", priority=True, id="name-choose", tooltip="Save it under this name"),
        Binding("escape", "close", "Cancel", id="name-close", tooltip="Save nothing"),
    ]

    def __init__(self, query: str, taken: Mapping[str, str]) -> None:
        """Take the query that gets a name, and the queries that have one, by name."""
        super().__init__("Save this search as", query, query, is_proposal=True)
        self._query = query
        self._taken = taken
        self._warned_of = ""

    def action_choose(self) -> None:
        """Answer with what is typed, if it is anything; a name that another query has takes a second time."""
        name = self.typed
        if not name:
            return
        if self._taken.get(name, self._query) != self._query and self._warned_of != name:
            self._warned_of = name
            self.tell(f"{name} is now: {self._taken[name]}\nenter again replaces it")
        else:
            self.answer(name)
