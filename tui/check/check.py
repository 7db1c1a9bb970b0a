"""Everything that is to be looked at in an index and the pages behind it, in the order of files and lines."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.check.finding import Finding
from tui.check.index_findings import index_findings
from tui.check.page_findings import page_findings
from tui.check.pages_there import PagesThere
from tui.collection import Collection
from tui.library.sanitise import clean
from tui.pages.page import Page, PageError

_HOSTILE = " has a name that cannot be shown"


def check(collection: Collection, *, has_notes: bool = False) -> Sequence[Finding]:
    """Look at the index and at all pages of the folder that it leads to; each finding once, those of the index first.

    `has_notes` tells that there are such pages; else there are if the index leads to one of them.
    """
    unread: dict[str, str] = {}
    read: list[tuple[str, Page]] = []
    for address, page in collection.notes.changed_pages({}):
        if page is None:
            unread[address] = _why(collection, address)
        elif collection.path is None or page.path != Path(os.path.realpath(collection.path)):
            read.append((address, page))
    has_notes = has_notes or _leads_to_any(collection)
    pages = PagesThere(collection.notes, is_known=has_notes and not collection.notes.host)
    index = index_findings(collection, _shown(collection.path) if collection.path else collection.name, pages)
    return [*_in_order(index), *_in_order(_of_pages(collection, read, unread, pages) if has_notes else iter(()))]


def _leads_to_any(collection: Collection) -> bool:
    return any(entry.page and collection.notes.file(entry.page) for entry in collection.library.entries)


def _of_pages(
    collection: Collection, read: Sequence[tuple[str, Page]], unread: dict[str, str], pages: PagesThere
) -> Iterator[Finding]:
    root = Path(collection.notes.root)
    for address, why in unread.items():
        yield Finding(_shown(root / address.removeprefix("/")), 1, why)
    for said in collection.notes.left_out:
        if said.endswith(_HOSTILE):
            yield Finding(_shown(root / said.removesuffix(_HOSTILE)), 1, f"the page{_HOSTILE}")
    for address, page in read:
        file = _shown(page.path or root / address.removeprefix("/"))
        yield from page_findings(page, file, collection.notes, pages)


def _why(collection: Collection, address: str) -> str:
    try:
        collection.notes.read(address)
    except PageError as error:
        said = clean(str(error)).removesuffix(".")
        name = clean(address)
        return f"the page{said.removeprefix(name)}" if said.startswith(name) else said
    return "the page could not be read"


def _in_order(findings: Iterator[Finding]) -> list[Finding]:
    return sorted(set(findings))


def _shown(path: Path) -> str:
    """The path of a file, from here on if it is below; safe to draw."""
    try:
        below = os.path.relpath(path)
    except (OSError, ValueError):  # where we are may be gone
        return clean(str(path))
    return clean(str(path) if below.startswith("..") else below)
