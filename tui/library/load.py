"""From a place on disk, or standard input, to the text of an index."""

import os
import sys
from pathlib import Path

from tui.library.library import Library
from tui.library.sanitise import clean
from tui.library.text_file import read_regular_file

INDEX_NAMES = ("index.md", "llms.txt", "SUMMARY.md")
"""What an index is called in a folder of notes, in the order of looking."""

STANDARD_INPUT = "-"


class UnreadableIndexError(Exception):
    """The index cannot be read; the message is one line that names it and is safe to print."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{clean(source)}: {reason}")


def bundled_index() -> Path:
    """The index that ships with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "index.md"
    return inside if inside.exists() else package.parent / "index.md"


def find_index(source: str) -> str:
    """The index that a file, a folder or "-" stands for: a path, or "-".

    Raises UnreadableIndexError for a folder without one of `INDEX_NAMES`.
    """
    if source == STANDARD_INPUT or not os.path.isdir(source):  # noqa: PTH112 (a Path raises for a name that is too long)
        return source
    for name in INDEX_NAMES:
        candidate = os.path.join(source, name)  # noqa: PTH118
        if os.path.exists(candidate):  # noqa: PTH110
            return candidate
    raise UnreadableIndexError(source, f"no {', '.join(INDEX_NAMES[:-1])} or {INDEX_NAMES[-1]} in this folder")


def load_library(source: str) -> Library:
    """Read the index at a path that `find_index` gave. Raises UnreadableIndexError."""
    try:
        data = _read_standard_input() if source == STANDARD_INPUT else read_regular_file(source)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableIndexError(source, reason[:1].lower() + reason[1:]) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableIndexError(source, f"not UTF-8 text (byte {error.start + 1})") from error
    return Library.from_markdown(text)


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        raise ValueError("there is no standard input")
    return sys.stdin.buffer.read()
