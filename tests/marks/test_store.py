"""Whatever happens to the file of the marks, no earlier mark is lost and the program goes on."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.marks.files import LIBRARY, fill, star, starred, unfinished
from tests.marks.papers import marks_in, said
from tui.marks.marks import Marks, MarksError
from tui.marks.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marks.sqlite"


def test_without_marks_there_is_no_file_and_sqlite_is_not_imported() -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom tests.marks.papers import INDEX, marks_in\n"
        "marks = marks_in(Path('/nowhere/at/all'))\nmarks.refresh()\n"
        "sys.exit(bool(marks.notice) or 'sqlite3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_only_the_user_may_read_the_file(path: Path) -> None:
    star(marks_in(path, LIBRARY), 0)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["marks.sqlite"]


def test_a_commit_outlives_a_power_failure(path: Path) -> None:
    store = Store(path, "index.md")
    star(Marks(store, LIBRARY), 0)
    assert store._database is not None
    pragma = store._database._connection.execute
    assert pragma("PRAGMA journal_mode").fetchone() == ("delete",)
    assert pragma("PRAGMA synchronous").fetchone() == (3,)


def test_a_file_that_is_replaced_is_read_again_and_what_is_noted_then_goes_there(path: Path) -> None:
    marks = marks_in(path, LIBRARY)
    star(marks, 0)
    star(marks_in(path.with_name("other"), LIBRARY), 1)
    path.with_name("other").replace(path)
    star(marks, 2)
    assert marks.refresh()
    assert set(said(marks)) == starred(path) == {"1", "2"}


def test_a_file_that_comes_into_being_and_goes_is_noticed(path: Path) -> None:
    marks = marks_in(path, LIBRARY)
    star(marks_in(path.with_name("other"), LIBRARY), 1)
    path.with_name("other").replace(path)
    assert marks.refresh()
    assert set(said(marks)) == {"1"}
    path.unlink()
    assert marks.refresh()
    assert said(marks) == {}
    star(marks, 2)
    assert starred(path) == {"2"}


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    star(marks_in(tmp_path / "link", LIBRARY), 1)
    assert (tmp_path / "link").is_symlink()
    assert starred(tmp_path / "real") == {"1"}


def test_while_another_program_holds_the_file_nobody_waits_to_refresh(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.marks.store._WAIT_AT_LAUNCH", 0.05)
    marks = marks_in(path, LIBRARY)
    star(marks, 0)
    star(marks_in(path, LIBRARY), 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not marks.refresh()
        locked = marks_in(path, LIBRARY)
        assert "another program is writing" in locked.notice
    assert marks.refresh()
    assert locked.refresh()
    assert (set(said(locked)), locked.notice) == ({"0", "1"}, "")


def test_a_file_that_stays_locked_is_told_and_nothing_is_noted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.marks.database._LONGEST_WAIT", 0.05)
    marks = marks_in(path, LIBRARY)
    star(marks, 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(MarksError, match="another program is writing"):
            star(marks, 1)
    assert set(said(marks)) == {"0"}
    star(marks, 1)
    assert starred(path) == {"0", "1"}


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_told_and_left_as_it_is(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    marks = marks_in(path, LIBRARY)
    assert "not a regular file" in marks.notice
    assert not marks.refresh()
    with pytest.raises(MarksError, match="not a regular file"):
        star(marks, 1)
    assert [file.name for file in path.parent.iterdir()] == ["marks.sqlite"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("")
    marks = marks_in(tmp_path / "folder" / "marks.sqlite", LIBRARY)
    assert "Not a directory" in marks.notice
    with pytest.raises(MarksError, match="Not a directory"):
        star(marks, 1)


def test_links_that_go_round_in_a_circle_are_told(path: Path) -> None:
    path.symlink_to(path)
    with pytest.raises(MarksError, match="symbolic links"):
        star(marks_in(path, LIBRARY), 1)


def test_a_file_of_a_later_version_is_not_touched(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 2")
    data = path.read_bytes()
    marks = marks_in(path, LIBRARY)
    assert "later version" in marks.notice
    assert said(marks) == {}
    with pytest.raises(MarksError, match="later version"):
        star(marks, 1)
    assert path.read_bytes() == data
    assert [file.name for file in path.parent.iterdir()] == ["marks.sqlite"]


def test_a_file_of_another_program_is_not_touched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE mark (something)")
    data = path.read_bytes()
    with pytest.raises(MarksError, match="already exists"):
        star(marks_in(path, LIBRARY), 1)
    assert path.read_bytes() == data


def test_what_was_not_finished_is_undone(path: Path) -> None:
    before = fill(path)
    unfinished(path)
    marks = marks_in(path, LIBRARY)
    assert (said(marks), marks.notice) == (before, "")
