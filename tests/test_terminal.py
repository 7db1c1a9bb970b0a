"""The installed command in a real pseudo-terminal, seen through a terminal emulator."""

import os
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from tests.loopback import Handler, Loopback, text

READNOTES = str(Path(sys.executable).parent / "readnotes-tui")
PATIENCE = 30.0  # seconds until a screen that does not come counts as a failure
LEAVE_ALTERNATE_SCREEN, SHOW_CURSOR = b"\x1b[?1049l", b"\x1b[?25h"
MODES_OF_THE_MOUSE = (b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l")


class Terminal:
    """A pseudo-terminal with the command in it, and what an emulator makes of its output."""

    def __init__(self, arguments: list[str], command: str = READNOTES) -> None:
        self.screen = pyte.Screen(120, 40)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        environment = {**os.environ, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            command, arguments, dimensions=(40, 120), env=environment, timeout=PATIENCE
        )
        self.modes_before = termios.tcgetattr(self.child.child_fd)

    def read(self) -> None:
        try:
            data = self.child.read_nonblocking(65536, timeout=0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.output += data
        # pyte takes the "<" and ">" of the newer keyboard protocols for text.
        for sequence in (b"\x1b[>1u", b"\x1b[<u", b"\x1b[>4;1m"):
            data = data.replace(sequence, b"")
        self._stream.feed(data)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + PATIENCE
        while text not in self.text:
            assert time.monotonic() < end, f"{text!r} is not on the screen:\n{self.text}"
            self.read()

    def send(self, keys: str) -> None:
        self.child.send(keys)

    def wait_for_end(self) -> int:
        end = time.monotonic() + PATIENCE
        while self.child.isalive():
            assert time.monotonic() < end, "the program does not end"
            self.read()
        self.read()
        status = self.child.exitstatus
        assert status is not None
        return status


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    opened = Terminal([])
    yield opened
    opened.child.close(force=True)


def test_from_launch_to_quit(terminal: Terminal) -> None:
    terminal.wait_for("SpotServe")
    terminal.send("/osdi 22 preempt")
    terminal.wait_for("1 hit")
    terminal.wait_for("Microsecond-scale")
    terminal.send("\x1b")
    terminal.wait_for("All papers ───")
    terminal.send("/orca\r")
    terminal.wait_for("Hit 1/2 · OSDI 2022 ───")
    terminal.wait_for("#iteration-level_scheduling")
    terminal.send("q")
    assert terminal.wait_for_end() == 0
    assert terminal.output.rindex(LEAVE_ALTERNATE_SCREEN) > terminal.output.rindex(b"\x1b[?1049h")
    assert terminal.output.rindex(SHOW_CURSOR) > terminal.output.rindex(b"\x1b[?25l")
    for mode in MODES_OF_THE_MOUSE:
        assert mode in terminal.output
    assert termios.tcgetattr(terminal.child.child_fd) == terminal.modes_before


def test_a_smaller_window_shows_one_pane(terminal: Terminal) -> None:
    terminal.wait_for("SpotServe")
    terminal.screen.resize(20, 60)
    terminal.child.setwinsize(20, 60)
    terminal.wait_for("Venues   Papers   Paper")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_the_index_from_a_pipe_leaves_the_keys_to_the_terminal() -> None:
    terminal = Terminal(["-c", f"echo '- [Piped paper](/a.md)' | '{READNOTES}' -"], command="/bin/sh")
    terminal.wait_for("Piped paper")
    terminal.send("2")
    terminal.wait_for("standard input")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_no_control_sequence_of_an_index_reaches_the_terminal(tmp_path: Path) -> None:
    index = tmp_path / "index.md"
    index.write_text("# \x1b]0;pwned\x07\n- [\x1b]52;c;cHduZWQ=\x07 \x9b31mred](/\x1bc.md): \x1b[2J #\x1b[5mtag\n")
    terminal = Terminal([str(index)])
    terminal.wait_for("␛]52;c;cHduZWQ=␇")
    terminal.send("2\t")
    terminal.wait_for("#␛[5mtag")
    terminal.send("q")
    assert terminal.wait_for_end() == 0
    for sequence in (b"\x1b]0;pwned", b"\x1b]52", b"\xc2\x9b", b"\x1b[2J\x1b", b"\x1bc", b"\x1b[5mtag"):
        assert sequence not in terminal.output


HOSTILE_NOTE = (
    "---\ndescription: '\x1b]0;pwned\x07'\nowner: \x1b[5mme\n---\n\n# \x1b]52;c;cHduZWQ=\x07 \u202eTitle\n\n"
    "&#27;[31mred &#x9b;31m `\x1b[2J` [link](https://example.org/\x1bc)\n\n"
    "| \x1b[7m | b |\n| - | - |\n| $\x1b[9m$ | <b>\x1b[8m</b> |\n\n```\x1b[6m\n\x1b[4mcode\n```\n\nThe end.\n"
)


def test_no_control_sequence_of_a_note_reaches_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("- [Paper](/paper.md)\n")
    (tmp_path / "paper.md").write_text(HOSTILE_NOTE)
    terminal = Terminal([str(tmp_path)])
    terminal.wait_for("All papers")
    terminal.send("2\r")
    terminal.wait_for("The end.")
    terminal.send("\to")
    terminal.wait_for("Not a web address")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    for sequence in (
        b"\x1b]0;pwned",
        b"\x1b]52;c",
        b"\xc2\x9b",
        b"\x1b[2J\x1b",
        b"\x1bc",
        b"\x1b[5mme",
        b"\xe2\x80\xae",
    ):
        assert sequence not in terminal.output


def test_the_editor_gets_the_note_at_the_line_in_sight_and_its_change_is_shown_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"Line {number}.\n" for number in range(1, 101)]
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/index.md").write_text("- [Paper](/paper.md)\n")
    (tmp_path / "notes/paper.md").write_text("\n".join(lines))
    editor = tmp_path / "vim"
    editor.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/line\nsed -i "s/^Line 60/Changed/" "$2"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    terminal = Terminal([str(tmp_path / "notes")])
    terminal.wait_for("Paper")
    terminal.send("2\r")
    terminal.wait_for("Line 10.")
    terminal.send("/Line 50.\r")
    terminal.wait_for("1/1")
    terminal.send("e")
    terminal.wait_for("Changed.")
    top = next(line for line in terminal.text.splitlines() if "Line " in line).split()[2].rstrip(".")
    assert (tmp_path / "line").read_text() == f"+{2 * int(top) - 1}\n"
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0


def test_an_index_that_was_edited_is_shown_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.md").write_text("- [First](/first.md)\n- [Second](/second.md)\n")
    editor = tmp_path / "own-editor"
    editor.write_text('#!/bin/sh\nsed -i "s/Second/Third/" "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    terminal = Terminal([str(tmp_path / "index.md")])
    terminal.wait_for("Second")
    terminal.send("2jE")
    terminal.wait_for("Third")
    assert "Second" not in terminal.text
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_to_quit_does_not_wait_for_a_page(server: Loopback) -> None:
    def silent(_: Handler) -> None:
        server.stopped.wait(60)

    server.answers |= {"/llms.txt": text("- [Paper](/paper.md)\n"), "/paper.md": silent}
    terminal = Terminal([f"{server.url}/llms.txt"])
    terminal.wait_for("All papers")
    terminal.send("2\r")
    terminal.wait_for("Fetching the note")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    assert not server.stopped.is_set()


@pytest.mark.parametrize("editor", ["/no/such/editor", "no-such-editor -x"])
def test_an_editor_that_cannot_be_run_gives_the_screen_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    (tmp_path / "index.md").write_text("- [First](/first.md)\n")
    monkeypatch.setenv("VISUAL", editor)
    terminal = Terminal([str(tmp_path / "index.md")])
    terminal.wait_for("First")
    terminal.send("2e")
    terminal.wait_for("cannot be run: No such file")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_keys_that_are_typed_before_the_app_is_there_take_effect_in_order(terminal: Terminal) -> None:
    terminal.send("/orca\r\r")
    terminal.wait_for("Where the notes are is not known")
    terminal.send("\x1b")
    terminal.wait_for("Hit 1/2 · OSDI 2022 ───")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def silent(handler: Handler) -> None:
    """Answers when there is nobody left to wait."""
    handler.loopback.stopped.wait(60)


@pytest.mark.parametrize("arguments", [[], ["--list"]])
def test_who_waits_for_an_index_is_told_and_may_leave(server: Loopback, arguments: list[str]) -> None:
    server.answers["/llms.txt"] = silent
    terminal = Terminal([server.url.replace("//", "//name:word@") + "/llms.txt", *arguments])
    terminal.wait_for(f"Fetching the index from {server.host} …")
    terminal.send("\x03")
    assert terminal.wait_for_end() == 130
    assert not server.stopped.is_set()
    assert not terminal.text.strip()
    assert b"Traceback" not in terminal.output
    assert b"word" not in terminal.output
    assert termios.tcgetattr(terminal.child.child_fd) == terminal.modes_before


def test_the_word_for_those_who_wait_is_gone_when_the_output_comes(server: Loopback) -> None:
    def slow(handler: Handler) -> None:
        handler.loopback.stopped.wait(1)
        text("- [Orca](/orca.md)\n")(handler)

    server.answers["/llms.txt"] = slow
    terminal = Terminal([f"{server.url}/llms.txt", "--list"])
    terminal.wait_for("Fetching the index")
    assert terminal.wait_for_end() == 0
    assert [line.split() for line in terminal.screen.display if line.strip()] == [["paper", "Orca", "/orca.md"]]
