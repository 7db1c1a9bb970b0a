"""Blocks of HTML in a page: tables, figures, lists and whatever else; no text in them is lost."""

import re
from collections.abc import Mapping

from tui.library.sanitise import clean
from tui.notes.block_builder import BlockBuilder
from tui.notes.blocks import Group, Span, Text, ThematicBreak
from tui.notes.code_block import code_block
from tui.notes.html_tags import Piece, custom_elements, pieces
from tui.notes.spans import SpanBuilder
from tui.notes.table_builder import TableBuilder

_SPACES = re.compile(r"\s+")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARAGRAPHS = frozenset(
    "address article aside body center dd details dialog div dl dt fieldset figcaption figure footer form head header "
    "html legend main nav p section summary caption tbody td tfoot th thead tr".split()
)
_LISTS = ("ul", "ol", "menu")
_GROUPS = (*_LISTS, "blockquote", "li", "dd")
_BLOCKS = frozenset([*_PARAGRAPHS, *_HEADINGS, *_GROUPS, "hr", "pre"])
"""Elements before and after which a paragraph ends."""
_ROW_GROUPS = ("thead", "tbody", "tfoot")
_HIDDEN = ("script", "style", "template")
_ENDS = {"li": "li", "dd": "dd", "dt": "dd"}
"""Elements that end an element of a name, if that was not ended before."""
_DEEPEST = 100  # lists and quotes in each other


def read_html(html: str, line: int, blocks: BlockBuilder) -> None:
    """Add what a piece of HTML says, which begins at a 1-based line of the page."""
    _HtmlReader(line, blocks).read(html)


class _HtmlReader:
    def __init__(self, line: int, blocks: BlockBuilder) -> None:
        self._line = self._start = line
        self._blocks = blocks
        self._spans = SpanBuilder()
        self._table: TableBuilder | None = None
        self._groups: list[tuple[str, Group | None]] = []  # that are open, by the elements that have them
        self._level = 0
        self._is_caption = False  # of what is above it
        self._is_first_item = False  # of a list that is in no other
        self._hidden = ""
        self._code: list[str] | None = None
        self._language = ""

    def read(self, html: str) -> None:
        """Read all of it, and end what it leaves open."""
        for piece in pieces(html, custom_elements(html)):
            if self._hidden:
                self._hidden = "" if piece.is_end and piece.name == self._hidden else self._hidden
            elif self._code is not None:
                self._read_code(piece)
            elif piece.is_end:
                self._end(piece.name)
            elif piece.name:
                self._begin(piece.name, piece.attributes())
            elif text := _SPACES.sub(" ", piece.text):
                self._spans.add(text)
            self._line += piece.source.count("\n")
        self._end_table()
        self._flush()
        while self._groups:
            self._end_group(self._groups[-1][0])

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _HIDDEN:
            self._hidden = name
        elif self._table is not None:
            self._begin_in_table(self._table, name, attributes)
        elif name not in _BLOCKS and name != "table":
            self._spans.begin_element(name, attributes)
        else:
            self._flush()
            self._begin_block(name, attributes)

    def _begin_block(self, name: str, attributes: Mapping[str, str]) -> None:
        self._start = self._line
        if self._groups and self._groups[-1][0] == _ENDS.get(name):
            self._end_group(self._groups[-1][0])
        if name in _GROUPS:
            self._blocks.add_anchors(filter(None, [clean(attributes.get("id", ""))]))
            self._begin_group(name, attributes)
            return
        self._spans.begin_element(name, attributes)
        if name == "table":
            self._table = TableBuilder(self._line)
        elif name in _HEADINGS:
            self._level = _HEADINGS[name]
        elif name == "hr":
            self._blocks.add(ThematicBreak(self._line))
        elif name == "pre":
            self._code, self._language = [], attributes.get("lang", "")
        elif name == "figcaption":
            self._is_caption = True
        elif name == "summary":
            self._spans.add("▾ ")

    def _end(self, name: str) -> None:
        if name == "table":
            self._end_table()
        elif self._table is not None and name in ("td", "th", "tr"):
            self._end_cell(self._table)
        elif self._table is None and name in _BLOCKS:
            self._flush()
            self._is_caption = self._is_caption and name != "figcaption"
            self._end_group(name)
        self._spans.end_element(name)

    def _read_code(self, piece: Piece) -> None:
        if piece.is_end and piece.name == "pre":
            self._flush()
        elif self._code is not None:
            self._code.append("\n" if piece.name == "br" else piece.text)

    def _flush(self) -> None:
        """End the paragraph."""
        if self._code is not None:
            self._blocks.add(code_block("".join(self._code).removeprefix("\n"), self._language, self._start))
            self._code = None
        spans = self._spans.take()
        self._blocks.add_anchors(self._spans.take_anchors())
        if spans and self._level:
            self._blocks.add_heading(spans, self._level, self._start)
        elif spans:
            self._blocks.add(Text(spans, self._start, gap=not self._is_caption))
            self._is_caption = False
        self._level, self._start = 0, self._line

    def _begin_group(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "li" and not any(outer in _LISTS for outer, _ in self._groups):
            self._begin_group("ul", {})
        if len(self._groups) >= _DEEPEST:
            return
        group = None
        if name in _LISTS:
            start = attributes.get("start", "1")
            number = int(start) if start.isascii() and start.isdecimal() and len(start) < 10 else 1
            self._blocks.open_list(number if name == "ol" else None)
            self._is_first_item = all(outer != "li" for outer, _ in self._groups)
        elif name == "li":
            group = self._blocks.open_item(self._line, gap=self._is_first_item)
            self._is_first_item = False
        elif name == "dd":
            group = self._blocks.open(Span("  "), self._line, gap=False)
        else:
            group = self._blocks.open_quote(self._line)
        self._groups.append((name, group))

    def _end_group(self, name: str) -> None:
        """End the innermost group of a name, with what is open in it; no word if there is none."""
        if any(name == other for other, _ in self._groups):
            ended = ""
            while ended != name:
                ended, group = self._groups.pop()
                if group is not None:
                    self._blocks.close(group)
                else:
                    self._blocks.close_list()

    def _begin_in_table(self, table: TableBuilder, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("tr", "td", "th"):
            self._end_cell(table)
        if name == "tr":
            table.add_row()
        elif name in _ROW_GROUPS:
            table.end_row_group()
        elif name in ("td", "th"):
            table.add_cell(attributes, is_header=name == "th")
        self._spans.begin_element(name, attributes)

    def _end_cell(self, table: TableBuilder) -> None:
        """Put what was read into the last cell; text between cells goes there too."""
        spans = self._spans.take()
        self._spans.end_element("th")
        if spans and table.is_in_cell:
            table.fill(spans)
        elif spans:
            self._blocks.add(Text(spans, self._line))

    def _end_table(self) -> None:
        if self._table is not None:
            self._end_cell(self._table)
            self._blocks.add_anchors(self._spans.take_anchors())
            if table := self._table.build():
                self._blocks.add(table)
            self._table = None
