"""Where the things lead that can be chosen: entries, hits, tags and links."""

from collections.abc import Callable
from functools import partial

from tui.flows.browsing import Browsing
from tui.flows.keeping import Keeping
from tui.flows.links import Links
from tui.flows.panes import Panes
from tui.flows.reading import Reading
from tui.flows.searching import Searching
from tui.library.branches import Branch
from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.notes.blocks import Tag, Target
from tui.notes.note import Note


class Following:
    """Goes on to the papers of a venue or a tag, to another entry, to its page, or where a link leads."""

    def __init__(
        self,
        library: Library,
        panes: Panes,
        searching: Searching,
        browsing: Browsing,
        reading: Reading,
        links: Links,
        keeping: Keeping,
        say: Callable[[str], None],
    ) -> None:
        self._library = library
        self._panes = panes
        self._searching = searching
        self._browsing = browsing
        self._reading = reading
        self._links = links
        self._keeping = keeping
        self._say = say

    def use(self, library: Library) -> None:
        """From now on find tags in another library."""
        self._library = library

    def go_into(self, branch: Branch) -> None:
        """Go on to the papers of a branch of the tree, or where none are listed to its page."""
        if self._panes.papers.entry is None and branch.entry is not None and branch.entry.page:
            self._reading.open(branch.entry)
        else:
            self._panes.workspace.go_to(self._panes.papers)

    def choose(self, query: str) -> None:
        """Go to the hit of a query that the cursor of the list is on, if the query is still in the box."""
        if query == self._panes.bar.answered_query:
            self._panes.papers.action_choose()

    def go_to_hits(self, query: str) -> None:
        """Go on from the box to the hits of a query."""
        self._keeping.remember(query)
        self._panes.workspace.go_to(self._panes.papers)

    def go_on(self, entry: Entry) -> None:
        """Go from a hit in the list to its venue; from any other paper to its note."""
        if self._panes.bar.is_open and self._panes.papers.hit is not None:
            self._keeping.remember(self._panes.bar.answered_query)
            self._browsing.go_to_hit(self._searching.reach())
        elif entry.kind is not Kind.PAPER:
            self._browsing.go_to_entry(entry)
        else:
            self._reading.open(entry)

    def step(self, hits: int) -> None:
        """Go to another hit: in the list while it shows them, else in its venue."""
        if self._panes.papers.hit is not None:
            self._panes.papers.action_move(hits)
        elif nothing := self._searching.step(hits):
            self._say(nothing)
        else:
            self._browsing.go_to_hit(self._searching.walk)

    def leave(self) -> None:
        """Leave the innermost layer, and keep what was asked in it."""
        if self._panes.bar.is_open:
            self._keeping.remember(self._panes.bar.answered_query)
        self._browsing.leave()

    def go(self, target: Target, entry: Entry | None, note: Note | None) -> None:
        """Follow what was chosen on the page of an entry, or in a note."""
        match target:
            case Tag(name):
                self.show_tag(name)
            case Entry() if self._reading.place is not None:
                self._reading.open(target)
            case Entry():
                self._reading.close()
                self._browsing.go_to_entry(target)
            case _:
                self._links.follow(target, entry, note)

    def show_tag(self, tag: str) -> None:
        """Show the papers with a tag in the list, from where the way back leads to the note that was read."""
        if tag not in self._library.tags:
            self._say(f"No paper has the tag #{tag} any more.")
            return
        trail = self._reading.close()
        reopen = partial(self._reading.reopen, trail) if trail is not None else None
        self._browsing.show_tag(tag, self._library.tags[tag], reopen)
