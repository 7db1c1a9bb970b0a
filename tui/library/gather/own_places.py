"""Where papers appeared by their own notes, of those that have no place of a year in the index."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui.library.entry import Entry, Kind
from tui.library.facts.read_bullet import ListedPaper
from tui.library.gather.editions import Editions
from tui.library.gather.page_ref import entry_ref

if TYPE_CHECKING:
    from tui.library.facts.page_facts import PageFacts

_YEAR = re.compile(r"[\s,(]*(?<!\d)((?:19|20)\d\d)(?!\d)[)\s]*")


def take_own_places(entries: Sequence[Entry], pages: Mapping[str, "PageFacts"]) -> None:
    """Write what notes (by the ids of their pages) say of venue and year; what an index or a list says, wins."""
    said = [
        (entry, facts)
        for entry in entries
        if entry.kind is Kind.PAPER
        and entry.page
        and not entry.appeared_in
        and (facts := pages.get(entry_ref(entry)))
        and (facts.venue or facts.year)
        and entry.nearest(Kind.EDITION, Kind.YEAR) is None
    ]
    if not said:
        return
    editions = Editions(entries)
    for entry, facts in said:
        entry.appeared_in = _place(facts.venue or entry.venue or "", facts.year, editions)


def _place(venue: str, year: int | None, editions: Editions) -> str:
    """A venue and its year as an edition is called: "SOSP 2023", or what is known of the two."""
    if named := _named(venue, editions):
        return named
    found = _YEAR.search(venue)
    if found:
        year, venue = int(found[1]), f"{venue[: found.start()]} {venue[found.end() :]}".strip(" ,")
    dated = f"{venue} {year or ''}".strip()
    return _named(dated, editions) or dated


def _named(venue: str, editions: Editions) -> str:
    return editions.named_by(ListedPaper("", 0, venue=venue)) if venue else ""
