"""An index for notes that have none: their pages, as a list of links would have them."""

import re
from collections.abc import Iterable
from unicodedata import normalize
from urllib.parse import quote

from tui.library.address import page_id, page_path
from tui.library.facts.page_facts import PageFacts
from tui.library.gather.page_ref import NO_NOTES
from tui.library.index.read_items import Item, ParsedIndex

_NUMBER = re.compile(r"[0-9]{1,20}")


def index_of_pages(pages: Iterable[tuple[str, PageFacts]]) -> ParsedIndex:
    """The index that lists the pages at these addresses; its title is that of the page of the root.

    A page that stands for a folder comes first of what is in it. Side by side, pages and folders are in the order of
    their names as they are shown, with 2 before 10; a file or folder whose own name begins with a number keeps to it.
    """
    pages = list(pages)
    names = {page_id(address): facts.name for address, facts in pages}
    keys: dict[str, str] = {}
    title = ""
    items: list[Item] = []
    for address, facts in sorted(pages, key=lambda page: _place(page[0], names, keys)):
        name = page_id(address).rpartition("/")[2]
        if not name:
            title = title or facts.title
        if name not in NO_NOTES:
            items.append(Item(facts.name, len(items) + 1, quote(address), facts.tags, facts.summary))
    return ParsedIndex(title, tuple(items), ())


def _place(address: str, names: dict[str, str], keys: dict[str, str]) -> list[str]:
    """What to sort a page by: a key for each step of its path. `keys` are those that are known by now."""
    place: list[str] = []
    path = ""
    for step in filter(None, page_path(address).split("/")):
        path = f"{path}/{step}"
        if path not in keys:
            keys[path] = _natural(step if step[:1].isdecimal() else names.get(page_id(path), step))
        place += (keys[path], step)
    return place


def _natural(name: str) -> str:
    """A key that has names as people order them: by letters whatever their case and accents, and by whole numbers."""
    words = normalize("NFKD", name.replace("-", " ").replace("_", " ")).casefold()
    return _NUMBER.sub(lambda number: number[0].zfill(20), words)
