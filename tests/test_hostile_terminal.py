"""Hostile texts in a real pseudo-terminal: it gets text, colours and places, and no byte that a file has thought up."""

import os
import re
import socket
import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.hostile import END, SEQUENCES, Case, every_case
from tests.pseudo_terminal import READNOTES, PseudoTerminal

SIZE = 600  # bytes of a page
SENT = re.compile(
    rb"""
    \x1b\[[\d;:]*m                                                             # a look
    | \x1b\[\d+;\d+H                                                           # a place
    | \x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026|2048)[hl]        # modes, on and off
    | \x1b\[\?(?:2026|2048)\$p                                                 # a question about a mode
    | \x1b\[>\d+u | \x1b\[<u                                                   # the keyboard
    | \x1b\]22;[a-z]*\x07                                                      # the shape of the pointer
    | [\r\n]
    """,
    re.VERBOSE,
)
"""All that the app itself sends to a terminal, beside text."""
TELLING = ("escape", "bidi", "markup", "UTF", "Latin", "width", "characters", "NUL", "emoji", "schemes", "lines that")
"""What stands in the names of the cases that are about the terminal."""


def assert_only_text(output: bytes) -> None:
    """Whether there is nothing but what the app sends itself, and text that a terminal only draws."""
    text = SENT.sub(b"", output).decode("utf-8")
    for char in set(text):
        assert unicodedata.category(char) not in {"Cc", "Zl", "Zp"}, f"{char!r} was sent"
        assert not unicodedata.bidirectional(char).endswith(("E", "O", "I", "PDF")), f"{char!r} was sent"


@pytest.mark.parametrize("sequence", [text.encode() for text in SEQUENCES if "&" not in text])
def test_what_a_file_may_think_up_would_be_noticed(sequence: bytes) -> None:
    if sequence not in (b"\x1b[31m", b"\x1b[?1049l"):  # which the app sends too
        with pytest.raises(AssertionError):
            assert_only_text(b"\x1b[1mtext " + sequence)


def drawn(terminal: PseudoTerminal) -> str:
    """What is on the screen; the emulator's own text of it fails where half of a wide character was drawn over."""
    screen = terminal.screen
    rows = ("".join(screen.buffer[row][column].data for column in range(screen.columns)) for row in range(screen.lines))
    return "\n".join(rows)


def telling() -> list[Case]:
    return [case for case in every_case(refused=False) if any(word in case.name for word in TELLING)]


def test_pages_send_nothing_but_text(tmp_path: Path) -> None:
    cases = telling()
    entries = [f"- [Paper {number}](/{number}.md)\n" for number in range(len(cases))]
    (tmp_path / "index.md").write_text("".join(entries))
    for number, case in enumerate(cases):
        (tmp_path / f"{number}.md").write_bytes(case.note(SIZE))
    terminal = PseudoTerminal([str(tmp_path)])
    terminal.wait_for("All papers")
    terminal.send("2")
    for number in range(len(cases)):
        terminal.send("\r")
        terminal.wait_until(lambda: "╭─ Venues" not in drawn(terminal), f"{cases[number].name} does not open")
        terminal.send("G")
        terminal.wait_until(lambda: END in drawn(terminal), f"{cases[number].name} has no end")
        terminal.send("\x1b")
        terminal.wait_until(lambda: "╭─ Venues" in drawn(terminal), f"{cases[number].name} does not close")
        terminal.send("j")
    terminal.send("q")
    assert terminal.wait_for_end() == 0
    assert_only_text(terminal.output)


def test_an_index_sends_nothing_but_text(tmp_path: Path) -> None:
    index = b"# Index\n\n" + b"\n\n".join(
        case.make(SIZE) if isinstance(case.make(SIZE), bytes) else str(case.make(SIZE)).encode()  # type: ignore[misc]
        for case in telling()
        if case.name in ("escape sequences", "markup", "bidirectional controls everywhere", "schemes", "emoji")
    )
    (tmp_path / "index.md").write_bytes(index + f"\n\n- [{END}](/the/end.md)\n".encode())
    terminal = PseudoTerminal([str(tmp_path / "index.md")])
    terminal.wait_until(lambda: "Venues" in drawn(terminal), "it does not come")
    terminal.send("2" + "j" * 60)
    terminal.send("\t" * 4 + "2G")
    terminal.wait_until(lambda: END in drawn(terminal), "it does not come")
    terminal.send("t")
    terminal.wait_until(lambda: "Show papers" in drawn(terminal), "it does not come")
    terminal.send("\r")
    terminal.wait_until(lambda: "Show papers" not in drawn(terminal), "the tags do not close")
    terminal.send("/tag")
    terminal.wait_until(lambda: "hits" in drawn(terminal), "it does not come")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    assert_only_text(terminal.output)


def refused(folder: Path) -> dict[str, tuple[str, str]]:
    """Places that are no index, and why, by what they are."""
    (folder / "null").symlink_to("/dev/null")
    (folder / "zero").symlink_to("/dev/zero")
    (folder / "loop").symlink_to("loop")
    (folder / "dangling").symlink_to("nowhere")
    os.mkfifo(folder / "fifo")
    (folder / "empty").mkdir()
    (folder / "inside").mkdir()
    (folder / "inside/index.md").mkdir()
    (folder / "binary").write_bytes(b"\0" * 100)
    (folder / "wide").write_bytes("論文を読む。[論](論)\n".encode("utf-16-be") * 9)
    (folder / "ne\nw\x1b]0;x\x07").write_bytes(b"\0")
    with (folder / "huge").open("wb") as file:
        file.truncate(10**12)
    unix = socket.socket(socket.AF_UNIX)
    unix.bind(str(folder / "socket"))
    unix.close()
    return {
        "null": ("null", "not a regular file"),
        "zero": ("zero", "not a regular file"),
        "loop": ("loop", "too many levels of symbolic links"),
        "dangling": ("dangling", "no such file or directory"),
        "fifo": ("fifo", "not a regular file"),
        "socket": ("socket", "no such device or address"),
        "empty": ("empty", "neither one of index.md"),
        "inside": ("inside/index.md", "not a regular file"),
        "binary": ("binary", "not a text file: it has NUL bytes"),
        "wide": ("wide", "not a text file: it looks like UTF-16 without a byte order mark"),
        "ne\nw\x1b]0;x\x07": ("ne w␛]0;x␇", "not a text file: it has NUL bytes"),
        "huge": ("huge", "larger than 500 MB"),
        "x" * 300: ("x" * 300, "file name too long"),
        "\udcff\udc80.md": ("", "no such file or directory"),
        "binary/x": ("binary/x", "not a directory"),
    }


def test_what_is_no_index_is_one_line_and_status_2(tmp_path: Path) -> None:
    short = Path("/tmp") / f"readnotes-{os.getpid()}"  # the name of a socket has few characters
    short.symlink_to(tmp_path)
    try:
        for name, (shown, reason) in refused(short).items():
            done = subprocess.run([READNOTES, str(short / name), "--list"], capture_output=True, check=False)
            said = done.stderr.decode()
            assert (done.returncode, done.stdout) == (2, b""), said
            assert f"{shown}: " in said
            assert reason in said
            assert said.endswith("\n")
            assert said[:-1].isprintable()
    finally:
        short.unlink()


def test_a_stream_without_an_end_is_one_line_and_status_2() -> None:
    with Path("/dev/zero").open("rb") as zeros:
        done = subprocess.run([READNOTES, "-", "--list"], stdin=zeros, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"readnotes-tui: -: larger than 500 MB\n"
