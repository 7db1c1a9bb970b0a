"""Where marks are kept: a file that others may change, replace, lock, damage or take away at any time."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.kept_file import change_of
from tui.library.sanitise import clean
from tui.marks.errors import DamagedMarksError, LockedMarksError, MarksError
from tui.marks.row import Change, Row

if TYPE_CHECKING:
    from tui.marks.database import Database

_WAIT_AT_LAUNCH = 1.0  # seconds, for another program that writes
_LONGEST_WAIT = 10.0
_MOST_TRIES = 5  # for a file that is replaced while it is written


class Store:
    """The marks of one library in a file. Without a file there are none, and SQLite is not even imported.

    For one thread at a time.
    """

    def __init__(self, path: Path, library: str) -> None:
        """Take the file, which need not be there, and what tells the library from others."""
        self._path = Path(os.path.realpath(path))  # the journal stands beside the real file
        self._shown = clean(str(self._path))
        self._library = library.encode("utf-8", "backslashreplace").decode()  # a path may be no Unicode
        self._database: Database | None = None
        self._file: tuple[int, int] | None = None
        self._state: int | None = None
        self._rows: dict[str, Row] = {}
        self.notice = ""
        """What the user should know about the file, safe to draw, or ""."""

    @property
    def rows(self) -> Mapping[str, Row]:
        """The marks that are known by now, by their links."""
        return self._rows

    @property
    def library(self) -> str:
        """What tells the library from others."""
        return self._library

    def read(self) -> None:
        """Read the file; a damaged one is mended. Raises MarksError."""
        try:
            self._look(_WAIT_AT_LAUNCH)
        except DamagedMarksError:
            self._mend()
            self._look(_WAIT_AT_LAUNCH)
        except LockedMarksError:
            raise
        except MarksError:
            if not self._read_copy():
                raise

    def left_behind(self) -> Iterator[tuple[str, Sequence[Row]]]:
        """The marks of each index that is not where it was: its path, and what is known of its papers."""
        if self._database is not None:
            for library in self._database.libraries():
                if os.path.isabs(library) and not os.path.lexists(library):  # noqa: PTH117 (a path may be anything)
                    yield library, list(self._database.rows(library).values())

    def read_news(self) -> bool:
        """Read again what has changed; whether anything has. It never waits, and if it cannot read it says False."""
        before = self._rows
        try:
            self._look(0)
        except MarksError:
            return False
        return self._rows != before

    def change(self, changes: Sequence[Change]) -> None:
        """Write all changes or none; when it comes back they are on the disk. Raises MarksError."""
        for _ in range(_MOST_TRIES):
            try:
                concerned = self._opened().change(self._library, changes)
            except DamagedMarksError:
                self._mend()
                continue
            if self._find() == self._file:
                gone = {link for link, row in concerned.items() if row is None}
                kept = {link: row for link, row in self._rows.items() if link not in gone}
                self._rows = kept | {link: row for link, row in concerned.items() if row is not None}
                return
        raise MarksError(f"The marks in {self._shown} cannot be written: the file is replaced all the time.")

    def _look(self, wait: float) -> None:
        """Read the marks if they are others than those known."""
        file = self._find()
        if file is None:
            self._close()
            self._rows = {}
            return
        database = self._open(file, wait)
        state = database.state()
        if state != self._state:
            self._rows = database.rows(self._library)
            self._state = state

    def _find(self) -> tuple[int, int] | None:
        """What tells the file from others that were or will be at its path; None if there is none."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise MarksError(f"The marks in {self._shown} cannot be read: {error.strerror}.") from error
        if not stat.S_ISREG(found.st_mode):
            raise MarksError(f"There is no place for marks: {self._shown} is not a regular file.")
        return found.st_dev, found.st_ino

    def _open(self, file: tuple[int, int], wait: float) -> "Database":
        from tui.marks.database import Database

        if file != self._file:
            self._close()
        if self._database is None:
            database = Database(self._path, wait)
            try:
                database.check()
            except MarksError:
                database.close()
                raise
            database.wait_at_most(0)
            self._database, self._file = database, file
        return self._database

    def _opened(self) -> "Database":
        """The file as it is now, made if need be."""
        file = self._find()
        if file is None:
            from tui.marks.database import empty_file

            try:
                with change_of(self._path):
                    empty_file(self._path)
            except OSError as error:
                raise MarksError(f"The marks in {self._shown} cannot be written: {error.strerror}.") from error
            file = self._find()
        if file is None:
            raise MarksError(f"The marks in {self._shown} cannot be written: the file is gone.")
        return self._open(file, _LONGEST_WAIT)

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
        self._database = self._file = self._state = None

    def _mend(self) -> None:
        from tui.marks.mend import mend

        self._close()
        try:
            notice = mend(self._path, [(self._library, row) for row in self._rows.values()])
        except OSError as error:
            raise MarksError(f"{self._shown} is damaged and cannot be set aside: {error.strerror}.") from error
        self.notice = notice or self.notice

    def _read_copy(self) -> bool:
        """Read a copy where a change that was not finished cannot be undone, as in a read-only folder.

        False if there is no such change. Raises MarksError.
        """
        from tui.marks.database import Database
        from tui.marks.mend import journal_of

        self._close()
        if self._find() is None or not journal_of(self._path).is_file():
            return False
        try:
            with tempfile.TemporaryDirectory() as folder:
                copy = Path(folder) / "marks"
                shutil.copyfile(self._path, copy)
                shutil.copyfile(journal_of(self._path), journal_of(copy))
                with Database(copy) as database:
                    database.check()
                    self._rows = database.rows(self._library)
        except OSError as error:
            raise MarksError(f"The marks in {self._shown} cannot be read: {error.strerror}.") from error
        return True
