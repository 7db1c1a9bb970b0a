"""The Markdown parser that indexes and pages are read with."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, hr, paragraph
from markdown_it.rules_inline import StateInline

_NEVER_REACHED = 1000  # levels at which markdown-it would leave things out


class Parser(MarkdownIt):
    """Leaves links as they are written: what may be opened is decided when it is opened, not here."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the name is markdown-it's)
        """The link itself."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Any link is one."""
        return True


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
