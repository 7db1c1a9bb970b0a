"""A box over the panes that asks something, or only shows something."""

from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.panes.key_bar import KeyBar

_Answer = TypeVar("_Answer")


class Dialog(ModalScreen[_Answer | None]):
    """Widgets of a subclass with the keys below them. A click beside the box closes it, which answers None."""

    def compose_box(self) -> ComposeResult:
        """Make what is in the box."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(classes="dialog"):
            yield from self.compose_box()
            yield KeyBar()

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the box."""
        if event.widget is self:
            self.action_close()

    def action_close(self) -> None:
        """Answer with nothing."""
        self.answer(None)

    def answer(self, answer: _Answer | None) -> None:
        """Go back to the panes with an answer; a second click on the way out has nothing left to answer."""
        if self.is_current:
            self.dismiss(answer)
