"""The course of a search: from the box to the engine, and with the answer to the panes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.flows.finder import Finder
from tui.flows.layers import Layers
from tui.flows.panes import Panes
from tui.library.branches import Branch
from tui.library.entry import Entry
from tui.library.library import Library
from tui.listing import Listing, Reached, hit_listing
from tui.search.hit import Hit, Term
from tui.search.query import Query, parse

if TYPE_CHECKING:
    from tui.search.answer import Answer
    from tui.search.branch_hits import BranchHits


@dataclass(frozen=True, slots=True)
class Walk:
    """The hits that are walked after the box is closed, and the one that was reached last."""

    query: str
    answer: "Answer"
    number: int

    @property
    def hit(self) -> Hit:
        """The hit reached last."""
        return self.answer[self.number]

    def mark(self, listing: Listing) -> Listing:
        """A listing whose title says which hit this is."""
        return replace(listing, reached=Reached(self.hit.entry, f"Hit {self.number + 1}/{len(self.answer)}"))


class Searching:
    """Holds the search that is going on, and the one whose hits are walked."""

    def __init__(self, library: Library, finder: Finder, panes: Panes, layers: Layers) -> None:
        self._library = library
        self._finder = finder
        self._bar = panes.bar
        self._papers = panes.papers
        self._tree = panes.tree
        self._layers = layers
        self._counts: BranchHits | None = None
        self._query = ""
        self._answer: Answer | None = None
        self._answered = library
        self.walk: Walk | None = None

    def use(self, library: Library) -> None:
        """From now on search another library, and have what is asked for answered by it."""
        self._library = library
        self._counts = None
        self._finder.use(library)
        self.ask_again()

    def open(self, query: str | None = None) -> None:
        """Open the box, or go back to it."""
        if not self._bar.is_open:
            self._layers.add()
            self._query, self._answer = "", None
        self._bar.open(query)
        self._finder.begin()

    def ask(self, query: str) -> None:
        """Have what is typed answered; where nothing is, show what was there before."""
        if query:
            self._finder.find(query)
        elif self._bar.is_open:
            self._query, self._answer = "", None
            self._layers.show_covered()

    @property
    def _is_partial(self) -> bool:
        """Whether the list has the hits of a part of the library, and more may come."""
        return self._bar.is_open and self._answer is not None and self._answer.searched < len(self._library.entries)

    def take(self, event: Finder.Answered) -> None:
        """Show an answer, if it is still wanted: in the box's list, or as what a saved search has found."""
        query, answer = event.query, event.answer
        if event.library is not self._library:
            return  # `use` has had it asked again
        if self._bar.is_waiting_for(query):
            asks = parse(query) != Query()
            unfinished = query.rstrip().endswith((":", "#", "-"))
            self._bar.take_answer("" if asks or unfinished else "there is no word in it to look for")
            self._show(query, answer)
        elif self._tree.branch.query == query and not self._layers:
            self._tree.count_saved(query, len(answer))
            self._papers.show(hit_listing(query, answer, len(self._library.entries), self._tree.branch.title))

    def refuse(self, event: Finder.Refused) -> None:
        """Say why a query has no answer; the list has that of what it begins with."""
        if event.library is not self._library:
            return
        if self._bar.is_waiting_for(event.query):
            self._bar.take_answer(event.reason)
            self._show(event.beginning, event.answer)
        elif self._tree.branch.query == event.query and not self._layers:
            self._papers.show(Listing(self._tree.branch.title, [], nothing=event.reason))

    def recount(self) -> None:
        """Count the hits in the branches of a tree that has been laid out anew."""
        if self._bar.is_open and self._answer is not None and self._answered is self._library:
            self._tree.show_hits(self._hits_by_branch(self._answer))

    def ask_again(self) -> None:
        """Ask once more what has been answered over a part of the library."""
        if self._bar.is_open and self._bar.query_text:
            self._finder.find(self._bar.typed)
        elif self._tree.branch.query and not self._layers:
            self._finder.find(self._tree.branch.query)

    def terms(self, entry: Entry | None, hit: Hit | None) -> Sequence[Term]:
        """What a search has matched in an entry: as the hit that it is in the list, or as the hit reached last."""
        if hit is None and self.walk is not None and entry is not None:
            hit = self.walk.hit if self._library.same(self.walk.hit.entry) is entry else None
        return hit.terms if hit is not None else ()

    def must_wait(self, key: str) -> bool:
        """Whether a key has to wait, as it acts on hits that are not there yet."""
        chooses = key in ("enter", "ctrl+j")
        return self._bar.is_behind or (chooses and self._is_partial)

    def reach(self) -> Walk | None:
        """Leave the box for the hit under the cursor; its neighbours are then a step away."""
        answer = self._papers.spot.listing.hits
        self.walk = Walk(self._query, answer, self._papers.number) if answer is not None else None
        return self.walk

    def step(self, hits: int) -> str:
        """Go on to a hit before or after the one reached last; "" or why there is none."""
        if self.walk is None:
            return "No search to go on with: / begins one."
        number = self.walk.number + hits
        if not 0 <= number < len(self.walk.answer):
            return f"That was the {'last' if hits > 0 else 'first'} hit for {self.walk.query}."
        self.walk = replace(self.walk, number=number)
        return ""

    def _show(self, query: str, answer: "Answer") -> None:
        """Show the hits of a query; of one that asks for nothing, what was there before."""
        if parse(query) == Query():
            self.ask("")
            return
        again = query == self._query and self._answer is not None
        if again and self._answer is answer:
            return
        # The same query over more entries leaves the cursor on the hit that the user has moved to.
        entry = self._papers.entry if again and self._papers.number else None
        moved_to = self._library.same(entry) if entry is not None else None
        self._query, self._answer, self._answered = query, answer, self._library
        listing = hit_listing(query, answer, len(self._library.entries))
        if moved_to is not None:
            self._papers.come_back(self._papers.spot.moved_to(moved_to, listing))
        else:
            self._papers.show(listing)
        self.recount()

    def _hits_by_branch(self, answer: "Answer") -> Mapping[Branch, int]:
        from tui.search.branch_hits import BranchHits  # loads numpy

        if self._counts is None or self._counts.top is not self._tree.root:
            self._counts = BranchHits(self._tree.root, self._library.entries)
        return self._counts.count(answer.numbers)
