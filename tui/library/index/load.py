"""From a place on disk, or standard input, to the text of an index."""

import os
from dataclasses import dataclass
from pathlib import Path

from tui.library.sanitise import clean
from tui.library.text_file import decode_text, read_file_or_input

INDEX_NAMES = ("index.md", "llms.txt", "SUMMARY.md")
"""What an index is called in a folder of notes, in the order of looking."""

_LARGEST = 500_000_000  # bytes


class UnreadableIndexError(Exception):
    """The index cannot be read; the message is one line that names it and is safe to print."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{clean(source)}: {reason}")

    @classmethod
    def because(cls, source: str, error: OSError | ValueError) -> "UnreadableIndexError":
        """The error for one of the system."""
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return cls(source, reason[:1].lower() + reason[1:])


@dataclass(frozen=True, slots=True)
class IndexText:
    """The text of an index, and what the user should know about it, safe to draw, or ""."""

    text: str
    notice: str = ""


def bundled_index() -> Path:
    """The index that ships with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[2]
    inside = package / "index.md"
    return inside if inside.exists() else package.parent / "index.md"


def find_index(folder: str) -> str | None:
    """The path of the index in a folder, if it has one of `INDEX_NAMES`."""
    paths = (os.path.join(folder, name) for name in INDEX_NAMES)  # noqa: PTH118 (a Path raises for a long name)
    return next((path for path in paths if os.path.exists(path)), None)  # noqa: PTH110


def load_index(source: str) -> IndexText:
    """The index at a path, or from "-" for standard input. Raises UnreadableIndexError.

    It is UTF-8, UTF-16, or what its byte order mark says. Bytes that are no characters are replaced, with a word.
    """
    try:
        data = read_file_or_input(source, _LARGEST)
    except (OSError, ValueError) as error:
        raise UnreadableIndexError.because(source, error) from error
    try:
        decoded = decode_text(data)
    except ValueError as error:
        raise UnreadableIndexError(source, f"not a text file: {error}") from error
    if not decoded.broken:
        return IndexText(decoded.text)
    places = "one place is" if decoded.broken == 1 else f"{decoded.broken:,} places are"
    return IndexText(decoded.text, f"Not all of the index is {decoded.encoding}: {places} shown as \ufffd.")
