"""Asks the search engine off the UI thread."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from threading import Event, Lock
from typing import TYPE_CHECKING

from textual.app import App
from textual.message import Message
from textual.worker import get_current_worker

from tui.library.library import Library

if TYPE_CHECKING:
    from tui.search.answer import Answer
    from tui.search.engine import Engine
    from tui.search.marking import Marked

_USUAL_TURN = sys.getswitchinterval()
_TURN = 0.0005  # seconds after which the thread that makes the engine lets the one that draws go on
_TURNS = Lock()  # as the turns of all threads are changed by it, one engine grows at a time


class _Making:
    """The engine of one library, from before it is made."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.begun = False
        self.made = Event()
        self.engine: Engine | None = None


class Finder:
    """Answers the queries of an app by messages to it. The engine is made when it is first needed."""

    class Answered(Message):
        """A query has this answer in this library."""

        def __init__(self, library: Library, query: str, answer: "Answer") -> None:
            super().__init__()
            self.library = library
            self.query = query
            self.answer = answer

    class Refused(Message):
        """A query cannot be understood; what it begins with can, and has an answer."""

        def __init__(self, library: Library, query: str, reason: str, beginning: str, answer: "Answer") -> None:
            super().__init__()
            self.library = library
            self.query = query
            self.reason = reason
            self.beginning = beginning
            self.answer = answer

    class Grown(Message):
        """More entries can be found than before."""

    class Counted(Message):
        """A query has so many hits."""

        def __init__(self, query: str, hits: int) -> None:
            super().__init__()
            self.query = query
            self.hits = hits

    def __init__(self, app: App[None], library: Library, marked: "Callable[[], Marked]" = dict) -> None:
        """Take the library, and what tells from any thread which of its papers are marked now."""
        self._app = app
        self._marked = marked
        self._making = _Making(library)

    def use(self, library: Library) -> None:
        """From now on search another library; if an engine was made, it is made anew."""
        before, self._making = self._making, _Making(library)
        if before.begun:
            for group in ("grow", "find", "count"):
                self._app.workers.cancel_group(self._app, group)
            before.made.set()  # nobody waits for an engine that may never be made
            self.begin()

    def begin(self) -> None:
        """Make the engine ready, for a query that is about to come."""
        if not self._making.begun:
            self._making.begun = True
            self._app.run_worker(partial(self._grow, self._making), thread=True, group="grow")

    def find(self, query: str) -> None:
        """Have a query answered; those asked before it and not yet answered are dropped."""
        self.begin()
        self._app.run_worker(partial(self._find, self._making, query), thread=True, exclusive=True, group="find")

    def count(self, queries: Iterable[str]) -> None:
        """Have the hits of queries counted, among the entries that can be found by now."""
        self.begin()
        work = partial(self._count, self._making, list(queries))
        self._app.run_worker(work, thread=True, exclusive=True, group="count")

    def _grow(self, making: _Making) -> None:
        try:
            from tui.search.engine import Engine  # loads numpy and RapidFuzz, which few sessions need at once

            engine = Engine(making.library, self._marked)
            growing = engine.grow()
            making.engine = engine
        finally:
            making.made.set()  # also without an engine: those who wait must not wait for ever
        searched = 0
        with closing(growing), _short_turns():
            for count in growing:
                if get_current_worker().is_cancelled:
                    break
                if count > searched:
                    searched = count
                    self._app.post_message(self.Grown())

    def _find(self, making: _Making, query: str) -> None:
        message = self._answer(making, query)
        if message is not None and not get_current_worker().is_cancelled:
            self._app.post_message(message)

    def _count(self, making: _Making, queries: Iterable[str]) -> None:
        for query in queries:
            message = self._answer(making, query)
            if isinstance(message, self.Answered) and not get_current_worker().is_cancelled:
                self._app.post_message(self.Counted(query, len(message.answer)))

    def _answer(self, making: _Making, query: str) -> "Answered | Refused | None":
        """The message about a query; None when nobody waits for it any more."""
        from tui.search.query import QueryError

        making.made.wait()
        engine = making.engine
        if engine is None or get_current_worker().is_cancelled:
            return None
        try:
            return self.Answered(making.library, query, engine.find(query))
        except QueryError as error:
            answer = engine.find(error.readable)
            return self.Refused(making.library, query, str(error), error.readable, answer)


@contextmanager
def _short_turns() -> Iterator[None]:
    """Have threads take turns often; waits until no other thread has them do so."""
    with _TURNS:
        sys.setswitchinterval(_TURN)
        try:
            yield
        finally:
            sys.setswitchinterval(_USUAL_TURN)
