"""Code into a block."""

from tui.library.sanitise import clean, clean_text
from tui.notes.blocks import Code, Look, Span
from tui.notes.code import CodePart, coloured

_TAB = 4  # cells
_LOOKS = {
    CodePart.KEYWORD: Look.KEYWORD,
    CodePart.NAME: Look.NAME,
    CodePart.STRING: Look.STRING,
    CodePart.NUMBER: Look.NUMBER,
    CodePart.COMMENT: Look.COMMENT,
}


def code_block(code: str, language: str, line: int) -> Code:
    """The block of some code, which begins at a 1-based line of the page; `language` is what the page says it is."""
    text = "\n".join(clean_text(written) for written in code.expandtabs(_TAB).rstrip("\n").split("\n"))
    runs = coloured(text, clean(language))
    lines = (tuple(Span(run, Look.CODE | _LOOKS.get(part, Look.PLAIN)) for run, part in line) for line in runs)
    return Code(tuple(lines), line)
