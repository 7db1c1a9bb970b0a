"""The note that fills the screen, and the ways from one to the other."""

from collections.abc import Callable
from dataclasses import replace

from textual.worker import Worker

from tui.flows.note_loader import NoteLoader, PlaceNote
from tui.flows.shown_page import ShownPage
from tui.flows.trail import Place, Spots, Trail
from tui.library.address import page_id
from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.marks.marks import Marks
from tui.notes.note import Note
from tui.notes.notes import Notes
from tui.panes.reader import Reader
from tui.panes.workspace import Workspace

_PURPOSE = "reading"


class Reading:
    """Opens places in the reader, one after the other."""

    def __init__(
        self,
        library: Library,
        notes: Notes,
        marks: Marks,
        loader: NoteLoader,
        reader: Reader,
        workspace: Workspace,
        say: Callable[[str], None],
    ) -> None:
        """Take what reads notes, where they are shown, and what shows short messages, or with "" takes them away."""
        self._library = library
        self._notes = notes
        self._loader = loader
        self._reader = reader
        self._workspace = workspace
        self._say = say
        self._trail = Trail()
        self._spots = Spots()
        self._page = ShownPage(marks, reader, self._spots, say)
        self._wanted: Place | None = None
        self._link = ""

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
        return self._page.note

    @property
    def has_failed(self) -> bool:
        """Whether the page could not be had, or not as it is now."""
        return self._page.has_failed

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

    def is_at(self, address: str) -> bool:
        """Whether an address is that of the page that fills the screen."""
        here = self.note.page.address if self.note is not None else ""
        return bool(here) and page_id(address) == page_id(here)

    def go_to(self, address: str, fragment: str, link: str) -> None:
        """Go to a place on the page that is shown or on another one; `link` is what to call it where it is missing."""
        if self.is_at(address):
            self._page.go_to_heading(fragment)
        else:
            self._visit(Place(self._library.at(address), address, fragment), link)

    def turn(self, pages: int) -> None:
        """Go back by a page, or forward again."""
        self._page.remember_spot()
        if self._trail.turn(pages) and self._trail.place is not None:
            self._say("")
            self._show_at_once(self._trail.place)
            self._load(self._trail.place)
        else:
            self._say("There is no page before this one." if pages < 0 else "There is no page after this one.")

    def read_again(self) -> Worker[None] | None:
        """Read the page once more, if there is one: its file may have changed, or the site may answer by now."""
        if self._trail.place is None:
            return None
        if self.note is None:
            self._show_at_once(self._trail.place)
        return self._load(self._trail.place)

    def look_again(self) -> None:
        """Read the page once more if it is on this machine, unless it is being fetched or another one is on its way."""
        place = self._trail.place
        if place is not None and (self._wanted is None or (self._wanted is place and not self._notes.host)):
            self._load(place, fetch=False)

    def take(self, loaded: PlaceNote) -> None:
        """Show what has been read, if it is still wanted."""
        place = loaded.place
        if place is not self._wanted:
            return
        if place is not self._trail.place:
            if loaded.note is None:
                if loaded.is_last:
                    self._wanted = None
                    said = loaded.body.said
                    self._say(f"{said} The link is {self._link}" if self._link else said)
                return
            self._arrive(place)
        if loaded.is_last:
            self._wanted = None
        self._show(loaded)

    def show_mark(self) -> None:
        """Show the page with the mark that its paper has now; the lines in sight stay."""
        self._page.show_mark()

    def use(self, library: Library) -> None:
        """Show what is read as it is in another library."""
        self._library = library
        place = self._trail.place
        self._trail.use(library)
        if place is not None:
            note = self.note
            self._page.forget()
            self._show_at_once(place, note)
            if self._wanted is None or self._wanted is place:
                self._load(place, fetch=self._wanted is place)

    def close(self) -> Trail | None:
        """Come back to the panes; the trail that `reopen` takes, if there is one."""
        self._wanted = None
        if not self._reader.is_open:
            return None
        left, self._trail = self._trail, Trail()
        self._page.forget()
        self._say("")
        self._workspace.display = True
        self._workspace.go_to(self._workspace.current)
        self._reader.close()
        return left

    def reopen(self, trail: Trail) -> None:
        """Go on with a trail where it was left."""
        trail.use(self._library)
        self._trail = trail
        self._fill_screen()
        if trail.place is not None:
            self._show_at_once(trail.place)
            self._load(trail.place)

    def _visit(self, place: Place, link: str = "") -> None:
        """Go to a place; if nothing is known of it yet, once it has been read."""
        self._link = link
        self._spots.restore(place)
        if place.entry is not None or self._notes.remembered(place.address) is not None:
            self._arrive(place)
            self._show_at_once(place)
        elif self._notes.host:
            self._say(f"Fetching the page from {self._notes.host} …")
        self._load(place)

    def _arrive(self, place: Place) -> None:
        """Make a place the one that is read."""
        self._page.remember_spot()
        self._trail.go(place)
        self._say("")
        self._fill_screen()

    def _fill_screen(self) -> None:
        if not self._reader.is_open:
            self._workspace.display = False
            self._reader.open()

    def _load(self, place: Place, *, fetch: bool = True) -> Worker[None]:
        self._wanted = place
        return self._loader.load(place, _PURPOSE, fetch=fetch, shown=self._page.note_of(place))

    def _show_at_once(self, place: Place, note: Note | None = None) -> None:
        """Show what is known of a place before its note has been read once more; `note` is what it has by now."""
        loaded = self._loader.at_hand(place, note)
        if loaded.note is None and place.address and self._notes.host:
            loaded = replace(loaded, body=replace(loaded.body, said=f"Fetching the note from {self._notes.host} …"))
        self._show(loaded)

    def _show(self, loaded: PlaceNote) -> None:
        self._page.show(loaded, has_before=self._trail.has_before)
