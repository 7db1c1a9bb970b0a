"""The app: makes the panes, and passes what one of them tells on to the others."""

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from tui.collection import Collection
from tui.commands import CommandsApp
from tui.flows.browsing import Browsing
from tui.flows.editing import Editing
from tui.flows.finder import Finder
from tui.flows.following import Following
from tui.flows.gathering import Gathering
from tui.flows.keeping import Keeping
from tui.flows.layers import Layers
from tui.flows.links import Links
from tui.flows.note_loader import NoteLoader
from tui.flows.outside import Outside
from tui.flows.preview import Preview
from tui.flows.reading import Reading
from tui.flows.searching import Searching
from tui.library.entry import Kind
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

_OF_THE_PANES = ("regroup", "toggle_empty", "step_hit")
_LONGEST_VENUE = 9  # cells of the list's venue column


class ReadnotesApp(CommandsApp):
    """The browser over one library."""

    CSS_PATH = "app.tcss"
    TITLE = "readnotes-tui"
    BINDING_GROUP_TITLE = "Anywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", id="find", tooltip="Search all entries"),
        Binding("escape", "leave", "Back", id="back", tooltip="Back one layer: close the search, leave a tag, go left"),
        Binding(
            "n", "step_hit(1)", "Next hit", show=False, id="hit-next", tooltip="To the next hit of the last search"
        ),
        Binding("N", "step_hit(-1)", "Previous hit", show=False, id="hit-previous", tooltip="To the hit before"),
        Binding("t", "tags", "Tags", id="tags", tooltip="List all tags"),
        Binding("v", "regroup", "Group", id="group", tooltip="Group the venues: as written, by venue, by year"),
        Binding("z", "toggle_empty", "Hide empty", id="empty", tooltip="Hide or show venues without papers"),
        Binding("o", "open_link", "Browser", show=False, id="browser", tooltip="Open the page in the browser"),
        Binding("O", "open_paper", "Paper", show=False, id="paper", tooltip="Open the paper itself in the browser"),
        Binding("e", "edit", "Edit", show=False, id="edit", tooltip="Edit the note, or the line that lists it"),
        Binding("E", "edit_line", "Edit line", show=False, id="edit-line", tooltip="Edit the index at this line"),
        Binding("y", "copy_link", "Copy link", show=False, id="copy", tooltip="Copy the link"),
        Binding("colon,ctrl+p", "command_palette", "Commands", show=False, id="palette", tooltip="Find a command"),
        Binding("question_mark,f1", "help", "Help", id="help", tooltip="Show all keys"),
        Binding("q,ctrl+q", "quit", "Quit", id="quit", tooltip="Quit"),
    ]

    def __init__(self, collection: Collection, history: History, saved: SavedSearches, query: str = "") -> None:
        """Take what is browsed, the queries that are kept, and one to begin with."""
        super().__init__()
        self._library = library = collection.library
        self._collection = collection
        source = collection.name
        self._first_query = query
        venues = max((cell_len(paper.venue or "") for paper in library.papers), default=0)
        self._tree = VenueTree(library, saved.queries, id="venues")
        self._bar = SearchBar(Completer(library), history)
        self._papers = PaperList(branch_listing(self._tree.branch, source), min(venues, _LONGEST_VENUE), id="papers")
        self._view = PaperView(self._papers.entry, id="paper")
        self._workspace = Workspace(self._tree, self._bar, self._papers, self._view)
        layers = Layers(self._workspace, self._tree, self._bar, self._papers)
        self._finder = Finder(self, library)
        self._searching = Searching(library, self._finder, self._bar, self._papers, self._tree, layers)
        links = Links(self, collection.notes, self.say)
        self._keeping = Keeping(history, saved, self._tree, self._finder, self.say)
        self._browsing = Browsing(
            library, source, self._finder, self._workspace, layers, self._tree, self._papers, self._view
        )
        notes = collection.notes
        self._loader = NoteLoader(self, library, notes)
        self._preview = Preview(self, self._loader, self._view)
        self._reader = Reader()
        self._reading = Reading(
            library, notes, collection.address, self._loader, self._reader, self._workspace, links, self.say
        )
        self._following = Following(library, self._browsing, self._reading, self.say)
        self._gathering = Gathering(self, collection, self.say)
        editing = Editing(self, collection, self.say)
        self._outside = Outside(links, editing, self._gathering, self._browsing, self._preview, self._reading)

    def compose(self) -> ComposeResult:
        """Title on top, panes, keys below."""
        yield TitleBar(self._library, self._collection.name, ["Venues", "Papers", "Paper"])
        yield self._workspace
        yield self._reader
        yield KeyBar()

    def on_mount(self) -> None:
        """Say what was not read, and open the search that the command line asked for."""
        if self._collection.notice:
            self.say(self._collection.notice)
        if self._library.unread:
            lines = ", ".join(map(str, self._library.unread[:5])) + (" …" if len(self._library.unread) > 5 else "")
            self.say(f"Links outside a list were left out, in line {lines}.")
        if self._first_query:
            self.call_after_refresh(self._searching.open, self._first_query)
        self.call_after_refresh(self._papers.cursor_moved)
        self.call_after_refresh(self._keeping.count)
        self.call_after_refresh(self._gathering.begin)

    def on_unmount(self) -> None:
        """Nobody waits for a page any more."""
        self._collection.notes.close()

    def on_venue_tree_moved(self, event: VenueTree.Moved) -> None:
        """Another venue: its papers in the list; a saved search: its hits."""
        self._browsing.show_branch(event.branch)

    def on_venue_tree_remove_wanted(self, event: VenueTree.RemoveWanted) -> None:
        """A saved search goes."""
        self._keeping.remove(event.branch)
        self._browsing.show_branch(self._tree.branch)

    def on_venue_tree_chosen(self) -> None:
        """On to the papers of the venue, or where there are none to its page."""
        entry = self._tree.branch.entry
        if self._papers.entry is None and entry is not None and entry.page:
            self._reading.open(entry)
        else:
            self._workspace.go_to(self._papers)

    def on_venue_tree_page_wanted(self, event: VenueTree.PageWanted) -> None:
        """The page of a venue fills the screen."""
        self._reading.open(event.entry)

    def on_paper_list_moved(self, event: PaperList.Moved) -> None:
        """Another paper in the view; where there is none, the venue itself."""
        hit = event.hit or self._searching.walked(event.entry)
        place = None if self._bar.is_open else self._tree.branch.entry
        self._preview.look_at(event.entry or place, hit.terms if hit else ())

    def on_paper_list_chosen(self, event: PaperList.Chosen) -> None:
        """From the hits to the entry in its venue; from anywhere else to its note."""
        if self._bar.is_open and self._papers.hit is not None:
            self._keeping.remember(self._bar.answered_query)
            self._browsing.go_to_hit(self._searching.reach())
        elif event.entry.kind is not Kind.PAPER:
            self._browsing.go_to_entry(event.entry)
        else:
            self._reading.open(event.entry)

    def on_sheet_view_chosen(self, event: SheetView.Chosen) -> None:
        """On from the paper beside the list."""
        self._following.go(event.target, self._view.entry, self._view.note)

    def on_reader_followed(self, event: Reader.Followed) -> None:
        """On from the note that fills the screen."""
        entry = self._reading.place.entry if self._reading.place is not None else None
        self._following.go(event.target, entry, self._reading.note)

    def on_reader_opened(self) -> None:
        """There are no panes to lead to."""
        self.query_one(TitleBar).show_tabs(None)

    def on_reader_turned(self, event: Reader.Turned) -> None:
        """Back to the page before, or forward again."""
        self._reading.turn(event.pages)

    def on_reader_left(self) -> None:
        """The panes are as they were."""
        self._reading.close()

    def on_note_loader_loaded(self, event: NoteLoader.Loaded) -> None:
        """A note for the view, or for the reader."""
        self._preview.take(event)
        self._reading.take(event)
        if event.note is not None and event.is_last:
            self._gathering.take(event.note)

    def on_search_bar_typed(self, event: SearchBar.Typed) -> None:
        """On to the engine."""
        self._searching.ask(event.query)

    def on_finder_answered(self, event: Finder.Answered) -> None:
        """The hits in the list."""
        self._searching.take(event.query, event.answer)
        self.call_later(self.take_keys)

    def on_finder_refused(self, event: Finder.Refused) -> None:
        """Why there are no hits."""
        self._searching.refuse(event.query, event.reason, event.beginning, event.answer)
        self.call_later(self.take_keys)

    def on_gathering_gathered(self, event: Gathering.Gathered) -> None:
        """The library has grown: everything shows it, each at the place where it was."""
        self._library = event.library
        self._bar.use(Completer(event.library))
        for part in (self._loader, self._reading, self._following, self._browsing, self._searching):
            part.use(event.library)
        self.query_one(TitleBar).use(event.library)
        self._keeping.count()

    def on_finder_grown(self) -> None:
        """More can be found."""
        self._searching.ask_again()
        self._keeping.count()

    def on_finder_counted(self, event: Finder.Counted) -> None:
        """How many hits a saved search has."""
        self._tree.count_saved(event.query, event.hits)

    def on_search_bar_left(self) -> None:
        """From the box to the hits."""
        self._keeping.remember(self._bar.answered_query)
        self._workspace.go_to(self._papers)

    def on_search_bar_save_wanted(self, event: SearchBar.SaveWanted) -> None:
        """A name for the query, and it stands in the tree."""

        def save(name: str | None) -> None:
            if name is not None:
                self._keeping.save(name, event.query)
                self._searching.recount()

        self.push_screen(NamePrompt(event.query, self._keeping.saved.queries), save)

    def on_search_bar_chosen(self) -> None:
        """The hit under the cursor is chosen."""
        if self._bar.is_open:
            self._papers.action_choose()

    def on_search_bar_stepped(self, event: SearchBar.Stepped) -> None:
        """Move in the hits while typing."""
        if self._bar.is_open:
            self._papers.step(event.rows, event.pages)

    def on_workspace_moved(self, event: Workspace.Moved) -> None:
        """Where one pane shows, the title bar leads to the others."""
        self.query_one(TitleBar).show_tabs(event.current if event.shows_one else None)

    def on_title_bar_tab_chosen(self, event: TitleBar.TabChosen) -> None:
        """On to a pane."""
        self._workspace.action_go_to_pane(event.number)

    def action_find(self) -> None:
        """Open the search, or go back to its box."""
        self._reading.close()
        self._searching.open()

    def action_step_hit(self, hits: int) -> None:
        """To another hit: in the list while it shows them, else in its venue."""
        if self._papers.hit is not None:
            self._papers.action_move(hits)
            return
        nothing = self._searching.step(hits)
        if nothing:
            self.say(nothing)
        else:
            self._browsing.go_to_hit(self._searching.walk)

    def action_leave(self) -> None:
        """Leave the innermost layer."""
        if self._bar.is_open:
            self._keeping.remember(self._bar.answered_query)
        self._browsing.leave()

    def action_tags(self) -> None:
        """List all tags; the chosen one's papers are shown."""

        def show(tag: str | None) -> None:
            if tag is not None:
                self._reading.close()
                self._browsing.show_tag(tag, self._library.tags[tag])

        self.push_screen(TagsScreen(self._library.tags), show)

    def action_regroup(self) -> None:
        """Lay the tree out in the next way."""
        self._browsing.regroup()

    def action_toggle_empty(self) -> None:
        """Hide or show the venues without papers."""
        self._browsing.toggle_empty()

    def action_edit(self) -> None:
        """Edit the note."""
        self._outside.edit()

    def action_edit_line(self) -> None:
        """Edit the line that lists the entry."""
        self._outside.edit_line()

    def action_open_link(self) -> None:
        """Open the page in the browser."""
        self._outside.open_page()

    def action_open_paper(self) -> None:
        """Open the paper itself in the browser."""
        self._outside.open_paper()

    def action_copy_link(self) -> None:
        """Copy the link of the page."""
        self._outside.copy_page()

    def must_wait(self, key: str) -> bool:
        """Let keys that act on hits wait for the hits, and a choice for all of them; the way out is always open."""
        chooses = key in ("enter", "ctrl+j")
        return (self._bar.is_behind and key != "escape") or (chooses and self._searching.is_partial)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a way back only where there is one (a hook of Textual's)."""
        if action == "leave":
            return self._browsing.can_leave
        if action in _OF_THE_PANES:
            return not self._reader.is_open
        return super().check_action(action, parameters)

    @classmethod
    def key_owners(cls) -> list[type[DOMNode]]:
        """The classes whose keys the help shows, in its order."""
        panes: list[type[DOMNode]] = [cls, Workspace, LineList, VenueTree, PaperList, SheetView, PaperView]
        return [*panes, Reader, NoteView, Contents, SearchBar, NamePrompt, TagsScreen, KeyTable]
