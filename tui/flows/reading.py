"""The note that fills the screen, and the ways from one to the other."""

from collections.abc import Callable

from tui.flows.browser import Browser
from tui.flows.note_loader import NoteLoader
from tui.flows.trail import Place, Trail
from tui.library.address import BadLink, PageLink, WebLink, is_page, page_id
from tui.library.entry import Entry, Kind, Link
from tui.library.library import Library
from tui.notes.note import Note
from tui.notes.notes import Notes
from tui.panes.workspace import Workspace
from tui.paper_page import entry_page, note_blocks
from tui.screens.reader import Reader

_PURPOSE = "reading"


class Reading:
    """Opens places in the reader, one after the other."""

    def __init__(
        self,
        library: Library,
        notes: Notes,
        index: str,
        loader: NoteLoader,
        reader: Reader,
        workspace: Workspace,
        browser: Browser,
        say: Callable[[str], None],
    ) -> None:
        """Take the address that the index has among the notes, what reads notes, and where they are shown."""
        self._index = index
        self._library = library
        self._notes = notes
        self._loader = loader
        self._reader = reader
        self._workspace = workspace
        self._browser = browser
        self._say = say
        self._trail = Trail()
        self._wanted: Place | None = None
        self._shown: NoteLoader.Loaded | None = None
        self._link = ""
        self._note: Note | None = None

    @property
    def place(self) -> Place | None:
        """What fills the screen, if anything does."""
        return self._trail.place

    @property
    def entry(self) -> Entry | None:
        """The entry that it is the page of, if it is one of the library's."""
        return self._trail.place.entry if self._trail.place is not None else None

    @property
    def note(self) -> Note | None:
        """The note that fills the screen, if it has been read."""
        return self._note

    @property
    def line(self) -> int:
        """The 1-based line of the note's file that is the first in sight, or 0."""
        return self._reader.note.source_line if self.place is not None else 0

    def open(self, entry: Entry) -> None:
        """Fill the screen with an entry, and with its page as soon as it is read; a group without one has none."""
        if entry.page or entry.kind is Kind.PAPER:
            self._visit(Place(entry, entry.page))
        else:
            self._say(f"{entry.title} has no page of its own.")

    def follow(self, link: Link, entry: Entry | None, note: Note | None) -> None:
        """Go where a link leads that stands on the page of an entry, or in a note: to a page or to the browser."""
        match self._leads(link, entry, note):
            case WebLink(url):
                self._browser.open(url)
            case BadLink(reason):
                self._say(f"Not followed, {reason}: {link.url}")
            case PageLink(address, fragment) if self._is_here(address):
                self._go_to(fragment)
            case PageLink(address, fragment) if is_page(address):
                self._visit(Place(self._library.at(address), address, fragment), link.url)
            case PageLink(address) if self._notes.site:
                self._browser.open(self._notes.web_page(address))
            case PageLink(address):
                self._say(f"A file beside the notes, which is not opened: {address}")

    def turn(self, pages: int) -> None:
        """Go back by a page, or forward again."""
        self._remember_spot()
        if self._trail.turn(pages) and self._trail.place is not None:
            self._show_at_once(self._trail.place)
            self._load(self._trail.place)
        else:
            self._say("There is no page before this one." if pages < 0 else "There is no page after this one.")

    def read_again(self) -> None:
        """Read the note once more, because its file may have changed."""
        if self._trail.place is not None:
            self._load(self._trail.place)

    def take(self, loaded: NoteLoader.Loaded) -> None:
        """Show what has been read, if it is still wanted."""
        place = loaded.place
        if place is not self._wanted:
            return
        if place is not self._trail.place:
            if loaded.note is None:
                if loaded.is_last:
                    self._wanted = None
                    self._say(f"{loaded.said} The link is {self._link}" if self._link else loaded.said)
                return
            self._arrive(place)
        if loaded.is_last:
            self._wanted = None
        self._show(place, loaded)

    def use(self, library: Library) -> None:
        """Show what is read as it is in another library."""
        self._library = library
        place = self._trail.place
        for visited in self._trail:
            if visited.entry is not None:
                visited.entry = library.same(visited.entry)
            elif visited.address:
                visited.entry = library.at(visited.address)
        if place is not None:
            self._remember_spot()
            self._shown = None
            self._show_at_once(place)
            if self._wanted is None or self._wanted is place:
                self._load(place, fetch=self._wanted is place)

    def close(self) -> None:
        """Come back to the panes, and forget what was read."""
        self._wanted = None
        if self._reader.is_open:
            self._trail.clear()
            self._shown = self._note = None
            self._workspace.display = True
            self._workspace.go_to(self._workspace.current)
            self._reader.close()

    def _visit(self, place: Place, link: str = "") -> None:
        """Go to a place; if nothing is known of it yet, once it has been read."""
        self._link = link
        if place.entry is not None or self._notes.remembered(place.address) is not None:
            self._arrive(place)
            self._show_at_once(place)
        elif self._notes.host:
            self._say(f"Fetching the page from {self._notes.host} …")
        self._load(place)

    def _arrive(self, place: Place) -> None:
        """Make a place the one that is read."""
        self._remember_spot()
        self._trail.go(place)
        if not self._reader.is_open:
            self._workspace.display = False
            self._reader.open()

    def _load(self, place: Place, *, fetch: bool = True) -> None:
        self._wanted = place
        self._loader.load(place, _PURPOSE, fetch=fetch)

    def _show_at_once(self, place: Place) -> None:
        """Show what is known of a place before its note has been read once more."""
        loaded = self._loader.at_hand(place)
        if loaded.note is None and place.address and self._notes.host:
            loaded.said = f"Fetching the note from {self._notes.host} …"
        self._show(place, loaded)

    def _show(self, place: Place, loaded: NoteLoader.Loaded) -> None:
        """Show a place with what there is of it; if it is shown already, the lines in sight stay."""
        if self._shown is not None and self._shown.place is place:
            if self._shown.says_as_much_as(loaded):
                return
            self._remember_spot()
        self._shown, self._note = loaded, loaded.note
        if place.entry is not None:
            title = place.entry.title
            blocks = entry_page(place.entry, (), loaded.note, loaded.said, loaded.related)
        else:
            title = loaded.note.title if loaded.note is not None else ""
            blocks = list(note_blocks(loaded.note)) if loaded.note is not None else []
        self._reader.show(title or place.address, blocks, place.spot, place.current)
        if place.fragment and loaded.note is not None:
            self._go_to(place.fragment)
            place.fragment = ""

    def _leads(self, link: Link, entry: Entry | None, note: Note | None) -> PageLink | WebLink | BadLink:
        if entry is not None and entry.page and link.url == entry.url:
            return PageLink(entry.page)
        if entry is not None and any(link is other for other in entry.links):
            return self._notes.resolve(link.url, entry.listed_in or self._index)
        return self._notes.resolve(link.url, note.page.address if note is not None else self._index)

    def _is_here(self, address: str) -> bool:
        """Whether an address is that of the page that fills the screen."""
        here = self._note.page.address if self._note is not None else ""
        return bool(here) and page_id(address) == page_id(here)

    def _go_to(self, fragment: str) -> None:
        if fragment and not self._reader.note.go_to_anchor(fragment):
            self._say(f"There is no heading {fragment} on this page.")

    def _remember_spot(self) -> None:
        if self._trail.place is not None:
            self._trail.place.spot, self._trail.place.current = self._reader.note.spot, self._reader.note.current
