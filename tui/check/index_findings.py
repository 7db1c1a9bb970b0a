"""What is to be looked at in an index."""

from collections.abc import Callable, Iterator

from tui.check.finding import Finding, shortened, what_is_wrong
from tui.check.pages_there import PagesThere
from tui.collection import Collection
from tui.library.address import PageLink, WebLink, page_id
from tui.library.index.load import UnreadableIndexError, load_index
from tui.library.index.read_items import Item

Found = Iterator[tuple[int, str]]
"""Lines, and what is to be looked at there."""


def index_findings(collection: Collection, file: str, pages: PagesThere) -> Iterator[Finding]:
    """Everything of an index that is called `file`."""
    for kind in _KINDS:
        for line, what in kind(collection, pages):
            yield Finding(file, line, what)


def _damage(collection: Collection, _: PagesThere) -> Found:
    if collection.path is None:
        if collection.notice:
            yield 1, collection.notice
        return
    try:
        read = load_index(str(collection.path))
    except UnreadableIndexError:  # it has gone in the meantime
        return
    if read.notice:
        yield read.text.count("\n", 0, read.text.find("\ufffd")) + 1, read.notice


def _end(collection: Collection, _: PagesThere) -> Found:
    if collection.index.end:
        yield collection.index.end, "from here on the index is not read, as that would take too long"


def _unread(collection: Collection, _: PagesThere) -> Found:
    for line in collection.index.unread:
        yield line, "a link outside a list is not read"


def _oddities(collection: Collection, _: PagesThere) -> Found:
    yield from collection.index.oddities


def _links(collection: Collection, pages: PagesThere) -> Found:
    for item in collection.index.items:
        for url in _urls(item):
            target = collection.notes.resolve(url, collection.address)
            if wrong := what_is_wrong(url, target) or pages.what_is_missing(url, target):
                yield item.line, wrong


def _twice(collection: Collection, _: PagesThere) -> Found:
    first: dict[tuple[str, str], int] = {}
    for item in collection.index.items:
        target = collection.notes.resolve(item.url, collection.address)
        if isinstance(target, PageLink):
            key = (page_id(target.address), target.fragment)
        elif isinstance(target, WebLink):
            key = (target.url, "")
        else:
            continue
        line = first.setdefault(key, item.line)
        if line != item.line:
            yield item.line, f"line {line} has the same link: {shortened(item.url)}"


def _urls(item: Item) -> Iterator[str]:
    if item.url:
        yield item.url
    for link in item.links:
        yield link.url


_KINDS: tuple[Callable[[Collection, PagesThere], Found], ...] = (_damage, _end, _unread, _oddities, _links, _twice)
"""What is looked for."""
