"""A word to those who wait before there is a screen or any output."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer

from tui.library.sanitise import clean

_USUAL = 80  # columns of a terminal
_PATIENCE = 0.3  # seconds in which nobody asks what is going on


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Say on standard error what is being done, if that is a terminal and it takes a while; gone again at the end."""
    columns = _columns()
    if not columns:
        yield
        return
    line = _Line(_cut(clean(what), columns - 1), columns - 1)
    timer = Timer(_PATIENCE, line.show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        line.remove()


class _Line:
    """A line at the bottom of what a terminal shows, which comes from another thread than it goes from."""

    def __init__(self, text: str, columns: int) -> None:
        self._text = text
        self._columns = columns
        self._lock = Lock()
        self._is_shown = self._is_over = False

    def show(self) -> None:
        with self._lock:
            if not self._is_over:
                self._is_shown = True
                _write(f"\r{self._text}")

    def remove(self) -> None:
        with self._lock:
            self._is_over = True
            if self._is_shown:
                _write(f"\r{' ' * self._columns}\r")  # which any terminal understands


def _columns() -> int:
    """The width of the terminal that standard error is, usual if it does not tell; 0 if it is none."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _USUAL if sys.stderr.isatty() else 0
    except (AttributeError, OSError, ValueError):  # it may be closed, or stand for something without a file
        return 0


def _cut(text: str, columns: int) -> str:
    """As much of a text as has room."""
    width = 0
    for at, char in enumerate(text):
        width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if width > columns:
            return text[:at]
    return text


def _write(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):
        return  # the terminal has gone; what comes next will find out
