"""Lets the library grow by what the pages of the notes say."""

from collections.abc import Callable
from functools import partial
from threading import Lock

from textual.app import App
from textual.message import Message
from textual.worker import get_current_worker

from tui.collection import Collection
from tui.library.index.load import UnreadableIndexError
from tui.library.library import Library
from tui.notes.note import Note


class Gathering:
    """Reads pages off the UI thread, and tells an app by messages when there is another library."""

    class Gathered(Message):
        """The library is this one now."""

        def __init__(self, library: Library) -> None:
            super().__init__()
            self.library = library

    def __init__(self, app: App[None], collection: Collection, say: Callable[[str], None]) -> None:
        self._app = app
        self._say = say
        self._lock = Lock()  # one job after the other, so that a later library is never followed by an earlier one
        self._collection = collection

    def begin(self) -> None:
        """Take in all pages that are at hand."""
        if self._collection.notes:
            self._app.run_worker(self._gather, thread=True, group="gather")

    def begin_again(self) -> None:
        """Take in the index and all pages once more, because a file has changed."""
        self._app.run_worker(self._gather_again, thread=True, group="gather")

    def take(self, note: Note) -> None:
        """Take in a page that has been read."""
        # Without a description Textual makes one out of all of the note.
        self._app.run_worker(partial(self._add, note), thread=True, group="gather", description="take in a page")

    def _gather(self) -> None:
        with self._lock:
            if self._collection.gather(_goes_on):
                self._tell()

    def _gather_again(self) -> None:
        with self._lock:
            try:
                self._collection.read_index_again()
            except UnreadableIndexError as error:
                self._app.call_from_thread(self._say, str(error))
                return
            self._collection.forget_pages()
            self._collection.gather(_goes_on)
            self._tell()

    def _add(self, note: Note) -> None:
        with self._lock:
            if self._collection.add(note.page):
                self._tell()

    def _tell(self) -> None:
        if _goes_on():
            library = self._collection.build_library()
            library.make_ready()  # here, and not on the UI thread
            self._app.post_message(self.Gathered(library))


def _goes_on() -> bool:
    """Whether anybody waits for what the worker does that runs this."""
    return not get_current_worker().is_cancelled
