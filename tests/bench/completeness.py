"""Whether all that the pages of a folder say is drawn: `python -m tests.bench.completeness FOLDER`.

The texts of headings, paragraphs, list items, table cells, captions and code are taken from markdown-it's own tokens,
without the app's rules, and looked for in the lines of several widths. What is not found is printed, and so are lines
outside code that hold marks which should have been drawn.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from tui.library.facts.front_matter import split_front_matter
from tui.library.sanitise import clean
from tui.notes.blocks import Look, plain
from tui.notes.formula.formula import readable
from tui.notes.layout.layout import Sheet, lay_out
from tui.notes.read_note import read_note
from tui.pages.page import Page

_WIDTHS = (34, 40, 60, 76, 96)
_IMAGE = "\N{WHITE SQUARE CONTAINING BLACK SMALL SQUARE}"  # stands before what is said of one
_MARKS = re.compile(r"\{%|%\}|</?[a-zA-Z][^>]*>|&#?\w+;|\$\$|\\[\[\]()_*]|^---$|\*\*|(?<!\w)_[^_\s][^_]*_(?!\w)|\[\^")
_INLINE = ("a", "b", "i", "em", "strong", "code", "span")


class _Html(HTMLParser):
    """The texts of a block of HTML, each of one element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._text = ""
        self.feed(html)
        self.close()
        self._end()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag not in _INLINE and tag != "br":
            self._end()
        if tag == "img":
            self.texts.append(dict(attrs).get("alt") or _IMAGE)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._end()

    def handle_data(self, data: str) -> None:
        self._text += data

    def _end(self) -> None:
        if self._text.strip():
            self.texts.append(self._text)
        self._text = ""


def texts_of(markdown: str) -> Iterator[str]:
    """What a page says, piece by piece."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, double_inline=True, allow_labels=False, allow_digits=False)
    for token in parser.parse(markdown):
        if token.type == "inline":
            said = re.sub(r"\{%.*?%\}", "", "".join(map(_said, token.children or ())))
            yield re.sub(r"^\[[ x]\] ", "", said)
        elif token.type == "html_block" or "<figure" in token.content:
            yield from _Html(token.content).texts
        elif token.type in ("fence", "code_block"):
            yield from token.content.splitlines()
        elif token.type == "math_block" and "$$" not in token.content:
            yield readable(token.content)


def _said(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return " "
        case "html_inline":
            return ""
        case "image":
            return _IMAGE + token.content
        case "math_inline" | "math_inline_double":
            return readable(token.content)
        case _:
            return token.content


def drawn(sheet: Sheet) -> list[str]:
    """What stands on a page, without spaces: its lines one after the other, and each column of its tables."""
    flow, columns, tables = "", list[str](), list[str]()
    for line in sheet.lines:
        text = plain(line.text)
        if "│" in text:
            cells = text.split("│")
            columns += [""] * (len(cells) - len(columns))
            columns = [column + cell for column, cell in zip(columns, [*cells, *[""] * len(columns)], strict=False)]
        elif not text.strip() or set(text.strip()) - set("─┼"):
            tables, columns = [*tables, *columns], []
            flow += text
    return [_squeezed(text) for text in (flow, *tables, *columns)]


def _squeezed(text: str) -> str:
    return "".join(clean(text).split()).replace(_IMAGE, "")


def marks_in(sheet: Sheet) -> Iterator[str]:
    """The lines that hold marks outside code."""
    for line in sheet.lines:
        text = "".join(span.text for span in line.text if not span.look & Look.CODE)
        if _MARKS.search(text):
            yield text


def main() -> None:
    """Look through all pages, and print what is missing and how much was looked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    pages = sorted(parser.parse_args().folder.rglob("*.md"))
    looked_for = missing = raw = 0
    for path in pages:
        text = path.read_text("utf-8")
        blocks = read_note(Page("/page.md", text)).blocks
        said = [_squeezed(piece) for piece in texts_of(split_front_matter(text).body)]
        for width in _WIDTHS:
            sheet = lay_out(blocks, width)
            there = drawn(sheet)
            looked_for += len(said)
            for piece in said:
                if not any(piece in run for run in there):
                    missing += 1
                    print(f"{path}, {width} cells wide, missing: {piece[:150]}")
        for line in marks_in(sheet):
            raw += 1
            print(f"{path}, drawn as it is written: {line[:150]}")
    print(f"{len(pages)} pages, {looked_for} texts looked for, {missing} missing, {raw} lines with marks")


if __name__ == "__main__":
    main()
