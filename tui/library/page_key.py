"""Where a link stands in the tree of pages that its site or folder is."""

from tui.library.address import DEEPEST, is_markdown, is_web_address, page_path, scheme_of


def page_key(url: str) -> str:
    """The path of a notes page without its suffix, or "" for a link that is none.

    Pages are links without a scheme and those on the web that end in a Markdown suffix. `X.md`, `X/README.md` and
    `X/index.md` are the same page, and a fragment is a page below its page. Letters stay as they are, for the key is a
    path to show and to cut; which page it is among those that there are, `page_id` says.
    """
    path, fragment = _parts(url)
    if scheme_of(url) and not (is_web_address(url) and is_markdown(path)):
        return ""
    key = page_path(path).removeprefix("./")
    if not key.strip("/") or key.count("/") > DEEPEST:
        return ""
    return f"{key}/#{fragment}" if fragment else key


def parent_key(key: str) -> str:
    """The key of the folder that a page is in, or "" at the root of the site or folder."""
    above = key.rpartition("/")[0]
    return "" if above in ("http:/", "https:/", "http:", "https:") else above.rstrip("/")


def slug(url: str) -> str:
    """The last segment of a link's path, without suffix: what the page is called in the file system."""
    key = page_key(url) or _parts(url)[0].rstrip("/")
    return key.rpartition("/")[2]


def _parts(url: str) -> tuple[str, str]:
    """The path of a link, with scheme and host if it has them, and its fragment."""
    path, _, fragment = url.partition("#")
    return path.partition("?")[0], fragment
