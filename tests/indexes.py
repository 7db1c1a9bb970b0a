"""Libraries from the text of an index."""

from tui.library.index.read_items import read_items
from tui.library.library import Library


def library_of(text: str) -> Library:
    """The library of an index without notes."""
    return Library.from_index(read_items(text))
