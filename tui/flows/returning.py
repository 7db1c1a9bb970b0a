"""The way back to a paper that was gone for a while."""

from tui.gone import Gone
from tui.library.entry import Entry
from tui.library.library import Library
from tui.panes.paper_list import PaperList


class Returning:
    """Selects a paper again that went from the list and is back, unless the user has moved meanwhile."""

    def __init__(self, papers: PaperList) -> None:
        self._papers = papers
        self._gone: Gone[Entry] = Gone()

    def expect(self, paper: Entry) -> None:
        """Select a paper as soon as it is there; what stands for it is an entry of another library."""
        self._gone.wait_for(paper, self._papers.entry)

    def use(self, library: Library, before: Entry | None) -> None:
        """Look for it in another state of the library; `before` is what was selected in the last one."""
        wanted = self._gone.wanted_at(before) or before
        same = library.same(wanted) if wanted is not None else None
        spot = self._papers.spot
        is_there = same in spot.listing.entries
        if is_there and self._papers.entry is not same:
            self._papers.come_back(spot.moved_to(same, spot.listing))
        self._gone.wait_for(None if is_there else wanted, self._papers.entry)
