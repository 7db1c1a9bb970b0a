"""Papers to mark, and where to keep that."""

from pathlib import Path

from tests.indexes import library_of
from tui.library.entry import Entry
from tui.library.library import Library
from tui.marks.marks import Marks
from tui.marks.store import Store

INDEX = "- [Orca](/osdi-2022/orca.md)\n- [Whale](/atc-2022/whale.md)\n- [Alpa](/osdi-2022/alpa.md)\n"


def marks_in(path: Path, index: str | Library = INDEX, identity: str = "index.md") -> Marks:
    """The marks of the papers of an index, as a program that starts now has them."""
    return Marks(Store(path, identity), library_of(index) if isinstance(index, str) else index)


def paper(library: Library, title: str) -> Entry:
    """The first paper with a title."""
    return next(entry for entry in library.papers if entry.title == title)


def many(count: int) -> Library:
    """A library of papers that are called "0", "1" and so on."""
    return library_of("".join(f"- [{number}](/paper/{number}.md)\n" for number in range(count)))


def said(marks: Marks) -> dict[str, tuple[bool, str, str]]:
    """What is noted of the papers by their titles."""
    return {entry.title: (mark.starred, mark.status.value, mark.remark) for entry, mark in marks.marked.items()}
