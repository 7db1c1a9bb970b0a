"""Which entries are topics, and the topics that the index does not list."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from tui.library.address import page_id
from tui.library.entry import Entry, Kind, year_in
from tui.library.gather.entry_facts import add_facts
from tui.library.gather.page_ref import NO_NOTES, entry_ref
from tui.library.index.arrange import arrange
from tui.library.index.read_items import Item, ParsedIndex
from tui.library.page_key import page_key, parent_key

if TYPE_CHECKING:
    from tui.library.facts.page_facts import PageFacts

TOPICS = "Topics"
"""What the section is called that holds topics which have no place in the index."""


def mark_topics(entries: Sequence[Entry], pages: Mapping[str, "PageFacts"]) -> None:
    """Turn leaves whose pages list papers into topics, and with them what has nothing but topics below it."""
    topics = [entry for entry in entries if entry.kind is Kind.PAPER and _lists_papers(entry, pages)]
    below: Counter[Entry] = Counter()
    while topics:
        topic = topics.pop()
        topic.kind = Kind.TOPIC
        above = topic.parent
        if above is not None:
            below[above] += 1
            if below[above] == len(above.children) and _may_be_topic(above):
                topics.append(above)


def topics_outside(entries: Sequence[Entry], pages: Mapping[str, "PageFacts"]) -> list[Entry]:
    """Entries for the topics among pages (by their ids) that have none, below a section for them, by their paths.

    Pages above such topics come with them.
    """
    known = {page_id(entry.page) for entry in entries if entry.page}
    missing = {
        page_key(quote(facts.address)): facts
        for page, facts in pages.items()
        if page not in known and page.rpartition("/")[2] not in NO_NOTES
    }
    found: dict[str, PageFacts] = {}
    for key, facts in missing.items():
        if facts.lists_papers and year_in(facts.name) is None:
            while key and key not in found:
                if key in missing:
                    found[key] = missing[key]
                key = parent_key(key)
    in_order = sorted(found.values(), key=lambda facts: facts.address)
    headings = ((1, TOPICS, 0),)
    items = [Item(facts.name, 1, quote(facts.address), headings=headings) for facts in in_order]
    topics = arrange(ParsedIndex("", tuple(items), ()))
    for entry, facts in zip(topics, in_order, strict=True):
        entry.page = entry.listed_in = facts.address
        add_facts(entry, facts)
    mark_topics(topics, pages)
    return topics


def _may_be_topic(entry: Entry) -> bool:
    """Whether it is not an edition, a year, or a heading above all else, which is a section whatever is below it."""
    return entry.kind in (Kind.SECTION, Kind.VENUE) and (entry.has_line or entry.parent is not None)


def _lists_papers(entry: Entry, pages: Mapping[str, "PageFacts"]) -> bool:
    facts = pages.get(entry_ref(entry)) if entry.page else None
    return facts is not None and facts.lists_papers
