"""One entry of an index, and the kinds of entries there are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tui.library.page_key import page_key

_YEAR = re.compile(r"(?:^| )((?:19|20)\d\d)$")


def year_in(title: str) -> int | None:
    """The year that a title like "OSDI 2022" or "2021" ends in."""
    match = _YEAR.search(title)
    return int(match[1]) if match else None


class Kind(StrEnum):
    """What an entry is, from the top of the hierarchy to its leaves."""

    SECTION = "section"
    VENUE = "venue"
    EDITION = "edition"
    YEAR = "year"
    TOPIC = "topic"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Link:
    """A further link of an entry, such as its code: the text and the target as the index has them."""

    text: str
    url: str


@dataclass(eq=False, slots=True)
class Entry:
    """A section, venue, edition, year, topic or paper. Equal only to itself: an index may say a thing twice.

    All its text is safe to draw. `line` is the 1-based line of the index, or 0 for a group that the index implies
    (a heading, a page that is missing from the list) without listing it.
    """

    title: str
    url: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    line: int = 0
    links: tuple[Link, ...] = ()
    kind: Kind = Kind.PAPER
    authors: tuple[str, ...] = ()
    page: str = ""
    """The address of its page in the notes, or ""."""
    listed_in: str = ""
    """The address of the page that lists it; "" is the index. `line` counts there."""
    appeared_in: str = ""
    """The venue and year that a page names for what has no place of that year in the library: "SIGCOMM 2016"; or "".

    It is only the one, "SIGCOMM" or "2016", where no more is known.
    """
    topics: list["Entry"] = field(default_factory=list, repr=False)
    """The topics that list it."""
    lists: list["Entry"] = field(default_factory=list, repr=False)
    """The papers that it lists as a topic, whatever their parents."""
    position: int = 0
    """Its place in the order of its library, from 1."""
    parent: "Entry | None" = field(default=None, repr=False)
    children: list["Entry"] = field(default_factory=list, repr=False)

    @property
    def has_line(self) -> bool:
        """Whether the index, or a page, has a line for it."""
        return self.line > 0

    @property
    def noted(self) -> bool:
        """Whether it is a paper with a link to a note on it."""
        return self.kind is Kind.PAPER and bool(self.page or page_key(self.url))

    @property
    def is_listed(self) -> bool:
        """Whether it is a paper that a page lists, and that has no note."""
        return self.kind is Kind.PAPER and bool(self.listed_in) and not self.noted

    def lineage(self) -> Iterator["Entry"]:
        """The entry itself, then its parent, and so on to the top."""
        entry: Entry | None = self
        while entry is not None:
            yield entry
            entry = entry.parent

    def nearest(self, *kinds: Kind) -> "Entry | None":
        """The entry itself or its nearest ancestor of one of these kinds."""
        return next((entry for entry in self.lineage() if entry.kind in kinds), None)

    def papers(self) -> Iterator["Entry"]:
        """The papers below it and, of topics, those that they list; each once, in no particular order."""
        seen: set[int] = set()
        waiting = [*self.children, *self.lists]
        while waiting:
            entry = waiting.pop()
            if id(entry) in seen:
                continue
            seen.add(id(entry))
            if entry.kind is Kind.PAPER:
                yield entry
            waiting += entry.children
            waiting += entry.lists

    @property
    def section(self) -> str | None:
        """The title of the section it is in, or is."""
        section = self.nearest(Kind.SECTION)
        return section.title if section else None

    @property
    def edition(self) -> str | None:
        """The title of the edition it is in, or is, or has appeared in: "OSDI 2022"."""
        if self.appeared_in:
            return self.appeared_in if self.venue and self.year else None
        edition = self.nearest(Kind.EDITION)
        return edition.title if edition else None

    @property
    def year(self) -> int | None:
        """The year of its edition, or the year page it is in, or is."""
        dated = self.nearest(Kind.EDITION, Kind.YEAR)
        return year_in(self.appeared_in or (dated.title if dated else ""))

    @property
    def venue(self) -> str | None:
        """The title of its venue, or the series of its edition: "OSDI" for "OSDI 2022"; topics have none."""
        if self.appeared_in:
            return _YEAR.sub("", self.appeared_in) or None
        place = self.nearest(Kind.EDITION, Kind.VENUE, Kind.TOPIC)
        if place is None or place.kind is Kind.TOPIC:
            return None
        return _YEAR.sub("", place.title) if place.kind is Kind.EDITION else place.title
