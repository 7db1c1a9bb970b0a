"""An index with the notes behind it, and what their pages add to the library."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.address import page_id
from tui.library.index.load import load_index
from tui.library.index.read_items import ParsedIndex, read_items
from tui.library.library import Library
from tui.notes.notes import Notes
from tui.pages.left_out import left_out_notice
from tui.pages.page import Page

if TYPE_CHECKING:
    from tui.library.facts.page_facts import PageFacts


class Collection:
    """One index, the notes it leads to, and what is known of their pages by now."""

    def __init__(
        self,
        index: ParsedIndex,
        name: str,
        notes: Notes,
        *,
        identity: str = "",
        address: str = "/index.md",
        path: Path | None = None,
        notice: str = "",
    ) -> None:
        """Take a parsed index, what it is called, and the notes.

        `address` is what the links of the index are relative to; `path` is its file, if it can be edited.
        `identity` is the same in every run over the same index, wherever it is opened from: its file or web address.
        `notice` is what the user should know about it, safe to draw.
        """
        self.index = index
        self.name = name
        self.notes = notes
        self.address = address
        self.identity = identity or name
        self.path = path
        self.notice = notice
        self._facts: dict[str, PageFacts] = {}
        self.library = self.build_library()
        """The library that was built last."""

    def notices(self) -> Iterator[str]:
        """What the user should know about the index, each in a sentence that is safe to draw."""
        if self.notice:
            yield self.notice
        if unread := self.library.unread:
            lines = ", ".join(map(str, unread[:5])) + (" …" if len(unread) > 5 else "")
            yield f"Links outside a list were left out, in line{'s' if len(unread) > 1 else ''} {lines}."
        if left_out := left_out_notice(self.notes.left_out):
            yield left_out

    def build_library(self) -> Library:
        """Put the library together from all that is known by now."""
        self.library = Library.from_index(self.index, self.address, self.notes.site, self._facts)
        return self.library

    def add(self, page: Page) -> bool:
        """Take in what a page says; whether that is new."""
        from tui.library.facts.page_facts import read_facts  # as no page is needed for the first screen

        key = page_id(page.address)
        facts = read_facts(page.text, page.address)
        is_new = self._facts.get(key) != facts
        self._facts[key] = facts
        return is_new

    def gather(self, goes_on: Callable[[], bool] = lambda: True) -> bool:
        """Take in all pages that can be had without the network, while it goes on; whether any of it is new."""
        addresses = [entry.page for entry in self.library.entries if entry.page] if self.notes.host else []
        is_new = False
        for page in self.notes.pages_at_hand(addresses):
            if not goes_on():
                break
            is_new = self.add(page) or is_new
        return is_new

    def forget_pages(self) -> None:
        """Forget what pages have said: some may be gone."""
        self._facts = {}

    def read_index_again(self) -> None:
        """Read the file of the index as it is now. Raises UnreadableIndexError."""
        if self.path is not None:
            read = load_index(str(self.path))
            self.index, self.notice = read_items(read.text), read.notice
