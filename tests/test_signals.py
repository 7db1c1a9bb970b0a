"""However the program is asked to end, the terminal is as it was found and the shell is told why it has ended."""

import os
import signal
from pathlib import Path

import pytest

from tests.pseudo_terminal import READNOTES, PseudoTerminal, left_on

BLOCKED = """\
import time
from tui import leaving
from tui.app import ReadnotesApp
leaving._PATIENCE, leaving._ONE_WISH = {}
ask = leaving.Leaving.ask
def say(word):
    with open({!r}, "a") as said: print(word, file=said)
def hear(self, number):
    ask(self, number)
    say("asked")
leaving.Leaving.ask = hear
def block(self):
    say("blocked")
    while True: time.sleep(60)
ReadnotesApp.action_regroup = block
"""


def start(started: list[PseudoTerminal], arguments: list[str], **how: str) -> PseudoTerminal:
    started.append(PseudoTerminal(arguments, **how))  # type: ignore[arg-type] # only what is text is given here
    return started[-1]


@pytest.mark.parametrize(
    ("number", "keys", "shown"),
    [
        (signal.SIGTERM, "", "Second"),
        (signal.SIGHUP, "t", "#gpu"),
        (signal.SIGINT, "/seco", "1 hit"),
        (signal.SIGQUIT, "?", "Keys"),
    ],
)
def test_a_signal_ends_it_wherever_the_user_is(
    index: str, started: list[PseudoTerminal], number: int, keys: str, shown: str
) -> None:
    terminal = start(started, [index])
    terminal.wait_for("Second")
    terminal.send(keys)
    terminal.wait_for(shown)
    terminal.kill(number)
    terminal.kill(number)
    assert terminal.wait_for_end() == 128 + number
    assert terminal.left == []
    assert b"Traceback" not in terminal.output


@pytest.mark.parametrize(
    ("place", "number"),
    [
        ("tui.opening.open_collection", signal.SIGINT),
        ("tui.kept.open_kept", signal.SIGINT),
        ("tui.app.ReadnotesApp.compose", signal.SIGTERM),
        ("tui.terminal.Terminal.start_application_mode", signal.SIGHUP),
        ("tui.app.ReadnotesApp.on_mount", signal.SIGINT),
        ("tui.terminal.Terminal.stop_application_mode", signal.SIGTERM),
        ("tui.terminal.Terminal.close", signal.SIGTERM),
    ],
)
def test_a_signal_ends_it_at_any_moment(index: str, started: list[PseudoTerminal], place: str, number: int) -> None:
    where, name = place.rsplit(".", 1)
    code = (
        f"import os, sys, {'.'.join(where.split('.')[:2])}\nholder = {where}\nhas_come = holder.{name}\n"
        f"def come(*given, **named):\n    os.kill(os.getpid(), {int(number)})\n    return has_come(*given, **named)\n"
        f"holder.{name} = come"
    )
    terminal = start(started, [index], inside=code)
    if "stop" in name or name == "close":
        terminal.wait_for("Second")
        terminal.send("q")
    assert terminal.wait_for_end() == 128 + number
    assert terminal.left == []
    assert b"Traceback" not in terminal.output


def test_what_is_kept_is_kept_also_when_a_signal_has_come(
    index: str, started: list[PseudoTerminal], tmp_path: Path
) -> None:
    code = (
        "from tui.app import ReadnotesApp\nfrom pathlib import Path\nbefore = ReadnotesApp.on_unmount\n"
        f"def on_unmount(self):\n    before(self)\n    Path({str(tmp_path / 'kept')!r}).touch()\n"
        "ReadnotesApp.on_unmount = on_unmount"
    )
    terminal = start(started, [index], inside=code)
    terminal.wait_for("Second")
    terminal.kill(signal.SIGTERM)
    terminal.kill(signal.SIGHUP)
    assert terminal.wait_for_end() in (128 + signal.SIGTERM, 128 + signal.SIGHUP)  # whichever is heard first
    assert (tmp_path / "kept").exists()


@pytest.mark.parametrize(("times", "is_asked_again"), [((0.2, 3600), False), ((3600, 0), True)])
def test_an_app_that_hangs_gives_the_terminal_back_after_a_while_or_when_it_is_asked_again(
    index: str, started: list[PseudoTerminal], tmp_path: Path, times: tuple[float, float], is_asked_again: bool
) -> None:
    said = tmp_path / "said"
    terminal = start(started, [index], inside=BLOCKED.format(times, str(said)))
    terminal.wait_for("Second")
    terminal.send("v")
    terminal.wait_until(said.exists, "it does not hang")
    terminal.kill(signal.SIGTERM)
    terminal.wait_until(lambda: "asked" in said.read_text(), "it does not hear")
    if is_asked_again:
        terminal.kill(signal.SIGTERM)
    assert terminal.wait_for_end() == 128 + signal.SIGTERM
    assert terminal.left == []


@pytest.mark.parametrize("ignored", ["", "trap '' HUP; "])
def test_it_ends_when_its_terminal_has_gone(index: str, started: list[PseudoTerminal], ignored: str) -> None:
    terminal = start(started, ["-c", f"{ignored}exec {READNOTES} {index}"], command="/bin/sh")
    terminal.wait_for("Second")
    terminal.send("jkjkjkjk?")
    terminal.hang_up()
    assert terminal.wait_for_end() == 128 + signal.SIGHUP


