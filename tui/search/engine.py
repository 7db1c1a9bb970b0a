"""The search: a query in, an answer out."""

from collections import deque
from collections.abc import Callable, Generator
from threading import Condition

from tui.library.library import Library
from tui.search.answer import Answer
from tui.search.gatherer import Gatherer
from tui.search.marking import NO_MARKS, Marked
from tui.search.query import parse
from tui.search.searcher import Searcher

_FIRST_PIECE = 4096  # entries that can be found first; then come as many again as there are
_STEP = 1024  # entries


class Engine:
    """Finds entries of one library. Safe to ask from any thread."""

    def __init__(self, library: Library, marked: Callable[[], Marked] = lambda: NO_MARKS) -> None:
        """Take the library, and what tells the marks of its papers; it is asked anew for each query about marks."""
        self._entries = library.entries
        self._marked = marked
        self._searcher: Searcher | None = None
        self._begun = False
        self._ended = False
        self._ready = Condition()

    def grow(self) -> Generator[int]:
        """Take the library in, and tell again and again how many entries can be found by now.

        There is nothing to take in if it has been begun before. Who begins goes on to the end, or closes the iterator.
        """
        return self._growing(first=self._claim())

    def find(self, query: str) -> Answer:
        """All entries that answer the query, best first; equal ones in the library's order.

        An engine that is still growing answers over what it has, as soon as it has something; one that has not begun
        takes everything in first. Raises QueryError when the query cannot be understood.
        """
        parsed = parse(query)
        if self._claim():
            deque(self._growing(first=True), maxlen=0)
        with self._ready:
            while self._searcher is None and not self._ended:
                self._ready.wait()
            searcher = self._searcher
        searcher = searcher or Searcher((), Gatherer().gathered())
        return searcher.find(parsed, self._marked() if parsed.asks_of_marks else NO_MARKS)

    def _claim(self) -> bool:
        """Whether the caller is the first, who has to make the engine grow."""
        with self._ready:
            begun, self._begun = self._begun, True
        return not begun

    def _growing(self, *, first: bool) -> Generator[int]:
        if not first:
            return
        gatherer = Gatherer()
        taken = 0
        try:
            while taken < len(self._entries) or self._searcher is None:
                found = taken
                end = min(len(self._entries), max(_FIRST_PIECE, 2 * taken))
                while taken < end:
                    gatherer.add(self._entries[taken : min(end, taken + _STEP)])
                    taken = min(end, taken + _STEP)
                    yield found
                searcher = Searcher(self._entries[:taken], gatherer.gathered())
                if taken == len(self._entries):
                    searcher.prepare()
                with self._ready:
                    self._searcher = searcher
                    self._ready.notify_all()
                yield taken
        finally:
            with self._ready:
                self._ended = True
                self._ready.notify_all()
