"""The comments of Obsidian: %%hidden%% in a text, or over several blocks that begin and end with lines of %%."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_LONGEST = 200  # lines; two signs that are farther apart do not belong together
_LONGEST_INLINE = 5000  # characters


def comments_plugin(parser: MarkdownIt) -> None:
    """Have a parser leave them out. What is not closed is text."""
    parser.block.ruler.before("fence", "comment_block", _read_block)
    parser.inline.ruler.before("escape", "comment_inline", _read_inline)


def _read_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("%%", first) or state.is_code_block(start):
        return False
    first += 2
    for line in range(start, min(end, start + _LONGEST)):
        close = state.src.find("%%", max(first, state.bMarks[line]), state.eMarks[line])
        if close >= 0:
            is_at_end = not state.src[close + 2 : state.eMarks[line]].strip()
            if is_at_end and not silent:
                state.line = line + 1
            return is_at_end
    return False


def _read_inline(state: StateInline, silent: bool) -> bool:  # noqa: ARG001 (markdown-it's form)
    src, start = state.src, state.pos
    if src[start] != "%" or not src.startswith("%%", start) or not _is_sign(src, start):
        return False
    end = src.find("%%", start + 2, min(state.posMax, start + _LONGEST_INLINE))
    if end < 0:
        return False
    state.pos = end + 2
    return True


def _is_sign(src: str, at: int) -> bool:
    """Whether it is no part of a word or number that it stands behind, as in 5%%."""
    before = src[at - 1 : at]
    return not (before.isalnum() or before == "%" or src.startswith("%", at + 2))
