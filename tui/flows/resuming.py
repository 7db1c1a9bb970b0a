"""Takes up where the user was at the end of the last run, and keeps where they are."""

from contextlib import suppress

from textual.app import App

from tui.flows.browsing import Browsing
from tui.flows.panes import Panes
from tui.flows.returning import Returning
from tui.library.library import Library
from tui.session import PaperName, Session, Sessions

EVERY = 10.0
"""Seconds between looks at where the user is; what is kept at the end is as of then."""


class Resuming:
    """Knows the session: the tree takes its own part of it when it is made."""

    def __init__(
        self,
        app: App[None],
        library: Library,
        sessions: Sessions,
        panes: Panes,
        browsing: Browsing,
        returning: Returning,
    ) -> None:
        self._app = app
        self._library = library
        self._sessions = sessions
        self._panes = panes
        self._browsing = browsing
        self._returning = returning
        self._is_settled = False

    def resume(self) -> None:
        """Be where the user was; where the paper is still to be gathered, as soon as it is."""
        session = self._sessions.session
        if self._sessions.theme in self._app.available_themes:
            self._app.theme = self._sessions.theme
        paper = session.paper.find(self._library) if session.paper is not None else None
        self._browsing.begin(session.order, paper)
        if session.paper is not None and paper is None:
            self._returning.expect(session.paper.entry)
        if session != Session():
            self._panes.workspace.action_go_to_pane(min(max(session.pane, 0), 2))

    def begin(self) -> None:
        """Keep from now on where the user is: all that there was to take in has been."""
        if not self._is_settled:
            self._is_settled = True
            self._app.set_interval(EVERY, self.keep)

    def keep(self) -> None:
        """Keep where the user is, if that can be written; it is not worth a word where it cannot."""
        if self._is_settled:
            paper = self._panes.papers.entry
            session = Session(
                self._panes.tree.state,
                self._browsing.order,
                PaperName.of(paper) if paper is not None else None,
                self._panes.workspace.number,
            )
            with suppress(OSError):
                self._sessions.keep(session, self._app.theme)
