"""The standard streams, any of which may be closed, full, or no terminal."""

import os
import sys
from contextlib import suppress
from typing import TextIO


def tell(text: str) -> None:
    """Say lines that are safe to print on standard error, if there is one: print() would take the output instead."""
    with suppress(AttributeError, OSError):
        sys.stderr.write(text.rstrip("\n") + "\n")
        sys.stderr.flush()


def can_flush() -> bool:
    """Whether all that was printed has been written; what has not been will not be tried again at the end."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return False
    return True


def no_terminal() -> str | None:
    """Why the app cannot be drawn here, if it cannot."""
    if os.environ.get("TERM") == "dumb":
        return "this terminal cannot place text (TERM=dumb); --list and --search work anywhere"
    if sys.stdin is None:
        return "standard input is closed, and keys come from there; --list and --search work without it"
    if not _is_terminal(sys.stdout):
        return "the app needs a terminal; --list and --search work without one"
    if not _is_terminal(sys.stderr):
        return "the app is drawn on standard error, which is no terminal; --list and --search work without one"
    if not sys.stdin.isatty():
        try:
            os.close(os.open("/dev/tty", os.O_RDWR))
        except OSError:
            return "no terminal to read keys from; --list and --search work without one"
    return None


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
