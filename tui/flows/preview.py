"""The note beside the paper that the cursor is on."""

import time
from collections.abc import Sequence
from dataclasses import replace

from textual.app import App
from textual.timer import Timer
from textual.worker import Worker

from tui.flows.note_loader import NoteLoader, PlaceNote
from tui.flows.trail import Place
from tui.library.entry import Entry
from tui.library.library import Library
from tui.notes.note import Note
from tui.panes.paper_view import PaperView
from tui.search.hit import Term

REST = 0.12
"""Seconds between moves of the cursor below which the notes on the way are not read."""

_PURPOSE = "preview"


class Preview:
    """Shows an entry at once, and its note as soon as the cursor rests."""

    def __init__(self, app: App[None], library: Library, loader: NoteLoader, view: PaperView) -> None:
        self._app = app
        self._library = library
        self._loader = loader
        self._view = view
        self._place: Place | None = None
        self._shown: PlaceNote | None = None
        self._moved = 0.0
        self._timer: Timer | None = None

    @property
    def entry(self) -> Entry | None:
        """What is shown beside the list."""
        return self._view.entry

    @property
    def note(self) -> Note | None:
        """Its note, if it has been read."""
        return self._view.note

    @property
    def has_failed(self) -> bool:
        """Whether the page of what is shown could not be had, or not as it is now."""
        return self._shown is not None and self._shown.has_failed

    @property
    def line(self) -> int:
        """The 1-based line of the note's file that is the first in sight, or 0."""
        return self._view.source_line

    def use(self, library: Library) -> None:
        """From now on look at entries of another state of the library."""
        self._library = library

    def look_at(self, entry: Entry | None, terms: Sequence[Term] = ()) -> None:
        """Show an entry, with what a search has matched in it."""
        if self._timer is not None:
            self._timer.stop()
        before, failed = self._place, self.has_failed
        stays = before is not None and before.entry is not None and self._library.same(before.entry) is entry
        note = self._shown.note if self._shown is not None and stays else None
        self._place = Place(entry, entry.page) if entry is not None else None
        self._shown = self._loader.at_hand(self._place, note) if self._place is not None else None
        if self._shown is None:
            self._view.show(None)
        else:
            self._view.show(entry, terms, self._shown.body, stays=stays)
        if failed:
            self._view.refresh_bindings()
        moved, self._moved = self._moved, time.monotonic()
        if self._moved - moved >= REST:
            self._load()
        else:
            self._timer = self._app.set_timer(REST, self._load)

    def look_again(self) -> None:
        """Read the note once more if it is on this machine, unless it is being fetched."""
        if self._shown is not None and (self._shown.is_last or not self._loader.host):
            self._load()

    def read_again(self) -> Worker[None] | None:
        """Read the note once more, if there is one, from the site if that is where it is."""
        if self._shown is not None and self._shown.note is None and self._loader.host:
            body = replace(self._shown.body, said=f"Fetching the note from {self._loader.host} …")
            self._take(replace(self._shown, body=body, has_failed=False))
        if self._shown is not None:
            self._shown = replace(self._shown, is_last=False)
        return self._load(fetch=True)

    def take(self, loaded: PlaceNote) -> None:
        """Show what has been read, if the cursor is still there."""
        if loaded.place is self._place:
            self._take(loaded)

    def _take(self, loaded: PlaceNote) -> None:
        before, self._shown = self._shown, loaded
        if before is None or not before.body.looks_like(loaded.body):
            self._view.show_body(loaded.body)
        if before is None or before.has_failed != loaded.has_failed:
            self._view.refresh_bindings()

    def _load(self, *, fetch: bool = False) -> Worker[None] | None:
        if self._place is None:
            return None
        note = self._shown.note if self._shown is not None else None
        return self._loader.load(self._place, _PURPOSE, fetch=fetch, shown=note)
