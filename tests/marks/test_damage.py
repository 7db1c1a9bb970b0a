"""A damaged file of marks is set aside, and what is known or can be read of it goes on."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.marks.files import LIBRARY, fill, star, starred
from tests.marks.papers import marks_in, said
from tui.marks.database import Database
from tui.marks.mend import mend
from tui.marks.row import Change, Row


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marks.sqlite"


def break_page(path: Path, number: int) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * number)
        file.write(b"\xff" * 4096)


def test_what_sqlite_did_not_write_is_set_aside(path: Path) -> None:
    path.write_bytes(b"no database, but something of the user's own " * 100)
    data = path.read_bytes()
    marks = marks_in(path, LIBRARY)
    assert said(marks) == {}
    assert str(path.with_suffix(".damaged")) in marks.notice
    assert path.with_suffix(".damaged").read_bytes() == data
    star(marks, 1)
    assert starred(path) == {"1"}


def test_a_damaged_file_is_set_aside_with_its_journal_and_what_can_be_read_is_kept(path: Path) -> None:
    before = fill(path)
    pages = path.stat().st_size // 4096
    assert pages > 10
    break_page(path, pages // 2)
    Path(f"{path}-journal").write_bytes(b"")
    data = path.read_bytes()
    marks = marks_in(path, LIBRARY)
    aside = path.with_suffix(".damaged")
    assert str(aside) in marks.notice
    assert aside.read_bytes() == data
    assert not Path(f"{path}-journal").exists()
    kept = said(marks)
    assert kept.items() <= before.items()
    assert len(kept) > len(before) / 2
    star(marks, 1)
    again = marks_in(path, LIBRARY)
    assert (said(again), again.notice) == (said(marks), "")


def test_what_breaks_during_a_run_costs_nothing_that_is_known(path: Path) -> None:
    before = fill(path)
    marks = marks_in(path, LIBRARY)
    for number in range(path.stat().st_size // 4096):
        break_page(path, number)
    assert not marks.refresh()
    star(marks, 0)
    assert said(marks) == before == said(marks_in(path, LIBRARY))
    assert "set aside" in marks.notice


def test_of_two_programs_that_find_the_damage_only_one_sets_the_file_aside(path: Path) -> None:
    before = fill(path)
    one, other = (marks_in(path, LIBRARY) for _ in range(2))
    break_page(path, 0)
    star(one, 0)
    star(other, 0)
    assert len(list(path.parent.glob("*.damaged*"))) == 1
    assert said(other) == said(marks_in(path, LIBRARY)) == before


def test_a_sound_file_is_not_mended(path: Path) -> None:
    before = fill(path)
    assert mend(path, []) == ""
    assert (said(marks_in(path, LIBRARY)), len(list(path.parent.iterdir()))) == (before, 1)


def test_a_file_is_made_only_when_no_other_program_mends_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marks, mended = marks_in(path, LIBRARY), path.with_name("mended")
    star(marks_in(mended, LIBRARY), 0)

    @contextmanager
    def wait_for_the_other(path: Path) -> Iterator[None]:
        mended.replace(path)
        yield

    monkeypatch.setattr("tui.marks.store.change_of", wait_for_the_other)
    star(marks, 1)
    assert starred(path) == {"0", "1"}


def test_what_is_noted_in_a_file_that_is_replaced_meanwhile_is_noted_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks, mended = marks_in(path, LIBRARY), path.with_name("mended")
    star(marks_in(mended, LIBRARY), 0)
    change = Database.change

    def change_and_be_replaced(database: Database, library: str, changes: Sequence[Change]) -> Mapping[str, Row | None]:
        changed = change(database, library, changes)
        if mended.exists():
            mended.replace(path)
        return changed

    monkeypatch.setattr(Database, "change", change_and_be_replaced)
    star(marks, 1)
    assert starred(path) == {"0", "1"}


LOCK = "import sqlite3, sys\nsqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute('BEGIN IMMEDIATE')"


@pytest.mark.parametrize("has_hard_links", [True, False])
def test_nobody_writes_to_the_damaged_file_until_the_new_one_is_there(
    path: Path, monkeypatch: pytest.MonkeyPatch, has_hard_links: bool
) -> None:
    fill(path)
    break_page(path, path.stat().st_size // 8192)
    replace, said = Path.replace, []

    def try_to_write(file: Path, target: Path) -> Path:
        if target == path:
            done = subprocess.run([sys.executable, "-c", LOCK, path], capture_output=True, text=True, check=False)
            said.append(done.stderr)
        return replace(file, target)

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "replace", try_to_write)
    if not has_hard_links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert "set aside" in marks_in(path, LIBRARY).notice
    (error,) = said
    assert "database is locked" in error


def test_a_damaged_file_that_another_program_holds_is_not_set_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.marks.database._LONGEST_WAIT", 0.05)
    fill(path)
    break_page(path, path.stat().st_size // 8192)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "another program is writing" in marks_in(path, LIBRARY).notice
        assert list(path.parent.glob("*.damaged*")) == []
    assert "set aside" in marks_in(path, LIBRARY).notice


@pytest.mark.parametrize("step", [1, 2])
def test_a_program_that_ends_in_the_middle_of_mending_costs_no_mark(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    fill(path)
    break_page(path, path.stat().st_size // 8192)
    replace, done = Path.replace, []
    with monkeypatch.context() as broken:

        def end(file: Path, target: Path) -> Path:
            done.append(target)
            if len(done) == step:
                raise KeyboardInterrupt
            return replace(file, target)

        broken.setattr(Path, "replace", end)
        with pytest.raises(KeyboardInterrupt):
            marks_in(path, LIBRARY)
    kept = said(marks_in(path, LIBRARY))
    assert len(kept) > len(LIBRARY.papers) / 2
    assert said(marks_in(path, LIBRARY)) == kept
