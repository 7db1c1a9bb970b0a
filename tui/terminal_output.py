"""What is sent to a terminal that may be slow, or gone."""

import os
import select
from collections.abc import Callable
from typing import TextIO

_MOST_HELD = 1 << 16  # characters
LAST_PATIENCE = 1.0
"""Seconds that a terminal has to take in the last that it is sent."""


class TerminalOutput:
    """Takes in text as a file does, but never raises: when there is no terminal any more, it says so and drops it."""

    def __init__(self, file: TextIO | None, when_gone: Callable[[], object]) -> None:
        """Write where a file does, in its encoding."""
        self._descriptor = file.fileno() if file is not None else 2
        self._encoding = (file.encoding if file is not None else None) or "utf-8"
        self._when_gone = when_gone
        self._held: list[str] = []
        self._size = 0
        self._is_closed = False

    def fileno(self) -> int:
        """The number of the file."""
        return self._descriptor

    def write(self, text: str) -> None:
        """Hold a text until there is a break."""
        self._held.append(text)
        self._size += len(text)
        if self._size > _MOST_HELD:
            self.flush()

    def flush(self) -> None:
        """Send what is held, however long the terminal takes."""
        data = "".join(self._held).encode(self._encoding, "backslashreplace")
        self._held.clear()
        self._size = 0
        while data and not self._is_closed:
            try:
                data = data[os.write(self._descriptor, data) :]
            except BlockingIOError:  # another program has made it so for all
                select.select([], [self._descriptor], [], LAST_PATIENCE)
            except OSError:
                self._is_closed = True
                self._when_gone()

    def close(self) -> None:
        """Send nothing more."""
        self._is_closed = True

    def send_last(self, text: str) -> None:
        """Send a short text after all, if the terminal takes it soon; what was under way may have been cut off."""
        try:
            if select.select([], [self._descriptor], [], LAST_PATIENCE)[1]:
                os.write(self._descriptor, b"\x18" + text.encode())  # CAN ends a sequence that was cut off
        except OSError:
            return
