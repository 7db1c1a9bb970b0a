"""What a search answers with."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from tui.library.entry import Entry


class Field(StrEnum):
    """The part of an entry that a query word matched; the value is what a user reads."""

    TITLE = "title"
    SLUG = "link"
    INITIALS = "initials"
    VENUE = "venue"
    YEAR = "year"
    TAG = "tag"
    SUMMARY = "summary"


class Tier(Enum):
    """How a query word matched a word of the library, the best way first; the value is its quality."""

    EXACT = 1.0
    PREFIX = 0.8
    INFIX = 0.55
    TYPO = 0.5
    SUBSEQUENCE = 0.35


@dataclass(frozen=True, slots=True)
class Term:
    """One query word, and the word of the entry that it matched best."""

    query: str
    word: str
    tier: Tier
    field: Field


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers a query. `score` is above 0, and higher is better within one answer."""

    entry: Entry
    score: float
    terms: tuple[Term, ...]
    positions: tuple[int, ...]
    """The characters of the title that matched, in order."""

    @property
    def field(self) -> Field:
        """The field that carried most of it: the title when any word was found there."""
        fields = [term.field for term in self.terms]
        shown = (Field.TITLE, Field.SLUG, Field.INITIALS)
        return next((field for field in shown if field in fields), fields[0])
