"""The app: makes the panes, and passes what one of them tells on to the others."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.theme import ThemeProvider

from tui.browsing import Browsing
from tui.finder import Finder
from tui.keeping import Keeping
from tui.keys import KeyGroup, key_groups
from tui.layers import Layers
from tui.library.entry import Kind
from tui.library.library import Library
from tui.lines.line_list import LineList
from tui.links import Links
from tui.listing import branch_listing
from tui.ordered_keys import OrderedKeysApp
from tui.panes.key_bar import KeyBar
from tui.panes.paper_list import PaperList
from tui.panes.paper_view import PaperView
from tui.panes.search_bar import SearchBar
from tui.panes.title_bar import TitleBar
from tui.panes.venue_tree import VenueTree
from tui.panes.workspace import Workspace
from tui.queries import History, SavedSearches
from tui.screens.help import HelpScreen, KeyTable
from tui.screens.name_prompt import NamePrompt
from tui.screens.palette import Palette
from tui.screens.tags import TagsScreen
from tui.search.completion import Completer
from tui.searching import Searching
from tui.theme import DARK, LIGHT

_LONGEST_VENUE = 9  # cells of the list's venue column


class ReadnotesApp(OrderedKeysApp[None]):
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
        Binding("o", "open_link", "Browser", show=False, id="browser", tooltip="Open the link in the browser"),
        Binding("y", "copy_link", "Copy link", show=False, id="copy", tooltip="Copy the link"),
        Binding("colon,ctrl+p", "command_palette", "Commands", show=False, id="palette", tooltip="Find a command"),
        Binding("question_mark,f1", "help", "Help", id="help", tooltip="Show all keys"),
        Binding("q,ctrl+q", "quit", "Quit", id="quit", tooltip="Quit"),
    ]

    def __init__(self, library: Library, source: str, history: History, saved: SavedSearches, query: str = "") -> None:
        """Take the library, the name of its index, the queries that are kept, and one to begin with."""
        super().__init__()
        self._library = library
        self._source = source
        self._first_query = query
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        venues = max((cell_len(paper.venue or "") for paper in library.papers), default=0)
        self._tree = VenueTree(library, saved.queries, id="venues")
        self._bar = SearchBar(Completer(library), history)
        self._papers = PaperList(branch_listing(self._tree.branch, source), min(venues, _LONGEST_VENUE), id="papers")
        self._view = PaperView(self._papers.entry, id="paper")
        self._workspace = Workspace(self._tree, self._bar, self._papers, self._view)
        layers = Layers(self._workspace, self._tree, self._bar, self._papers)
        self._finder = Finder(self, library)
        self._searching = Searching(library, self._finder, self._bar, self._papers, self._tree, layers)
        self._links = Links(self, self._say)
        self._keeping = Keeping(history, saved, self._tree, self._finder, self._say)
        self._browsing = Browsing(source, self._finder, self._workspace, layers, self._tree, self._papers, self._view)

    def compose(self) -> ComposeResult:
        """Title on top, panes, keys below."""
        yield TitleBar(self._library, self._source, ["Venues", "Papers", "Paper"])
        yield self._workspace
        yield KeyBar()

    def on_mount(self) -> None:
        """Say what was not read, and open the search that the command line asked for."""
        if self._library.unread:
            lines = ", ".join(map(str, self._library.unread[:5])) + (" …" if len(self._library.unread) > 5 else "")
            self._say(f"Links outside a list were left out, in line {lines}.")
        if self._first_query:
            self.call_after_refresh(self._searching.open, self._first_query)
        self.call_after_refresh(self._keeping.count)

    def on_venue_tree_moved(self, event: VenueTree.Moved) -> None:
        """Another venue: its papers in the list; a saved search: its hits."""
        self._browsing.show_branch(event.branch)

    def on_venue_tree_remove_wanted(self, event: VenueTree.RemoveWanted) -> None:
        """A saved search goes."""
        self._keeping.remove(event.branch)
        self._browsing.show_branch(self._tree.branch)

    def on_venue_tree_chosen(self) -> None:
        """On to the papers of the venue."""
        self._workspace.go_to(self._papers)

    def on_paper_list_moved(self, event: PaperList.Moved) -> None:
        """Another paper: its details in the view."""
        walked = self._searching.walk and self._searching.walk.hit
        hit = event.hit or (walked if walked and walked.entry is event.entry else None)
        self._view.show(event.entry, hit.terms if hit else ())

    def on_paper_list_chosen(self, event: PaperList.Chosen) -> None:
        """From the hits to the entry in its venue; from anywhere else to its details."""
        if self._bar.is_open and self._papers.hit is not None:
            self._keeping.remember(self._bar.answered_query)
            self._browsing.go_to_hit(self._searching.reach())
        elif event.entry.kind is not Kind.PAPER:
            self._browsing.go_to_entry(event.entry)
        else:
            self._workspace.go_to(self._view)

    def on_paper_view_tag_chosen(self, event: PaperView.TagChosen) -> None:
        """The papers with the tag in the list."""
        self._browsing.show_tag(event.tag, self._library.tags[event.tag])

    def on_paper_view_link_chosen(self, event: PaperView.LinkChosen) -> None:
        """On to the browser."""
        self._links.open(event.link.url)

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
        if not self._bar.is_open:
            return
        if event.rows:
            self._papers.action_move(event.rows)
        else:
            self._papers.action_page(event.pages)

    def on_workspace_moved(self, event: Workspace.Moved) -> None:
        """Where one pane shows, the title bar leads to the others."""
        self.query_one(TitleBar).show_tabs(event.current if event.shows_one else None)

    def on_title_bar_tab_chosen(self, event: TitleBar.TabChosen) -> None:
        """On to a pane."""
        self._workspace.action_go_to_pane(event.number)

    def action_find(self) -> None:
        """Open the search, or go back to its box."""
        self._searching.open()

    def action_step_hit(self, hits: int) -> None:
        """To another hit: in the list while it shows them, else in its venue."""
        if self._papers.hit is not None:
            self._papers.action_move(hits)
            return
        nothing = self._searching.step(hits)
        if nothing:
            self._say(nothing)
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
                self._browsing.show_tag(tag, self._library.tags[tag])

        self.push_screen(TagsScreen(self._library.tags), show)

    def action_regroup(self) -> None:
        """Lay the tree out in the next way."""
        self._browsing.regroup()

    def action_toggle_empty(self) -> None:
        """Hide or show the venues without papers."""
        self._browsing.toggle_empty()

    def action_open_link(self) -> None:
        """Open the link of the entry in the browser."""
        self._links.open(self._browsing.link)

    def action_copy_link(self) -> None:
        """Copy the link of the entry."""
        self._links.copy(self._browsing.link)

    def action_help(self) -> None:
        """Show all keys."""
        self.push_screen(HelpScreen(all_keys()))

    def action_command_palette(self) -> None:
        """Offer the commands."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def search_themes(self) -> None:
        """Offer the themes."""
        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def must_wait(self, key: str) -> bool:
        """Let keys that act on hits wait for the hits, and a choice for all of them; the way out is always open."""
        chooses = key in ("enter", "ctrl+j")
        return (self._bar.is_behind and key != "escape") or (chooses and self._searching.is_partial)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a way back only where there is one (a hook of Textual's)."""
        if action == "leave":
            return self._browsing.can_leave
        return super().check_action(action, parameters)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002 (Textual calls it so)
        """What the command palette offers: the app's own actions, and the theme."""
        for binding in self.BINDINGS:
            if isinstance(binding, Binding) and binding.id not in ("palette", "back"):
                yield SystemCommand(binding.description, binding.tooltip, partial(self.run_action, binding.action))
        yield SystemCommand("Theme", "Choose the colours", self.action_change_theme)

    def _say(self, text: str) -> None:
        """Show a text for some seconds, literally, instead of the one before."""
        self.clear_notifications()
        self.notify(text, markup=False)


def all_keys() -> list[KeyGroup]:
    """The keys of the app and of all its panes and screens."""
    owners: list[type[DOMNode]] = [ReadnotesApp, Workspace, LineList, VenueTree, PaperList, PaperView]
    return key_groups([*owners, SearchBar, NamePrompt, TagsScreen, KeyTable])
