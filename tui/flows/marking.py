"""The marks that the user makes, and where they are shown."""

from collections.abc import Callable
from typing import TypeVar

from textual.app import App

from tui.flows.browsing import Browsing
from tui.flows.keeping import Keeping
from tui.flows.panes import Panes
from tui.flows.reading import Reading
from tui.in_turn import after
from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.marks.marks import Marks, MarksError

_Value = TypeVar("_Value")

EVERY = 1.0
"""Seconds between looks at what other programs have marked."""


class Marking:
    """Marks the paper that fills the screen, or else the one that is selected. What is shown has been kept."""

    def __init__(
        self,
        app: App[None],
        library: Library,
        marks: Marks,
        panes: Panes,
        browsing: Browsing,
        reading: Reading,
        keeping: Keeping,
        say: Callable[[str], None],
    ) -> None:
        self._app = app
        self._library = library
        self._marks = marks
        self._panes = panes
        self._browsing = browsing
        self._reading = reading
        self._keeping = keeping
        self._say = say
        self._done: list[tuple[Entry, Callable[[Entry], None]]] = []
        self._told = marks.notice

    def use(self, library: Library) -> None:
        """From now on mark the papers of another state of the library."""
        self._library = library
        self._marks.use(library)

    def begin(self) -> None:
        """Look from now on what other programs mark."""
        self._app.set_interval(EVERY, self.refresh)

    def refresh(self) -> None:
        """Show what other programs have marked since."""
        if self._marks.refresh():
            self._show()
        self._tell()

    @property
    def can_mark(self) -> bool:
        """Whether the user is where papers are."""
        return self._reading.place is not None or self._panes.workspace.current is not self._panes.tree

    def toggle_star(self) -> None:
        """Give the paper a star, or take it away."""
        entry = self._paper()
        if entry is not None:
            before = self._marks.of(entry).starred

            def put(paper: Entry, starred: bool) -> None:
                self._marks.set_star(paper, starred=starred)

            self._change(entry, put, before, not before, "no star" if before else "starred")

    def step_status(self) -> None:
        """Go on to the next status of the paper."""
        entry = self._paper()
        if entry is not None:
            before = self._marks.of(entry).status
            self._change(entry, self._marks.set_status, before, after(before), after(before).value or "no status")

    def ask_remark(self) -> None:
        """Ask for a remark about the paper, and keep it."""
        entry = self._paper()
        if entry is not None:
            self._ask_remark(entry, self._marks.of(entry).remark)

    def undo(self) -> None:
        """Take the last change back that was made here."""
        if not self._done:
            self._say("Nothing has been marked that could be taken back.")
            return
        entry, put_back = self._done.pop()
        paper = self._library.same(entry) or entry
        if self._write(lambda: put_back(paper)):
            self._say(f"Taken back, for {paper.title}")

    def _ask_remark(self, entry: Entry, typed: str) -> None:
        """Ask for a remark with something typed already; what cannot be kept stays in the box."""
        from tui.screens.remark_prompt import RemarkPrompt  # not needed for the first screen

        before = self._marks.of(entry).remark

        def keep(remark: str | None) -> None:
            if remark is None or remark == before:
                return
            paper = self._library.same(entry) or entry  # the library may have changed while it was typed
            said = f"Remark: {remark}" if remark else "no remark"
            if not self._change(paper, self._marks.set_remark, before, remark, said):
                self._ask_remark(paper, remark)

        self._app.push_screen(RemarkPrompt(entry.title, typed), keep)

    def _paper(self) -> Entry | None:
        """The paper to mark; where there is none, that is said."""
        is_read = self._reading.place is not None
        entry = self._reading.entry if is_read else self._browsing.entry
        if entry is not None and entry.kind is Kind.PAPER:
            return entry
        if is_read or entry is None:
            self._say("There is no paper to mark here: 2 goes to the papers.")
        else:
            self._say(f"Only papers can be marked, and {entry.title} is none.")
        return None

    def _change(
        self, entry: Entry, put: Callable[[Entry, _Value], None], before: _Value, now: _Value, said: str
    ) -> bool:
        """Put something in the place of what was; say it where what shows it is out of sight. Whether it is kept."""
        if not self._write(lambda: put(entry, now)):
            return False
        self._done.append((entry, lambda paper: put(paper, before)))
        self._say("" if self._is_in_sight else said)
        self._tell()
        return True

    def _write(self, write: Callable[[], None]) -> bool:
        """Write a change and then show it. Whether it is kept."""
        try:
            write()
        except MarksError as error:
            self._say(str(error))
            return False
        self._show()
        return True

    def _tell(self) -> None:
        """Say what has become of the marks, if it is new."""
        before, self._told = self._told, self._marks.notice
        if self._told and self._told != before:
            self._say(self._told)

    @property
    def _is_in_sight(self) -> bool:
        """Whether a page is on the screen that tells the mark in words, below its title."""
        page = self._panes.reader.note if self._reading.place is not None else self._panes.view
        return page.is_on_screen and page.top == 0

    def _show(self) -> None:
        self._panes.papers.repaint()
        self._panes.view.show_mark()
        self._reading.show_mark()
        self._keeping.count()
