r"""Formulas as TeX itself marks them: \[ … \] and \begin{align} … \end{align} on lines of their own, \( … \) in a text.

In Markdown a backslash before a bracket only says that the bracket is text, so what is between has to look like TeX.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_LONGEST = 100  # lines
_LONGEST_INLINE = 500  # characters
_BEGIN = re.compile(r"\\begin\{((?:align|alignat|eqnarray|equation|gather|multline|displaymath)\*?)\}")
_UNWRAPPED = re.compile(r"\\(?:begin|end)\{(?:equation|displaymath|multline)\*?\}|\\(?:label|tag\*?)\{[^{}]*\}")
"""What says nothing on a single line."""
_BRACKET = re.compile(r"(?<!\\)\\[\[\]]|\]\(")
"""A bracket that is text, or a link."""
_TEX = re.compile(r"\\[A-Za-z]|(?<![A-Za-z_^*])[A-Za-z]'?[_^][\w{(\\*+-]|[})\]][_^][\w{(\\*+-]")
"""A command, or something below or above a letter or a bracket."""


def tex_math_plugin(parser: MarkdownIt) -> None:
    """Have a parser read them as it reads formulas between dollars."""
    parser.block.ruler.before("fence", "tex_block", _read_block, {"alt": ["paragraph"]})
    parser.inline.ruler.before("escape", "tex_inline", _read_inline)


def _read_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("\\", first) or state.is_code_block(start):
        return False
    if state.src.startswith("\\[", first):
        opening, closing = "", "\\]"
    elif begin := _BEGIN.match(state.src, first, state.eMarks[start]):
        opening, closing = begin[0], f"\\end{{{begin[1]}}}"
    else:
        return False
    last = _last_line(state, start, end, closing)
    if last is None:
        return False
    content = state.getLines(start, last + 1, state.blkIndent, False).strip()
    inside = content[len(opening or "\\[") : -len(closing)]
    if not opening and (_BRACKET.search(inside) or not ("=" in inside or _TEX.search(inside))):
        return False
    if not silent:
        state.line = last + 1
        token = state.push("math_block", "math", 0)
        token.content = _UNWRAPPED.sub("", content if opening else inside)
        token.map = [start, last + 1]
    return True


def _last_line(state: StateBlock, start: int, end: int, closing: str) -> int | None:
    """The line of the same paragraph that a formula ends with."""
    for line in range(start, min(end, start + _LONGEST)):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return None
        if state.src[state.bMarks[line] : state.eMarks[line]].rstrip().endswith(closing):
            return line
    return None


def _read_inline(state: StateInline, silent: bool) -> bool:
    start = state.pos + 2
    if not state.src.startswith("\\(", state.pos):
        return False
    end = state.src.find("\\)", start, min(state.posMax, start + _LONGEST_INLINE))
    if end < 0 or not _TEX.search(state.src, start, end) or _BRACKET.search(state.src, start, end):
        return False
    if not silent:
        state.push("math_inline", "math", 0).content = state.src[start:end]
    state.pos = end + 2
    return True
