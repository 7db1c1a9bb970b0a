"""Reads notes off the UI thread."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.message import Message
from textual.worker import Worker, get_current_worker

from tui.flows.trail import Place
from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.notes.note import Note
from tui.notes.notes import Notes
from tui.pages.page import PageError
from tui.paper_page import Body

if TYPE_CHECKING:
    from tui.search.related import Related, RelatedPaper

_BEING_READ = "\N{NO-BREAK SPACE}"
"""Stands where a note may soon be: nothing that could be seen."""


@dataclass(frozen=True, slots=True)
class PlaceNote:
    """What is there of a place by now; `is_last` tells that no more is to come.

    Where there is no note the body says why; that is blank while a note may still come. `has_failed` tells that the
    page was asked for and could not be had.
    """

    place: Place
    body: Body
    is_last: bool = False
    has_failed: bool = False

    @property
    def note(self) -> Note | None:
        """The note, if there is one by now."""
        return self.body.note


class NoteLoader:
    """Answers by messages to an app."""

    class Loaded(Message):
        """There is this of a place by now."""

        def __init__(self, place_note: PlaceNote) -> None:
            super().__init__()
            self.place_note = place_note

    class Read(Message):
        """A page has been read that is new or not as it was, whether its place is still wanted or not."""

        def __init__(self, note: Note) -> None:
            super().__init__()
            self.note = note

    def __init__(self, app: App[None], library: Library, notes: Notes) -> None:
        self._app = app
        self._notes = notes
        self._library = library
        self._wanted: dict[str, Future[None]] = {}
        self._related: tuple[Library, Related] | None = None
        self._known: dict[Entry, Sequence[RelatedPaper]] = {}

    @property
    def host(self) -> str:
        """The site that notes are fetched from, in a word; "" if they are not."""
        return self._notes.host

    def use(self, library: Library) -> None:
        """From now on look for related papers in another library; until then those known before are shown."""
        known = [(library.same(entry), related) for entry, related in self._known.copy().items()]
        self._known = {entry: _renewed(related, library) for entry, related in known if entry is not None}
        self._library = library
        self._related = None

    def at_hand(self, place: Place, shown: Note | None = None) -> PlaceNote:
        """What is known of a place without reading or comparing anything; `shown` is the note that it has by now."""
        note = self._notes.remembered(place.address)
        if shown is not None and (note is None or _is_emptied(shown, note)):
            note = shown
        return self._place_note(place, note, _BEING_READ if note is None and place.address and self._notes else "")

    def load(self, place: Place, purpose: str, *, fetch: bool, shown: Note | None = None) -> Worker[None]:
        """Read the note of a place, and what is related to it; what was asked for one purpose before is dropped.

        Without `fetch` the network is left alone. `shown` is the note that the place has by now: it stays, with a word,
        if its page cannot be read any more or has become empty, as it has for a moment while it is written.
        """
        before, wanted = self._wanted.get(purpose), Future[None]()
        self._wanted[purpose] = wanted
        # Without a description Textual makes one out of all of the place, its entry and those above it.
        worker = self._app.run_worker(
            partial(self._load, place, fetch, wanted, shown),
            thread=True,
            exclusive=True,
            group=purpose,
            description="read a note",
        )
        if before is not None:
            before.cancel()
        return worker

    def _load(self, place: Place, fetch: bool, wanted: Future[None], shown: Note | None) -> None:
        said, has_failed = "", False
        before = self._notes.remembered(place.address)
        at_once = self._related is not None and self._related[0] is self._library
        if at_once:
            self._relate(place)  # it takes milliseconds, and the note is then laid out once and not twice
        note = self._notes.at_hand(place.address) if place.address else None
        if note is not None and not _is_emptied(shown, note):
            self._tell(self._place_note(place, note, said))
        if place.address and (self._notes or fetch):
            if note is None and self._notes.host and not fetch:
                said = f"enter fetches the note from {self._notes.host}."
            elif note is None or (self._notes.host and fetch):
                note, said = self._read(place.address, note, wanted)
                has_failed = note is None
        if not at_once and not wanted.cancelled():
            self._relate(place)
        if shown is not None and (note is None or _is_emptied(shown, note)):
            why = said or "This page has no text any more."
            last = replace(self._place_note(place, _as_before(shown, why), ""), has_failed=True)
        else:
            last = replace(self._place_note(place, note, said), has_failed=has_failed)
        self._tell(replace(last, is_last=True))
        if note is not None and note is not before:
            self._app.post_message(self.Read(note))

    def _relate(self, place: Place) -> None:
        """Find what is related to a paper. The first question about a library takes the library in."""
        from tui.search.related import Related

        if place.entry is None or place.entry.kind is not Kind.PAPER:
            return
        library, known = self._library, self._related
        if known is None or known[0] is not library:
            known = self._related = library, Related(library)
        self._known[place.entry] = known[1].of(place.entry)

    def _read(self, address: str, at_hand: Note | None, wanted: Future[None]) -> tuple[Note | None, str]:
        try:
            return self._notes.read(address, wanted), ""
        except PageError as error:
            return at_hand, "" if at_hand else str(error)

    def _place_note(self, place: Place, note: Note | None, said: str) -> PlaceNote:
        related = self._known.get(place.entry, ()) if place.entry is not None else ()
        return PlaceNote(place, Body(note, said, related))

    def _tell(self, loaded: PlaceNote) -> None:
        if not get_current_worker().is_cancelled:
            self._app.post_message(self.Loaded(loaded))


def _is_emptied(shown: Note | None, note: Note) -> bool:
    """Whether there was text in a note, and is none any more."""
    return shown is not None and bool(shown.page.text.strip()) and not note.page.text.strip()


def _as_before(shown: Note, why: str) -> Note:
    """The note that is shown, with a word on why it is not read anew."""
    notice = f"{why} What you see is as it was before."
    return shown if shown.page.notice == notice else replace(shown, page=replace(shown.page, notice=notice))


def _renewed(related: "Sequence[RelatedPaper]", library: Library) -> "Sequence[RelatedPaper]":
    found = [(paper, library.same(paper.entry)) for paper in related]
    return [replace(paper, entry=entry) for paper, entry in found if entry is not None]
