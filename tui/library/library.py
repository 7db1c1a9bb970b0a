"""The library: every entry of an index, and of the pages behind it, in its place."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from tui.library.address import page_id
from tui.library.entry import Entry, Kind
from tui.library.gather.page_ref import entry_ref, page_address
from tui.library.index.arrange import arrange
from tui.library.index.read_items import ParsedIndex
from tui.library.paper_address import paper_id
from tui.library.paper_links import is_paper

if TYPE_CHECKING:
    from tui.library.gather.gather_pages import Pages


class Library:
    """The entries of one index, in the index's order, with the hierarchy above them."""

    def __init__(self, title: str, entries: tuple[Entry, ...], unread: tuple[int, ...] = ()) -> None:
        self.title = title
        """The heading of the index, or ""."""
        self.entries = entries
        """What the index and its pages list; the groups they only imply are reached through `Entry.parent`."""
        self.unread = unread
        """The 1-based lines with links outside any list, which are not entries."""
        if entries and not entries[-1].position:  # a part of another library keeps its order
            for position, entry in enumerate(entries, start=1):
                entry.position = position

    @classmethod
    def from_index(
        cls, index: ParsedIndex, address: str = "/index.md", site: str = "", pages: "Pages | None" = None
    ) -> "Library":
        """Put an index together with what is known of its pages, by their ids.

        `address` is where the index stands among the pages, `site` the web address of the root of the notes, or "".
        """
        entries = arrange(index)
        for entry in entries:
            entry.page = page_address(entry.url, address, site)
        if pages:
            from tui.library.gather.gather_pages import gather  # what reads pages is not needed before there are any

            entries = gather(entries, address, site, pages)
        return cls(index.title, tuple(entries), index.unread)

    @cached_property
    def papers(self) -> tuple[Entry, ...]:
        """All papers, in the index's order."""
        return tuple(self.of_kind(Kind.PAPER))

    @cached_property
    def tags(self) -> Mapping[str, tuple[Entry, ...]]:
        """Each tag as written, with its papers in the index's order; the most used tags first, then by name."""
        users: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for tag in entry.tags:
                users.setdefault(tag, []).append(entry)
        by_use = sorted(users.items(), key=lambda use: (-len(use[1]), use[0].casefold(), use[0]))
        return {tag: tuple(entries) for tag, entries in by_use}

    def make_ready(self) -> None:
        """Work out now what will be asked of it first."""
        _ = self.papers, self.tags, self._by_name, self._by_title

    def of_kind(self, kind: Kind) -> Iterator[Entry]:
        """The entries of one kind, in the index's order."""
        return (entry for entry in self.entries if entry.kind is kind)

    def same(self, entry: Entry) -> Entry | None:
        """The entry of this library that stands for the same thing as one of another library: page, link or title.

        A paper that was moved to another place is the one that has its title, if no other has.
        """
        found = next((self._by_name[name] for name in _names(entry) if name in self._by_name), None)
        return self._by_title.get(entry.title) if found is None and entry.kind is Kind.PAPER else found

    def at(self, address: str) -> Entry | None:
        """The entry whose page is at an address of the notes."""
        return self._by_name.get(("page", page_id(address)))

    @cached_property
    def _by_title(self) -> Mapping[str, Entry]:
        """The papers by those titles that only one of them has."""
        uses = Counter(paper.title for paper in self.papers)
        return {paper.title: paper for paper in self.papers if uses[paper.title] == 1}

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, ...], Entry]:
        by_name: dict[tuple[str, ...], Entry] = {}
        seen: set[int] = set()
        for entry in self.entries:
            for above in entry.lineage():
                if id(above) in seen:
                    break
                seen.add(id(above))
                for name in _names(above):
                    by_name.setdefault(name, above)
        return by_name


def _names(entry: Entry) -> Iterator[tuple[str, ...]]:
    """What an entry can be known by in another library, the surest first."""
    if entry.page:
        yield "page", entry_ref(entry)
    if entry.url:
        yield "url", entry.url
    for link in entry.links:
        if is_paper(link):
            yield "paper", paper_id(link.url)
    yield "title", entry.title, entry.kind, entry.parent.title if entry.parent else ""
