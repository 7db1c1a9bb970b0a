"""What tells the pages of the notes, and the parts of pages, from each other, however they are linked."""

import re
from urllib.parse import unquote

from tui.library.address import PageLink, is_page, page_id, resolve
from tui.library.entry import Entry

_PLAIN = re.compile(r"(?:/[\w-][\w.-]*)+\.md", re.ASCII)
_LONGEST_PLAIN = 300  # characters; the pattern takes much memory for a path of millions of steps

NO_NOTES = frozenset("changelog code_of_conduct contributing license llms security summary".split())
"""What pages are called, in lower case, that are about the folder they are in, or list all of it."""


def page_address(link: str, base: str, site: str = "") -> str:
    """The address of the page of the notes that a link in the page at `base` leads to, or ""."""
    if len(link) <= _LONGEST_PLAIN and _PLAIN.fullmatch(link):
        return link  # what most links of a large index are
    target = resolve(link, base, site)
    return target.address if isinstance(target, PageLink) and is_page(target.address) else ""


def link_ref(link: str, base: str, site: str = "") -> str:
    """What is the same for all links to one page, or to one part of it; "" for a link that leads elsewhere."""
    address = page_address(link, base, site) if link else ""
    return _ref(address, link)


def entry_ref(entry: Entry) -> str:
    """The same for the page that an entry has of its own, or ""."""
    return _ref(entry.page, entry.url)


def _ref(address: str, link: str) -> str:
    if not address:
        return ""
    fragment = unquote(link.partition("#")[2])
    return f"{page_id(address)}#{fragment}" if fragment else page_id(address)
