"""The installed command in a real pseudo-terminal, seen through a terminal emulator."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loopback import Handler, Loopback, text
from tests.pseudo_terminal import MOST_UNREAD, READNOTES, PseudoTerminal


@pytest.fixture
def terminal() -> Iterator[PseudoTerminal]:
    opened = PseudoTerminal()
    yield opened
    opened.close()


def test_from_launch_to_quit() -> None:
    terminal = PseudoTerminal(command=READNOTES)
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
    assert terminal.left == []


def test_a_smaller_window_shows_one_pane(terminal: PseudoTerminal) -> None:
    terminal.wait_for("SpotServe")
    terminal.screen.resize(20, 60)
    terminal.child.setwinsize(20, 60)
    terminal.wait_for("Venues   Papers   Paper")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_the_index_from_a_pipe_leaves_the_keys_to_the_terminal() -> None:
    terminal = PseudoTerminal(["-c", f"echo '- [Piped paper](/a.md)' | '{READNOTES}' -"], command="/bin/sh")
    terminal.wait_for("Piped paper")
    terminal.send("2")
    terminal.wait_for("standard input")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_no_control_sequence_of_an_index_reaches_the_terminal(tmp_path: Path) -> None:
    index = tmp_path / "index.md"
    index.write_text("# \x1b]0;pwned\x07\n- [\x1b]52;c;cHduZWQ=\x07 \x9b31mred](/\x1bc.md): \x1b[2J #\x1b[5mtag\n")
    terminal = PseudoTerminal([str(index)])
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
    terminal = PseudoTerminal([str(tmp_path)])
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
    terminal = PseudoTerminal([str(tmp_path / "notes")])
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
    terminal = PseudoTerminal([str(tmp_path / "index.md")])
    terminal.wait_for("Second")
    terminal.send("2jE")
    terminal.wait_for("Third")
    terminal.wait_until(lambda: "Second" not in terminal.text, "the old title is still shown")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_to_quit_does_not_wait_for_a_page(server: Loopback) -> None:
    def silent(_: Handler) -> None:
        server.stopped.wait(60)

    server.answers |= {"/llms.txt": text("- [Paper](/paper.md)\n"), "/paper.md": silent}
    terminal = PseudoTerminal([f"{server.url}/llms.txt"])
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
    terminal = PseudoTerminal([str(tmp_path / "index.md")])
    terminal.wait_for("First")
    terminal.send("2e")
    terminal.wait_for("cannot be run: No such file")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_keys_that_are_typed_before_the_app_is_there_take_effect_in_order(terminal: PseudoTerminal) -> None:
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
    terminal = PseudoTerminal([server.url.replace("//", "//name:word@") + "/llms.txt", *arguments])
    terminal.wait_for(f"Fetching the index from {server.host} …")
    terminal.send("\x03")
    assert terminal.wait_for_end() == 130
    assert not server.stopped.is_set()
    assert not terminal.text.strip()
    assert b"Traceback" not in terminal.output
    assert b"word" not in terminal.output
    assert terminal.left == []


def test_the_word_for_those_who_wait_is_gone_when_the_output_comes(server: Loopback) -> None:
    def slow(handler: Handler) -> None:
        handler.loopback.stopped.wait(1)
        text("- [Orca](/orca.md)\n")(handler)

    server.answers["/llms.txt"] = slow
    terminal = PseudoTerminal([f"{server.url}/llms.txt", "--list"])
    terminal.wait_for("Fetching the index")
    assert terminal.wait_for_end() == 0
    assert [line.split() for line in terminal.screen.display if line.strip()] == [["paper", "Orca", "/orca.md"]]


def test_a_terminal_that_is_not_read_for_a_while_shows_what_is_so_afterwards(terminal: PseudoTerminal) -> None:
    terminal.wait_for("SpotServe")
    before = len(terminal.output)
    terminal.send("?\x1b?\x1b")
    terminal.wait_until_full()
    terminal.send("/orca")
    terminal.wait_for("2 hits")
    assert len(terminal.output) - before > MOST_UNREAD
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    assert terminal.left == []


def test_bytes_that_are_no_text_do_not_end_it(terminal: PseudoTerminal) -> None:
    terminal.wait_for("SpotServe")
    terminal.child.send(b"/\xff\xfeorca\r")
    terminal.wait_for("orca")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("modes", [{"TERM": "vt100"}, {"TERM": None}, {"NO_COLOR": "1"}])
def test_without_colours_the_cursor_the_focus_and_the_matches_are_told_apart(modes: dict[str, str | None]) -> None:
    terminal = PseudoTerminal(environment={"COLORTERM": None, **modes})
    terminal.wait_for("SpotServe")
    terminal.send("/orca")
    terminal.wait_for("2 hits")
    terminal.wait_until(lambda: bool(re.search("▌ *Orca:", terminal.text)), "the cursor is not on the hit")
    row, line = next((row, line) for row, line in enumerate(terminal.screen.display) if re.search("▌ *Orca:", line))
    at = line.index("Orca:")
    cells = terminal.screen.buffer[row]
    assert [cells[column].bold for column in range(at, at + 5)] == [True] * 4 + [False]
    row, line = next((row, line) for row, line in enumerate(terminal.screen.display) if "─ Find ─" in line)
    assert terminal.screen.buffer[row][line.index("Find")].bold
    assert not terminal.screen.buffer[row][line.index("Venues")].bold


def test_in_tmux_it_goes_on_when_attached_again_and_ends_with_the_server(tmp_path: Path) -> None:
    tmux = shutil.which("tmux")
    if tmux is None:
        pytest.skip("there is no tmux")
    socket, number = str(tmp_path / "socket"), tmp_path / "number"
    new = ["-S", socket, "-f", "/dev/null", "new", f"echo $$ > {number}; exec {READNOTES}"]
    terminal = PseudoTerminal(new, command=tmux, size=(80, 24))
    try:
        terminal.wait_for("Venues")
        terminal.wait_until(number.exists, "it does not run")
        subprocess.run([tmux, "-S", socket, "detach-client"], check=True)
        assert terminal.wait_for_end() == 0
        terminal.close()
        terminal = PseudoTerminal(["-S", socket, "attach"], command=tmux, size=(80, 24))
        terminal.wait_for("Venues")
        terminal.send("\x1a")
        terminal.wait_for("There is no shell")
    finally:
        subprocess.run([tmux, "-S", socket, "kill-server"], check=False)
    terminal.wait_until(lambda: not is_running(int(number.read_text())), "it outlives its terminal")
    terminal.close()


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
