"""Text as the words that a search compares, whatever its case, accents and width."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stands in the text it is from, in characters of that text."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case, no accents, one form for each letter (Unicode NFKD, then case folding)."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def words_of(text: str) -> list[Word]:
    """The words of a text in order. Folding may change a word's length, never its place."""
    words = (Word(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))
    return [word for word in words if word.text]
