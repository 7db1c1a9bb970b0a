"""Text as the words that a search compares, whatever its case, accents and width."""

import re
import unicodedata
from dataclasses import dataclass

_UNSPACED = "\u2e80-\u2fff\u3005-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han and kana, which are written without spaces: each character is a word."""

_PLAIN_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode does not take apart."""

_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece\u1000-\u109f\u1780-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Accents and vowel signs that go on a word without being letters of their own."""

_ASCII_WORD = re.compile(r"[0-9a-z]+(?:'[st]\b)?")
_WORD = rf"[{_UNSPACED}]|(?![{_UNSPACED}])[^\W_](?:(?![{_UNSPACED}])[^\W_]|[{_MARKS}])*(?:['’][stST]\b)?"
"""Compiled where it is first used: that takes milliseconds, which the first screen has not."""


LONGEST_GUESSED = 40
"""Letters of a query word up to which it is also looked for as something else than it is typed."""


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stands in the text it is from, in characters of that text."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case, no accents or apostrophes, one form for each letter (Unicode NFKD, then case folding, ł as l)."""
    if text.isascii():
        return text.lower().replace("'", "")
    decomposed = unicodedata.normalize("NFKD", text)
    kept = (char for char in decomposed if not unicodedata.combining(char) and char not in "'’")
    return "".join(kept).casefold().translate(_PLAIN_LETTERS)


def words_of(text: str) -> list[Word]:
    """The words of a text in order. Folding may change a word's length, never its place."""
    words = (Word(fold(match[0]), match.start(), match.end()) for match in re.finditer(_WORD, text))
    return [word for word in words if word.text]


def folded_words(text: str) -> list[str]:
    """The same words without their places, faster."""
    if text.isascii():
        words = _ASCII_WORD.findall(text.lower())
        return [word.replace("'", "") for word in words] if "'" in text else words
    return [word for word in map(fold, re.findall(_WORD, text)) if word]
