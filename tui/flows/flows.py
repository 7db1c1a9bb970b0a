"""All that goes on across panes, put together."""

from collections.abc import Callable

from textual.app import App

from tui.collection import Collection
from tui.flows.browser import Browser
from tui.flows.browsing import Browsing
from tui.flows.editing import Editing
from tui.flows.finder import Finder
from tui.flows.following import Following
from tui.flows.gathering import Gathering
from tui.flows.keeping import Keeping
from tui.flows.layers import Layers
from tui.flows.links import Links
from tui.flows.marking import Marking
from tui.flows.note_loader import NoteLoader
from tui.flows.outside import Outside
from tui.flows.panes import Panes
from tui.flows.preview import Preview
from tui.flows.reading import Reading
from tui.flows.reloading import Reloading
from tui.flows.resuming import Resuming
from tui.flows.returning import Returning
from tui.flows.searching import Searching
from tui.kept import Kept
from tui.library.library import Library


class Flows:
    """Each knows those that it needs; what it tells comes as messages to the app."""

    def __init__(
        self,
        app: App[None],
        collection: Collection,
        kept: Kept,
        panes: Panes,
        say: Callable[[str], None],
    ) -> None:
        """Take what is browsed, what is kept from run to run, the panes, and what shows short messages."""
        self.library = collection.library
        """The library that is shown."""
        self._collection = collection
        self._say = say
        self._told: frozenset[str] = frozenset()
        library, notes = self.library, collection.notes
        layers = Layers(panes)
        browser = Browser(app, say)
        editing = Editing(app, collection, say)
        finder = Finder(app, library, lambda: kept.marks.marked)
        self._papers = panes.papers
        self._returning = Returning(panes.papers)
        self._loader = NoteLoader(app, library, notes)
        self.searching = Searching(library, finder, panes, layers)
        self.browsing = Browsing(library, collection.name, kept.marks, finder, panes, layers)
        self.keeping = Keeping(app, kept.history, kept.saved, panes.tree, finder, self.searching, say)
        self.gathering = Gathering(app, collection, panes.tree.prepare)
        self.preview = Preview(app, library, self._loader, panes.view)
        self.reading = Reading(library, notes, kept.marks, self._loader, panes.reader, panes.workspace, say)
        self.marking = Marking(app, library, kept.marks, panes, self.browsing, self.reading, self.keeping, say)
        self.reloading = Reloading(app, collection, self.gathering, self.preview, self.reading, say)
        self.resuming = Resuming(app, library, kept.sessions, panes, self.browsing, self._returning)
        links = Links(notes, collection.address, browser, self.reading, say)
        self.following = Following(
            library, panes, self.searching, self.browsing, self.reading, links, self.keeping, say
        )
        self.outside = Outside(
            app, notes, browser, editing, self.reloading, self.browsing, self.preview, self.reading, say
        )

    def use(self, library: Library) -> None:
        """Go on in another library, each at the place where it is."""
        self.library = library
        selected = self._papers.entry
        # The marks first: what is shown and searched from now on asks for those of the new entries.
        flows = self.marking, self._loader, self.preview, self.reading, self.following, self.browsing, self.searching
        for flow in flows:
            flow.use(library)
        self._returning.use(library, selected)
        self.keeping.count()

    def tell_notices(self, *others: str) -> None:
        """Say in one text what the user should know about the index and was not told before, and what else there is."""
        notices = list(self._collection.notices())
        new = [notice for notice in notices if notice not in self._told]
        self._told = frozenset(notices)
        if text := "\n".join(filter(None, [*new, *others])):
            self._say(text)
