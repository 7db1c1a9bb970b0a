"""What a list of entries shows: which, under what title, why, and what it says when there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.counted import counted
from tui.library.branches import Branch
from tui.library.entry import Entry
from tui.library.library import Library
from tui.library.sanitise import clean
from tui.marks.mark import Mark, Status
from tui.order import Order, in_order
from tui.search.hit import Coverage

if TYPE_CHECKING:
    from tui.search.answer import Answer

STAR = "★"
REMARK = "¶"
STATUS_SIGNS = {Status.NONE: " ", Status.TO_READ: "○", Status.READING: "◐", Status.READ: "✓"}
"""Each of them one cell wide."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the list, before the entry with this number."""

    before: int
    text: str


@dataclass(frozen=True, slots=True)
class Reached:
    """A hit of a search that has led to a listing, and which one it is: "Hit 1/4"."""

    entry: Entry
    which: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries under a name; after a search with the hits that explain them, one for each entry."""

    name: str
    entries: Sequence[Entry]
    hits: "Answer | None" = None
    rules: Sequence[Rule] = ()
    nothing: str = ""
    """What to say when there are no entries."""
    advice: Sequence[str] = ()
    """What to do about it, in short lines."""
    tag: str = ""
    """The tag that the entries have, if that is why they are listed."""
    reached: Reached | None = None
    order: Order = Order.LISTED

    @property
    def title(self) -> str:
        """The name, before it which hit has led there, and behind it the order if it is not that of the library."""
        which = self.reached.which if self.reached else ""
        return " · ".join(filter(None, (which, self.name, self.order.value)))


def branch_listing(branch: Branch, source: str) -> Listing:
    """The papers in and below a branch of the index called `source`."""
    if branch.above is None and not branch.count:
        advice = ["An index is a Markdown list of links,", "one paper a line."]
        return Listing(branch.title, [], nothing=f"There is no paper in {source}.", advice=advice)
    if branch.branches and branch.branches[0].query:
        return Listing(branch.title, [], nothing="Each of these is a query.", advice=["delete removes one."])
    nothing = f"No papers in {branch.name}."
    return Listing(branch.name, branch.papers(), nothing=nothing, advice=["z hides such venues."])


def branch_renewed(listing: Listing, branch: Branch, source: str, library: Library) -> Listing:
    """A branch of the library as it is now, in place of what was listed; the hit that has led there stays if it can."""
    anew = branch_listing(branch, source)
    entry = library.same(listing.reached.entry) if listing.reached else None
    is_there = entry is not None and (entry is branch.entry or entry in anew.entries)
    return replace(anew, reached=listing.reached) if is_there else anew


def ordered(listing: Listing, order: Order, marked: Mapping[Entry, Mark]) -> Listing:
    """A listing that stands as in the library, in an order; hits stay best first. `marked` has the marks there are."""
    if listing.hits is not None or not listing.entries:
        return listing
    return replace(listing, entries=in_order(listing.entries, order, marked), order=order)


def tag_listing(tag: str, entries: Sequence[Entry]) -> Listing:
    """The entries with a tag."""
    return Listing(f"#{tag}", entries, tag=tag)


def hit_listing(query: str, answer: "Answer", total: int, name: str = "") -> Listing:
    """What a search of a library with `total` entries has found; a saved one has a name."""
    count = counted(len(answer), "hit")
    part = f" in the first {answer.searched:,} of {total:,} entries" if answer.searched < total else ""
    whole, close, partial = (answer.counts[coverage] for coverage in Coverage)
    rules = []
    if close:
        rules.append(Rule(whole, "close spellings"))
    if partial:
        rules.append(Rule(whole + close, "only some of the words"))
    return Listing(
        name=f"{name} · {count}{part}" if name else f"{count}{part}",
        entries=answer.entries,
        hits=answer,
        rules=rules,
        nothing=f"Nothing matches “{clean(query)}”{part}.",
        advice=[
            "Try fewer words, or another spelling,",
            "a venue and a year (osdi 22), a tag (#rdma);",
            "esc goes back to where you were.",
        ],
    )