EDITOR = """\
#!/bin/sh
trap 'echo interrupted >> {0}/said' INT
trap 'echo terminated >> {0}/said; exit' TERM
echo editing
while :; do sleep 0.05; done
"""


def test_an_editor_gets_the_interrupts_alone_and_is_told_to_end(
    index: str, started: list[PseudoTerminal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor, said = tmp_path / "editor", tmp_path / "said"
    editor.write_text(EDITOR.format(tmp_path))
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    terminal = start(started, [index])
    terminal.wait_for("Second")
    terminal.send("2e")
    terminal.wait_for("editing")
    terminal.send("\x03")
    terminal.wait_until(said.exists, "the editor is not interrupted")
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_for_end() == 128 + signal.SIGTERM
    assert said.read_text().split() == ["interrupted", "terminated"]
    assert terminal.left == []


def test_ctrl_c_says_how_to_leave_and_ctrl_q_leaves_from_a_dialog(index: str, started: list[PseudoTerminal]) -> None:
    terminal = start(started, [index])
    terminal.wait_for("Second")
    terminal.send("/sec\x03")
    terminal.wait_for("ctrl+q quits")
    terminal.wait_for("│ sec ")
    terminal.send("\x1b")
    terminal.wait_for("All papers ───")
    terminal.send("t")
    terminal.wait_for("#gpu")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    assert terminal.left == []


BRACKETED = b"\x1b[?2004h"
"""What bash switches on for its own prompt."""


class Shell(PseudoTerminal):
    """A shell with job control, in which the program runs."""

    def __init__(self, index: str) -> None:
        super().__init__(["--norc", "-i"], command="bash", environment={"PS1": "shell> "})
        self.wait_for("shell>")
        self.send(f"{READNOTES} {index}\n")
        self.wait_for("Second")

    def wait_for_new(self, text: bytes, seen: int) -> None:
        self.wait_until(lambda: text in self.output[seen:], f"{text!r} does not come")

    @property
    def left(self) -> list[str]:
        return left_on(self.output.replace(BRACKETED, b""))


def test_ctrl_z_suspends_and_fg_draws_all_anew_in_the_size_there_is_now(
    index: str, started: list[PseudoTerminal]
) -> None:
    shell = Shell(index)
    started.append(shell)
    for number, (keys, shown) in enumerate((("", "Second"), ("t", "#gpu"), ("/seco", "1 hit"))):
        shell.send(keys)
        shell.wait_for(shown)
        seen = len(shell.output)
        shell.send("\x1a")
        shell.wait_for_new(b"Stopped", seen)
        assert shell.left == []
        rows, columns = 30 + number, 90 + number
        shell.screen.resize(rows, columns)
        shell.screen.reset()
        shell.child.setwinsize(rows, columns)
        seen = len(shell.output)
        shell.send("fg\n")
        shell.wait_for_new(b"\x1b[?1049h", seen)
        shell.wait_for(shown)
        shell.wait_for("Venues · as written")
        shell.wait_until(lambda: "index.md" in shell.screen.display[0], "it is not drawn from the top")
        if keys == "t":
            shell.send("\x1b")
            shell.wait_until(lambda: "#gpu" not in shell.text, "the tags stay")
    seen = len(shell.output)
    shell.send("\x11")
    shell.wait_for_new(b"\x1b[?1049l", seen)
    shell.wait_for_new(b"shell>", seen)
    shell.send("echo status=$?\n")
    shell.wait_for("status=0")
    assert shell.left == []


@pytest.mark.parametrize("wish", ["kill -TERM %1", "kill -CONT $(jobs -p); kill -TERM %1"])
def test_it_can_be_ended_while_it_is_suspended(index: str, started: list[PseudoTerminal], wish: str) -> None:
    shell = Shell(index)
    started.append(shell)
    shell.send("\x1a")
    shell.wait_for_new(b"Stopped", 0)
    shell.send(f"p=$(jobs -p); {wish}; while kill -0 $p; do wait %1; kill -CONT $p; done 2>/dev/null; echo 'o'ver\n")
    shell.wait_for("over")
    assert shell.left == []


def test_after_being_stopped_by_others_it_takes_the_terminal_once_more(
    index: str, started: list[PseudoTerminal]
) -> None:
    shell = Shell(index)
    started.append(shell)
    os.killpg(os.tcgetpgrp(shell.child.child_fd), signal.SIGSTOP)
    shell.wait_for_new(b"Stopped", 0)
    seen = len(shell.output)
    shell.send("printf '\\033[?1049l'; fg\n")
    shell.wait_for_new(b"\x1b[?1049h", seen)
    seen = len(shell.output)
    shell.send("q")
    shell.wait_for_new(b"shell>", seen)
    assert shell.left == []


def test_where_there_is_no_shell_ctrl_z_stops_nothing(index: str, started: list[PseudoTerminal]) -> None:
    terminal = start(started, [index])
    terminal.wait_for("Second")
    terminal.send("\x1a")
    terminal.wait_for("There is no shell")
    terminal.send("q")
    assert terminal.wait_for_end() == 0
    assert terminal.left == []
