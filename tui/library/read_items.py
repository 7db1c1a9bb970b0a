"""Markdown into items: what each line of the list says, in order, before it has a place in a hierarchy."""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from tui.library.entry import Link
from tui.library.plain_lines import PlainLine, parts_of
from tui.library.sanitise import STAND_IN, clean, clean_title, clean_url

_INLINE_NESTING = 20
_RECURSION_LIMIT = 1_000_000  # markdown-it recurses a few Python frames for every level of nesting
_SEPARATOR = re.compile(r"(?:\s*(?::|[;,|–—-]+(?=\s|$)|\.(?=\s|$)))+\s*")
_BARE_URL = re.compile(r"https?://\S+[^\s.,;:)\]]")
_FORMATTING = re.compile(
    r"<!--|</?(?:a|abbr|b|br|code|del|details|div|em|font|i|img|ins|kbd|mark|p|s|small|span|strong|sub|summary|sup|u)\b",
    re.IGNORECASE,
)
"""HTML that only says how a text looks; other angle brackets, as in Vec<T>, are text."""
_TASK = re.compile(r"^\s*\[[ xX]\]\s+")
_DROPPED = "\0"  # stands where the text of a label link was; `clean` never leaves one in a text
_DROPPED_LINK = re.compile(rf"[\[(]?\s?{_DROPPED}\s?[\])]?")
_LABELS = frozenset(
    "abs artifact arxiv bibtex blog code demo doi github html link paper pdf poster project repo slides source "
    "talk video web website".split()
)
"""Link texts that name a format and not a paper; the title then stands beside the link."""


