"""What looks like a reference to a link or a footnote, but is none, as nothing defines it."""

import re
from collections.abc import Iterator

from tui.library.sanitise import clean

_UNDEFINED = re.compile(r"(?<![\w\]])\[[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,200}\]|\[\^[^\s\[\]]{1,100}\]")


def undefined_references(text: str) -> Iterator[str]:
    """What is wrong with each of them in what a parser has left as text, in words that are safe to draw."""
    for match in _UNDEFINED.finditer(text):
        yield f"nothing defines the reference {clean(match[0])}"
