"""The library as a tree of branches to walk: as the index has it, by venue series, or by year."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from operator import attrgetter

from tui.library.entry import Entry, Kind, year_in
from tui.library.gather.topics import TOPICS
from tui.library.library import Library

ALL_PAPERS = "All papers"
SAVED_SEARCHES = "Saved searches"
_NO_YEAR = "No year"
_NO_VENUE = "No venue"
_OTHER_VENUES = "Other venues"


class Grouping(StrEnum):
    """How the branches are laid out; the value is what a user reads."""

    WRITTEN = "as written"
    SERIES = "by venue"
    YEAR = "by year"


class Branch:
    """A place in the tree that holds papers of its own, further branches, or both.

    `depth` is how many branches are above it; `entry` is the entry it stands for, if one; `query` is that of a saved
    search, whose papers are not its own.
    """

    def __init__(
        self, title: str, above: "Branch | None" = None, entry: Entry | None = None, *, query: str = ""
    ) -> None:
        self.title = title
        self.entry = entry
        self.query = query
        self.above = above
        self.branches: list[Branch] = []
        self.own: list[Entry] = []
        self.depth: int = 0 if above is None else above.depth + 1
        self.count = 0
        """How many papers there are in it and below it, each counted once."""
        self.overlaps = False
        """Whether a paper may be in several branches here: a topic holds what it lists, wherever else that is."""
        if above is not None:
            above.branches.append(self)

    @property
    def is_empty(self) -> bool:
        """Whether it has neither papers nor saved searches."""
        return not self.count and not self.query and not any(branch.query for branch in self.branches)

    @property
    def name(self) -> str:
        """The title as it is understood without the branch above: "OSDI 2022" for 2022 in OSDI, and OSDI in 2022."""
        if self.above is None or self.above.above is None:
            return self.title
        if _is_year(self.title):
            return f"{self.above.title} {self.title}"
        return f"{self.title} {self.above.title}" if _is_year(self.above.title) else self.title

    def lineage(self) -> Iterator["Branch"]:
        """The branch itself, then the one above it, and so on to the top."""
        branch: Branch | None = self
        while branch is not None:
            yield branch
            branch = branch.above

    def walk(self) -> Iterator["Branch"]:
        """The branch itself and all below it, each before what it holds."""
        waiting = [self]
        while waiting:
            branch = waiting.pop()
            yield branch
            waiting.extend(reversed(branch.branches))

    def papers(self) -> list[Entry]:
        """The papers in it and below it, each once, in the order of the library."""
        papers = [paper for branch in self.walk() for paper in branch.own]
        if self.overlaps:
            papers = list(dict.fromkeys(papers))
        return sorted(papers, key=attrgetter("position"))


def branch_out(library: Library, grouping: Grouping, saved: Mapping[str, str] | None = None) -> Branch:
    """The whole library as one branch, laid out by `grouping`. Every paper is in it, and it hands out each once.

    Above its branches stand saved searches, if there are any: queries by name.
    """
    top = Branch(ALL_PAPERS)
    if saved:
        searches = Branch(SAVED_SEARCHES, top)
        for name, query in saved.items():
            Branch(name, searches, query=query)
    if grouping is Grouping.WRITTEN:
        _as_written(library, top)
    elif grouping is Grouping.SERIES:
        _by_series(library, top)
    else:
        _by_year(library, top)
    _count(top)
    return top


def _count(top: Branch) -> None:
    for branch in reversed(list(top.walk())):
        is_topic = branch.entry is not None and branch.entry.kind is Kind.TOPIC
        branch.overlaps = is_topic or any(below.overlaps for below in branch.branches)
        if branch.overlaps:
            branch.count = len({paper for below in branch.walk() for paper in below.own})
        else:
            branch.count = len(branch.own) + sum(below.count for below in branch.branches)


def _as_written(library: Library, top: Branch) -> None:
    shelf = _EntryShelf(top)
    for entry in library.entries:
        if entry.kind is Kind.TOPIC:
            shelf.branch(entry).own += entry.lists
        elif entry.kind is not Kind.PAPER:
            shelf.branch(entry)
        elif not _is_of_topic(entry):
            shelf.branch(entry.parent).own.append(entry)


def _by_series(library: Library, top: Branch) -> None:
    shelf = _Shelf(top)
    sections: dict[str | None, str | None] = {None: None}
    for entry in _dated(library):
        section = sections.get(entry.venue, _OTHER_VENUES) if _is_of_topic(entry) else entry.section
        sections.setdefault(entry.venue, section)
        steps = [section, entry.venue or _NO_VENUE, str(entry.year) if entry.year else None]
        shelf.put(entry, [step for step in steps if step])
    shelf.sort(lambda branch: (_newest_first(branch.title), branch.title.casefold()), below=1)
    _add_topics(library, top)


def _by_year(library: Library, top: Branch) -> None:
    shelf = _Shelf(top)
    for entry in _dated(library):
        shelf.put(entry, [str(entry.year) if entry.year else _NO_YEAR, entry.venue or _NO_VENUE])
    shelf.sort(lambda branch: (_newest_first(branch.title), branch.title.casefold()))
    _add_topics(library, top)


def _add_topics(library: Library, top: Branch) -> None:
    """Add the topics as they are written, in a section of their own."""
    topics = list(library.of_kind(Kind.TOPIC))
    if topics:
        shelf = _EntryShelf(Branch(TOPICS, top))
        for topic in topics:
            shelf.branch(topic, Kind.TOPIC).own += topic.lists


def _is_of_topic(entry: Entry) -> bool:
    """Whether a paper has its place below a topic, having none below an edition."""
    return entry.parent is not None and entry.parent.kind is Kind.TOPIC


def _dated(library: Library) -> list[Entry]:
    """What has a venue or a year, or may have one; papers that only a topic lists come last, those without a venue."""
    dated = [entry for entry in library.entries if entry.kind in (Kind.EDITION, Kind.YEAR, Kind.PAPER)]
    return sorted(dated, key=lambda entry: _is_of_topic(entry) and (1 if entry.venue else 2))


def _newest_first(title: str) -> int:
    return -int(title) if _is_year(title) else 0


def _is_year(title: str) -> bool:
    return title == str(year_in(title))


class _EntryShelf:
    """Makes branches for entries, each once, below those for their parents."""

    def __init__(self, top: Branch) -> None:
        self._top = top
        self._made: dict[int, Branch] = {}

    def branch(self, entry: Entry | None, *kinds: Kind) -> Branch:
        """The branch for an entry; with kinds, only what is above it and of these kinds is a branch too."""
        missing = []
        above = self._top
        for ancestor in entry.lineage() if entry else ():
            if id(ancestor) in self._made:
                above = self._made[id(ancestor)]
                break
            if not kinds or ancestor.kind in kinds:
                missing.append(ancestor)
        for ancestor in reversed(missing):
            above = self._made[id(ancestor)] = Branch(ancestor.title, above, ancestor)
        return above


class _Shelf:
    """Makes branches by their titles, each once, as entries are put into them."""

    def __init__(self, top: Branch) -> None:
        self._top = top
        self._made: dict[tuple[str, ...], Branch] = {}

    def put(self, entry: Entry, steps: list[str]) -> None:
        branch = self._top
        for end in range(1, len(steps) + 1):
            path = tuple(steps[:end])
            if path not in self._made:
                self._made[path] = Branch(path[-1], branch)
            branch = self._made[path]
        if entry.kind is Kind.PAPER:
            branch.own.append(entry)
        elif branch.entry is None:
            branch.entry = entry

    def sort(self, order: Callable[[Branch], tuple[int, str]], below: int = 0) -> None:
        """Sort the branches of every branch that has at least `below` branches above it."""
        for branch in list(self._top.walk()):
            if branch.depth >= below:
                branch.branches.sort(key=order)
