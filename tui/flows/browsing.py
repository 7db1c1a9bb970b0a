"""What the list shows of the library, and the ways to an entry."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tui.flows.finder import Finder
from tui.flows.layers import Layers
from tui.flows.panes import Panes
from tui.flows.searching import Walk
from tui.in_turn import after
from tui.library.branches import Branch
from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.listing import Listing, branch_listing, branch_renewed, ordered, tag_listing
from tui.marks.marks import Marks
from tui.order import Order


class Browsing:
    """Moves the panes together: the branch of the tree, its papers in the list, and the layers over it."""

    def __init__(
        self, library: Library, source: str, marks: Marks, finder: Finder, panes: Panes, layers: Layers
    ) -> None:
        """Take the library and the name of its index, its marks, what answers saved searches, and the panes."""
        self._library = library
        self._source = source
        self._marks = marks
        self._order = Order.LISTED
        self._finder = finder
        self._layers = layers
        self._workspace = panes.workspace
        self._bar = panes.bar
        self._tree = panes.tree
        self._papers = panes.papers
        self._view = panes.view

    @property
    def order(self) -> Order:
        """The order of the papers, where they are no hits."""
        return self._order

    @property
    def can_leave(self) -> bool:
        """Whether there is a way back."""
        return bool(self._layers) or not self._tree.has_focus

    @property
    def entry(self) -> Entry | None:
        """What is selected in the current pane."""
        in_tree = self._workspace.current is self._tree
        return self._tree.branch.entry if in_tree else self._papers.entry

    @property
    def venue(self) -> Entry | None:
        """What the view shows while the list is empty: the venue itself, but during a search nothing."""
        return None if self._bar.is_open else self._tree.branch.entry

    def begin(self, order: Order, entry: Entry | None) -> None:
        """Show what the tree is on, in an order, with the cursor on an entry if it is there."""
        self._order = order
        self.show_branch(self._tree.branch, entry)

    def use(self, library: Library) -> None:
        """Show another state of the library, at the same place."""
        self._library = library
        self._tree.use(library)
        self._papers.use(library)
        spot, before = self._papers.spot, self._layers.lowest
        lowest = before
        if not self._tree.branch.query:
            lowest = self._in_order(branch_renewed(before, self._tree.branch, self._source, library))

        def renewed(listing: Listing) -> Listing:
            if listing.tag:
                return self._in_order(tag_listing(listing.tag, library.tags.get(listing.tag, ())))
            is_of_branch = listing is before or (listing.hits is None and bool(listing.entries))  # in whatever order
            return lowest if is_of_branch else listing

        self._layers.renew(renewed, library)
        self._papers.come_back(spot.renewed(renewed(spot.listing), library))

    def show_branch(self, branch: Branch, entry: Entry | None = None) -> None:
        """Show the papers of a branch, with the cursor on an entry if it is among them; of a saved search the hits."""
        self._layers.clear()
        if branch.query:
            self._papers.show(Listing(branch.title, [], nothing="Searching …"))
            self._finder.find(branch.query)
        else:
            self._papers.show(self._in_order(branch_listing(branch, self._source)), entry)

    def show_tag(self, tag: str, entries: Sequence[Entry], reopen: Callable[[], None] | None) -> None:
        """Show the papers with a tag, over what was shown; `reopen` brings back what filled the screen, if anything."""
        self._layers.add(reopen)
        self._papers.show(self._in_order(tag_listing(tag, entries)))
        self._workspace.go_to(self._papers)

    def go_to_entry(self, entry: Entry, walk: Walk | None = None) -> None:
        """Show an entry in its venue; as a hit of a search if it is one."""
        entry = self._library.same(entry) or entry
        self._layers.clear()
        self._tree.reveal(entry)
        listing = self._in_order(branch_listing(self._tree.branch, self._source))
        self._papers.show(walk.mark(listing) if walk else listing, entry)
        self._workspace.go_to(self._papers if entry.kind is Kind.PAPER else self._tree)

    def go_to_hit(self, walk: Walk | None) -> None:
        """Show the hit that was reached in its venue."""
        if walk is not None:
            self.go_to_entry(walk.hit.entry, walk)

    def leave(self) -> None:
        """Leave the innermost layer, or the pane for the one before it."""
        if self._view.has_focus:
            self._workspace.go_to(self._papers)
        elif self._layers:
            self._layers.lift()
            self._put_in_order()
            if not self._layers and self._tree.branch.query and self._papers.hit is None:
                self._finder.find(self._tree.branch.query)
        elif self._papers.has_focus:
            self._workspace.go_to(self._tree)

    def reorder(self) -> str:
        """Show the papers in the next order, with the cursor on the same one; what to say of that, or ""."""
        if self._papers.spot.listing.hits is not None:
            return "Hits stand best first."
        self._order = after(self._order)
        self._put_in_order()
        return "" if self._papers.is_on_screen else f"The papers stand {self._order.value or 'as listed'}."

    def _put_in_order(self) -> None:
        """Show what is listed in the order that has been chosen since, but for hits."""
        listing = self._papers.spot.listing
        if listing.hits is None and listing.entries and listing.order is not self._order:
            as_listed = branch_listing(self._tree.branch, self._source)
            if listing.tag:
                as_listed = tag_listing(listing.tag, self._library.tags[listing.tag])
            listing = replace(as_listed, reached=listing.reached)
            self._papers.show(self._in_order(listing), self._papers.entry)

    def _in_order(self, listing: Listing) -> Listing:
        return ordered(listing, self._order, self._marks.marked)

    def regroup(self) -> None:
        """Lay the tree out in the next way."""
        entry = self._papers.entry
        self._tree.regroup()
        self.show_branch(self._tree.branch, entry)

    def toggle_empty(self) -> None:
        """Hide or show the venues without papers."""
        before = self._tree.branch
        entry = self._papers.entry
        self._tree.toggle_empty()
        if self._tree.branch is not before:
            self.show_branch(self._tree.branch, entry)
