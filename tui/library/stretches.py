"""A line of Markdown as stretches of plain text and of links, and the links that only name a format."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from tui.library.entry import Link
from tui.library.sanitise import clean_title, clean_url

BARE_URL = re.compile(r"https?://\S+[^\s.,;:)\]]")
"""A web address in a text, less the punctuation behind it."""

_FORMATTING = re.compile(
    r"<!--|</?(?:a|abbr|b|br|code|del|details|div|em|font|i|img|ins|kbd|mark|p|s|small|span|strong|sub|summary|sup|u)\b",
    re.IGNORECASE,
)
"""HTML that only says how a text looks; other angle brackets, as in Vec<T>, are text."""

_LABELS = frozenset(
    "abs artifact arxiv bibtex blog code demo doi github html link paper pdf poster project repo slides source "
    "talk video web website".split()
)


@dataclass(slots=True)
class Stretch:
    """Plain text, or the text of one link with its target. Not sanitised."""

    text: str
    url: str | None = None

    def as_link(self) -> Link:
        """The link that it is, sanitised."""
        return Link(clean_title(self.text), clean_url(self.url or ""))


def stretches_of(tokens: Sequence[Token]) -> list[Stretch]:
    """The inline tokens of a paragraph or heading as stretches; no two of text follow each other."""
    pieces: list[tuple[list[str], str | None]] = []
    url: str | None = None
    for token in tokens:
        if token.type == "link_open":
            url = str(token.attrs.get("href", ""))
            pieces.append(([], url))
        elif token.type == "link_close":
            url = None
        elif text := text_of(token):
            if not pieces or pieces[-1][1] != url:
                pieces.append(([], url))
            pieces[-1][0].append(text)
    stretches = (Stretch("".join(texts), url) for texts, url in pieces)
    return [stretch for stretch in stretches if stretch.url is not None or stretch.text.strip()]


def with_bare_links(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches, with the web addresses that stand in their text as links."""
    found: list[Stretch] = []
    for stretch in stretches:
        end = 0
        for url in BARE_URL.finditer(stretch.text) if stretch.url is None else ():
            found += [Stretch(stretch.text[end : url.start()]), Stretch(url[0], url[0])]
            end = url.end()
        found.append(Stretch(stretch.text[end:], stretch.url))
    return [stretch for stretch in found if stretch.url is not None or stretch.text.strip()]


def text_of(token: Token) -> str:
    """The text of an inline token, without formatting."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "image":
        return plain_text(stretches_of(token.children or [])) or token.content
    if token.type == "html_inline":
        return "" if _FORMATTING.match(token.content) else token.content
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


def plain_text(stretches: Sequence[Stretch]) -> str:
    """The text of stretches, links and all."""
    return "".join(stretch.text for stretch in stretches)


def is_label(text: str) -> bool:
    """Whether a link's text names a format and not a paper; the title then stands beside the link."""
    return text.strip(" \t[]():").casefold() in _LABELS


def is_address(text: str, url: str) -> bool:
    """Whether the text of a link is nothing but where it leads."""
    text = text.strip()
    return not text or text.startswith(("http://", "https://")) or ("." in text and text in url)
