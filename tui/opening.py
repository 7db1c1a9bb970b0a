"""From what the command line names to an index with its notes."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.collection import Collection
from tui.library.address import host_of, is_web_address
from tui.library.index.load import (
    INDEX_NAMES,
    IndexText,
    UnreadableIndexError,
    bundled_index,
    find_index,
    load_index,
)
from tui.library.index.read_items import ParsedIndex, read_items
from tui.library.sanitise import clean
from tui.library.text_file import STANDARD_STREAM
from tui.notes.notes import Notes
from tui.pages.folder import Folder
from tui.pages.left_out import left_out_notice
from tui.pages.page import PageError
from tui.waiting import waiting

if TYPE_CHECKING:
    from concurrent.futures import Future

    from tui.pages.fetcher import Fetcher
    from tui.pages.page_cache import PageCache
    from tui.pages.site import Site

_FEWEST_LINKED = 1 / 3  # of the bullets of an index; notes have far fewer, indexes nearly all
_LONGEST_HEADING = 100  # characters; longer lines are prose
_MANY_LINKS = 10  # more than the prose of a note has


def open_collection(source: str, notes: str | None = None, site: str | None = None) -> Collection:
    """Open the index that a file, a folder, a web address or "-" stands for; "" is the one that ships with the program.

    `notes` is a folder of notes, `site` the web address of the root of the notes. Raises UnreadableIndexError.
    """
    root = (site or "").rstrip("/")
    if is_web_address(source):
        return _from_the_web(source, _named_folder(notes, root), root)
    far = _site(root) if root else None
    path = source or str(bundled_index())
    if os.path.isdir(source):  # noqa: PTH112 (a Path raises for a name that is too long)
        found = find_index(source)
        if found is None:
            pages = _folder(source, root)
            return _without_index(pages, Notes(pages, far, site=root), source)
        path = found
    index = load_index(path)
    is_users = bool(source) and path != STANDARD_STREAM
    folder = _named_folder(notes, root) or (_folder(str(Path(path).parent), root) if is_users else None)
    name = _name(source, path)
    with waiting(f"Reading {name} …"):
        items = read_items(index.text)
        hint = ""
        if is_users and Path(path).name not in INDEX_NAMES and _looks_like_a_note(items, index.text):
            hint = f"{name} looks like a note, not an index: readnotes-tui FOLDER opens the notes around it."
        return Collection(
            items,
            name,
            Notes(folder, far, site=root),
            address=_address(path, folder),
            identity=os.path.realpath(path) if is_users else name,
            path=Path(path) if is_users else None,
            text=index.text,
            read=partial(load_index, path) if is_users else None,
            notice=" ".join(filter(None, [index.notice, hint])),
        )


def _name(source: str, path: str) -> str:
    """What an index is called; one that was found in a folder has the folder's name before its own."""
    if path == STANDARD_STREAM:
        return "standard input"
    name = Path(path).name
    return clean(name if source in ("", path) else f"{Path(os.path.realpath(source)).name}/{name}")


def _from_the_web(url: str, folder: Folder | None, root: str) -> Collection:
    """Fetch an index. Its notes are on the same site, unless another one is named."""
    from tui.pages.fetcher import Fetcher, UnwantedPageError
    from tui.pages.site import Site, read_index

    cache, fetcher = _cache(), Fetcher()
    try:
        with waiting(f"Fetching the index from {host_of(url)} …"), _wanted() as wanted:
            page = read_index(url, cache, fetcher, wanted)
    except UnwantedPageError:
        fetcher.close()
        raise KeyboardInterrupt from None
    except PageError as error:
        raise UnreadableIndexError(url, str(error)) from error
    parts, given = urlsplit(page.url), urlsplit(url)
    root = root or f"{parts.scheme}://{parts.netloc}"
    user, at, _ = given.netloc.rpartition("@")
    asked = root.replace("://", f"://{user}{at}", 1) if given.hostname == urlsplit(root).hostname else root
    notes = Notes(folder, Site(asked, cache, fetcher), site=root)
    name = clean(f"{parts.hostname}{parts.path}")
    with waiting(f"Reading {name} …"):
        return Collection(
            read_items(page.text),
            name,
            notes,
            address=page.address,
            identity=page.url,
            text=page.text,
            read=partial(_fetch_again, url, cache, fetcher),
            notice=page.notice,
        )


