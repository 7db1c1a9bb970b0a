"""Where a link stands in the tree of pages that its site or folder is."""

import re

from tui.library.address import is_web_address

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PAGE_SUFFIX = re.compile(r"\.(?:md|mdx|markdown)$", re.IGNORECASE)
_FOLDER_PAGE = re.compile(r"(?:^|/)(?:README|index)$", re.IGNORECASE)

_DEEPEST = 100  # steps; no folder of notes is so deep, and a longer path is none


def page_key(url: str) -> str:
    """The path of a notes page without its suffix, or "" for a link that is none.

    Pages are links without a scheme and those that end in a Markdown suffix. `X.md`, `X/README.md` and `X/index.md`
    are the same page, and a fragment is a page below its page.
    """
    path, _, fragment = url.partition("#")
    path = path.partition("?")[0]
    bare = _PAGE_SUFFIX.sub("", path)
    if _SCHEME.match(url) and (bare == path or not is_web_address(url)):
        return ""
    key = _FOLDER_PAGE.sub("", bare).rstrip("/").removeprefix("./")
    if not key.strip("/") or key.count("/") > _DEEPEST:
        return ""
    return f"{key}/#{fragment}" if fragment else key


def parent_key(key: str) -> str:
    """The key of the folder that a page is in, or "" at the root of the site or folder."""
    above = key.rpartition("/")[0]
    return "" if above in ("http:/", "https:/", "http:", "https:") else above.rstrip("/")


def slug(url: str) -> str:
    """The last segment of a link's path, without suffix: what the page is called in the file system."""
    key = page_key(url) or url.partition("#")[0].partition("?")[0].rstrip("/")
    return key.rpartition("/")[2]
