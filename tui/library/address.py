"""Where links lead: to a page of the notes, to the web, or nowhere.

The address of a page is its path from the root of the notes, decoded and with a leading slash, whether the notes are a
folder or a site: "/conference/osdi-2022/orca.md".
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from tui.library.sanitise import clean, clean_text, clean_url

_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE | re.ASCII)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{0,30}):")
_HOST = re.compile(r"https?://(?:[^/?#@\s]*@)?((?:[\w.~%-]+|\[[0-9a-f:.]+\])(?::\d*)?)(?=[/?#]|$)", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:md|mdx|markdown)$", re.IGNORECASE)
_FOLDER_PAGE = re.compile(r"(?:^|/)(?:README|index)$", re.IGNORECASE)
_LONGEST = 4000  # characters of an address

DEEPEST = 100
"""Steps of the path of a page; no folder of notes is so deep."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the notes, by its address, and the heading in it that is meant, or ""; safe to draw."""

    address: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class WebLink:
    """An http or https address outside the notes."""

    url: str


@dataclass(frozen=True, slots=True)
class BadLink:
    """A link that is not followed, and why in words."""

    reason: str


def is_web_address(text: str) -> bool:
    """Whether a text has the form of a web address: http or https, and then a host."""
    return bool(_WEB.match(text))


def scheme_of(link: str) -> str:
    """The scheme that a link begins with, in lower case and without the colon, or ""."""
    match = _SCHEME.match(link)
    return match[1].casefold() if match else ""


def resolve(link: str, base: str, site: str = "") -> PageLink | WebLink | BadLink:
    """Follow a link that stands in the page at address `base`.

    `site` is the web address of the root of the notes, without a slash at its end: links below it are pages.
    """
    link = clean_url(link)
    if not link:
        return BadLink("the link is empty")
    scheme = scheme_of(link)
    if scheme and scheme not in ("http", "https"):
        return BadLink(f"{scheme}: links are not opened")
    if scheme or link.startswith("//"):
        url = link if scheme else f"https:{link}"
        if not _HOST.match(url):
            return BadLink("the link names no site")
        inside = _below(url, site) if site else None
        if inside is None:
            return WebLink(url)
        link, base = inside, "/"
    path, _, fragment = link.partition("#")
    path = path.partition("?")[0]
    address = _join(base, path) if path else base
    return address if isinstance(address, BadLink) else PageLink(address, clean(unquote(fragment)) if fragment else "")


def host_of(url: str) -> str:
    """The host of a web address, with its port and without credentials, safe to draw; "" for what is none."""
    match = _HOST.match(url)
    return clean(match[1]) if match else ""


def page_id(address: str) -> str:
    """What is the same for all spellings of the address of one page: X.md, X/, X/README.md and x.md.

    It takes an address, which `resolve` has made of a link, and is for looking pages up. `page_key` takes a link as it
    is written, with the part of a page that it may lead to, and is for the place of that in the tree.
    """
    return page_path(address).casefold()


def page_path(address: str) -> str:
    """The path at which a site shows a page to people: without suffix, and without README; "/" if nothing is left.

    That of no page, "", is "".
    """
    if not address:
        return ""
    return _FOLDER_PAGE.sub("", _SUFFIX.sub("", address)).rstrip("/") or "/"


def candidates(address: str) -> list[str]:
    """The addresses that a page may really have, the likeliest first."""
    bare = page_path(address).rstrip("/")
    likely = [f"{bare}/README.md", f"{bare}/index.md", bare]
    if bare:
        likely.insert(0, f"{bare}.md")
    if is_markdown(address):
        likely.insert(0, address)
    return [address for address in dict.fromkeys(likely) if address]


def is_page(address: str) -> bool:
    """Whether an address looks like that of a Markdown page, and not like that of an image or another file."""
    name = address.rpartition("/")[2]
    return "." not in name or is_markdown(name)


def is_markdown(name: str) -> bool:
    """Whether a file with this name, or at this path, is Markdown by its suffix."""
    return bool(_SUFFIX.search(name))


def _below(url: str, site: str) -> str | None:
    """What follows the root of the site in a web address below it, with a leading slash; None if it is elsewhere."""
    here, root = _HOST.match(url), _HOST.match(site)
    if here is None or root is None or here[1].casefold() != root[1].casefold():
        return None
    path, folder = url[here.end() :], site[root.end() :]
    bare = path.partition("#")[0].partition("?")[0]
    if not f"{bare}/".startswith(f"{folder}/") or isinstance(_join("/", bare[len(folder) :]), BadLink):
        return None
    return "/" + path[len(folder) :].removeprefix("/")


def _join(base: str, path: str) -> str | BadLink:
    if len(path) > _LONGEST:
        return BadLink("the link is too long")
    steps = [] if path.startswith("/") else [step for step in base.split("/")[:-1] if step]
    is_plain = path.isascii() and path.isprintable() and "%" not in path and "\\" not in path
    given = path.split("/") if is_plain else [unquote(step, errors="replace") for step in path.split("/")]
    for step in given:
        if step == "..":
            if not steps:
                return BadLink("the link leads out of the notes")
            steps.pop()
        elif step not in ("", "."):
            if not is_plain and (step != clean_text(step) or "/" in step or "\\" in step):
                return BadLink("the link has characters that no page's name has")
            steps.append(step)
    if len(steps) > DEEPEST:
        return BadLink("the link is too long")
    is_folder = given[-1] in ("", ".", "..") and bool(steps)
    return "/" + "/".join(steps) + ("/" if is_folder else "")
