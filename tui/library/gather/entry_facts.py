"""What pages say, into the entries that they are about."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.library.entry import Entry, Link
from tui.library.paper_address import paper_id

if TYPE_CHECKING:
    from tui.library.facts.page_facts import PageFacts


def add_facts(entry: Entry, facts: "PageFacts") -> None:
    """Fill what the index does not say of an entry with what its page says, and add the links of the page."""
    entry.tags = entry.tags or facts.tags
    entry.summary = entry.summary or facts.summary
    entry.authors = entry.authors or facts.authors
    if facts.links:
        links = LinksOf(entry)
        links.add(facts.links)
        links.write()


class LinksOf:
    """The further links of an entry, to which others can be added: each paper and address once."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self._links = list(entry.links)
        self._ids = {paper_id(url) for url in (entry.url, *(link.url for link in entry.links))}

    def add(self, links: Iterable[Link]) -> None:
        """Take those that are new."""
        for link in links:
            key = paper_id(link.url)
            if key not in self._ids:
                self._ids.add(key)
                self._links.append(link)

    def write(self) -> None:
        """Put the links into the entry."""
        self._entry.links = tuple(self._links)
