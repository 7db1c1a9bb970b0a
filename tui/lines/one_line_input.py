"""An input for text that others have broken into lines."""

from textual import events
from textual.widgets import Input

from tui.library.sanitise import clean


class OneLineInput(Input):
    """Takes all lines of a paste: a title copied from a PDF comes in two or three."""

    def on_paste(self, event: events.Paste) -> None:
        """Put the text in as one line that is safe to draw."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(clean(event.text))
