"""What Obsidian adds to Markdown: [[links to pages]], ![[files in the text]] and ==marked words==."""

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tui.notes.markdown.anchors import anchor_of

_LINK = re.compile(
    r"(?P<shown>!?)\[\[(?! )(?P<page>[^\[\]|#\n]{0,300})(?:#(?P<heading>[^\[\]|\n]{0,300}))?"
    r"(?:\\?\|(?P<text>[^\[\]\n]{0,300}))?\]\]"
)
_CITATION = re.compile(r"\d{1,3}")
_IMAGE = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_FILE = re.compile(r"\.(?:3gp|base|canvas|flac|m4a|m4v|mdx?|mkv|mov|mp3|mp4|og[agv]|pdf|wav|webm)$", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?")


def obsidian_plugin(parser: MarkdownIt) -> None:
    """Have a parser read all of it."""
    parser.inline.ruler.before("link", "wiki_link", _read_link)
    parser.inline.ruler.before("emphasis", "mark", _read_mark)


def _read_link(state: StateInline, silent: bool) -> bool:
    src = state.src
    if src[state.pos] not in "![" or not src.startswith(("[[", "![["), state.pos):
        return False
    match = _LINK.match(src, state.pos, state.posMax)
    if match is None or not _is_wanted(state, match):
        return False
    if not silent:
        page, heading, text = match["page"].strip().removesuffix("\\"), match["heading"] or "", match["text"] or ""
        url = _url(page, heading)
        if match["shown"] and _IMAGE.search(page):
            token = state.push("image", "img", 0)
            token.attrs = {"src": url}
            token.children = [_text("" if _SIZE.fullmatch(text) else text)]
        else:
            state.push("link_open", "a", 1).attrs = {"href": url}
            state.push("text", "", 0).content = text or " > ".join(filter(None, [page, *heading.split("#")]))
            state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _is_wanted(state: StateInline, match: re.Match[str]) -> bool:
    """Whether it leads anywhere, and is no link of Markdown with brackets in its text, as citations have them."""
    page, heading = match["page"], match["heading"]
    if state.linkLevel or not (page.strip() or heading) or state.src[match.end() : match.end() + 1] in ("(", "["):
        return False
    return not _CITATION.fullmatch(page) and normalizeReference(page) not in state.env.get("references", ())


def _url(page: str, heading: str) -> str:
    """A relative link to a page by its name; one with a dot in its name needs the suffix to be known as a page."""
    is_plain = "." not in page or _IMAGE.search(page) or _FILE.search(page)
    path = quote(page if is_plain else f"{page}.md", errors="replace")
    last = heading.rpartition("#")[2]
    return f"{path}#{quote(anchor_of(last), errors='replace')}" if last and not last.startswith("^") else path


def _read_mark(state: StateInline, silent: bool) -> bool:
    src, start = state.src, state.pos
    if src[start] != "=" or not src.startswith("==", start):
        return False
    end = src.find("==", start + 2, state.posMax)
    if end < 0 or not _is_mark(src[start - 1 : start], src[start + 2 : end], src[end + 2 : end + 3]):
        return False
    if not silent:
        last = state.posMax
        state.pos, state.posMax = start + 2, end
        state.push("mark_open", "mark", 1)
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1)
        state.posMax = last
    state.pos = end + 2
    return True


def _is_mark(before: str, text: str, after: str) -> bool:
    """Whether equals signs stand around words, and not between them as in "a == b"."""
    is_close = text == text.strip() and text.strip("=") == text != ""
    return is_close and not (before.isalnum() or before == "=" or after.isalnum() or after == "=")


def _text(content: str) -> Token:
    token = Token("text", "", 0)
    token.content = content
    return token
