"""An input for text that others have broken into lines."""

from textual import events
from textual.widgets import Input


class OneLineInput(Input):
    """Takes all lines of a paste: a title copied from a PDF comes in two or three."""

    def on_paste(self, event: events.Paste) -> None:
        """Put the text in as one line."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(event.text.split()))
