"""What a list of entries shows: which, under what title, why, and what it says when there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.library.branches import Branch
from tui.library.entry import Entry
from tui.library.sanitise import clean
from tui.search.hit import Hit


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries under a title; after a search with the hits that explain them, one for each entry."""

    title: str
    entries: Sequence[Entry]
    hits: Sequence[Hit] | None = None
    nothing: str = ""
    """What to say when there are no entries."""
    advice: Sequence[str] = ()
    """What to do about it, in short lines."""


def branch_listing(branch: Branch, source: str) -> Listing:
    """The papers in and below a branch of the index called `source`."""
    if branch.above is None and not branch.count:
        advice = ["An index is a Markdown list of links,", "one paper a line."]
        return Listing(branch.title, [], nothing=f"There is no paper in {source}.", advice=advice)
    nothing = f"No papers in {branch.name}."
    return Listing(branch.name, branch.papers(), nothing=nothing, advice=["z hides such venues."])


def tag_listing(tag: str, entries: Sequence[Entry]) -> Listing:
    """The entries with a tag."""
    return Listing(f"#{tag}", entries)


def hit_listing(query: str, hits: Sequence[Hit]) -> Listing:
    """What a search has found."""
    return Listing(
        title=f"{len(hits)} hit{'' if len(hits) == 1 else 's'}",
        entries=[hit.entry for hit in hits],
        hits=hits,
        nothing=f"Nothing matches “{clean(query)}”.",
        advice=[
            "Try fewer words, or another spelling,",
            "a venue and a year (osdi 22), a tag (#rdma);",
            "esc goes back to where you were.",
        ],
    )
