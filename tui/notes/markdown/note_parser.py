"""The Markdown parser for notes: CommonMark with what GitHub, GitBook and Obsidian add to it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath.index import math_block_dollar, math_inline_dollar

from tui.library.parser import Parser, limit_nesting
from tui.notes.markdown.bare_links import bare_links_plugin
from tui.notes.markdown.comments import comments_plugin
from tui.notes.markdown.footnotes import footnotes_at_end, footnotes_plugin
from tui.notes.markdown.gitbook import gitbook_plugin
from tui.notes.markdown.html_blocks import html_blocks_plugin
from tui.notes.markdown.obsidian import obsidian_plugin
from tui.notes.markdown.tex_math import tex_math_plugin

_DEEPEST_BLOCK = 40  # quotes in quotes, or half as many lists in lists
_DEEPEST_BRACKET = 8  # brackets in brackets
_LONGEST_FORMULA = 100  # lines


def parse(text: str) -> Sequence[Token]:
    """The tokens of a page without its front matter, with its footnotes at the end."""
    env: dict[str, Any] = {}
    return footnotes_at_end(list(_with_whole_html(_parser().parse(text, env))), env)


@cache
def _parser() -> MarkdownIt:
    parser = Parser("commonmark").enable(["table", "strikethrough"])
    limit_nesting(parser, _DEEPEST_BLOCK, _DEEPEST_BRACKET)
    parser.block.ruler.before("fence", "math_block", _of_some_lines(math_block_dollar(allow_labels=False)))
    parser.inline.ruler.before("escape", "math_inline", _apart_from_words(math_inline_dollar(False, False, True)))
    for plugin in (footnotes_plugin, deflist_plugin, gitbook_plugin, obsidian_plugin, bare_links_plugin):
        parser.use(plugin)
    parser.use(tex_math_plugin).use(comments_plugin).use(html_blocks_plugin)
    parser.parse("a")  # rules are put in order at the first use, which two threads must not do at once
    return parser


def _of_some_lines(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[[StateBlock, int, int, bool], bool]:
    """Read no formula that is longer than any is, nor a line of several formulas as one."""

    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        several = state.src.count("$$", state.bMarks[start], state.eMarks[start]) > 2
        return not several and rule(state, start, min(end, start + _LONGEST_FORMULA), silent)

    return read


def _apart_from_words(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Read no formula between single dollars that stand in words, as in US$5 and $HOME/$USER."""

    def read(state: StateInline, silent: bool) -> bool:
        src, start = state.src, state.pos
        if src[start] != "$" or src.startswith("$$", start):
            return rule(state, silent)
        if _is_word(src[start - 1 : start]) or not rule(state, True):
            return False
        after, state.pos = src[state.pos : state.pos + 1], start
        return not _is_word(after) and rule(state, silent)

    return read


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _with_whole_html(tokens: Iterable[Token]) -> Iterator[Token]:
    """Join the blocks of HTML that only blank lines divide, as they may divide the rows of a table."""
    for is_html, run in groupby(tokens, key=lambda token: token.type == "html_block"):
        if is_html:
            yield _joined(list(run))
        else:
            yield from run


def _joined(blocks: Sequence[Token]) -> Token:
    """Blocks as one, with the blank lines between them."""
    parts: list[str] = []
    end = 0
    for block in blocks:
        begin = block.map[0] if block.map else end
        parts += ("\n" * (begin - end) if parts else "", block.content)
        end = begin + block.content.count("\n")
    blocks[0].content = "".join(parts)
    return blocks[0]
