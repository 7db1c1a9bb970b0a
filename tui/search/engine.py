"""The search: a query in, an answer out."""

from collections.abc import Iterator

from tui.library.library import Library
from tui.search.answer import Answer
from tui.search.gatherer import Gatherer
from tui.search.query import parse
from tui.search.searcher import Searcher

_FIRST_PIECE = 4096  # entries; each further piece is as large as all before it


class Engine:
    """Finds entries of one library. Safe to ask from any thread."""

    def __init__(self, library: Library) -> None:
        self._entries = library.entries
        self._searcher: Searcher | None = None

    def grow(self) -> Iterator[int]:
        """Take the library in, piece by piece; after each piece tells how many entries can be found."""
        gatherer = Gatherer()
        taken = 0
        while taken < len(self._entries) or self._searcher is None:
            piece = self._entries[taken : max(_FIRST_PIECE, 2 * taken)]
            gatherer.add(piece)
            taken += len(piece)
            searcher = Searcher(self._entries[:taken], gatherer.index())
            if taken == len(self._entries):
                searcher.prepare()
            self._searcher = searcher
            yield taken

    def find(self, query: str) -> Answer:
        """All entries that answer the query, best first; equal ones in the library's order.

        An engine that is still growing answers over what it has; one that has not begun takes everything in first.
        Raises QueryError when the query cannot be understood.
        """
        parsed = parse(query)
        if self._searcher is None:
            list(self.grow())
        assert self._searcher is not None
        return self._searcher.find(parsed)
