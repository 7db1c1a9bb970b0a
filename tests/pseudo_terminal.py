"""A program in a pseudo-terminal: what an emulator makes of its output, and what it leaves switched on."""

import fcntl
import os
import re
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

from tests.warm_start import WarmChild

READNOTES = str(Path(sys.executable).parent / "readnotes-tui")
PATIENCE = 60.0  # seconds until something that does not come counts as a failure
MOST_HELD = 4000  # bytes that a terminal has at least room for
MOST_UNREAD = 100_000  # bytes, more than there is room for in all before who sends has to wait
INSIDE = "import sys\n{}\nfrom tui.cli import main\nsys.exit(main(sys.argv[1:]))"
"""The command, after some code of a test's own."""

_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_KEYBOARD = re.compile(rb"\x1b\[([><])([\d;]*)([um])")
_COLOURS = re.compile(rb"\x1b\[([\d;:]*)m")
_COMMAND = re.compile(rb"\x1b\](.*?)(?:\x07|\x1b\\)", re.DOTALL)
_ON_AT_FIRST = {7, 25}  # lines are wrapped, the cursor is shown


def left_on(output: bytes) -> list[str]:
    """What a terminal that gets this output is left with, and did not have before."""
    modes = {int(mode): match[2] == b"h" for match in _MODE.finditer(output) for mode in match[1].split(b";")}
    left = [f"mode {mode}" for mode, is_on in modes.items() if is_on != (mode in _ON_AT_FIRST)]
    pushed = 0
    for match in _KEYBOARD.finditer(output):
        if match[3] == b"u":
            pushed += 1 if match[1] == b">" else -int(match[2] or 1)
        elif match[2].startswith(b"4;"):
            left.append("other keys")
    colours = [match[1] for match in _COLOURS.finditer(output)]
    if colours and colours[-1] not in (b"", b"0"):
        left.append("colours")
    commands = _COMMAND.findall(output)
    if commands[-1:] not in ([], [b"22;default"]) or any(not command.startswith(b"22;") for command in commands):
        left.append("a title, or a pointer of another shape")
    return left + ["keyboard"] * bool(pushed)


class PseudoTerminal:
    """A pseudo-terminal with a command in it."""

    def __init__(
        self,
        arguments: Sequence[str] = (),
        command: str = "",
        inside: str = "",
        size: tuple[int, int] = (120, 40),
        environment: Mapping[str, str | None] | None = None,
    ) -> None:
        """Start a command, which is READNOTES for the program as it is installed.

        Without one it is the program's, in a process that has been imported before; the code `inside` runs first there.
        """
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        given = {**os.environ, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none", **(environment or {})}
        set_by = {name: value for name, value in given.items() if value is not None}
        self.child: pexpect.spawn[bytes] | WarmChild
        if command:
            self.child = pexpect.spawn(
                command, list(arguments), dimensions=(rows, columns), env=set_by, timeout=PATIENCE
            )
            self.child.delaybeforesend = None
        else:
            self.child = WarmChild(arguments, INSIDE.format(inside), set_by, (rows, columns))
        self.modes_before = termios.tcgetattr(self.child.child_fd)

    def read(self) -> bool:
        """Take in some of what has come; whether anything has."""
        if self.child.closed:
            time.sleep(0.02)
            return False
        try:
            data = self.child.read_nonblocking(65536, timeout=0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.output += data
        # pyte takes the "<" and ">" of the newer keyboard protocols for text.
        self._stream.feed(_KEYBOARD.sub(b"", data))
        return True

    def wait_until_full(self) -> None:
        """Read nothing until the terminal holds as much as it does for its reader."""
        end = time.monotonic() + PATIENCE
        while int.from_bytes(fcntl.ioctl(self.child.child_fd, termios.FIONREAD, bytes(4)), sys.byteorder) < MOST_HELD:
            assert time.monotonic() < end, "too little is sent"
            time.sleep(0.01)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait_for(self, text: str) -> None:
        self.wait_until(lambda: text in self.text, f"{text!r} is not on the screen")

    def wait_until(self, is_so: Callable[[], bool], complaint: str) -> None:
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, f"{complaint}:\n{self.text}"
            self.read()

    def send(self, keys: str) -> None:
        self.child.send(keys)

    def kill(self, number: int) -> None:
        assert self.child.pid is not None
        os.kill(self.child.pid, number)

    def wait_for_end(self) -> int:
        """The exit status, as a shell has it: 128 and the number of the signal that has ended it."""
        self.wait_until(lambda: not self.child.isalive(), "the program does not end")
        while self.read():
            pass
        if self.child.signalstatus is not None:
            return 128 + self.child.signalstatus
        assert self.child.exitstatus is not None
        return self.child.exitstatus

    @property
    def left(self) -> list[str]:
        """What is not as it was found."""
        changed = termios.tcgetattr(self.child.child_fd) != self.modes_before
        return left_on(self.output) + ["modes of the line"] * changed

    def hang_up(self) -> None:
        """Take the terminal away, as a window does that is closed."""
        if isinstance(self.child, WarmChild):
            self.child.hang_up()
            return
        process = self.child.ptyproc  # type: ignore[attr-defined] # its stubs leave it out
        process.fileobj.close()
        self.child.closed = process.closed = True
        self.child.child_fd = process.fd = -1

    def close(self) -> None:
        self.child.close(force=True)
