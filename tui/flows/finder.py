"""Asks the search engine off the UI thread."""

import sys
from collections.abc import Iterable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from textual.app import App
from textual.message import Message
from textual.worker import get_current_worker

from tui.library.library import Library

if TYPE_CHECKING:
    from tui.search.answer import Answer
    from tui.search.engine import Engine

_USUAL_TURN = sys.getswitchinterval()
_TURN = 0.0005  # seconds after which the thread that makes the engine lets the one that draws go on


class Finder:
    """Answers the queries of an app by messages to it. The engine is made when it is first needed."""

    class Answered(Message):
        """A query has this answer."""

        def __init__(self, query: str, answer: "Answer") -> None:
            super().__init__()
            self.query = query
            self.answer = answer

    class Refused(Message):
        """A query cannot be understood; what it begins with can, and has an answer."""

        def __init__(self, query: str, reason: str, beginning: str, answer: "Answer") -> None:
            super().__init__()
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

    def __init__(self, app: App[None], library: Library) -> None:
        self._app = app
        self._library = library
        self._begun = False
        self._engine: Engine | None = None
        self._made = Event()

    def use(self, library: Library) -> None:
        """From now on search another library; if an engine was made, it is made anew."""
        self._library = library
        if self._begun:
            for group in ("grow", "find", "count"):
                self._app.workers.cancel_group(self._app, group)
            self._made.set()  # nobody waits for an engine that may never be made
            self._begun, self._engine, self._made = False, None, Event()
            self.begin()

    def begin(self) -> None:
        """Make the engine ready, for a query that is about to come."""
        if not self._begun:
            self._begun = True
            self._app.run_worker(partial(self._grow, self._library, self._made), thread=True, group="grow")

    def find(self, query: str) -> None:
        """Have a query answered; those asked before it and not yet answered are dropped."""
        self.begin()
        self._app.run_worker(partial(self._find, query), thread=True, exclusive=True, group="find")

    def count(self, queries: Iterable[str]) -> None:
        """Have the hits of queries counted, among the entries that can be found by now."""
        self.begin()
        self._app.run_worker(partial(self._count, list(queries)), thread=True, exclusive=True, group="count")

    def _grow(self, library: Library, made: Event) -> None:
        try:
            from tui.search.engine import Engine  # loads numpy and RapidFuzz, which few sessions need at once

            engine = Engine(library)
            growing = engine.grow()
            if made is self._made:
                self._engine = engine
        finally:
            made.set()  # also without an engine: those who wait must not wait for ever
        searched = 0
        sys.setswitchinterval(_TURN)
        try:
            for count in growing:
                if get_current_worker().is_cancelled:
                    break
                if count > searched:
                    searched = count
                    self._app.post_message(self.Grown())
        finally:
            sys.setswitchinterval(_USUAL_TURN)
            growing.close()

    def _find(self, query: str) -> None:
        message = self._answer(query)
        if message is not None and not get_current_worker().is_cancelled:
            self._app.post_message(message)

    def _count(self, queries: Iterable[str]) -> None:
        for query in queries:
            message = self._answer(query)
            if isinstance(message, self.Answered) and not get_current_worker().is_cancelled:
                self._app.post_message(self.Counted(query, len(message.answer)))

    def _answer(self, query: str) -> "Answered | Refused | None":
        """The message about a query; None when nobody waits for it any more."""
        from tui.search.query import QueryError

        self._made.wait()
        engine = self._engine
        if engine is None or get_current_worker().is_cancelled:
            return None
        try:
            return self.Answered(query, engine.find(query))
        except QueryError as error:
            return self.Refused(query, str(error), error.readable, engine.find(error.readable))
