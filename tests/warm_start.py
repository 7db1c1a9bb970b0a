"""The command in pseudo-terminals, from a process that has imported it once: most of a short run is spent importing."""

import json
import os
import pty
import select
import signal
import socket
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TextIO

import pexpect


@cache
def _starter() -> tuple[TextIO, TextIO]:
    """What to ask the process that starts the others, and what it answers; it ends when nobody can ask any more."""
    ours, theirs = socket.socketpair()
    with theirs:
        number = str(theirs.fileno())
        subprocess.Popen([sys.executable, "-m", "tests.warm_start", number], pass_fds=[theirs.fileno()])
    return ours.makefile("w", encoding="utf-8"), ours.makefile("r", encoding="utf-8")


def _ask(**question: object) -> int | None:
    asked, answered = _starter()
    asked.write(f"{json.dumps(question)}\n")
    asked.flush()
    answer: int | None = json.loads(answered.readline())
    return answer


class WarmChild:
    """The command in a new pseudo-terminal, after some code of a test's own; as far as needed as pexpect has it."""

    def __init__(
        self, arguments: Sequence[str], code: str, environment: Mapping[str, str], size: tuple[int, int]
    ) -> None:
        """Start it, in rows and columns."""
        self.child_fd, self._line = pty.openpty()
        self.setwinsize(*size)
        self.closed = False
        self._status: int | None = None
        self.pid = _ask(
            line=os.ttyname(self._line),
            code=code,
            arguments=[*arguments],
            environment={**environment},
            folder=str(Path.cwd()),
        )

    def setwinsize(self, rows: int, columns: int) -> None:
        termios.tcsetwinsize(self.child_fd, (rows, columns))

    def send(self, keys: str | bytes) -> None:
        os.write(self.child_fd, keys.encode() if isinstance(keys, str) else keys)

    def read_nonblocking(self, size: int, timeout: float) -> bytes:
        if not select.select([self.child_fd], [], [], timeout)[0]:
            raise pexpect.TIMEOUT("")
        return os.read(self.child_fd, size)

    def isalive(self) -> bool:
        if self._status is None:
            self._status = _ask(ended=self.pid)
        return self._status is None

    @property
    def exitstatus(self) -> int | None:
        return None if self._status is None or self._status < 0 else self._status

    @property
    def signalstatus(self) -> int | None:
        return None if self._status is None or self._status >= 0 else -self._status

    def hang_up(self) -> None:
        """Take the terminal away."""
        if not self.closed:
            self.closed = True
            os.close(self.child_fd)
            os.close(self._line)

    def close(self, *, force: bool) -> None:
        if force and self.isalive():
            assert self.pid is not None
            os.kill(self.pid, signal.SIGKILL)
        self.hang_up()


def _serve(descriptor: int) -> None:
    import tui.app
    import tui.kept
    import tui.opening  # noqa: F401 (the command imports them when it needs them)

    with socket.socket(fileno=descriptor) as connection:
        questions, answers = connection.makefile("r", encoding="utf-8"), connection.makefile("w", encoding="utf-8")
        for line in questions:
            question = json.loads(line)
            if "ended" in question:
                number, status = os.waitpid(question["ended"], os.WNOHANG)
                answer = os.waitstatus_to_exitcode(status) if number else None
            else:
                answer = os.fork()
                if not answer:
                    break
            answers.write(f"{json.dumps(answer)}\n")
            answers.flush()
        else:
            return
    _be_the_command(**question)


def _be_the_command(line: str, code: str, arguments: list[str], environment: dict[str, str], folder: str) -> None:
    os.setsid()
    terminal = os.open(line, os.O_RDWR)
    for number in range(3):
        os.dup2(terminal, number)
    os.close(terminal)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = os.fdopen(number, "w" if number else "r", 1, closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["-c", *arguments]
    exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
