"""Marks where the disk or its permissions do not let them be written or read."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.marks.files import LIBRARY, fill, star, starred, unfinished
from tests.marks.papers import marks_in, said
from tui.marks.marks import MarksError


@contextmanager
def unprivileged() -> Iterator[Path]:
    """A folder for a user whom permissions bind."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        is_root = os.geteuid() == 0
        if is_root:
            folder.chmod(0o755)
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_marks_are_shown_where_they_cannot_be_written() -> None:
    with unprivileged() as folder:
        path = folder / "marks.sqlite"
        star(marks_in(path, LIBRARY), 0)
        for mode_of_file, mode_of_folder in ((0o400, 0o755), (0o600, 0o555), (0o400, 0o555)):
            path.chmod(mode_of_file)
            folder.chmod(mode_of_folder)
            marks = marks_in(path, LIBRARY)
            assert (set(said(marks)), marks.notice) == ({"0"}, "")
            with pytest.raises(MarksError, match=r"marks\.sqlite cannot be written: .*(readonly|unable to open)"):
                star(marks, 1)
            assert not marks.refresh()
            assert set(said(marks)) == {"0"}


def test_what_was_not_finished_is_not_shown_where_it_cannot_be_undone() -> None:
    with unprivileged() as folder:
        path = folder / "marks.sqlite"
        before = fill(path)
        unfinished(path)
        folder.chmod(0o555)
        for mode in (0o600, 0o400):
            path.chmod(mode)
            marks = marks_in(path, LIBRARY)
            assert (said(marks), marks.notice) == (before, "")
            assert not marks.refresh()
            with pytest.raises(MarksError, match="cannot be"):
                star(marks, 1)
        folder.chmod(0o755)
        path.chmod(0o600)
        star(marks, 1)
        assert said(marks) == before


def test_a_file_that_may_not_be_read_is_told() -> None:
    with unprivileged() as folder:
        path = folder / "marks.sqlite"
        star(marks_in(path, LIBRARY), 0)
        path.chmod(0)
        assert "cannot be read" in marks_in(path, LIBRARY).notice
        path.chmod(0o600)
        folder.chmod(0)
        assert "Permission denied" in marks_in(path, LIBRARY).notice
        folder.chmod(0o755)
        assert starred(path) == {"0"}


def test_a_folder_that_cannot_be_made_is_told() -> None:
    with unprivileged() as folder:
        folder.chmod(0o555)
        marks = marks_in(folder / "data" / "marks.sqlite", LIBRARY)
        assert marks.notice == ""
        with pytest.raises(MarksError, match="cannot be written: Permission denied"):
            star(marks, 1)
        assert said(marks) == {}


FULL = """
import resource, signal, sys
from pathlib import Path
from tests.marks.papers import many, marks_in
from tui.marks.marks import MarksError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
library = many(300)
marks = marks_in(Path(sys.argv[1]), library)
for paper in library.papers:
    try:
        marks.set_remark(paper, "a remark that takes some room in the file " * 3)
    except MarksError as error:
        print(error, file=sys.stderr)
        break
    print(paper.title)
"""


def test_a_disk_that_is_full_costs_no_earlier_mark(tmp_path: Path) -> None:
    """A limit to the size of files fails as a full disk does, and needs no privilege."""
    path = tmp_path / "marks.sqlite"
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True)
    assert done.stderr.startswith(f"The marks in {path} cannot be written: ")
    assert 10 < len(done.stdout.split()) < 300
    assert starred(path) == set(done.stdout.split())
