"""An index and what is known of its pages, put together: the entries of a library."""

from collections.abc import Mapping, Sequence

from tui.library.address import page_id
from tui.library.entry import Entry, Kind
from tui.library.facts.page_facts import PageFacts
from tui.library.gather.entry_facts import add_facts
from tui.library.gather.listing_pages import ListingPages
from tui.library.gather.own_places import take_own_places
from tui.library.gather.page_ref import entry_ref
from tui.library.gather.topics import mark_topics, topics_outside

Pages = Mapping[str, PageFacts]
"""What is known of pages, by their ids (see `page_id`)."""


def gather(entries: list[Entry], address: str, site: str, pages: Pages) -> list[Entry]:
    """The entries of an index that stands at an address of the notes, and those of what its pages list, in order."""
    roots = {"/", page_id(address)}
    about = {page: facts for page, facts in pages.items() if page not in roots}
    for entry in entries:
        ref = entry_ref(entry)
        if ref in roots and entry.kind is Kind.PAPER:
            entry.kind = Kind.SECTION  # it is about the notes as a whole
        elif ref in about:
            add_facts(entry, about[ref])
    mark_topics(entries, about)
    entries += topics_outside(entries, about)
    entries = _with_listed(entries, about, site)
    take_own_places(entries, about)
    return entries


def _with_listed(entries: list[Entry], pages: Pages, site: str) -> list[Entry]:
    """The entries and the papers that their pages list: editions come first, as there is where a paper belongs."""
    editions: list[tuple[Entry, PageFacts]] = []
    topics: list[tuple[Entry, PageFacts]] = []
    for entry in entries:
        facts = pages.get(entry_ref(entry)) if entry.page and entry.kind is not Kind.PAPER else None
        if facts is not None and entry.kind is Kind.TOPIC:
            topics.append((entry, facts))
        elif facts is not None and facts.is_headed:
            editions.append((entry, facts))
    if not editions and not topics:
        return entries
    listing = ListingPages(entries, pages, site)
    for holder, facts in editions + topics:
        listing.add_page(holder, facts)
    return _in_order(entries, listing.finish())


def _in_order(entries: Sequence[Entry], listed: Sequence[Entry]) -> list[Entry]:
    """The entries, and each listed paper behind everything else that is below its parent."""
    places = {id(entry): place for place, entry in enumerate(entries)}
    below: dict[Entry, list[Entry]] = {}
    for paper in listed:
        if paper.parent is not None:
            below.setdefault(paper.parent, []).append(paper)
    after: dict[int, list[Entry]] = {}
    for parent in below:
        after.setdefault(_end(parent, places), []).append(parent)
    ordered: list[Entry] = []
    for place, entry in enumerate(entries):
        ordered.append(entry)
        innermost_first = sorted(after.get(place, ()), key=lambda parent: -sum(1 for _ in parent.lineage()))
        ordered += (paper for parent in innermost_first for paper in below[parent])
    return ordered


def _end(entry: Entry, places: Mapping[int, int]) -> int:
    """The last place of an entry or of anything below it."""
    end, waiting = -1, [entry]
    while waiting:
        above = waiting.pop()
        end = max(end, places.get(id(above), -1))
        waiting += above.children
    return end
