"""The app: makes the panes, and passes what one of them tells on to the others."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.dom import DOMNode

from tui.actions import ActionsApp
from tui.collection import Collection
from tui.flows.finder import Finder
from tui.flows.flows import Flows
from tui.flows.gathering import Gathering
from tui.flows.note_loader import NoteLoader
from tui.flows.panes import Panes
from tui.lines.line_list import LineList
from tui.lines.sheet_view import SheetView
from tui.listing import branch_listing
from tui.panes.contents import Contents
from tui.panes.key_bar import KeyBar
from tui.panes.note_view import NoteView
from tui.panes.paper_list import PaperList
from tui.panes.paper_view import PaperView
from tui.panes.search_bar import SearchBar
from tui.panes.title_bar import TitleBar
from tui.panes.venue_tree import VenueTree
from tui.panes.workspace import Workspace
from tui.queries import History, SavedSearches
from tui.screens.help import KeyTable
from tui.screens.name_prompt import NamePrompt
from tui.screens.reader import Reader
from tui.screens.tags import TagsScreen
from tui.search.completion import Completer

_LONGEST_VENUE = 9  # cells of the list's venue column


class ReadnotesApp(ActionsApp):
    """The browser over one collection."""

    CSS_PATH = "app.tcss"
    TITLE = "readnotes-tui"

    def __init__(self, collection: Collection, history: History, saved: SavedSearches, query: str = "") -> None:
        """Take what is browsed, the queries that are kept, and one to begin with."""
        super().__init__()
        self._collection = collection
        library = collection.library
        self._first_query = query
        tree = VenueTree(library, saved.queries, id="venues")
        bar = SearchBar(Completer(library), history)
        venues = max((cell_len(paper.venue or "") for paper in library.papers), default=0)
        papers = PaperList(branch_listing(tree.branch, collection.name), min(venues, _LONGEST_VENUE), id="papers")
        view = PaperView(papers.entry, id="paper")
        self._panes = Panes(Workspace(tree, bar, papers, view), tree, bar, papers, view, Reader())
        self._flows = Flows(self, collection, history, saved, self._panes, self.say)

    def compose(self) -> ComposeResult:
        """Title on top, panes, keys below."""
        yield TitleBar(self._flows.library, self._collection.name, ["Venues", "Papers", "Paper"])
        yield self._panes.workspace
        yield self._panes.reader
        yield KeyBar()

    def on_mount(self) -> None:
        """Say what was not read, and open the search that the command line asked for."""
        if self._collection.notice:
            self.say(self._collection.notice)
        if self._flows.keeping.saved.notice:
            self.say(self._flows.keeping.saved.notice)
        if unread := self._flows.library.unread:
            lines = ", ".join(map(str, unread[:5])) + (" …" if len(unread) > 5 else "")
            self.say(f"Links outside a list were left out, in line {lines}.")
        if self._first_query:
            self.call_after_refresh(self._flows.searching.open, self._first_query)
        self.call_after_refresh(self._panes.papers.cursor_moved)
        self.call_after_refresh(self._flows.keeping.count)
        self.call_after_refresh(self._flows.gathering.begin)

    def on_unmount(self) -> None:
        """Nobody waits for a page any more."""
        self._collection.notes.close()

    def on_venue_tree_moved(self, event: VenueTree.Moved) -> None:
        """Another venue: its papers in the list; a saved search: its hits."""
        self._flows.browsing.show_branch(event.branch)

    def on_venue_tree_remove_wanted(self, event: VenueTree.RemoveWanted) -> None:
        """A saved search goes."""
        self._flows.keeping.remove(event.branch)
        self._flows.browsing.show_branch(self._panes.tree.branch)

    def on_venue_tree_chosen(self) -> None:
        """On into the venue."""
        self._flows.following.go_into_venue()

    def on_venue_tree_page_wanted(self, event: VenueTree.PageWanted) -> None:
        """The page of a venue fills the screen."""
        self._flows.reading.open(event.entry)

    def on_paper_list_moved(self, event: PaperList.Moved) -> None:
        """Another paper in the view; where there is none, the venue itself."""
        terms = self._flows.searching.terms(event.entry, event.hit)
        self._flows.preview.look_at(event.entry or self._flows.browsing.venue, terms)

    def on_paper_list_chosen(self, event: PaperList.Chosen) -> None:
        """On from an entry of the list."""
        self._flows.following.go_on(event.entry)

    def on_sheet_view_chosen(self, event: SheetView.Chosen) -> None:
        """On from the paper beside the list."""
        self._flows.following.go(event.target, self._panes.view.entry, self._panes.view.note)

    def on_reader_followed(self, event: Reader.Followed) -> None:
        """On from the note that fills the screen."""
        self._flows.following.go(event.target, self._flows.reading.entry, self._flows.reading.note)

    def on_reader_opened(self) -> None:
        """There are no panes to lead to."""
        self.query_one(TitleBar).show_tabs(None)

    def on_reader_turned(self, event: Reader.Turned) -> None:
        """Back to the page before, or forward again."""
        self._flows.reading.turn(event.pages)

    def on_reader_left(self) -> None:
        """The panes are as they were."""
        self._flows.reading.close()

    def on_note_loader_loaded(self, event: NoteLoader.Loaded) -> None:
        """A note for the view, or for the reader."""
        self._flows.preview.take(event)
        self._flows.reading.take(event)

    def on_note_loader_read(self, event: NoteLoader.Read) -> None:
        """What its page says is for the library."""
        self._flows.gathering.take(event.note)

    def on_gathering_gathered(self, event: Gathering.Gathered) -> None:
        """The library has grown: everything shows it, each at the place where it was."""
        self._panes.bar.use(Completer(event.library))
        self._flows.use(event.library)
        self.query_one(TitleBar).use(event.library)

    def on_search_bar_typed(self, event: SearchBar.Typed) -> None:
        """On to the engine."""
        self._flows.searching.ask(event.query)

    def on_finder_answered(self, event: Finder.Answered) -> None:
        """The hits in the list."""
        self._flows.searching.take(event.query, event.answer)
        self.call_later(self.take_keys)

    def on_finder_refused(self, event: Finder.Refused) -> None:
        """Why there are no hits."""
        self._flows.searching.refuse(event.query, event.reason, event.beginning, event.answer)
        self.call_later(self.take_keys)

    def on_finder_grown(self) -> None:
        """More can be found."""
        self._flows.searching.ask_again()
        self._flows.keeping.count()

    def on_finder_counted(self, event: Finder.Counted) -> None:
        """How many hits a saved search has."""
        self._panes.tree.count_saved(event.query, event.hits)

    def on_search_bar_left(self) -> None:
        """From the box to the hits."""
        self._flows.keeping.remember(self._panes.bar.answered_query)
        self._panes.workspace.go_to(self._panes.papers)

    def on_search_bar_save_wanted(self, event: SearchBar.SaveWanted) -> None:
        """A name for the query, and it stands in the tree."""

        def save(name: str | None) -> None:
            if name is not None:
                self._flows.keeping.save(name, event.query)
                self._flows.searching.recount()

        self.push_screen(NamePrompt(event.query, self._flows.keeping.saved.queries), save)

    def on_search_bar_chosen(self) -> None:
        """The hit under the cursor is chosen."""
        if self._panes.bar.is_open:
            self._panes.papers.action_choose()

    def on_search_bar_stepped(self, event: SearchBar.Stepped) -> None:
        """Move in the hits while typing."""
        if self._panes.bar.is_open:
            self._panes.papers.step(event.rows, event.pages)

    def on_workspace_moved(self, event: Workspace.Moved) -> None:
        """Where one pane shows, the title bar leads to the others."""
        self.query_one(TitleBar).show_tabs(event.current if event.shows_one else None)

    def on_title_bar_tab_chosen(self, event: TitleBar.TabChosen) -> None:
        """On to a pane."""
        self._panes.workspace.action_go_to_pane(event.number)

    @classmethod
    def key_owners(cls) -> list[type[DOMNode]]:
        """The classes whose keys the help shows, in its order."""
        panes: list[type[DOMNode]] = [ActionsApp, Workspace, LineList, VenueTree, PaperList, SheetView, PaperView]
        return [*panes, Reader, NoteView, Contents, SearchBar, NamePrompt, TagsScreen, KeyTable]
