"""Markdown into items: what each line of the list says, in order, before it has a place in a hierarchy."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from tui.library.entry import Link
from tui.library.index.affordable import AffordableParts
from tui.library.index.plain_lines import PlainLine
from tui.library.index.undefined import undefined_references
from tui.library.parser import Parser, limit_nesting
from tui.library.remark import after_separator, begins_with_separator, tags_and_summary
from tui.library.sanitise import STAND_IN, clean, clean_title, clean_url
from tui.library.stretches import BARE_URL, Stretch, is_label, plain_text, stretches_of

_DEEPEST_BLOCK = 200  # quotes in quotes, or half as many lists in lists
_DEEPEST_BRACKET = 8  # brackets in brackets; more cost time and say nothing
_HTML_LINK = re.compile(r"<a\s[^<>]*\bhref\s*=", re.IGNORECASE)
_TASK = re.compile(r"^\s*\[[ xX]\]\s+")
_DROPPED = "\0"  # stands where the text of a label link was; `clean` never leaves one in a text
_DROPPED_LINK = re.compile(rf"[\[(]?\s?{_DROPPED}\s?[\])]?")


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
    """An index as read: its title (or ""), its items in order, and the 1-based lines whose links are in no list.

    `end` is the first line that was not read, as all of it would have taken too long; 0 if all of it was. `oddities`
    are lines in which something was taken for text that may be meant as a link, each with what, safe to draw.
    """

    title: str
    items: tuple[Item, ...]
    unread: tuple[int, ...]
    end: int = 0
    oddities: tuple[tuple[int, str], ...] = ()


def read_items(text: str) -> ParsedIndex:
    """Parse an index with markdown-it-py. Any text is an index; one without links has no items."""
    parser = Parser("commonmark")
    limit_nesting(parser, _DEEPEST_BLOCK, _DEEPEST_BRACKET)
    reader = _Reader()
    parts = AffordableParts(text)
    for part in parts:
        if isinstance(part, PlainLine):
            reader.read_plain(part)
        else:
            reader.read(parser.parse(part.text), part.line + 1)
    return reader.finish(parts.end)


class _Reader:
    """Walks the flat token list once, keeping the bullets that are open and the headings in force."""

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._unread: list[int] = []
        self._oddities: list[tuple[int, str]] = []
        self._open: list[_Draft] = []
        self._headings: list[tuple[int, str, int]] = []
        self._top_headings: list[tuple[int, str, int]] = []

    def read_plain(self, plain: PlainLine) -> None:
        draft = self._begin(plain.line + 1)
        draft.fill("", Stretch(plain.title, plain.url), [Stretch(plain.rest)])
        draft.finish()

    def read(self, tokens: Sequence[Token], first_line: int) -> None:
        before: Token | None = None
        for token in tokens:
            line = token.map[0] + first_line if token.map else 0
            if token.type == "list_item_open":
                self._open.append(self._begin(line, self._open[-1].item if self._open else None))
            elif token.type == "list_item_close":
                self._close(self._open.pop())
            elif token.type == "html_block":
                self._read_html(token.content, line)
            elif token.type == "inline":
                stretches = stretches_of(token.children or [])
                self._look_for_oddities(token.children or [], line)
                if self._open:
                    self._open[-1].add_line(stretches)
                elif before is not None and before.type == "heading_open":
                    if any(stretch.url is not None for stretch in stretches) and self._unread[-1:] != [line]:
                        self._unread.append(line)
                    self._enter_heading(int(before.tag[1:]), clean_title(plain_text(stretches)), line)
                else:
                    self._read_paragraph(stretches, line)
            before = token

    def finish(self, end: int) -> ParsedIndex:
        title = self._title()
        for item in self._items:
            item.title = item.title or STAND_IN
            if title and item.headings and item.headings[0] == title:
                item.headings = item.headings[1:]
        return ParsedIndex(
            title[1] if title else "", tuple(self._items), tuple(self._unread), end, tuple(self._oddities)
        )

    def _begin(self, line: int, outer: Item | None = None) -> "_Draft":
        item = Item("", line, outer=outer, headings=tuple(self._headings))
        self._items.append(item)
        return _Draft(item)

    def _close(self, draft: "_Draft") -> None:
        """Drop a bullet that says nothing; a bullet of words below one with a link belongs to its summary."""
        item = draft.item
        draft.finish()
        if item.url or self._items[-1] is not item:
            return
        if not item.title:
            self._items.pop()
        elif item.outer is not None and item.outer.url:
            self._items.pop()
            self._open[-1].add_rest(f"{item.title} {item.summary}", "; ")

    def _enter_heading(self, level: int, title: str, line: int) -> None:
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        self._headings.append((level, title, line))
        if len(self._headings) == 1:
            self._top_headings.append((level, title, line))

    def _read_paragraph(self, stretches: list[Stretch], line: int) -> None:
        links = [stretch for stretch in stretches if stretch.url is not None]
        if len(links) == 1 and len(stretches) == 1:
            draft = self._begin(line)
            draft.add_line(stretches)
            draft.finish()
        elif links and self._unread[-1:] != [line]:
            self._unread.append(line)

    def _read_html(self, html: str, line: int) -> None:
        """Note the lines with links in HTML, which is not read."""
        for match in _HTML_LINK.finditer(html):
            self._add_html_link(line + html.count("\n", 0, match.start()))

    def _look_for_oddities(self, tokens: Sequence[Token], line: int) -> None:
        """Note what looks like a link, but is none: in HTML, or without a definition."""
        for token in tokens:
            line += token.type in ("softbreak", "hardbreak")
            if token.type == "html_inline" and _HTML_LINK.match(token.content):
                self._add_html_link(line)
            elif token.type == "text":
                self._oddities += ((line, what) for what in undefined_references(token.content))

    def _add_html_link(self, line: int) -> None:
        if self._open:
            self._oddities.append((line, "a link in HTML is not read"))
        elif self._unread[-1:] != [line]:
            self._unread.append(line)

    def _title(self) -> tuple[int, str, int] | None:
        """The heading that names the page: the first one, unless others stand beside it."""
        return self._top_headings[0] if len(self._top_headings) == 1 else None


class _Draft:
    """An item that is being read. What it says comes in any number of pieces, which are put together at its end."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self._tags: dict[str, None] = {}
        self._summary: list[str] = []
        self._links: list[Link] = []

    def add_line(self, stretches: list[Stretch]) -> None:
        """Fill the item from its first paragraph; what later paragraphs say is added to it."""
        item = self.item
        at = next((i for i, stretch in enumerate(stretches) if stretch.url is not None), None)
        if item.title:
            self.add_rest(_without_labels(stretches))
            links = _links_of(stretches)
            if links and not item.url:
                item.url = links.pop(0).url
            self._links += links
        elif at is None:
            item.title = clean(plain_text(stretches))
            if bare := BARE_URL.search(item.title):
                item.url = bare[0]
                item.title = clean(item.title.replace(bare[0], "")).rstrip(" .:|–—-") or item.url
        else:
            self.fill(plain_text(stretches[:at]), stretches[at], stretches[at + 1 :])

    def fill(self, before: str, link: Stretch, after: list[Stretch]) -> None:
        """Fill the item from the link that it is, and what is said before and after that."""
        item = self.item
        item.url = clean_url(link.url or "")
        self._links += _links_of(after)
        rest = _without_labels(after)
        if before.rstrip().endswith(("[", "(")) and rest.lstrip().startswith(("]", ")")):
            before, rest = before.rstrip()[:-1], rest.lstrip()[1:]
        before = _TASK.sub("", f"{before} ", count=1).strip()
        separated = begins_with_separator(rest)
        if is_label(link.text) and before:
            item.title = clean_title(before.rstrip(" :|–—-"))
            self.add_rest(rest)
        elif is_label(link.text) and rest.strip() and not separated:
            item.title = clean_title(rest)
        else:
            item.title = clean_title(link.text)
            self.add_rest(f"{before} {after_separator(clean(rest))}" if before else rest)
        if item.title == STAND_IN and item.url:
            item.title = item.url

    def add_rest(self, rest: str, separator: str = " ") -> None:
        """Add the tags and the summary in a remark."""
        tags, summary = tags_and_summary(rest)
        self._tags.update(dict.fromkeys(tags))
        if summary:
            self._summary += [separator, summary] if self._summary else [summary]

    def finish(self) -> None:
        """Write what was said into the item."""
        self.item.tags = tuple(self._tags)
        self.item.summary = "".join(self._summary)
        self.item.links = tuple(self._links)


def _links_of(stretches: Sequence[Stretch]) -> list[Link]:
    return [stretch.as_link() for stretch in stretches if stretch.url is not None]


def _without_labels(stretches: Sequence[Stretch]) -> str:
    """The text of the stretches, less the links that only name a format and the brackets around those."""
    labelled = any(stretch.url is not None and is_label(stretch.text) for stretch in stretches)
    if not labelled:
        return plain_text(stretches)
    marked = "".join(
        _DROPPED if stretch.url is not None and is_label(stretch.text) else stretch.text for stretch in stretches
    )
    return _DROPPED_LINK.sub(" ", marked)
