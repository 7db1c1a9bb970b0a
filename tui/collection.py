"""An index with the notes behind it, and what their pages add to the library."""

import os
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.address import page_id
from tui.library.index.load import IndexText, UnreadableIndexError
from tui.library.index.read_items import ParsedIndex, read_items
from tui.library.library import Library
from tui.library.sanitise import clean
from tui.notes.notes import Notes
from tui.pages.left_out import left_out_notice
from tui.pages.page import Page
from tui.watched import Watched, real_paths, watched

if TYPE_CHECKING:
    from tui.library.facts.page_facts import PageFacts
    from tui.pages.folder import Stamp

_MANY = 2_000  # changes at once, of which the system may have told only a part
_AS_BEFORE = "What you see is as it was before."


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the index is shown as it was before: in a word that can stand behind its name, and in a sentence."""

    word: str
    said: str


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
        text: str = "",
        read: Callable[[], IndexText] | None = None,
        is_of_pages: bool = False,
        notice: str = "",
    ) -> None:
        """Take a parsed index, what it is called, and the notes.

        `address` is what the links of the index are relative to; `path` is its file, if it can be edited.
        `identity` is the same in every run over the same index, wherever it is opened from: its file or web address.
        `text` is what was parsed, and `read` reads it again or raises UnreadableIndexError; `is_of_pages` tells
        that there is no such text, as the index lists the pages of a folder.
        `notice` is what the user should know about it, safe to draw.
        """
        self.index = index
        self.name = name
        self.notes = notes
        self.address = address
        self.identity = identity or name
        self.path = path
        self.notice = notice
        self.trouble: Trouble | None = None
        """Why the library is that of before, if the index could not be read the last time."""
        self._text = hash(text)  # and not the text itself, which may be large
        self._read = read
        self._is_of_pages = is_of_pages
        self._facts: dict[str, PageFacts] = {}
        self._pages: dict[str, Stamp] = {}
        self._is_behind = False
        self.library = self.build_library()
        """The library that was built last."""

    def notices(self) -> Iterator[str]:
        """What the user should know about the index, each in a sentence that is safe to draw."""
        if self.notice:
            yield self.notice
        if unread := self.library.unread:
            lines = ", ".join(map(str, unread[:5])) + (" …" if len(unread) > 5 else "")
            yield f"Links outside a list were left out, in line{'s' if len(unread) > 1 else ''} {lines}."
        if end := self.index.end:
            yield f"The index is read up to line {end:,}: all of it would take too long."
        if left_out := left_out_notice(self.notes.left_out):
            yield left_out

    def build_library(self) -> Library:
        """Put the library together from all that is known by now."""
        self.library = Library.from_index(self.index, self.address, self.notes.site, self._facts)
        self._is_behind = False
        return self.library

    @property
    def is_behind(self) -> bool:
        """Whether more is known than the library has, and it is time to show that."""
        return self._is_behind and self.trouble is None

    def add(self, page: Page) -> bool:
        """Take in what a page says; whether that is new."""
        from tui.library.facts.page_facts import read_facts  # as no page is needed for the first screen

        key = page_id(page.address)
        if not self._is_of_pages and key in ("/", page_id(self.address)):
            return False  # it is about the notes as a whole, or the index itself
        facts = read_facts(page.text, page.address)
        is_new = self._facts.get(key) != facts
        self._facts[key] = facts
        self._is_behind = self._is_behind or is_new
        return is_new

    def gather(self, goes_on: Callable[[], bool] = lambda: True) -> bool:
        """Take in all that is new of the pages that can be had without the network, while it goes on; if any is."""
        is_new = self._gather_pages(goes_on)
        entries = self.library.entries if self.notes.host else ()
        new = [entry.page for entry in entries if entry.page and page_id(entry.page) not in self._facts]
        for page in self.notes.kept_pages(new):
            if not goes_on():
                break
            is_new = self.add(page) or is_new
        self._list_pages()
        return is_new

    def look_again(
        self,
        goes_on: Callable[[], bool] = lambda: True,
        paths: Set[str] | None = None,
        *,
        fetch: bool = False,
    ) -> None:
        """Take in what has changed: of the index, which is fetched only with `fetch`, and of the pages.

        `paths` are the files and folders of which something has become, if that is known. An index that cannot be
        read, or has nothing in it any more, is in trouble, and what it said before stays.
        """
        if paths is None or not real_paths(self.path).isdisjoint(paths):
            self._read_index_again(fetch=fetch)
        addresses = self._addresses(paths)
        if addresses is None:
            self.gather(goes_on)
        else:
            self._gather_pages(goes_on, addresses)
            self._list_pages()

    def watched(self) -> Watched:
        """What of the file system it depends on, so that a change of it is worth a look."""
        return watched(self.path, self.notes.root, self.notes.folders())

    def _addresses(self, paths: Set[str] | None) -> list[str] | None:
        """The addresses of the pages in files; None if there may be more to look at, as with a folder."""
        if paths is None or len(paths) > _MANY or any(map(os.path.isdir, paths)):
            return None
        addresses = {path: self.notes.address(path) for path in set(paths) - real_paths(self.path)}
        return list(addresses.values()) if all(addresses.values()) else None

    def _gather_pages(self, goes_on: Callable[[], bool], addresses: Iterable[str] | None = None) -> bool:
        is_new = False
        gone: set[str] = set()
        for address, page in self.notes.changed_pages(self._pages, addresses):
            if not goes_on():
                return is_new
            if page is not None:
                is_new = self.add(page) or is_new
            elif (facts := self._facts.get(page_id(address))) is not None and facts.address == address:
                gone.add(page_id(address))
                del self._facts[page_id(address)]
        if gone:
            self._is_behind = is_new = True
            others = [address for address in self._pages if page_id(address) in gone]
            for other in others:  # another spelling, which now is the page with this id
                del self._pages[other]
            self._gather_pages(goes_on, others)
        return is_new

    def _read_index_again(self, *, fetch: bool) -> None:
        if self._read is None or (self.path is None and not fetch):
            return
        try:
            read = self._read()
        except UnreadableIndexError as error:
            is_gone = isinstance(error.__cause__, FileNotFoundError)
            said = f"{clean(self.name)} is gone." if is_gone else f"{error}."
            self.trouble = Trouble("gone" if is_gone else "not readable", f"{said} {_AS_BEFORE}")
            return
        if hash(read.text) == self._text:
            self.trouble, self.notice = None, read.notice
        elif self._take(read_items(read.text)):
            self._text, self.notice = hash(read.text), read.notice

    def _list_pages(self) -> None:
        """Make the index anew, if it lists the pages of a folder."""
        if not self._is_of_pages:
            return
        from tui.library.gather.index_of_pages import index_of_pages

        known = ((address, self._facts.get(page_id(address))) for address in self._pages)
        self._take(index_of_pages((address, facts) for address, facts in known if facts and facts.address == address))

    def _take(self, index: ParsedIndex) -> bool:
        """Go on with another index, unless there is nothing in it any more; whether it was taken."""
        if self.index.items and not index.items:
            is_there = not self._is_of_pages or os.path.isdir(self.notes.root)  # noqa: PTH112
            said = f"{clean(self.name)} {'has no entries any more' if is_there else 'is gone'}. {_AS_BEFORE}"
            self.trouble = Trouble("empty" if is_there else "gone", said)
            return False
        self.trouble = None
        if index != self.index:
            self.index, self._is_behind = index, True
        return True
