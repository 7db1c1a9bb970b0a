"""A page into a note: Markdown into blocks."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from markdown_it.token import Token

from tui.library.facts.front_matter import split_front_matter
from tui.library.facts.page_title import page_title
from tui.library.sanitise import clean
from tui.notes.block_builder import BlockBuilder, check
from tui.notes.blocks import Block, Group, Look, Span, Spans, Text, ThematicBreak, bold, plain
from tui.notes.code_block import code_block
from tui.notes.markdown.anchors import footnote_anchor, reference_anchor
from tui.notes.markdown.boxes import box_sign, box_title
from tui.notes.markdown.gitbook import BLOCK_TAG, read_tag
from tui.notes.markdown.note_parser import parse
from tui.notes.note import Note
from tui.notes.page_beginning import page_beginning
from tui.notes.read_gitbook import GitBookReader
from tui.notes.read_html import read_html
from tui.notes.read_inline import read_inline
from tui.notes.spans import SpanBuilder
from tui.notes.table_builder import TableBuilder
from tui.pages.page import Page

_TASK = re.compile(r"\[([ xX/>-])\]\s+")
_BOX = re.compile(r"\[!([\w-]+)\][+-]?\s*")
_LIST_START = 50  # tokens in which the first paragraph of a list is looked for
_BACK = "↩"


def read_note(page: Page) -> Note:
    """Read a page. Any text is one."""
    matter = split_front_matter(page.text)
    body = matter.body.replace("\r\n", "\n").replace("\r", "\n")
    beginning = page_beginning(body)
    reader = _Reader(matter.lines + 1)
    reader.read(parse(beginning))
    blocks = reader.blocks
    if beginning is not body:
        blocks.append(_what_is_missing(page))
    fields = [(name, value if isinstance(value, str) else ", ".join(value)) for name, value in matter.fields.items()]
    return Note(page, page_title(matter), blocks, fields)


def _what_is_missing(page: Page) -> Block:
    size = len(page.text.encode("utf-8", "replace")) / 1_000_000
    what = f"This is the beginning of a page of {size:.{0 if size >= 10 else 1}f} MB"
    how = "; e opens all of it in the editor." if page.path else "."
    return Text((Span(what + how, Look.MUTED),))


@dataclass(slots=True)
class _List:
    """A list that is open: whether its items stand without gaps, and whether there is one before the next item."""

    is_tight: bool
    gap: bool

    def next_gap(self) -> bool:
        gap, self.gap = self.gap, not self.is_tight
        return gap


class _Reader:
    """Walks the flat token list once."""

    def __init__(self, first_line: int) -> None:
        self._first_line = first_line
        self._line = 0
        self._builder = BlockBuilder()
        self._gitbook = GitBookReader(self._builder)
        self._table = TableBuilder(0)
        self._outer: list[Token] = []  # the tokens that are open
        self._groups: list[Group] = []  # and the groups of those that have one
        self._lists: list[_List] = []
        self._readers = self._all_readers()

    @property
    def blocks(self) -> list[Block]:
        """All blocks that have been read."""
        return self._builder.blocks

    def read(self, tokens: Sequence[Token]) -> None:
        """Read the tokens of a page."""
        for number, token in enumerate(tokens):
            if token.map:
                self._line = token.map[0] + self._first_line
            if token.nesting < 0:
                self._outer.pop()
            if token.type in ("bullet_list_open", "ordered_list_open"):
                is_in_tight_list = bool(self._lists) and self._lists[-1].is_tight
                self._lists.append(_List(_is_tight(tokens, number), gap=not is_in_tight_list))
            read = self._readers.get(token.type)
            if read is not None:
                read(token)
            if token.nesting > 0:
                self._outer.append(token)

    def _all_readers(self) -> Mapping[str, Callable[[Token], object]]:
        builder = self._builder
        return {
            "inline": self._read_inline,
            "bullet_list_open": lambda _: builder.open_list(None),
            "bullet_list_close": lambda _: self._close_list(),
            "ordered_list_open": lambda token: builder.open_list(int(token.attrs.get("start", 1))),
            "ordered_list_close": lambda _: self._close_list(),
            "list_item_open": lambda _: self._open(builder.open_item(self._line, gap=self._lists[-1].next_gap())),
            "list_item_close": lambda _: self._close(),
            "blockquote_open": lambda _: self._open(builder.open_quote(self._line)),
            "blockquote_close": lambda _: self._close(),
            "fence": self._read_fence,
            "code_block": self._read_indented,
            "hr": lambda _: builder.add(ThematicBreak(self._line)),
            "html_block": lambda token: read_html(token.content, self._line, builder),
            "math_block": self._read_formula,
            "table_open": self._open_table,
            "tr_open": lambda _: self._table.add_row(),
            "th_open": lambda token: self._table.add_cell(_attributes(token), is_header=True),
            "td_open": lambda token: self._table.add_cell(_attributes(token), is_header=False),
            "table_close": lambda _: self._close_table(),
            "dd_open": lambda _: self._open(builder.open(Span("  "), self._line, gap=False)),
            "dd_close": lambda _: self._close(),
            "footnote_open": self._open_footnote,
            "footnote_close": self._close_footnote,
            BLOCK_TAG: lambda token: self._gitbook.read(read_tag(token.content), self._line),
        }

    def _open(self, group: Group) -> None:
        self._groups.append(group)

    def _close(self) -> None:
        self._builder.close(self._groups.pop())

    def _close_list(self) -> None:
        self._builder.close_list()
        self._lists.pop()

    def _read_inline(self, token: Token) -> None:
        around = self._outer[-1].type
        is_first = self._builder.is_at_start and around == "paragraph_open" and len(self._outer) > 1
        children: Sequence[Token] = token.children or []
        if is_first and self._outer[-2].type == "blockquote_open" and _BOX.match(token.content):
            children = self._read_box_title(children)
        inline = read_inline(children)
        spans = inline.take()
        if is_first and self._outer[-2].type == "list_item_open":
            spans = self._without_task(spans)
        self._builder.add_anchors(inline.take_anchors())
        if around in ("th_open", "td_open"):
            self._table.fill(spans)
        elif spans and around == "heading_open":
            self._builder.add_heading(spans, int(self._outer[-1].tag[1:]), self._line)
        elif spans and around == "dt_open":
            self._builder.add(Text(bold(spans), self._line))
        elif spans:
            self._builder.add(Text(spans, self._line, gap=not self._outer[-1].hidden))

    def _read_box_title(self, children: Sequence[Token]) -> Sequence[Token]:
        """Read the first line of a box, as "[!NOTE] Title"; the rest of its first paragraph is handed back."""
        end = next((at for at, child in enumerate(children) if child.type in ("softbreak", "hardbreak")), len(children))
        spans = read_inline(children[:end]).take()
        name = _BOX.match(plain(spans))
        if name is None:
            return children
        title = _without_start(spans, name.end())
        title = (Span(box_sign(name[1])), *title) if title else (Span(box_title(name[1])),)
        self._builder.add(Text(bold(title), self._line, joined=True))
        return children[end + 1 :]

    def _without_task(self, spans: Spans) -> Spans:
        """Make the box of a task the bullet of its item."""
        task = _TASK.match(spans[0].text) if spans else None
        if task is None:
            return spans
        check(self._groups[-1], task[1])
        return _without_start(spans, task.end())

    def _read_fence(self, token: Token) -> None:
        if token.info.strip() == "math":
            self._read_formula(token)
        else:
            self._builder.add(code_block(token.content, token.info, self._line + 1))

    def _read_indented(self, token: Token) -> None:
        """Read code, or a figure: GitBook indents those in lists so far that they would be code."""
        if token.content.lstrip().startswith("<figure"):
            read_html(token.content, self._line, self._builder)
        else:
            self._builder.add(code_block(token.content, "", self._line))

    def _read_formula(self, token: Token) -> None:
        spans = SpanBuilder()
        spans.add_formula(token.content)
        group = self._builder.open(Span("  "), self._line)
        self._builder.add(Text(spans.take(), self._line))
        self._builder.close(group)

    def _open_table(self, _: Token) -> None:
        self._table = TableBuilder(self._line)

    def _close_table(self) -> None:
        if table := self._table.build():
            self._builder.add(table)

    def _open_footnote(self, token: Token) -> None:
        label = str(token.meta["label"])
        self._builder.add_anchors([footnote_anchor(label)])
        self._open(self._builder.open(Span(f"[{clean(label)}] ", Look.MUTED), self._line, gap=False))

    def _close_footnote(self, token: Token) -> None:
        """End a footnote with a link back to where it is referred to, if it is."""
        if token.meta["is_used"]:
            back = SpanBuilder()
            back.add_link(_BACK, f"#{quote(reference_anchor(str(token.meta['label'])))}")
            blocks = self._groups[-1].blocks
            last = blocks[-1] if blocks else None
            if isinstance(last, Text):
                blocks[-1] = replace(last, spans=(*last.spans, Span(" "), *back.take()))
            else:
                self._builder.add(Text(back.take(), self._line, gap=False))
        self._close()


def _without_start(spans: Spans, length: int) -> Spans:
    """The spans without so many of their first characters."""
    left = []
    for span in spans:
        if text := span.text[length:]:
            left.append(Span(text, span.look, span.target))
        length = max(0, length - len(span.text))
    return tuple(left)


def _is_tight(tokens: Sequence[Token], number: int) -> bool:
    """Whether the items of a list stand without gaps: CommonMark hides their paragraphs."""
    level = tokens[number].level + 2
    near = tokens[number + 1 : number + _LIST_START]
    return next((token.hidden for token in near if token.type == "paragraph_open" and token.level == level), True)


def _attributes(token: Token) -> Mapping[str, str]:
    return {name: str(value) for name, value in token.attrs.items()}
