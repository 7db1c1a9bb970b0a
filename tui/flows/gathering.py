"""Lets the library grow and change by what the index and the pages of the notes say."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial

from textual.app import App
from textual.message import Message
from textual.worker import WorkType, get_current_worker

from tui.collection import Collection, Trouble
from tui.library.library import Library
from tui.notes.note import Note
from tui.pages.page import Page
from tui.watched import Watched


class Gathering:
    """Reads the index and pages off the UI thread, and tells an app by messages when there is another library.

    It does one job after the other, so that a later library is never followed by an earlier one.
    """

    class Gathered(Message):
        """The library is this one now."""

        def __init__(self, library: Library) -> None:
            super().__init__()
            self.library = library

    class Looked(Message):
        """All there was to take in has been; the index is in this trouble or in none, and this is worth watching."""

        def __init__(self, trouble: Trouble | None, watched: Watched) -> None:
            super().__init__()
            self.trouble = trouble
            self.watched = watched

    def __init__(
        self, app: App[None], collection: Collection, prepare: Callable[[Library], None] = lambda _: None
    ) -> None:
        """Take what is browsed, and what gets each library ready to be shown, in a thread."""
        self._app = app
        self._collection = collection
        self._prepare = prepare
        self._jobs: deque[tuple[Callable[[], None], asyncio.Event]] = deque()  # the first is under way
        self._changed: set[str] | None = set()  # what the next look is at; None for all
        self._will_look = False

    def begin(self) -> None:
        """Take in all pages that are at hand."""
        self._queue(self._gather)

    def look_again(self, paths: Iterable[str] | None = None) -> None:
        """Take in what has changed in these files and folders, or anywhere; a look that is to come anyway does."""
        if self._changed is not None:
            self._changed = None if paths is None else self._changed | set(paths)
        if not self._will_look:
            self._will_look = True
            self._queue(self._look)

    def fetch_again(self) -> asyncio.Event:
        """Take in what has changed anywhere, also of an index on the web; the event that this was done."""
        return self._queue(partial(self._look_at, None, fetch=True))

    def take(self, note: Note) -> None:
        """Take in a page that has been read."""
        self._queue(partial(self._add, note.page))

    def _queue(self, job: Callable[[], None]) -> asyncio.Event:
        is_done = asyncio.Event()
        self._jobs.append((job, is_done))
        if len(self._jobs) == 1:
            work: WorkType[None] = self._work  # not yet begun, as the app may end before it is
            self._app.run_worker(work, group="gather")
        return is_done

    async def _work(self) -> None:
        """Do what is queued, each job in a thread; those that wait for their turn take up none."""
        while self._jobs:
            job, is_done = self._jobs[0]
            await asyncio.to_thread(job)
            is_done.set()
            self._jobs.popleft()

    def _gather(self) -> None:
        if self._collection.notes:
            self._collection.gather(_goes_on)
            self._tell()
        self._tell_looked()

    def _look(self) -> None:
        self._will_look = False  # what changes from here on is for the next look
        paths, self._changed = self._changed, set()
        self._look_at(paths)

    def _look_at(self, paths: set[str] | None, *, fetch: bool = False) -> None:
        self._collection.look_again(_goes_on, paths, fetch=fetch)
        self._tell()
        self._tell_looked()

    def _add(self, page: Page) -> None:
        self._collection.add(page)
        self._tell()

    def _tell(self) -> None:
        """Build another library if there is reason to, and tell of it."""
        if self._collection.is_behind and _goes_on():
            library = self._collection.build_library()
            library.make_ready()  # here, and not on the UI thread
            self._prepare(library)
            self._app.post_message(self.Gathered(library))

    def _tell_looked(self) -> None:
        if _goes_on():
            self._app.post_message(self.Looked(self._collection.trouble, self._collection.watched()))


def _goes_on() -> bool:
    """Whether anybody waits for what the worker does that runs this."""
    return not get_current_worker().is_cancelled
