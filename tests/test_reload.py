"""The installed command in a pseudo-terminal, while other programs save the files that it shows."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pseudo_terminal import PseudoTerminal

LINES = "".join(f"Line {number:02} of many.\n\n" for number in range(60))
BEFORE, AFTER = "Line 30 of many.", "Line 30 is another."
PAPERS = "".join(f"- [Paper {number:02}](/c/paper-{number:02}.md): A summary.\n" for number in range(60))
NEW = "".join(f"- [New {number}](/c/new-{number}.md)\n" for number in range(3))
SLOW_WRITER = """
import sys, time
with open(sys.argv[1], "w") as file:
    file.flush()
    for part in (sys.argv[2][:500], sys.argv[2][500:]):
        time.sleep(0.05)
        file.write(part)
        file.flush()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of notes with a long list and a long note."""
    (tmp_path / "notes/c").mkdir(parents=True)
    (tmp_path / "notes/index.md").write_text("- [OSDI 2022](/c.md)\n" + PAPERS)
    (tmp_path / "notes/c/paper-00.md").write_text(f"# Paper 00\n\n{LINES}")
    return tmp_path / "notes"


@pytest.fixture
def terminal(root: Path) -> Iterator[PseudoTerminal]:
    opened = PseudoTerminal([str(root)])
    yield opened
    opened.close()


def run(*command: str, cwd: Path) -> None:
    subprocess.run(command, cwd=cwd, check=True, capture_output=True, stdin=subprocess.DEVNULL)


def edit(path: Path, before: str, after: str) -> None:
    """As vim does it, which puts another file in the place of the one that it has read."""
    if shutil.which("vim") is None:
        synchronise(path, before, after)
        return
    text = path.parents[1] / "text"
    text.write_text(path.read_text().replace(before, after))
    commands = ("set backupcopy=no", "%d", f"0r {text}", "wq")
    run(
        "vim",
        "-u",
        "NONE",
        "-es",
        *(part for command in commands for part in ("-c", command)),
        path.name,
        cwd=path.parent,
    )


def synchronise(path: Path, before: str, after: str) -> None:
    """As rsync does it: a file beside, with the times of the one that it is a copy of, takes its place."""
    other = path.with_name(f".{path.name}.Xa4b2c")
    other.write_text(path.read_text().replace(before, after))
    os.utime(other, (1_600_000_000, 1_600_000_000))
    other.replace(path)


def write(path: Path, before: str, after: str) -> None:
    """As an editor does it that empties the file and writes it bit by bit."""
    run(sys.executable, "-c", SLOW_WRITER, str(path), path.read_text().replace(before, after), cwd=path.parent)


def check_out(path: Path, before: str, after: str) -> None:
    """As git does it: every file of another branch takes the place of the one that there was."""
    git = ("git", "-c", "user.name=me", "-c", "user.email=me@example.org")
    text = path.read_text()
    for command in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "one"], ["checkout", "-qb", "other"]):
        run(*git, *command, cwd=path.parent)
    path.write_text(text.replace(before, after))
    run(*git, "commit", "-qam", "two", cwd=path.parent)
    run(*git, "checkout", "-q", "main", cwd=path.parent)
    assert path.read_text() == text
    run(*git, "checkout", "-q", "other", cwd=path.parent)


WAYS = [edit, write, synchronise, check_out]
Way = Callable[[Path, str, str], None]


@pytest.mark.parametrize("way", WAYS)
def test_a_note_that_is_saved_is_shown_where_it_was(terminal: PseudoTerminal, root: Path, way: Way) -> None:
    terminal.wait_for("Paper 00")
    terminal.send("2\r")
    terminal.wait_for("Line 10 of many.")
    terminal.send("/line 30\r")
    terminal.wait_for("1/1")
    at = next(number for number, line in enumerate(terminal.screen.display) if "Line 33 of many." in line)
    way(root / "c/paper-00.md", BEFORE, AFTER)
    terminal.wait_for(AFTER)
    assert "Line 33 of many." in terminal.screen.display[at]
    terminal.send("q")
    terminal.wait_for("All papers")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("way", WAYS)
def test_an_index_that_is_saved_is_shown_with_the_cursor_where_it_was(
    terminal: PseudoTerminal, root: Path, way: Way
) -> None:
    terminal.wait_for("Paper 00")
    terminal.send("2" + "j" * 45)
    terminal.wait_for("▌   Paper 45")
    at = next(number for number, line in enumerate(terminal.screen.display) if "▌   Paper 45" in line)
    way(root / "index.md", "- [Paper 05]", "- [New](/new.md)\n- [Paper 05]")
    terminal.wait_for("61 papers")
    terminal.wait_for("▌   Paper 45")
    assert "▌   Paper 45" in terminal.screen.display[at]


def test_a_line_that_is_appended_is_shown(terminal: PseudoTerminal, root: Path) -> None:
    terminal.wait_for("60 papers")
    with (root / "index.md").open("a") as file:
        file.write(NEW)
    terminal.wait_for("63 papers")


def test_what_is_deleted_is_told_and_shown_until_it_is_back(terminal: PseudoTerminal, root: Path) -> None:
    terminal.wait_for("Paper 00")
    terminal.send("2\r")
    terminal.wait_for("Line 10 of many.")
    text = (root / "c/paper-00.md").read_text()
    shutil.rmtree(root)
    terminal.wait_for("notes/index.md (gone)")
    terminal.wait_for("There is no page")
    terminal.wait_for("Line 05 of many.")
    (root / "c").mkdir(parents=True)
    (root / "c/paper-00.md").write_text(text.replace("Line 05", "Line five"))
    (root / "index.md").write_text("- [OSDI 2022](/c.md)\n" + PAPERS)
    terminal.wait_for("Line five of many.")
    terminal.wait_until(lambda: "(gone)" not in terminal.text, "the index does not come back")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
