"""The Markdown parser that indexes and pages are read with."""

import re
from collections.abc import MutableMapping, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, hr, paragraph
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_PLAIN = re.compile(r"[^\r\n\0\\`*_~!\[\]<>&]+")  # has nothing that a rule begins with, as most headings
_NEVER_REACHED = 1000  # levels at which markdown-it would leave things out


class Parser(MarkdownIt):
    """Leaves links as they are written: what may be opened is decided when it is opened, not here."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the name is markdown-it's)
        """The link itself."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Any link is one."""
        return True


def parse_blocks(text: str, env: MutableMapping[str, Any]) -> Sequence[Token]:
    """The blocks of a text in CommonMark, but for what is nested 20 levels deep; what is in a line is not parsed.

    `env` takes the references that `parse_inline` needs.
    """
    return _block_parser().parse(text, env)


def parse_inline(text: str, env: MutableMapping[str, Any]) -> Sequence[Token]:
    """The tokens of a paragraph or a heading."""
    if _PLAIN.fullmatch(text):
        return [Token("text", "", 0, content=text)]
    [inline] = _inline_parser().parseInline(text, env)
    return inline.children or []


def limit_nesting(parser: MarkdownIt, blocks: int, brackets: int) -> None:
    """Read what is nested deeper than so many levels as paragraphs and as text, where markdown-it would leave it out.

    A quote is one level of blocks, a list two. The rules call themselves for each level, and look at all that is in it.
    """

    def read_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return not silent and state.level >= blocks and paragraph(state, start, end, silent)

    def read_text(state: StateInline, silent: bool) -> bool:
        if state.level <= brackets:
            return False
        if not silent:
            state.pending += state.src[state.pos : state.posMax]
        state.pos = state.posMax
        return True

    def read_break(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        begin, finish = state.bMarks[start] + state.tShift[start], state.eMarks[start]
        marks = state.src[begin : begin + 1] + " \t"
        return not state.src[begin:finish].rstrip(marks) and hr(state, start, end, silent)

    parser.options["maxNesting"] = _NEVER_REACHED
    parser.block.ruler.at("hr", read_break, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.block.ruler.before("table", "deepest", read_block)
    parser.inline.ruler.before("text", "deepest", read_text)


@cache
def _block_parser() -> MarkdownIt:
    return _ready(Parser("commonmark").disable(["inline", "text_join"]))


@cache
def _inline_parser() -> MarkdownIt:
    return _ready(Parser("commonmark"))


def _ready(parser: MarkdownIt) -> MarkdownIt:
    parser.parse("a")  # rules are put in order at the first use, which two threads must not do at once
    return parser
