"""A box that asks for a line of text."""

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Static

from tui.library.sanitise import clean
from tui.lines.one_line_input import OneLineInput
from tui.screens.dialog import Dialog


class LinePrompt(Dialog[str]):
    """Answers with a line, or None."""

    def __init__(self, title: str, typed: str, about: str, *, is_proposal: bool) -> None:
        """Take what is asked, a line to begin with, and what the line is about.

        A proposal is replaced by what is typed; to anything else it is added.
        """
        super().__init__()
        self._title = title
        self._begun = typed
        self._about = about
        self._is_proposal = is_proposal

    def compose_box(self) -> ComposeResult:
        """Make the input, and below it what it is about."""
        with Container(classes="box") as box:
            box.border_title = Content(self._title)
            yield OneLineInput(self._begun, compact=True, select_on_focus=self._is_proposal)
        yield Static(self._about, markup=False)

    @property
    def typed(self) -> str:
        """What is in the input, safe to draw."""
        return clean(self.query_one(Input).value)

    def tell(self, text: str) -> None:
        """Say something below the input."""
        self.query_one(Static).update(text)