@dataclass(slots=True)
class Item:
    """A bullet of the index (or a paragraph that is a single link), sanitised.

    `url` is empty for a bullet without a link. `outer` is the bullet it is nested in; `headings` are the headings
    it stands under, outermost first, as (level, title, line).
    """

    title: str
    line: int
    url: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    links: tuple[Link, ...] = ()
    outer: "Item | None" = field(default=None, repr=False)
    headings: tuple[tuple[int, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedIndex:
    """An index as read: its title (or ""), its items in order, and the 1-based lines whose links are in no list."""

    title: str
    items: tuple[Item, ...]
    unread: tuple[int, ...]


def read_items(text: str) -> ParsedIndex:
    """Parse an index with markdown-it-py. Any text is an index; one without links has no items."""
    parser = _Parser("commonmark", {"maxNesting": sys.maxsize})
    parser.core.ruler.before("inline", "bound_inline_nesting", _bound_inline_nesting)
    reader = _Reader()
    with _deep_recursion():
        for part in parts_of(text):
            if isinstance(part, PlainLine):
                reader.read_plain(part)
            else:
                reader.read(parser.parse(part.text), part.line + 1)
                parser.options["maxNesting"] = sys.maxsize
    return reader.finish()


def _bound_inline_nesting(state: StateCore) -> None:
    """Bullets may be nested as deep as they like; brackets in brackets cost time and say nothing."""
    state.md.options["maxNesting"] = _INLINE_NESTING


class _Parser(MarkdownIt):
    """Leaves links as they are written: what may be opened is decided when it is opened, not here."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the name is markdown-it's)
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


@contextmanager
def _deep_recursion() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@dataclass(slots=True)
class _Run:
    """One stretch of an inline: plain text, or the text of one link with its target."""

    text: str
    url: str | None = None


class _Reader:
    """Walks the flat token list once, keeping the bullets that are open and the headings in force."""

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._unread: list[int] = []
        self._open: list[Item] = []
        self._headings: list[tuple[int, str, int]] = []
        self._top_headings: list[tuple[int, str, int]] = []

    def read_plain(self, plain: PlainLine) -> None:
        item = Item("", plain.line + 1, headings=tuple(self._headings))
        _fill(item, "", _Run(plain.title, plain.url), [_Run(plain.rest)])
        self._items.append(item)

    def read(self, tokens: Sequence[Token], first_line: int) -> None:
        before: Token | None = None
        for token in tokens:
            line = token.map[0] + first_line if token.map else 0
            if token.type == "list_item_open":
                outer = self._open[-1] if self._open else None
                item = Item("", line, outer=outer, headings=tuple(self._headings))
                self._items.append(item)
                self._open.append(item)
            elif token.type == "list_item_close":
                self._close(self._open.pop())
            elif token.type == "inline":
                runs = _runs(token.children or [])
                if self._open:
                    _add_runs(self._open[-1], runs)
                elif before is not None and before.type == "heading_open":
                    if any(run.url is not None for run in runs):
                        self._unread.append(line)
                    self._enter_heading(int(before.tag[1:]), clean_title(_plain(runs)), line)
                else:
                    self._read_paragraph(runs, line)
            before = token

    def finish(self) -> ParsedIndex:
        title = self._title()
        for item in self._items:
            item.title = item.title or STAND_IN
            if title and item.headings and item.headings[0] == title:
                item.headings = item.headings[1:]
        return ParsedIndex(title[1] if title else "", tuple(self._items), tuple(self._unread))

    def _close(self, item: Item) -> None:
        """Drop a bullet that says nothing; a bullet of words below one with a link belongs to its summary."""
        if item.url or self._items[-1] is not item:
            return
        outer = item.outer
        if not item.title:
            self._items.pop()
        elif outer is not None and outer.url:
            self._items.pop()
            before, outer.summary = outer.summary, ""
            _add_rest(outer, f"{item.title} {item.summary}")
            outer.summary = "; ".join(filter(None, [before, outer.summary]))

    def _enter_heading(self, level: int, title: str, line: int) -> None:
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        self._headings.append((level, title, line))
        if len(self._headings) == 1:
            self._top_headings.append((level, title, line))

    def _read_paragraph(self, runs: list[_Run], line: int) -> None:
        links = [run for run in runs if run.url is not None]
        if len(links) == 1 and len(runs) == 1:
            item = Item("", line, headings=tuple(self._headings))
            _add_runs(item, runs)
            self._items.append(item)
        elif links:
            self._unread.append(line)

    def _title(self) -> tuple[int, str, int] | None:
        """The heading that names the page: the first one, unless others stand beside it."""
        return self._top_headings[0] if len(self._top_headings) == 1 else None


def _runs(children: Sequence[Token]) -> list[_Run]:
    runs: list[_Run] = []
    url: str | None = None
    for child in children:
        if child.type == "link_open":
            url = str(child.attrs.get("href", ""))
            runs.append(_Run("", url))
        elif child.type == "link_close":
            url = None
        else:
            text = _text(child)
            if text and runs and runs[-1].url == url:
                runs[-1].text += text
            elif text:
                runs.append(_Run(text, url))
    return [run for run in runs if run.url is not None or run.text.strip()]


def _text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "image":
        return _plain(_runs(token.children or [])) or token.content
    if token.type == "html_inline":
        return "" if _FORMATTING.match(token.content) else token.content
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


def _plain(runs: Sequence[_Run]) -> str:
    return "".join(run.text for run in runs)


def _add_runs(item: Item, runs: list[_Run]) -> None:
    """Fill the item from its first paragraph; what later paragraphs say is added to it."""
    at = next((i for i, run in enumerate(runs) if run.url is not None), None)
    if item.title:
        _add_rest(item, _without_labels(runs))
        links = [_link(run) for run in runs if run.url is not None]
        if links and not item.url:
            item.url = links.pop(0).url
        item.links += tuple(links)
    elif at is None:
        item.title = clean(_plain(runs))
        if bare := _BARE_URL.search(item.title):
            item.url = bare[0]
            item.title = clean(item.title.replace(bare[0], "")).rstrip(" .:|–—-") or item.url
    else:
        _fill(item, _plain(runs[:at]), runs[at], runs[at + 1 :])


def _fill(item: Item, before: str, link: _Run, after: list[_Run]) -> None:
    item.url = clean_url(link.url or "")
    item.links = tuple(_link(run) for run in after if run.url is not None)
    rest = _without_labels(after)
    if before.rstrip().endswith(("[", "(")) and rest.lstrip().startswith(("]", ")")):
        before, rest = before.rstrip()[:-1], rest.lstrip()[1:]
    before = _TASK.sub("", f"{before} ", count=1).strip()
    separated = bool(_SEPARATOR.match(rest))
    if _is_label(link.text) and before:
        item.title = clean_title(before.rstrip(" :|–—-"))
        _add_rest(item, rest)
    elif _is_label(link.text) and rest.strip() and not separated:
        item.title = clean_title(rest)
    else:
        item.title = clean_title(link.text)
        _add_rest(item, f"{before} {_after_separator(clean(rest))}" if before else rest)
    if item.title == STAND_IN and item.url:
        item.title = item.url


def _without_labels(runs: Sequence[_Run]) -> str:
    """The text of the runs, less the links that only name a format and the brackets around those."""
    labelled = any(run.url is not None and _is_label(run.text) for run in runs)
    if not labelled:
        return _plain(runs)
    marked = "".join(_DROPPED if run.url is not None and _is_label(run.text) else run.text for run in runs)
    return _DROPPED_LINK.sub(" ", marked)


def _link(run: _Run) -> Link:
    return Link(clean_title(run.text), clean_url(run.url or ""))


def _is_label(text: str) -> bool:
    return text.strip(" \t[]():").casefold() in _LABELS


def _add_rest(item: Item, rest: str) -> None:
    """Take the tags out of the text behind a link; those at its edges leave the summary, others stay in it."""
    rest = _after_separator(clean(rest))
    words = rest.split(" ") if rest else []
    tags = [_tag(word) for word in words]
    item.tags = tuple(dict.fromkeys([*item.tags, *filter(None, tags)]))
    first = next((i for i, tag in enumerate(tags) if tag is None), len(words))
    last = next((i for i in range(len(words), first, -1) if tags[i - 1] is None), first)
    item.summary = " ".join(filter(None, [item.summary, *words[first:last]]))


def _after_separator(text: str) -> str:
    separator = _SEPARATOR.match(text)
    return text[separator.end() :] if separator else text


def _tag(word: str) -> str | None:
    """The tag that a word is, without its #; like elsewhere, "#5" is a number and not a tag."""
    word = word.lstrip("(").rstrip(",;.:)")
    name = word[1:]
    return name if word.startswith("#") and "#" not in name[:-1] and any(map(str.isalpha, name)) else None
