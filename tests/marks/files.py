"""Files of marks, sound and unfinished, and what stands in them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.marks.papers import many, marks_in, said
from tui.marks.marks import Marks

LIBRARY = many(300)
REMARK = "a remark that takes some room in the file " * 3


def star(marks: Marks, *numbers: int) -> None:
    for number in numbers:
        marks.set_star(LIBRARY.papers[number], starred=True)


def starred(path: Path) -> set[str]:
    return set(said(marks_in(path, LIBRARY)))


def fill(path: Path) -> dict[str, tuple[bool, str, str]]:
    """Note enough for a file of many pages."""
    marks = marks_in(path, LIBRARY)
    star(marks, 0)
    with closing(sqlite3.connect(path)) as database, database:
        rows = [("index.md", paper.page, paper.title, 1, "read", REMARK) for paper in LIBRARY.papers[1:]]
        database.executemany("INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?)", rows)
    return said(marks_in(path, LIBRARY))


def unfinished(path: Path) -> None:
    """Leave the file as a program does that is killed while it changes all of it."""
    files = (path, Path(f"{path}-journal"))
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA cache_size = 1")
        database.execute("BEGIN IMMEDIATE")
        database.execute("UPDATE mark SET title = title || 'half', remark = 'half written'")
        before = [file.read_bytes() for file in files]
    for file, data in zip(files, before, strict=True):
        file.write_bytes(data)
    assert b"half written" in before[0]
