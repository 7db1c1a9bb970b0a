"""What is left behind when the program stops by a fault of its own: a report, and a line that says where it is."""

import os
import platform
import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tui.library.sanitise import clean, clean_text

_KEPT = 5  # reports, the newest
_LONGEST_REASON = 200  # characters
_SHORT = 6  # lines of a traceback, the last ones
_PASSWORD = re.compile(r"(://)[^/@\s]*@")
_NAME = "*.txt"


def keep_report(error: BaseException, typed: Sequence[str] = ()) -> str:
    """Write down what has happened and what was being typed, in the user's state folder.

    What is to be said about it on standard error, safe to print: one line; where no report can be written, also the
    end of the traceback.
    """
    lines = list(_traceback(error))
    reason = clean(lines[-1] if lines else type(error).__name__)
    if len(reason) > _LONGEST_REASON:
        reason = f"{reason[:_LONGEST_REASON]}…"
    try:
        path = _write("\n".join([*_facts(), "", *_typed(typed), *lines, ""]))
    except Exception as problem:  # whatever it is, it must not hide what has happened before
        said = [*lines[-_SHORT:], *_typed(typed)]
        return "\n".join([*said, f"readnotes-tui: stopped by a fault, and no report: {clean(str(problem))}\n"])
    return f"readnotes-tui: stopped by a fault: {reason}; the report is {clean_text(str(path))}\n"


def _write(text: str) -> Path:
    from platformdirs import user_state_path

    from tui.kept_file import replace_file

    folder = user_state_path("readnotes-tui") / "crashes"
    path = folder / f"{datetime.now():%Y-%m-%d-%H%M%S}-{os.getpid()}.txt"
    replace_file(path, text.encode("utf-8", "backslashreplace"))
    for old in sorted(folder.glob(_NAME))[:-_KEPT]:
        with suppress(OSError):
            old.unlink()
    return path


def _traceback(error: BaseException) -> Iterator[str]:
    """The lines that Python itself prints, safe to print and without passwords."""
    for part in traceback.format_exception(error):
        yield from map(clean_text, _PASSWORD.sub(r"\1", part).rstrip("\n").split("\n"))


def _facts() -> Iterator[str]:
    """What kind of place it has happened in."""
    try:
        size = os.get_terminal_size(2)
        yield f"terminal: TERM={clean(os.environ.get('TERM', ''))}, {size.columns} x {size.lines}"
    except OSError:
        yield f"terminal: TERM={clean(os.environ.get('TERM', ''))}, none on standard error"
    yield f"readnotes-tui {_version('readnotes-tui')}, Textual {_version('textual')}"
    yield f"Python {platform.python_version()}, {platform.platform()}"
    yield "arguments: " + clean(_PASSWORD.sub(r"\1", repr(sys.argv[1:])))


def _typed(texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield "This was being typed:"
        yield from (f"    {clean_text(text)}" for text in texts)
        yield ""


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "of unknown version"
