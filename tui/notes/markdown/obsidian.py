"""What Obsidian adds to Markdown: [[links to pages]], ![[files in the text]], ==marked words== and ^names-of-blocks."""

import re
from itertools import pairwise
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tui.notes.markdown.anchors import anchor_of

BLOCK_NAME = "block_name"
"""The type of the token at the end of a paragraph that has a name for links; its content is the name, as "^name"."""

_LINK = re.compile(
    r"(?P<shown>!?)\[\[(?! )(?P<page>[^\[\]|#\n]{0,300})(?:#(?P<heading>[^\[\]|\n]{0,300}))?"
    r"(?:\\?\|(?P<text>[^\[\]\n]{0,300}))?\]\]"
)
_CITATION = re.compile(r"\d{1,3}")
_IMAGE = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_FILE = re.compile(r"\.(?:3gp|base|canvas|flac|m4a|m4v|mdx?|mkv|mov|mp3|mp4|og[agv]|pdf|wav|webm)$", re.IGNORECASE)
_SIZE = re.compile(r"(?:^|\|)\d+(?:x\d+)?$")
_BLOCK_NAME = re.compile(r"(?:^|\s)\^(?=[0-9-]*[a-z]|\d{6})([A-Za-z0-9-]{3,})\s*$")
"""The name of a block at its end; a power of a number, or of one letter, is none."""
_LONGEST_NAME = 100  # characters, with the space before it


def obsidian_plugin(parser: MarkdownIt) -> None:
    """Have a parser read all of it."""
    parser.inline.ruler.before("link", "wiki_link", _read_link)
    parser.inline.ruler.before("emphasis", "mark", _read_mark)
    parser.core.ruler.push(BLOCK_NAME, _read_block_names)


def without_size(alt: str) -> str:
    """What an image shows, without the width and height in pixels that it is to be drawn with."""
    return _SIZE.sub("", alt)


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
            token.children = [_text(without_size(text))]
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
    return f"{path}#{quote(last if last.startswith('^') else anchor_of(last), errors='replace')}" if last else path


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


def _read_block_names(state: StateCore) -> None:
    for before, token in pairwise(state.tokens):
        children = token.children
        if before.type != "paragraph_open" or not children or children[-1].type != "text":
            continue
        last = children[-1].content
        if name := _BLOCK_NAME.search(last, max(0, len(last) - _LONGEST_NAME)):
            children[-1] = _text(last[: name.start()])
            children.append(Token(BLOCK_NAME, "", 0, content=f"^{name[1]}"))


def _text(content: str) -> Token:
    token = Token("text", "", 0)
    token.content = content
    return token
