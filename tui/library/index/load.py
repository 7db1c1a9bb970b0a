"""From a place on disk, or standard input, to the text of an index."""

import os
import sys
from pathlib import Path

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
    package = Path(__file__).parents[2]
    inside = package / "index.md"
    return inside if inside.exists() else package.parent / "index.md"


def find_index(folder: str) -> str | None:
    """The path of the index in a folder, if it has one of `INDEX_NAMES`."""
    paths = (os.path.join(folder, name) for name in INDEX_NAMES)  # noqa: PTH118 (a Path raises for a long name)
    return next((path for path in paths if os.path.exists(path)), None)  # noqa: PTH110


def read_index(source: str) -> str:
    """The text of the index at a path, or of "-" for standard input. Raises UnreadableIndexError."""
    try:
        data = _read_standard_input() if source == STANDARD_INPUT else read_regular_file(source)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableIndexError(source, reason[:1].lower() + reason[1:]) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableIndexError(source, f"not UTF-8 text (byte {error.start + 1})") from error


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        raise ValueError("there is no standard input")
    return sys.stdin.buffer.read()
