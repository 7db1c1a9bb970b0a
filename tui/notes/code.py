"""Code as lines of coloured runs."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from time import monotonic

_LARGEST = 100_000  # characters; more would take a lexer a second
_LARGEST_MIXED = 5_000
"""The same for two languages in one, whose lexers give nothing before they have seen all of it."""
_LONGEST_LINE = 5_000
_LONGEST_BLANK = 1_000  # spaces and line ends in a row; some lexers look for the end from each of them
_PATIENCE = 0.25  # seconds
_TAB = 4
_LANGUAGE = re.compile(r"[^\s,{]+")


class CodePart(StrEnum):
    """What a run of code is."""

    PLAIN = "plain"
    KEYWORD = "keyword"
    NAME = "name"
    """The name of a function, a class and the like, where it is defined or built in."""
    STRING = "string"
    NUMBER = "number"
    COMMENT = "comment"
    OPERATOR = "operator"


_PARTS = {
    "Keyword": CodePart.KEYWORD,
    "Comment": CodePart.COMMENT,
    "Comment.Preproc": CodePart.KEYWORD,
    "Comment.PreprocFile": CodePart.STRING,
    "Literal.Number": CodePart.NUMBER,
    "Literal.String": CodePart.STRING,
    "Name.Attribute": CodePart.NAME,
    "Name.Builtin": CodePart.NAME,
    "Name.Class": CodePart.NAME,
    "Name.Decorator": CodePart.NAME,
    "Name.Exception": CodePart.NAME,
    "Name.Function": CodePart.NAME,
    "Name.Namespace": CodePart.NAME,
    "Name.Tag": CodePart.KEYWORD,
    "Operator": CodePart.OPERATOR,
    "Operator.Word": CodePart.KEYWORD,
}
"""The part of a token and of all below it, by Pygments' name for it."""

Run = tuple[str, CodePart]


def coloured(code: str, language: str) -> list[list[Run]]:
    """The lines of code, each as runs of text, with spaces for tabs.

    `language` is what a fence says; its first word counts ("c++ title=x"). Code in a language that is not known, or
    larger than anyone would wait for, is plain. A line end at the very end ends the last line and begins no other.
    """
    text = code.removesuffix("\n").expandtabs(_TAB)
    word = _LANGUAGE.match(language.strip())
    if word and len(text) <= _LARGEST and _is_brisk(text):
        runs = _lexed(f"{text}\n", word[0].lower())
        if "".join(run for run, _ in runs) == f"{text}\n":
            return _lines(runs)[:-1]
    return _lines([(text, CodePart.PLAIN)])


def _is_brisk(text: str) -> bool:
    """Whether no lexer has to look far for the end of something."""
    lines, blanks = text.split("\n"), re.findall(r"\s+", text)
    return max(map(len, lines)) <= _LONGEST_LINE and max(map(len, blanks), default=0) <= _LONGEST_BLANK


def _lexed(code: str, language: str) -> list[Run]:
    """What the lexer of a language makes of the code, the rest plain if it takes long; nothing if it fails."""
    from pygments.lexer import DelegatingLexer
    from pygments.lexers import get_lexer_by_name

    if language not in _languages():
        return []
    runs: list[Run] = []
    length = 0
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
        if isinstance(lexer, DelegatingLexer) and len(code) > _LARGEST_MIXED:
            return []
        deadline = monotonic() + _PATIENCE
        for kind, text in lexer.get_tokens(code):
            runs.append((text, _part(tuple(kind))))
            length += len(text)
            if monotonic() > deadline:
                break
    except Exception:  # there are hundreds of lexers, and any may fail in its own way on what it does not expect
        return []
    return [*runs, (code[length:], CodePart.PLAIN)]


@cache
def _languages() -> frozenset[str]:
    """The languages that Pygments itself has; to look for others would load plugins."""
    from pygments.lexers import get_all_lexers

    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


@cache
def _part(kind: tuple[str, ...]) -> CodePart:
    names = (".".join(kind[:end]) for end in range(len(kind), 0, -1))
    return next((_PARTS[name] for name in names if name in _PARTS), CodePart.PLAIN)


def _lines(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs cut at the line ends, with neighbours of the same part made one."""
    lines: list[list[Run]] = [[]]
    for text, part in runs:
        for place, piece in enumerate(text.split("\n")):
            if place:
                lines.append([])
            line = lines[-1]
            if line and line[-1][1] is part:
                line[-1] = (line[-1][0] + piece, part)
            elif piece:
                line.append((piece, part))
    return lines
