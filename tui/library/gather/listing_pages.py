"""The papers that pages list, as entries: what several pages list is one entry, below its edition or its topic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.entry import Entry, Kind, Link
from tui.library.facts.read_bullet import ListedPaper
from tui.library.gather.editions import Editions
from tui.library.gather.entry_facts import LinksOf, add_facts
from tui.library.gather.page_ref import entry_ref, link_ref, page_address
from tui.library.gather.same_paper import KnownPapers
from tui.library.paper_links import paper_link

if TYPE_CHECKING:
    from tui.library.facts.page_facts import PageFacts

_DATED = (Kind.EDITION, Kind.YEAR, Kind.VENUE)


@dataclass(slots=True)
class _Gathered:
    """A paper and what pages say of it; `is_new` if the index does not have it."""

    entry: Entry
    is_new: bool
    links: LinksOf
    edition: Entry | None = None
    appeared_in: str = ""
    venue: str = ""
    remark: str = ""


class ListingPages:
    """Takes in one page that lists papers after the other; `finish` writes what they say into the entries."""

    def __init__(self, entries: Sequence[Entry], pages: Mapping[str, "PageFacts"], site: str = "") -> None:
        """Take the entries of the library, and the pages by their ids."""
        self._pages = pages
        self._site = site
        self._by_ref = {entry_ref(entry): entry for entry in reversed(entries) if entry.page}
        self._editions = Editions(entries)
        papers = [entry for entry in entries if entry.kind is Kind.PAPER]
        listed = (paper.title for facts in pages.values() for paper in facts.papers)
        self._known = KnownPapers([*(paper.title for paper in papers), *listed])
        for paper in papers:
            links = (Link("Paper", paper.url), *paper.links)
            self._known.add(paper, self._known.keys(paper.title, entry_ref(paper), links))
        self._gathered: dict[int, _Gathered] = {}

    def add_page(self, holder: Entry, facts: "PageFacts") -> None:
        """Take the papers of a page that is that of an edition or a topic."""
        for paper in facts.papers:
            gathered = self._find(paper, facts.address)
            if gathered is not None:
                self._add(gathered, paper, holder, facts.address)

    def finish(self) -> list[Entry]:
        """Write everything into the entries. The result are those that are new, in the order they were met."""
        for gathered in self._gathered.values():
            entry = gathered.entry
            gathered.links.write()
            if gathered.is_new:
                entry.parent = gathered.edition or entry.topics[0]
                entry.parent.children.append(entry)
                entry.url = _leading_to(entry)
                if not gathered.edition:
                    gathered.remark = "; ".join(filter(None, (gathered.venue, gathered.remark)))
            if entry.nearest(Kind.EDITION, Kind.YEAR) is None:
                entry.appeared_in = gathered.appeared_in
            entry.summary = entry.summary or gathered.remark
        return [gathered.entry for gathered in self._gathered.values() if gathered.is_new]

    def _find(self, paper: ListedPaper, address: str) -> _Gathered | None:
        """What is gathered of a listed paper, to begin with if need be; None if it is no paper but another list."""
        ref = link_ref(paper.note, address, self._site)
        page = ref.partition("#")[0]
        noted = self._by_ref.get(ref) or self._by_ref.get(page)
        if noted is not None and noted.kind is not Kind.PAPER:
            return None
        if noted is None and page not in self._pages:
            ref = ""  # a link to nothing does not tell papers apart
        keys = self._known.keys(paper.title, ref, paper.links)
        entry = noted or self._known.find(keys)
        is_new = entry is None
        if entry is None:
            entry = Entry(paper.title, line=paper.line, listed_in=address)
            if ref:
                entry.page = page_address(paper.note, address, self._site)
                add_facts(entry, self._pages[page])
        self._known.add(entry, keys)
        if id(entry) not in self._gathered:
            self._gathered[id(entry)] = _Gathered(entry, is_new, LinksOf(entry))
        return self._gathered[id(entry)]

    def _add(self, gathered: _Gathered, paper: ListedPaper, holder: Entry, address: str) -> None:
        entry = gathered.entry
        gathered.links.add(paper.links)
        entry.authors = entry.authors or paper.authors
        named = self._editions.named_by(paper)
        gathered.appeared_in = gathered.appeared_in or named
        gathered.edition = gathered.edition or self._edition(paper, named, holder, address)
        gathered.venue = gathered.venue or paper.venue
        gathered.remark = gathered.remark or paper.remark
        if holder.kind is Kind.TOPIC and (not entry.topics or entry.topics[-1] is not holder):
            entry.topics.append(holder)
            holder.lists.append(entry)

    def _edition(self, paper: ListedPaper, named: str, holder: Entry, address: str) -> Entry | None:
        """The edition that a paper appeared in: that whose page lists it, or else what is said of the paper."""
        if holder.kind is not Kind.TOPIC:
            return holder
        linked = self._by_ref.get(link_ref(paper.venue_link, address, self._site))
        if linked is not None and linked.kind in _DATED:
            return linked
        return self._editions.find(named)


def _leading_to(entry: Entry) -> str:
    """The link that stands for a paper without a line of its own: that to the paper itself, or else the first."""
    link = paper_link(entry) or next(iter(entry.links), None)
    return link.url if link else ""
