"""Blocks of HTML that end where Markdown goes on."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block

_MARKDOWN = re.compile(r"```|~~~|\{%")
"""What begins a line that is no HTML, though no blank line is before it: code, or a tag of GitBook."""
_WHOLE = re.compile(r"<(?:pre|table|script|style|textarea|!|\?)", re.IGNORECASE)
"""What may hold such lines."""


def html_blocks_plugin(parser: MarkdownIt) -> None:
    """Have a parser read code and tags right below a line of HTML."""
    parser.block.ruler.at("html_block", _read, {"alt": ["paragraph", "reference", "blockquote"]})


def _read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent or not state.src.startswith("<", state.bMarks[start] + state.tShift[start]):
        return html_block(state, start, end, silent)
    return html_block(state, start, _end(state, start, end), silent)


def _end(state: StateBlock, start: int, end: int) -> int:
    """The line before which it ends at the latest."""
    for line in range(start, end):
        first = state.bMarks[line] + state.tShift[line]
        if state.isEmpty(line) or _WHOLE.search(state.src, first, state.eMarks[line]):
            break
        if line > start and _MARKDOWN.match(state.src, first):
            return line
    return end
