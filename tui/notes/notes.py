"""The notes behind an index: where they are, and those that were read lately."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from tui.library.address import BadLink, PageLink, WebLink, host_of, page_id, page_path, resolve
from tui.notes.note import Note
from tui.pages.folder import Folder, Stamp
from tui.pages.page import Page, PageError
from tui.pages.web_faults import without_credentials

if TYPE_CHECKING:
    from concurrent.futures import Future

    from tui.pages.site import Site

_MOST_KEPT = 100  # notes
_NAME = re.compile(r"([^.:?#/][^.:?#]*)(?:#.*)?")


class Notes:
    """Reads notes from a folder, a site, both or nowhere. May be used from several threads."""

    def __init__(self, near: Folder | None = None, far: "Site | None" = None, *, site: str = "") -> None:
        """Take the folder, what fetches pages from the site, and the web address of the root of the notes, or ""."""
        self._near = near
        self._far = far
        self.site = site
        self._kept: OrderedDict[str, Note] = OrderedDict()
        self._lock = Lock()

    @property
    def host(self) -> str:
        """The site that pages are fetched from, in a word; "" if they are not."""
        return host_of(self.site) if self._far else ""

    def __bool__(self) -> bool:
        """Whether there is any place to read from."""
        return bool(self._near or self._far)

    def resolve(self, link: str, base: str) -> PageLink | WebLink | BadLink:
        """Where a link leads that stands in the page at `base`.

        A bare name, as [[Orca]] has it, may be that of a page anywhere in the folder.
        """
        target = resolve(link, base, self.site)
        name = _NAME.fullmatch(link)
        if name is None or self._near is None or not isinstance(target, PageLink) or self._near.has(target.address):
            return target
        return replace(target, address=self._near.named(unquote(name[1])) or target.address)

    def web_page(self, address: str) -> str:
        """Where the site shows a page to people; "" if there is no site."""
        return without_credentials(self.site) + quote(page_path(address), errors="replace") if self.site else ""

    def file(self, address: str) -> Path | None:
        """The file of the page at an address, if it has one on this machine."""
        return self._near.file(address) if self._near else None

    def has_file(self, address: str) -> bool:
        """Whether the folder has a file, which need not be a page, at exactly this address."""
        return self._near is not None and self._near.has_file(address)

    @property
    def left_out(self) -> Sequence[str]:
        """The files of the folder that could not be read the last time: name and reason, safe to draw."""
        return self._near.left_out if self._near else ()

    def close(self) -> None:
        """End what is under way on the site; from then on only what is kept is read."""
        if self._far:
            self._far.close()

    def remembered(self, address: str) -> Note | None:
        """The note as it was last read, if that is not long ago; "" has none."""
        with self._lock:
            return self._kept.get(page_id(address))

    def at_hand(self, address: str) -> Note | None:
        """The note, if it can be had without the network; that of a file that is gone is forgotten."""
        if self._near:
            try:
                return self._remember(address, self._near.read(address))
            except PageError:
                self._forget_file(address)
        page = self._far.kept(address) if self._far else None
        return self._remember(address, page) if page else self.remembered(address)

    def read(self, address: str, wanted: "Future[None] | None" = None) -> Note:
        """The note as it is now, from the folder or else from the site; a wait ends when `wanted` is cancelled.

        Raises PageError.
        """
        problem = PageError("Where the notes are is not known: --notes names a folder, --site a site.")
        if self._near:
            try:
                return self._remember(address, self._near.read(address))
            except PageError as error:
                problem = error
        if self._far:
            return self._remember(address, self._far.read(address, wanted))
        raise problem

    def _remember(self, address: str, page: Page) -> Note:
        """Read a page into a note, unless that was done before."""
        key = page_id(address)
        with self._lock:
            note = self._kept.get(key)
        if note is None or note.page != page:
            from tui.notes.read_note import read_note  # the parsers are slow to load, and off the UI thread here

            note = read_note(page)
        with self._lock:
            self._kept[key] = note
            self._kept.move_to_end(key)
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return note

    def _forget_file(self, address: str) -> None:
        """Forget the note of a file, which cannot be read any more; one from the site stays."""
        with self._lock:
            note = self._kept.get(page_id(address))
            if note is not None and note.page.path is not None:
                del self._kept[page_id(address)]

    def changed_pages(
        self, known: dict[str, Stamp], addresses: Iterable[str] | None = None
    ) -> Iterator[tuple[str, Page | None]]:
        """The pages of the folder that are not as `known` has them: see `Folder.changed_pages`."""
        return self._near.changed_pages(known, addresses) if self._near else iter(())

    def kept_pages(self, addresses: Iterable[str]) -> Iterator[Page]:
        """What is kept of the pages of the site at these addresses."""
        return filter(None, map(self._far.kept, addresses)) if self._far else iter(())

    def address(self, path: str) -> str:
        """The address of the page in a file, which need not be there any more; "" for a file that is no page."""
        return self._near.address(path) if self._near else ""

    @property
    def root(self) -> str:
        """The folder, or ""."""
        return str(self._near.root) if self._near else ""

    def folders(self) -> Sequence[str]:
        """The folders in which pages may come or go."""
        return self._near.folders() if self._near else ()