def _fetch_again(url: str, cache: "PageCache", fetcher: "Fetcher") -> IndexText:
    """The index at a web address as it is now. Raises UnreadableIndexError."""
    from tui.pages.site import read_index
    from tui.pages.web_faults import without_credentials

    try:
        page = read_index(url, cache, fetcher)
    except PageError as error:
        raise UnreadableIndexError(without_credentials(url), str(error)) from error
    return IndexText(page.text, page.notice)


@contextmanager
def _wanted() -> "Iterator[Future[None]]":
    """What an interrupt cancels; breaking into a connection that is being opened, it would leave that open for ever."""
    from concurrent.futures import Future

    wanted = Future[None]()
    before = signal.signal(signal.SIGINT, lambda *_: wanted.cancel())
    try:
        yield wanted
    finally:
        signal.signal(signal.SIGINT, before)


def _looks_like_a_note(index: ParsedIndex, text: str) -> bool:
    """Whether few bullets have links; where there are no bullets, whether there is prose without many links."""
    if index.items:
        return sum(bool(item.url) for item in index.items) < _FEWEST_LINKED * len(index.items)
    return text.count("](") < _MANY_LINKS and any(len(line) > _LONGEST_HEADING for line in text.splitlines())


def _without_index(folder: Folder, notes: Notes, source: str) -> Collection:
    """Make an index from the pages of a folder. Raises UnreadableIndexError where there are none."""
    from tui.library.facts.page_facts import PageFacts, read_beginning
    from tui.library.gather.index_of_pages import index_of_pages

    name = clean(folder.root.name or str(folder.root))
    with waiting(f"Looking for pages in {name} …"):
        addresses = list(folder.pages())
    pages: dict[str, PageFacts] = {}
    with waiting(f"Reading {len(addresses):,} pages in {name} …"):
        for address, page in folder.changed_pages({}, addresses):
            if page is not None:
                pages[address] = read_beginning(page.text, address)
        if not pages:
            _look_into(source)
            reason = f"neither one of {', '.join(INDEX_NAMES)} nor any other Markdown page is in this folder"
            left_out = left_out_notice(folder.left_out).removesuffix(".")
            raise UnreadableIndexError(source, f"{reason}; {left_out}" if left_out else reason)
        index, identity = index_of_pages(pages.items()), str(folder.root)
        return Collection(index, name, notes, address="/", identity=identity, is_of_pages=True)


def _look_into(folder: str) -> None:
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise UnreadableIndexError.because(folder, error) from error


def _named_folder(notes: str | None, root: str) -> Folder | None:
    if notes is None:
        return None
    if not os.path.isdir(notes):  # noqa: PTH112
        raise UnreadableIndexError(notes, "not a folder")
    return _folder(notes, root)


def _folder(path: str, root: str) -> Folder:
    try:
        return Folder(Path(path), root)
    except OSError as error:  # the working directory may be gone
        raise UnreadableIndexError.because(path, error) from error


def _address(path: str, folder: Folder | None) -> str:
    """The address of an index among its notes; one from elsewhere is taken to be at their root."""
    if folder is not None and path != STANDARD_STREAM:
        with suppress(ValueError, OSError):
            return "/" + Path(path).resolve().relative_to(folder.root).as_posix()
    return "/index.md"


def _site(root: str) -> "Site":
    from tui.pages.site import Site

    return Site(root, _cache())


def _cache() -> "PageCache":
    from platformdirs import user_cache_path

    from tui.pages.page_cache import PageCache

    return PageCache(user_cache_path("readnotes-tui") / "pages")
