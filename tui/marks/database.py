"""The SQLite file with the marks: its table, and changes that are there whole or not at all.

It has a rollback journal, as a write-ahead log needs memory that network disks do not share, and is written with
`synchronous = EXTRA`: only so the deletion of the journal, which is the commit, outlives a power failure.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from tui.library.sanitise import clean, clean_text
from tui.marks.errors import DamagedMarksError, LaterMarksError, LockedMarksError, MarksError
from tui.marks.mark import Mark, Status
from tui.marks.row import Change, Row, merged

_VERSION = 1  # of the table, as `PRAGMA user_version`; 0 is a file without one
_LONGEST_WAIT = 10.0  # seconds for another program that writes
_TABLE = """CREATE TABLE mark (
    library TEXT NOT NULL, link TEXT NOT NULL, title TEXT NOT NULL,
    starred INTEGER NOT NULL, status TEXT NOT NULL, remark TEXT NOT NULL,
    PRIMARY KEY (library, link)
) WITHOUT ROWID"""
_COLUMNS = "library, link, title, starred, status, remark"
_STATUSES = {status.value: status for status in Status}
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

Record = tuple[str, Row]
"""A library, and the mark of a paper of it."""


class Database:
    """A connection to an existing file, which may be empty. Everything raises MarksError.

    Whoever opens it also closes it, or uses it as a context manager. No other code may open the file meanwhile: to
    close any other descriptor of it ends the locks of the whole process (POSIX).
    """

    def __init__(self, path: Path, wait: float = 0) -> None:
        """Open a file, of which nothing is read yet; reading waits that many seconds for another program."""
        self._path = path
        self._wait = wait
        with self._told("read"):
            self._connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=wait, isolation_level=None)
            self._connection.text_factory = lambda data: data.decode("utf-8", "replace")

    def __enter__(self) -> "Database":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def wait_at_most(self, seconds: float) -> None:
        """How long reading waits for another program from now on."""
        self._wait = seconds
        self._connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def check(self) -> None:
        """See whether it is sound and of this version: of 20,000 marks some 10 ms, far less than reading them."""
        with self._told("read"):
            if self._version():
                (said,) = self._connection.execute("PRAGMA quick_check(1)").fetchone()
                if said != "ok":
                    raise DamagedMarksError(f"{clean(str(self._path))} is damaged: {clean(said)}.")

    def state(self) -> int:
        """A number that is another one after each change that another program has made."""
        with self._told("read"):
            return self._number("PRAGMA data_version")

    def rows(self, library: str) -> dict[str, Row]:
        """The marks of a library by their links."""
        with self._told("read"):
            if not self._version():
                return {}
            found = self._connection.execute(f"SELECT {_COLUMNS} FROM mark WHERE library = ?", (library,))
            return {row.link: row for _, row in map(_record, found)}

    def libraries(self) -> list[str]:
        """All libraries with marks."""
        with self._told("read"):
            if not self._version():
                return []
            return [str(library) for (library,) in self._connection.execute("SELECT DISTINCT library FROM mark")]

    def readable(self) -> list[Record]:
        """All that can be read of a damaged file, from both ends on."""
        records: dict[tuple[str, str], Record] = {}
        for order in ("ASC", "DESC"):
            try:
                rows = f"SELECT {_COLUMNS} FROM mark ORDER BY library {order}, link {order}"
                for library, row in map(_record, self._connection.execute(rows)):
                    records[library, row.link] = (library, row)
            except sqlite3.Error:
                continue
        return list(records.values())

    def change(self, library: str, changes: Sequence[Change]) -> dict[str, Row | None]:
        """Write all changes or none of them; the rows they concern, by their links. A row that says nothing goes.

        What has come back is on the disk.
        """
        with self._writing():
            concerned: dict[str, Row | None] = {}
            for change in changes:
                concerned |= self._apply(library, change)
            return concerned

    def add(self, records: Sequence[Record]) -> None:
        """Write many marks at once."""
        with self._writing():
            for library, row in records:
                self._write(library, row)

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Keep others from writing, as far as the file can still be locked; nothing is written."""
        self.wait_at_most(_LONGEST_WAIT)
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if _code(error) in _LOCKED:
                raise self._as_told(error, "written") from error
        try:
            yield
        finally:
            self._roll_back()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        wait = self._wait
        self.wait_at_most(_LONGEST_WAIT)
        try:
            with self._told("written"):
                self._connection.execute("PRAGMA synchronous = EXTRA")
                self._connection.execute("PRAGMA journal_mode = DELETE")
                self._connection.execute("BEGIN IMMEDIATE")
                if not self._version():
                    self._connection.execute(_TABLE)
                    self._connection.execute(f"PRAGMA user_version = {_VERSION}")
                yield
                self._connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self.wait_at_most(wait)

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlite3.Error:
                return  # SQLite does it when the file is read next

    def _apply(self, library: str, change: Change) -> dict[str, Row | None]:
        others = [link for link in change.instead_of if link != change.link]
        mark = Mark()
        for link in (change.link, *others):
            where = "WHERE library = ? AND link = ?"
            found = self._connection.execute(f"SELECT {_COLUMNS} FROM mark {where}", (library, link)).fetchone()
            if found is not None:
                mark = merged(mark, _record(found)[1].mark)
                self._connection.execute(f"DELETE FROM mark {where}", (library, link))
        row = Row(change.link, change.title, change.apply(mark))
        if not row.mark:
            return dict.fromkeys((change.link, *others))
        self._write(library, row)
        return {**dict.fromkeys(others), row.link: row}

    def _write(self, library: str, row: Row) -> None:
        mark = row.mark
        values = (library, row.link, row.title, int(mark.starred), mark.status.value, mark.remark)
        self._connection.execute(f"INSERT OR REPLACE INTO mark ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", values)

    def _version(self) -> int:
        version = self._number("PRAGMA user_version")
        if version > _VERSION:
            raise LaterMarksError(
                f"A later version of this program has written the marks in {clean(str(self._path))}. "
                "They are left as they are."
            )
        return version

    def _number(self, pragma: str) -> int:
        (number,) = self._connection.execute(pragma).fetchone()
        return int(number)

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Say in words what SQLite has to say."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._as_told(error, what) from error

    def _as_told(self, error: sqlite3.Error, what: str) -> MarksError:
        kind = {_DAMAGED: DamagedMarksError, _LOCKED: LockedMarksError}
        code = _code(error)
        raised = next((known for codes, known in kind.items() if code in codes), MarksError)
        reason = "another program is writing" if code in _LOCKED else clean(str(error))
        return raised(f"The marks in {clean(str(self._path))} cannot be {what}: {reason}.")


def empty_file(path: Path) -> None:
    """Make the file that a database begins as, for its user alone, if there is none. Raises OSError."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _code(error: sqlite3.Error) -> int:
    """The number of an error, without what extended ones add."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _record(values: tuple[object, ...]) -> Record:
    """A row of the table, whatever others have written there."""
    library, link, title, starred, status, remark = values
    mark = Mark(bool(starred), _STATUSES.get(str(status), Status.NONE), _safe(str(remark)))
    return str(library), Row(clean_text(str(link)), _safe(str(title)), mark)


def _safe(text: str) -> str:
    """The same as `clean` for what this program has written, but sooner."""
    return text if text.isascii() and text.isprintable() else clean(text)
