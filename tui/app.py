"""The app: makes the panes, and passes what one of them tells on to the others."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.theme import ThemeProvider

from tui.keys import KeyGroup, key_groups
from tui.layers import Layers
from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.lines.line_list import LineList
from tui.listing import branch_listing, hit_listing, tag_listing
from tui.ordered_keys import OrderedKeysApp
from tui.panes.key_bar import KeyBar
from tui.panes.paper_list import PaperList
from tui.panes.paper_view import PaperView
from tui.panes.search_bar import SearchBar
from tui.panes.title_bar import TitleBar
from tui.panes.venue_tree import VenueTree
from tui.panes.workspace import Workspace
from tui.screens.help import HelpScreen, KeyTable
from tui.screens.palette import Palette
from tui.screens.tags import TagsScreen
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
        Binding("t", "tags", "Tags", id="tags", tooltip="List all tags"),
        Binding("v", "regroup", "Group", id="group", tooltip="Group the venues: as written, by venue, by year"),
        Binding("z", "toggle_empty", "Hide empty", id="empty", tooltip="Hide or show venues without papers"),
        Binding("o", "open_link", "Browser", show=False, id="browser", tooltip="Open the link in the browser"),
        Binding("y", "copy_link", "Copy link", show=False, id="copy", tooltip="Copy the link"),
        Binding("colon,ctrl+p", "command_palette", "Commands", show=False, id="palette", tooltip="Find a command"),
        Binding("question_mark,f1", "help", "Help", id="help", tooltip="Show all keys"),
        Binding("q,ctrl+q", "quit", "Quit", id="quit", tooltip="Quit"),
    ]

    def __init__(self, library: Library, source: str, query: str = "") -> None:
        super().__init__()
        self._library = library
        self._source = source
        self._first_query = query
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        venues = max((cell_len(paper.venue or "") for paper in library.papers), default=0)
        self._tree = VenueTree(library, id="venues")
        self._bar = SearchBar(library)
        self._papers = PaperList(branch_listing(self._tree.branch, source), min(venues, _LONGEST_VENUE), id="papers")
        self._view = PaperView(self._papers.entry, id="paper")
        self._workspace = Workspace(self._tree, self._bar, self._papers, self._view)
        self._layers = Layers(self._workspace, self._bar, self._papers)

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
            self.call_after_refresh(self._open_search, self._first_query)

    def on_venue_tree_moved(self, event: VenueTree.Moved) -> None:
        """Another venue: its papers in the list."""
        self._layers.clear()
        self._papers.show(branch_listing(event.branch, self._source))

    def on_venue_tree_chosen(self) -> None:
        """On to the papers of the venue."""
        self._workspace.go_to(self._papers)

    def on_paper_list_moved(self, event: PaperList.Moved) -> None:
        """Another paper: its details in the view."""
        self._view.show(event.entry)

    def on_paper_list_chosen(self, event: PaperList.Chosen) -> None:
        """From the hits to the entry in its venue; from anywhere else to its details."""
        if self._bar.is_open or event.entry.kind is not Kind.PAPER:
            self._go_to_entry(event.entry)
        else:
            self._workspace.go_to(self._view)

    def on_paper_view_tag_chosen(self, event: PaperView.TagChosen) -> None:
        """The papers with the tag in the list."""
        self._show_tag(event.tag)

    def on_paper_view_link_chosen(self, event: PaperView.LinkChosen) -> None:
        """On to the browser."""
        self._open_url(event.link.url)

    def on_search_bar_answered(self, event: SearchBar.Answered) -> None:
        """The hits in the list."""
        if self._bar.is_open:
            self._papers.show(hit_listing(event.query, event.hits))
        self.call_later(self.take_keys)

    def on_search_bar_emptied(self) -> None:
        """The list from before."""
        if self._bar.is_open:
            self._layers.show_covered()

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
        self._open_search()

    def action_leave(self) -> None:
        """Leave the innermost layer."""
        if self._view.has_focus:
            self._workspace.go_to(self._papers)
        elif self._layers:
            self._layers.lift()
        elif self._papers.has_focus:
            self._workspace.go_to(self._tree)

    def action_tags(self) -> None:
        """List all tags; the chosen one's papers are shown."""

        def show(tag: str | None) -> None:
            if tag is not None:
                self._show_tag(tag)

        self.push_screen(TagsScreen(self._library.tags), show)

    def action_regroup(self) -> None:
        """Lay the tree out in the next way."""
        self._tree.regroup()
        self._show_branch()

    def action_toggle_empty(self) -> None:
        """Hide or show the venues without papers."""
        before = self._tree.branch
        self._tree.toggle_empty()
        if self._tree.branch is not before:
            self._show_branch()

    def action_open_link(self) -> None:
        """Open the link of the entry in the browser."""
        self._open_url(self._link())

    def action_copy_link(self) -> None:
        """Copy the link of the entry."""
        url = self._link()
        if url:
            self.copy_to_clipboard(url)
            self._say(f"Sent to the terminal's clipboard: {url}")
        else:
            self._say("There is no link to copy.")

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
        """Let keys that act on hits wait for the hits; only the way out is always open."""
        return self._bar.is_behind and key != "escape"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a way back only where there is one (a hook of Textual's)."""
        if action == "leave":
            return bool(self._layers) or not self._tree.has_focus
        return super().check_action(action, parameters)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002 (Textual calls it so)
        """What the command palette offers: the app's own actions, and the theme."""
        for binding in self.BINDINGS:
            if isinstance(binding, Binding) and binding.id not in ("palette", "back"):
                yield SystemCommand(binding.description, binding.tooltip, getattr(self, f"action_{binding.action}"))
        yield SystemCommand("Theme", "Choose the colours", self.action_change_theme)

    def _open_search(self, query: str | None = None) -> None:
        if not self._bar.is_open:
            self._layers.add()
        self._bar.open(query)

    def _go_to_entry(self, entry: Entry) -> None:
        self._layers.clear()
        self._tree.reveal(entry)
        self._papers.show(branch_listing(self._tree.branch, self._source), entry)
        self._workspace.go_to(self._papers if entry.kind is Kind.PAPER else self._tree)

    def _show_branch(self) -> None:
        self._layers.clear()
        self._papers.show(branch_listing(self._tree.branch, self._source), self._papers.entry)

    def _show_tag(self, tag: str) -> None:
        self._layers.add()
        self._papers.show(tag_listing(tag, self._library.tags[tag]))
        self._workspace.go_to(self._papers)

    def _open_url(self, url: str) -> None:
        if url.casefold().startswith(("http://", "https://")):
            self.open_url(url)
            self._say(f"Asked the browser for {url}")
        else:
            self._say(f"Not a web address: {url}" if url else "There is no link to open.")

    def _link(self) -> str:
        """The link of what is selected in the current pane, or ""."""
        in_tree = self._workspace.current is self._tree
        entry = self._tree.branch.entry if in_tree else self._papers.entry
        return entry.url if entry is not None else ""

    def _say(self, text: str) -> None:
        """Show a text for some seconds, literally, instead of the one before."""
        self.clear_notifications()
        self.notify(text, markup=False)


def all_keys() -> list[KeyGroup]:
    """The keys of the app and of all its panes and screens."""
    owners: list[type[DOMNode]] = [ReadnotesApp, Workspace, LineList, VenueTree, PaperList, PaperView]
    return key_groups([*owners, SearchBar, TagsScreen, KeyTable])
