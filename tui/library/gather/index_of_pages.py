"""An index for notes that have none: their pages, as a list of links would have them."""

from collections.abc import Iterable
from urllib.parse import quote

from tui.library.address import page_id
from tui.library.facts.page_facts import PageFacts
from tui.library.gather.page_ref import NO_NOTES
from tui.library.index.read_items import Item, ParsedIndex


def index_of_pages(pages: Iterable[tuple[str, PageFacts]]) -> ParsedIndex:
    """The index that lists the pages at these addresses, in their order; its title is that of the page of the root."""
    title = ""
    items: list[Item] = []
    for address, facts in pages:
        name = page_id(address).rpartition("/")[2]
        if not name:
            title = title or facts.title
        if name not in NO_NOTES:
            items.append(Item(facts.name, len(items) + 1, quote(address), facts.tags, facts.summary))
    return ParsedIndex(title, tuple(items), ())
