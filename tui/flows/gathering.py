"""Lets the library grow by what the pages of the notes say."""

import asyncio
from collections import deque
from collections.abc import Callable
from functools import partial

from textual.app import App
from textual.message import Message
from textual.worker import get_current_worker

from tui.collection import Collection
from tui.library.index.load import UnreadableIndexError
from tui.library.library import Library
from tui.notes.note import Note
from tui.pages.page import Page


class Gathering:
    """Reads pages off the UI thread, and tells an app by messages when there is another library.

    It does one job after the other, so that a later library is never followed by an earlier one.
    """

    class Gathered(Message):
        """The library is this one now."""

        def __init__(self, library: Library) -> None:
            super().__init__()
            self.library = library

    class Refused(Message):
        """The index cannot be read any more, for a reason that is safe to draw; the library stays as it is."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(self, app: App[None], collection: Collection) -> None:
        self._app = app
        self._collection = collection
        self._jobs: deque[Callable[[], None]] = deque()  # the first is under way; only the UI thread changes it

    def begin(self) -> None:
        """Take in all pages that are at hand."""
        if self._collection.notes:
            self._queue(self._gather)

    def begin_again(self) -> None:
        """Take in the index and all pages once more, because a file has changed."""
        self._queue(self._gather_again)

    def take(self, note: Note) -> None:
        """Take in a page that has been read."""
        self._queue(partial(self._add, note.page))

    def _queue(self, job: Callable[[], None]) -> None:
        self._jobs.append(job)
        if len(self._jobs) == 1:
            self._app.run_worker(self._work(), group="gather")

    async def _work(self) -> None:
        """Do what is queued, each job in a thread; those that wait for their turn take up none."""
        while self._jobs:
            await asyncio.to_thread(self._jobs[0])
            self._jobs.popleft()

    def _gather(self) -> None:
        if self._collection.gather(_goes_on):
            self._tell()

    def _gather_again(self) -> None:
        try:
            self._collection.read_index_again()
        except UnreadableIndexError as error:
            self._app.post_message(self.Refused(str(error)))
            return
        self._collection.forget_pages()
        self._collection.gather(_goes_on)
        self._tell()

    def _add(self, page: Page) -> None:
        if self._collection.add(page):
            self._tell()

    def _tell(self) -> None:
        if _goes_on():
            library = self._collection.build_library()
            library.make_ready()  # here, and not on the UI thread
            self._app.post_message(self.Gathered(library))


def _goes_on() -> bool:
    """Whether anybody waits for what the worker does that runs this."""
    return not get_current_worker().is_cancelled
