"""The marks of the papers of one library."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import reduce

from tui.counted import counted
from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.library.sanitise import clean
from tui.marks.errors import MarksError as MarksError  # part of what this module offers
from tui.marks.mark import Mark, Status
from tui.marks.papers import Papers
from tui.marks.row import Change, Row, merged
from tui.marks.store import Store

LONGEST_REMARK = 1000
"""Characters that a remark may have."""


class Marks:
    """Which papers are marked. What is changed here is kept before the call comes back."""

    def __init__(self, store: Store, library: Library) -> None:
        """Read what is kept of a library; what is wrong with it is in `notice`."""
        self._store = store
        self._trouble = ""
        self._moved = ""
        try:
            store.read()
        except MarksError as error:
            self._trouble = str(error)
        self.use(library)
        if not store.rows:
            with suppress(MarksError):  # there is a next start
                self._follow_index()

    @property
    def notice(self) -> str:
        """What the user should know about the marks, safe to draw, or ""."""
        return self._trouble or self._store.notice or self._moved

    @property
    def marked(self) -> Mapping[Entry, Mark]:
        """All papers of the library with a mark; another mapping after each change, so that threads may read it."""
        return self._marked

    def of(self, entry: Entry) -> Mark:
        """The mark of a paper."""
        return self._marked.get(entry, Mark())

    def use(self, library: Library) -> None:
        """From now on know the marks of the papers of another state of the library; those of no paper stay kept."""
        self._papers = Papers(library.papers)
        self._bind()

    def refresh(self) -> bool:
        """Take in what other programs have written since, without ever waiting; whether there is anything new."""
        if not self._store.read_news():
            return False
        self._trouble = ""
        self._bind()
        return True

    def set_star(self, entry: Entry, *, starred: bool) -> None:
        """Give a paper a star or take it away. Raises MarksError."""
        self._keep(replace(self._at(entry), starred=starred))

    def set_status(self, entry: Entry, status: Status) -> None:
        """Keep how far the reading of a paper has come. Raises MarksError."""
        self._keep(replace(self._at(entry), status=status))

    def set_remark(self, entry: Entry, remark: str) -> None:
        """Keep a remark about a paper; "" takes it away. Raises MarksError, also for one that is too long."""
        remark = clean(remark)
        if len(remark) > LONGEST_REMARK:
            raise MarksError(f"A remark has at most {LONGEST_REMARK:,} characters; this one has {len(remark):,}.")
        self._keep(replace(self._at(entry), remark=remark))

    def take_in(self, changes: Sequence[Change]) -> int:
        """Keep what was noted elsewhere, all or none; how many of the papers are not in the library now.

        The papers are found by the links and titles there, as those of one's own marks are. Raises MarksError.
        """
        theirs = self._papers.bind(Row(change.link, change.title, Mark()) for change in changes)
        papers = {row.link: paper for paper, rows in theirs.items() for row in rows}
        self._keep(
            *(
                replace(self._at(paper), starred=change.starred, status=change.status, remark=change.remark)
                if (paper := papers.get(change.link))
                else change
                for change in changes
            )
        )
        return sum(1 for change in changes if change.link not in papers)

    def _follow_index(self) -> None:
        """Copy the marks of an index that has moved here: it is gone, and half of its marked papers are here."""
        for library, rows in self._store.left_behind():
            if 2 * len(self._papers.bind(rows)) >= len(rows):
                self._keep(
                    *(Change(row.link, row.title, row.mark.starred, row.mark.status, row.mark.remark) for row in rows)
                )
                count = counted(len(rows), "mark")
                self._moved = f"{clean(library)} is gone, and its papers are here: its {count} are taken over."
                return

    def _keep(self, *changes: Change) -> None:
        self._store.change(changes)
        self._trouble = ""
        self._bind()

    def _at(self, entry: Entry) -> Change:
        """What is to be noted of a paper, nothing as yet: where that is kept from now on, and where it was."""
        if entry.kind is not Kind.PAPER:
            raise MarksError("Only papers can be marked.")
        before = tuple(row.link for row in self._bound.get(entry, ()))
        return Change(self._papers.link_of(entry), entry.title, instead_of=before)

    def _bind(self) -> None:
        self._bound = self._papers.bind(self._store.rows.values())
        marks = {entry: reduce(merged, (row.mark for row in rows)) for entry, rows in self._bound.items()}
        self._marked: Mapping[Entry, Mark] = {entry: mark for entry, mark in marks.items() if mark}
