"""The marks of a library as a file for other machines and programs: one JSON object.

`version` is 1, `library` the index that the marks were made over, and `marks` a list of objects with `link`, `title`,
`starred`, `status` ("", "to read", "reading" or "read") and `remark`.
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from tui.counted import counted
from tui.kept_file import replace_file
from tui.library.library import Library
from tui.library.sanitise import clean, clean_text
from tui.library.text_file import STANDARD_STREAM, read_file_or_input
from tui.marks.errors import MarksError as MarksError  # what this module raises
from tui.marks.mark import Status
from tui.marks.marks import Marks
from tui.marks.row import Change, Row
from tui.marks.store import Store

_VERSION = 1
_LARGEST = 200_000_000  # bytes of a file
_LONGEST = 10_000  # characters of a text
_STATUSES = {status.value: status for status in Status}
_NO_STATUS = f"its status is none of {', '.join(repr(value) for value in _STATUSES if value)}"


class ExchangeError(MarksError):
    """A file of marks cannot be written, read or understood; the message names it."""


def export_marks(store: Store, file: str) -> None:
    """Write all marks that are kept to a file or standard output, also those of papers that are gone.

    Raises MarksError; marks that cannot be read leave the file as it is.
    """
    store.read()
    write_marks(file, store.library, store.rows.values())


def import_marks(store: Store, library: Library, file: str) -> str:
    """Keep the marks that a file or standard input holds, all or none; what became of them. Raises MarksError."""
    changes = read_marks(file)
    store.read()
    absent = Marks(store, library).take_in(changes) if changes else 0
    taken = f"{counted(len(changes), 'mark')} taken in"
    if not absent:
        return f"{taken}."
    return f"{taken}, {absent:,} of papers that are not in the index now; they are kept all the same."


def write_marks(file: str, library: str, rows: Iterable[Row]) -> None:
    """Write marks to a file, as a whole or not at all, or to standard output. Raises ExchangeError."""
    marks = [
        {
            "link": row.link,
            "title": row.title,
            "starred": row.mark.starred,
            "status": row.mark.status.value,
            "remark": row.mark.remark,
        }
        for row in sorted(rows, key=lambda row: row.link)
    ]
    whole = {"version": _VERSION, "library": library, "marks": marks}
    data = f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()
    try:
        if file == STANDARD_STREAM:
            _write_to_output(data)
        elif os.path.lexists(file) and not os.path.isfile(file):  # noqa: PTH113 (a Path raises for a circle of links)
            raise ValueError("not a regular file; - is standard output")
        elif not os.path.isdir(os.path.dirname(file) or "."):  # noqa: PTH112, PTH120
            raise ValueError("there is no such folder")
        else:
            replace_file(Path(file), data)
    except (OSError, ValueError) as error:
        raise _error(file, getattr(error, "strerror", "") or str(error)) from error


def read_marks(file: str) -> list[Change]:
    """What is to be noted according to a file, or standard input, which is right as a whole. Raises ExchangeError.

    What a mark leaves out or has empty, it does not say: no star, status or remark is ever taken away.
    """
    try:
        data = read_file_or_input(file, _LARGEST)
    except (OSError, ValueError) as error:
        raise _error(file, getattr(error, "strerror", "") or str(error)) from error
    try:
        whole: object = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _error(file, "it is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise _error(file, f"it is not JSON: {error}") from error
    except (ValueError, RecursionError) as error:
        raise _error(file, "it is not JSON that can be read") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("marks"), list):
        raise _error(file, "it holds no marks")
    version = whole.get("version")
    if type(version) is not int or version < 1:
        raise _error(file, "it does not say its version")
    if version > _VERSION:
        raise _error(file, "a later version of this program has written it")
    try:
        return [_change(number, mark) for number, mark in enumerate(whole["marks"], start=1)]
    except ValueError as error:
        raise _error(file, str(error)) from error


def _change(number: int, mark: object) -> Change:
    """Raises ValueError."""
    try:
        if not isinstance(mark, dict):
            raise ValueError("it is no object")
        link, title = clean_text(_text(mark, "link")), clean(_text(mark, "title"))
        if not link.strip():
            raise ValueError("it has no link")
        starred = mark.get("starred", False)
        if not isinstance(starred, bool):
            raise ValueError("its starred is neither true nor false")
        status = _STATUSES.get(_text(mark, "status"))
        if status is None:
            raise ValueError(_NO_STATUS)
        remark = clean(_text(mark, "remark"))
    except ValueError as error:
        raise ValueError(f"mark {number}: {error}") from None
    return Change(link, title, starred or None, None if status is Status.NONE else status, remark or None)


def _text(mark: dict[object, object], name: str) -> str:
    text = mark.get(name, "")
    if not isinstance(text, str):
        raise ValueError(f"its {name} is no text")
    if len(text) > _LONGEST:
        raise ValueError(f"its {name} has more than {_LONGEST:,} characters")
    return text


def _write_to_output(data: bytes) -> None:
    if sys.stdout is None:
        raise ValueError("there is no standard output")
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def _error(file: str, reason: str) -> ExchangeError:
    return ExchangeError(f"{clean(file)}: {clean(reason)}")
