"""A fault of the program gives the terminal back, is told in one line that is safe to print, and leaves a report."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.pseudo_terminal import INSIDE, PseudoTerminal
from tui.crash import keep_report

FAULT = "def fail(*_):\n    secret = 'a local'\n    raise KeyError('\\x1b]0;pwned\\x07')\n"
APP = f"from tui.app import ReadnotesApp\nfrom tui.panes.paper_list import PaperList\n{FAULT}"
PLACES = {
    "a key": "ReadnotesApp.action_regroup = fail",
    "a thread": "ReadnotesApp.action_regroup = lambda app: app.run_worker(fail, thread=True) and None",
    "a task": (
        "async def fail_later():\n    fail()\n"
        "ReadnotesApp.action_regroup = lambda app: app.run_worker(fail_later()) and None"
    ),
    "a message": (
        "from textual.events import Blur\nPaperList.on_blur = fail\n"
        "ReadnotesApp.action_regroup = lambda app: app.query_one(PaperList).post_message(Blur()) and None"
    ),
    "a timer": "ReadnotesApp.action_regroup = lambda app: app.set_timer(0.01, fail) and None",
    "drawing": (
        "def draw(app):\n    PaperList.render_line = fail\n    app.query_one(PaperList).refresh()\n"
        "ReadnotesApp.action_regroup = draw"
    ),
    "leaving": (
        "ReadnotesApp.on_unmount = fail\n"
        "def leave_when_files_are_watched(app):\n"
        "    if app._flows.reloading._watching.is_awake:\n        app.exit()\n"
        "    else:\n        app.set_timer(0.02, app.action_regroup)\n"
        "ReadnotesApp.action_regroup = leave_when_files_are_watched"
    ),
    "reading keys": (
        "from tui.terminal import Terminal\nhas_come = Terminal.process_message\n"
        "def come(self, message):\n    fail() if getattr(message, 'key', '') == 'v' else has_come(self, message)\n"
        "Terminal.process_message = come"
    ),
}
AT_THE_START = {
    "the app": "ReadnotesApp.__init__ = fail",
    "its widgets": "ReadnotesApp.compose = fail",
    "its beginning": "ReadnotesApp.on_mount = fail",
}


def reports(folder: Path) -> list[Path]:
    return sorted((folder / "state/readnotes-tui/crashes").iterdir())


def check(terminal: PseudoTerminal, folder: Path) -> str:
    """That all is as it should be after a fault; the report."""
    assert terminal.wait_for_end() == 70
    assert terminal.left == []
    said = terminal.output.rpartition(b"\x1b[?1004l")[2].decode()
    (report,) = reports(folder)
    assert said.replace("\r\n", "\n") == (
        f"readnotes-tui: stopped by a fault: KeyError: '\\x1b]0;pwned\\x07'; the report is {report}\n"
    )
    text = report.read_text()
    assert "\x1b" not in text
    assert "a local" not in text.replace("secret = 'a local'", "")
    assert text.endswith("KeyError: '\\x1b]0;pwned\\x07'\n")
    return text


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_while_the_app_runs(index: str, started: list[PseudoTerminal], tmp_path: Path, place: str) -> None:
    terminal = PseudoTerminal([index], inside=APP + PLACES[place])
    started.append(terminal)
    terminal.wait_for("Second")
    terminal.send("vjj")
    text = check(terminal, tmp_path)
    for fact in ("TERM=xterm-256color, 120 x 40", "readnotes-tui 0.1.0, Textual 8.", "Python 3.", index, ", in fail"):
        assert fact in text


@pytest.mark.parametrize("place", AT_THE_START)
def test_a_fault_while_the_app_starts(index: str, started: list[PseudoTerminal], tmp_path: Path, place: str) -> None:
    terminal = PseudoTerminal([index], inside=APP + AT_THE_START[place])
    started.append(terminal)
    check(terminal, tmp_path)


def test_what_was_being_typed_is_not_lost(index: str, started: list[PseudoTerminal], tmp_path: Path) -> None:
    code = f"{APP}from tui.panes.search_bar import SearchBar\nSearchBar.action_save = fail"
    terminal = PseudoTerminal([index], inside=code)
    started.append(terminal)
    terminal.wait_for("Second")
    terminal.send("/all about gpus")
    terminal.wait_for("all about gpus")
    terminal.send("\x1bOQ")
    assert "This was being typed:\n    all about gpus\n" in check(terminal, tmp_path)


def run_failing(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = INSIDE.format(f"import tui.collection\n{FAULT}tui.collection.Collection.gather = fail")
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("asked", [["--list"], ["--search", "a"]])
def test_a_fault_of_what_prints_is_one_line_and_status_70(index: str, tmp_path: Path, asked: list[str]) -> None:
    done = run_failing(index, *asked)
    (report,) = reports(tmp_path)
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr == (
        f"readnotes-tui: stopped by a fault: KeyError: '\\x1b]0;pwned\\x07'; the report is {report}\n"
    )


def test_where_no_report_can_be_written_the_end_of_the_traceback_is_told(index: str, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    done = run_failing(index, "--list")
    assert done.returncode == 70
    assert "\n    raise KeyError" in done.stderr or "in fail" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("readnotes-tui: stopped by a fault, and no report: ")


def test_the_newest_reports_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "state/readnotes-tui/crashes"
    folder.mkdir(parents=True)
    for day in range(1, 10):
        (folder / f"2020-01-0{day}-000000-1.txt").touch()
    keep_report(ValueError("no"))
    assert [path.name[:10] for path in reports(tmp_path)[:-1]] == [f"2020-01-0{day}" for day in (6, 7, 8, 9)]


def test_a_message_of_strangers_is_made_safe_and_short_and_a_password_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["readnotes-tui", "https://me:word@example.org/llms.txt"])
    said = keep_report(
        ValueError("\x1b]0;x\x07\x9b\u202e" + "y" * 10_000 + " https://me:word@example.org"), ["\x1b[2J typed"]
    )
    assert said.startswith("readnotes-tui: stopped by a fault: ValueError: ␛]0;x␇\ufffdyyy")
    assert len(said) < 1000
    assert said.count("\n") == 1
    text = reports(tmp_path)[0].read_text()
    assert "␛[2J typed" in text
    assert "https://example.org/llms.txt" in text
    assert "word" not in text
