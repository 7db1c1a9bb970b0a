"""Who wrote a paper, from a line that says so."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from tui.library.sanitise import clean
from tui.library.stretches import text_of

_EMPHASIS, _END = "\x01", "\x02"
_LEAD = re.compile(r"[\W_]{0,20}(?:authors?(?:\(s\))?|written by|by|作者)[\s\x02]{0,5}[:：]", re.IGNORECASE)
_EMPHASISED = re.compile(f"{_EMPHASIS}[^{_EMPHASIS}{_END}]*{_END}?")
_OPENING, _CLOSING = "([{（【", ")]}）】"
_BRACKET = re.compile(r"[(\[{（【)\]}）】]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_MARKS = re.compile(r"(?:\$?\^)?[\d\u00b9\u00b2\u00b3\u2070-\u2079*†‡§¶‖∗⋆★✉^$]+")
_BETWEEN = re.compile(r"[,，、]|\s(?:and|&)\s")
_OTHERS = re.compile(r"\bet\.? al\b\.?|\band others\b", re.IGNORECASE)
_LONGEST = 80  # characters of a name


def authors_in_line(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The names in a line like "Authors: A, B (_Some University_)"; none if it is another line."""
    marks = {"em_open": _EMPHASIS, "em_close": _END}
    text = "".join(marks.get(token.type) or text_of(token) for token in tokens)
    lead = _LEAD.match(text)
    if lead is None:
        return ()
    text = text[lead.end() :]
    # Affiliations are often in italics without parentheses; but all names may be in italics too.
    return names_in(_EMPHASISED.sub(" ", text)) or names_in(text.replace(_EMPHASIS, " ").replace(_END, " "))


def names_in(text: str) -> tuple[str, ...]:
    """The names in a list of them, without affiliations and marks; "A, B", "A and B", "B, A; D, C", "[[A]], [[B]]"."""
    text = _OTHERS.sub(" ", _MARKS.sub(" ", _without_brackets(_WIKI_LINK.sub(r"\1", text))))
    parts = re.split("[;；]", text) if ";" in text or "；" in text else _BETWEEN.split(f" {text} ")
    names = (clean(part).removeprefix("and ").strip(" .,:&_–—-") for part in parts)
    return tuple(dict.fromkeys(name for name in names if any(map(str.isalpha, name)) and len(name) <= _LONGEST))


def _without_brackets(text: str) -> str:
    """The text without what stands in brackets; a bracket that is never closed holds nothing."""
    kept: list[str] = []
    opened: list[int] = []
    end = 0
    for bracket in _BRACKET.finditer(text):
        kept.append(text[end : bracket.start()])
        end = bracket.end()
        if bracket[0] in _OPENING:
            opened.append(len(kept))
        elif opened:
            del kept[opened.pop() :]
    return " ".join([*kept, text[end:]])
