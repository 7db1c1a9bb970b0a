"""The marks that the user makes, and where they are shown."""

from collections.abc import Callable

from textual.app import App

from tui.flows.browsing import Browsing
from tui.flows.keeping import Keeping
from tui.flows.panes import Panes
from tui.flows.reading import Reading
from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.marks.marks import Marks, MarksError

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

    def toggle_star(self) -> None:
        """Give the paper a star, or take it away."""
        entry = self._paper()
        if entry is not None:
            starred = not self._marks.of(entry).starred
            self._change(lambda: self._marks.set_star(entry, starred=starred), "starred" if starred else "no star")

    def step_status(self) -> None:
        """Go on to the next status of the paper."""
        entry = self._paper()
        if entry is not None:
            status = self._marks.of(entry).status.after
            self._change(lambda: self._marks.set_status(entry, status), status.value or "no status")

    def ask_remark(self) -> None:
        """Ask for a remark about the paper, and keep it."""
        entry = self._paper()
        if entry is not None:
            self._ask_remark(entry, self._marks.of(entry).remark)

    def _ask_remark(self, entry: Entry, typed: str) -> None:
        """Ask for a remark with something typed already; what cannot be kept stays in the box."""
        from tui.screens.remark_prompt import RemarkPrompt

        before = self._marks.of(entry).remark

        def keep(remark: str | None) -> None:
            if remark is None or remark == before:
                return
            paper = self._library.same(entry) or entry  # the library may have changed while it was typed
            said = f"Remark: {remark}" if remark else "no remark"
            if not self._change(lambda: self._marks.set_remark(paper, remark), said):
                self._ask_remark(paper, remark)

        self._app.push_screen(RemarkPrompt(entry.title, typed), keep)

    def _paper(self) -> Entry | None:
        """The paper to mark; where there is none, that is said."""
        is_read = self._reading.place is not None
        entry = self._reading.entry if is_read else self._browsing.entry
        if entry is not None and entry.kind is Kind.PAPER:
            return entry
        if is_read or entry is None:
            self._say("There is no paper to mark here.")
        else:
            self._say(f"Only papers can be marked, and {entry.title} is none.")
        return None

    def _change(self, write: Callable[[], None], said: str) -> bool:
        """Write a change and then show it; say it where the place that shows it is out of sight. Whether it is kept."""
        try:
            write()
        except MarksError as error:
            self._say(str(error))
            return False
        self._show()
        self._say("" if self._is_in_sight else said)
        return True

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
