"""The marks of the papers of one library."""

from collections.abc import Mapping

from tui.library.entry import Entry
from tui.library.library import Library
from tui.marks.mark import Mark, Status


class MarksError(Exception):
    """Marks cannot be read or written; the message says why in words and is safe to draw."""


class Marks:
    """Which papers are marked. What is changed here is kept before the call comes back."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._marked: Mapping[Entry, Mark] = {}
        self.notice = ""
        """What the user should know about the marks, safe to draw, or ""."""

    @property
    def marked(self) -> Mapping[Entry, Mark]:
        """All papers of the library with a mark; another mapping after each change, so that threads may read it."""
        return self._marked

    def of(self, entry: Entry) -> Mark:
        """The mark of a paper."""
        return self._marked.get(entry, Mark())

    def use(self, library: Library) -> None:
        """From now on know the marks of the papers of another state of the library."""
        self._library = library

    def refresh(self) -> bool:
        """Take in what other programs have written since; whether there is anything new."""
        return False

    def set_star(self, entry: Entry, *, starred: bool) -> None:
        """Give a paper a star or take it away. Raises MarksError."""
        self._set(entry, Mark(starred, self.of(entry).status, self.of(entry).remark))

    def set_status(self, entry: Entry, status: Status) -> None:
        """Keep how far the reading of a paper has come. Raises MarksError."""
        self._set(entry, Mark(self.of(entry).starred, status, self.of(entry).remark))

    def set_remark(self, entry: Entry, remark: str) -> None:
        """Keep a remark about a paper; "" takes it away. Raises MarksError."""
        self._set(entry, Mark(self.of(entry).starred, self.of(entry).status, remark))

    def _set(self, entry: Entry, mark: Mark) -> None:
        self._marked = {**self._marked, entry: mark}
