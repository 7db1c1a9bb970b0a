"""A program in a pseudo-terminal, as the benchmarks see it. Needs the `bench` extra."""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pexpect
import pyte

READNOTES = [str(Path(sys.executable).parent / "readnotes-tui")]
QUIET = 0.3  # seconds without output; less than the blink of a cursor
LONGEST = 20.0  # seconds that a program may go on with it


class Screen:
    """A program in a pseudo-terminal, and the text on its screen."""

    def __init__(self, command: Sequence[str], stdin: Path | None = None) -> None:
        shell = ["/bin/sh", "-c", 'exec "$@" < "$0"', str(stdin)] if stdin else []
        line = [*shell, *command]
        environment = {**os.environ, "TERM": "xterm-256color", "FZF_DEFAULT_OPTS": ""}
        self._child: pexpect.spawn[bytes] = pexpect.spawn(line[0], line[1:], dimensions=(40, 120), env=environment)
        self._child.delaybeforesend = None
        self._screen = pyte.Screen(120, 40)
        self._stream = pyte.ByteStream(self._screen)

    def settle(self, quiet: float = QUIET) -> float:
        """Read until nothing has come for some seconds; the moment of the last change of the text."""
        chunks = []
        start = last = time.perf_counter()
        while time.perf_counter() - last < quiet and last - start < LONGEST:
            try:
                chunks.append((self._child.read_nonblocking(1 << 20, timeout=0.02), time.perf_counter()))
                last = chunks[-1][1]
            except pexpect.TIMEOUT:
                continue
        changed = 0.0
        for data, arrived in chunks:  # not while reading: the emulator is slow, and would be measured too
            before = self._screen.display
            for sequence in (b"\x1b[>1u", b"\x1b[<u", b"\x1b[>4;1m"):
                data = data.replace(sequence, b"")  # pyte would take these for text
            self._stream.feed(data)
            if self._screen.display != before:
                changed = arrived
        return changed

    def press(self, key: str, quiet: float = QUIET) -> float:
        """Send a key; the milliseconds until the screen is at rest."""
        start = time.perf_counter()
        self._child.send(key)
        return max(0.0, self.settle(quiet) - start) * 1000

    def shows(self, text: str) -> bool:
        """Whether a text is on the screen."""
        return any(text in line for line in self._screen.display)

    def close(self) -> None:
        """End the program."""
        self._child.close(force=True)
