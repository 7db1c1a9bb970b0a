"""The library: every entry of an index in its place."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from tui.library.arrange import arrange
from tui.library.entry import Entry, Kind
from tui.library.read_items import read_items


class Library:
    """The entries of one index, in the index's order, with the hierarchy above them."""

    def __init__(self, title: str, entries: tuple[Entry, ...], unread: tuple[int, ...] = ()) -> None:
        self.title = title
        """The heading of the index, or ""."""
        self.entries = entries
        """What the index lists; the groups it only implies are reached through `Entry.parent`."""
        self.unread = unread
        """The 1-based lines with links outside any list, which are not entries."""

    @classmethod
    def from_markdown(cls, text: str) -> "Library":
        """Read any Markdown text as an index."""
        index = read_items(text)
        return cls(index.title, tuple(arrange(index)), index.unread)

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

    def of_kind(self, kind: Kind) -> Iterator[Entry]:
        """The entries of one kind, in the index's order."""
        return (entry for entry in self.entries if entry.kind is kind)
