"""Keeps queries from run to run, and shows those with a name in the tree."""

from collections.abc import Callable

from textual.app import App

from tui.flows.finder import Finder
from tui.flows.searching import Searching
from tui.library.branches import SAVED_SEARCHES, Branch
from tui.library.sanitise import clean
from tui.panes.venue_tree import VenueTree
from tui.queries import History, SavedSearches


class Keeping:
    """Writes queries down, and says so or why it could not be done."""

    def __init__(
        self,
        app: App[None],
        history: History,
        saved: SavedSearches,
        tree: VenueTree,
        finder: Finder,
        searching: Searching,
        say: Callable[[str], None],
    ) -> None:
        self._app = app
        self.saved = saved
        self._history = history
        self._tree = tree
        self._finder = finder
        self._searching = searching
        self._say = say

    def remember(self, query: str) -> None:
        """Keep a query that was asked."""
        self._could(lambda: self._history.add(query))

    def ask_name(self, query: str) -> None:
        """Ask for a name for a query, and keep it under this name if one is given."""
        from tui.screens.name_prompt import NamePrompt

        def save(name: str | None) -> None:
            if name is not None:
                self._save(name, query)

        self._app.push_screen(NamePrompt(query, self.saved.queries), save)

    def _save(self, name: str, query: str) -> None:
        kept = self._could(lambda: self.saved.save(name, query))
        self._tree.set_saved(self.saved.queries)
        self.count()
        self._searching.recount()
        if kept:
            self._say(f"Saved, and in the tree under {SAVED_SEARCHES}: {name}")

    def remove(self, branch: Branch) -> None:
        """Forget the saved search that a branch stands for."""
        removed = self._could(lambda: self.saved.remove(branch.title))
        self._tree.set_saved(self.saved.queries)
        if removed:
            self._say(f"Removed {branch.title}: {branch.query}")

    def count(self) -> None:
        """Have the hits of the saved searches counted, if there are any."""
        if queries := self.saved.queries:
            self._finder.count(queries.values())

    def _could(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            self._say(clean(f"Not kept for the next time: {error.strerror}{where}"))
            return False
        return True
