"""The app: makes the panes, and passes what one of them tells on to the others."""

from textual.app import ComposeResult
from textual.dom import DOMNode

from tui.actions import ActionsApp
from tui.collection import Collection
from tui.flows.finder import Finder
from tui.flows.flows import Flows
from tui.flows.gathering import Gathering
from tui.flows.note_loader import NoteLoader
from tui.flows.panes import Panes
from tui.flows.watching import Watching
from tui.kept import Kept
from tui.lines.line_list import LineList
from tui.lines.sheet_view import SheetView
from tui.listing import branch_listing
from tui.panes.contents import Contents
from tui.panes.key_bar import KeyBar
from tui.panes.note_view import NoteView
from tui.panes.paper_list import PaperList
from tui.panes.paper_view import PaperView
from tui.panes.reader import Reader
from tui.panes.search_bar import SearchBar
from tui.panes.title_bar import TitleBar
from tui.panes.venue_tree import VenueTree
from tui.panes.workspace import Workspace
from tui.screens.help import KeyTable
from tui.search.completion import Completer


class ReadnotesApp(ActionsApp):
    """The browser over one collection."""

    CSS_PATH = "app.tcss"
    TITLE = "readnotes-tui"

    def __init__(self, collection: Collection, kept: Kept, query: str = "") -> None:
        """Take what is browsed, what is kept from run to run, and a query to begin with."""
        super().__init__()
        self._collection = collection
        self._kept = kept
        library = collection.library
        self._first_query = query
        tree = VenueTree(library, kept.saved.queries, kept.sessions.session.tree, id="venues")
        bar = SearchBar(Completer(library), kept.history)
        papers = PaperList(library, kept.marks, branch_listing(tree.branch, collection.name), id="papers")
        view = PaperView(papers.entry, kept.marks, id="paper")
        self._title_bar = TitleBar(library, collection.name, ["Venues", "Papers", "Paper"])
        self._panes = Panes(Workspace(tree, bar, papers, view), tree, bar, papers, view, Reader())
        self._flows = Flows(self, collection, kept, self._panes, self.say)

    def compose(self) -> ComposeResult:
        """Title on top, panes, keys below."""
        yield self._title_bar
        yield self._panes.workspace
        yield self._panes.reader
        yield KeyBar()

    def on_mount(self) -> None:
        """Say what was not read, and open the search that the command line asked for."""
        self._flows.tell_notices(self._kept.saved.notice, self._kept.marks.notice)
        self._flows.resuming.resume()
        if self._first_query:
            self.call_after_refresh(self._flows.searching.open, self._first_query)
        self.call_after_refresh(self._panes.papers.cursor_moved)
        self.call_after_refresh(self._flows.keeping.count)
        self.call_after_refresh(self._flows.gathering.begin)
        self._flows.marking.begin()

    def on_unmount(self) -> None:
        """Nobody waits for a page or a change any more; and where the user is, is kept."""
        self._flows.reloading.end()  # first, as the program cannot end while files are watched
        self._collection.notes.close()
        self._flows.resuming.keep()

    def on_venue_tree_moved(self, event: VenueTree.Moved) -> None:
        """Another venue: its papers in the list; a saved search: its hits."""
        self._flows.browsing.show_branch(event.branch)

    def on_venue_tree_remove_wanted(self, event: VenueTree.RemoveWanted) -> None:
        """A saved search goes."""
        self._flows.keeping.remove(event.branch)
        self._flows.browsing.show_branch(self._panes.tree.branch)

    def on_venue_tree_chosen(self, event: VenueTree.Chosen) -> None:
        """On into the venue."""
        self._flows.following.go_into(event.branch)

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

    def on_paper_view_followed(self, event: PaperView.Followed) -> None:
        """On from the paper beside the list."""
        self._flows.following.go(event.target, event.entry, event.note)

    def on_reader_followed(self, event: Reader.Followed) -> None:
        """On from the note that fills the screen."""
        self._flows.following.go(event.target, self._flows.reading.entry, self._flows.reading.note)

    def on_reader_opened(self) -> None:
        """There are no panes to lead to."""
        self._title_bar.show_tabs(None)

    def on_reader_turned(self, event: Reader.Turned) -> None:
        """Back to the page before, or forward again."""
        self._flows.reading.turn(event.pages)

    def on_reader_left(self) -> None:
        """The panes are as they were."""
        self._flows.reading.close()

    def on_note_loader_loaded(self, event: NoteLoader.Loaded) -> None:
        """A note for the view, or for the reader."""
        self._flows.preview.take(event.place_note)
        self._flows.reading.take(event.place_note)

    def on_note_loader_read(self, event: NoteLoader.Read) -> None:
        """What its page says is for the library."""
        self._flows.gathering.take(event.note)

    def on_gathering_gathered(self, event: Gathering.Gathered) -> None:
        """The library has grown: everything shows it, each at the place where it was."""
        self._panes.bar.use(Completer(event.library))
        self._flows.use(event.library)
        self._title_bar.use(event.library)
        self._flows.tell_notices()

    def on_gathering_looked(self, event: Gathering.Looked) -> None:
        """What is the matter with the index, if anything is."""
        self._flows.reloading.take(event)
        self._flows.resuming.begin()
        self._title_bar.show_trouble(event.trouble.word if event.trouble is not None else "")

    def on_watching_changed(self, event: Watching.Changed) -> None:
        """Files are not as they were."""
        self._flows.reloading.look_again(event.paths)

    def on_watching_failed(self, event: Watching.Failed) -> None:
        """Nothing is watched."""
        self._flows.reloading.give_up(event.reason)

    def on_search_bar_typed(self, event: SearchBar.Typed) -> None:
        """On to the engine."""
        self._flows.searching.ask(event.query)

    def on_finder_answered(self, event: Finder.Answered) -> None:
        """The hits in the list."""
        self._flows.searching.take(event)
        self.call_later(self.take_keys)

    def on_finder_refused(self, event: Finder.Refused) -> None:
        """Why there are no hits."""
        self._flows.searching.refuse(event)
        self.call_later(self.take_keys)

    def on_finder_grown(self) -> None:
        """More can be found."""
        self._flows.searching.ask_again()
        self._flows.keeping.count()

    def on_finder_counted(self, event: Finder.Counted) -> None:
        """How many hits a saved search has."""
        self._panes.tree.count_saved(event.query, event.hits)

    def on_search_bar_left(self, event: SearchBar.Left) -> None:
        """From the box to the hits."""
        self._flows.following.go_to_hits(event.query)

    def on_search_bar_save_wanted(self, event: SearchBar.SaveWanted) -> None:
        """A name for the query, and it stands in the tree."""
        self._flows.keeping.ask_name(event.query)

    def on_search_bar_chosen(self, event: SearchBar.Chosen) -> None:
        """The hit under the cursor is chosen."""
        self._flows.following.choose(event.query)

    def on_search_bar_stepped(self, event: SearchBar.Stepped) -> None:
        """Move in the hits while typing."""
        self._panes.papers.step(event.rows, event.pages)

    def on_workspace_moved(self, event: Workspace.Moved) -> None:
        """Where one pane shows, the title bar leads to the others."""
        self._title_bar.show_tabs(event.current if event.shows_one else None)

    def on_title_bar_tab_chosen(self, event: TitleBar.TabChosen) -> None:
        """On to a pane."""
        self._panes.workspace.action_go_to_pane(event.number)

    @classmethod
    def key_owners(cls) -> list[type[DOMNode]]:
        """The classes whose keys the help shows, in its order."""
        from tui.screens.name_prompt import NamePrompt
        from tui.screens.remark_prompt import RemarkPrompt
        from tui.screens.tags import TagsScreen

        panes: list[type[DOMNode]] = [ActionsApp, Workspace, LineList, VenueTree, PaperList, SheetView, PaperView]
        return [*panes, Reader, NoteView, Contents, SearchBar, NamePrompt, RemarkPrompt, TagsScreen, KeyTable]
