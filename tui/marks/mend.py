"""A damaged file of marks gives way to a sound one with all that can still be read of it."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tui.counted import counted
from tui.kept_file import UNFINISHED, change_of, copy_aside
from tui.library.sanitise import clean
from tui.marks.database import Database, Record, empty_file
from tui.marks.errors import DamagedMarksError, LockedMarksError


def mend(path: Path, known: Iterable[Record]) -> str:
    """Set a damaged file aside; the result says so, or is "" if another program has done it.

    The new file has the marks that can be read of it, and those that are known from before. Raises OSError, MarksError.
    """
    with change_of(path), Database(path) as damaged:
        try:
            damaged.check()
        except DamagedMarksError:
            # Before it is locked, for a copy that is no hard link opens the file, and closing that ends the lock; at no
            # moment, whenever the program is killed, is there no file.
            aside = copy_aside(path)
            try:
                with damaged.holding():
                    return _replace(path, aside, damaged, known)
            except LockedMarksError:
                aside.unlink(missing_ok=True)
                raise
    return ""


def _replace(path: Path, aside: Path, damaged: Database, known: Iterable[Record]) -> str:
    records = {(library, row.link): row for library, row in [*known, *damaged.readable()]}
    fresh = path.with_name(f".{path.name}{UNFINISHED}")
    fresh.unlink(missing_ok=True)
    empty_file(fresh)
    with Database(fresh) as database:
        database.add([(library, row) for (library, _), row in records.items()])
    with suppress(FileNotFoundError):
        journal_of(path).replace(journal_of(aside))  # what may still be rolled back belongs to the damaged file
    fresh.replace(path)
    return (
        f"The file with the marks was damaged. It is set aside as {clean(str(aside))}; "
        f"{counted(len(records), 'mark')} of all indexes could be read and kept."
    )


def journal_of(path: Path) -> Path:
    """The file from which SQLite undoes a change that a program did not finish."""
    return Path(f"{path}-journal")
