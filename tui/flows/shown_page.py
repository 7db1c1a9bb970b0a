"""The page in the reader: what there is of it by now, and where in it the user is."""

from collections.abc import Callable

from tui.flows.note_loader import PlaceNote
from tui.flows.trail import Place, Spots
from tui.marks.mark import Mark
from tui.marks.marks import Marks
from tui.notes.layout.layout import BEGINNING
from tui.notes.note import Note
from tui.panes.reader import Reader
from tui.paper_page import whole_page


class ShownPage:
    """Draws one page, and the same one anew without moving the lines in sight."""

    def __init__(self, marks: Marks, reader: Reader, spots: Spots, say: Callable[[str], None]) -> None:
        """Take what a paper is marked as, the reader, what remembers where pages are left, and what says messages."""
        self._marks = marks
        self._reader = reader
        self._spots = spots
        self._say = say
        self._loaded: PlaceNote | None = None
        self._has_before = False

    @property
    def note(self) -> Note | None:
        """The note that is shown, if it has been read."""
        return self._loaded.note if self._loaded is not None else None

    @property
    def has_failed(self) -> bool:
        """Whether the page could not be had, or not as it is now."""
        return self._loaded is not None and self._loaded.has_failed

    def note_of(self, place: Place) -> Note | None:
        """The note that is shown of a place; None if another one is shown."""
        return self.note if self._is_of(place) else None

    def show(self, loaded: PlaceNote, *, has_before: bool) -> None:
        """Show a place with what there is of it; if it is shown already, the lines in sight stay.

        `has_before` tells that there is a page to go back to.
        """
        place, before = loaded.place, self._loaded
        if before is not None and self._is_of(place):
            if before.body.looks_like(loaded.body):
                self._hold(loaded)
                return
            self.remember_spot()
        self._hold(loaded)
        self._has_before = has_before
        self._draw(loaded)
        if place.fragment and loaded.note is not None:
            self.go_to_heading(place.fragment)
            place.fragment = ""

    def show_mark(self) -> None:
        """Show the page with the mark that its paper has now; the lines in sight stay."""
        if self._loaded is not None:
            self.remember_spot()
            self._draw(self._loaded)

    def forget(self) -> None:
        """Keep where the page is left; what is shown next is drawn whatever it is."""
        self.remember_spot()
        self._loaded = None

    def go_to_heading(self, fragment: str) -> None:
        """Go to the part of the page that a link names, if it names one."""
        if fragment and not self._reader.note.go_to_anchor(fragment):
            self._say(f"There is no heading {fragment} on this page.")

    def remember_spot(self) -> None:
        """Remember where the place is left, unless the note is still to come that it was left in before."""
        if self._loaded is not None and (self._loaded.note is not None or self._loaded.place.spot == BEGINNING):
            place, note = self._loaded.place, self._reader.note
            place.spot, place.current = note.spot, note.current
            self._spots.keep(place)

    def _is_of(self, place: Place) -> bool:
        return self._loaded is not None and self._loaded.place is place

    def _hold(self, loaded: PlaceNote) -> None:
        failed, self._loaded = self.has_failed, loaded
        if self.has_failed != failed:
            self._reader.refresh_bindings()

    def _draw(self, loaded: PlaceNote) -> None:
        place = loaded.place
        mark = self._marks.of(place.entry) if place.entry is not None else Mark()
        title, blocks = whole_page(place.entry, loaded.body, mark)
        has_before = self._has_before
        self._reader.show(title or place.address, blocks, place.spot, place.current, has_before=has_before)
