"""The peer of the reading measurement: Textual's own Markdown widget, showing one note after the other."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Markdown


class MarkdownApp(App[None]):
    """Shows the next of the notes that the command line names at each press of n."""

    BINDINGS = [Binding("n", "next")]

    def __init__(self, notes: list[Path]) -> None:
        super().__init__()
        self._notes = notes

    def compose(self) -> ComposeResult:
        """Begin with an empty page."""
        with VerticalScroll():
            yield Markdown("All papers")

    async def action_next(self) -> None:
        """Show the next note."""
        await self.query_one(Markdown).update(self._notes.pop(0).read_text("utf-8"))


if __name__ == "__main__":
    MarkdownApp([Path(name) for name in sys.argv[1:]]).run()
