"""What a search answers with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cached_property

from tui.library.entry import Entry


class Field(StrEnum):
    """The part of an entry that a query word matched; the value is what a user reads."""

    TITLE = "title"
    SLUG = "link"
    VENUE = "venue"
    YEAR = "year"
    TAG = "tag"
    AUTHOR = "author"
    SUMMARY = "summary"


class Tier(Enum):
    """How a query word matched, the best way first; the value is what it is worth of 255, the field aside."""

    EXACT = 235
    JOINED = 205
    """Two words for one, or one for two: "spot serve" and SpotServe."""
    PREFIX = 175
    INFIX = 145
    INITIALS = 120
    """The first letters of words of the title that follow each other: "htrap"."""
    ABBREVIATION = 90
    """Letters of a word in their order, the first one among them: "pltfsh". Closeness adds up to 15."""
    TYPO = 20
    """A word within one or two mistakes. Closeness adds up to 48."""


class Coverage(Enum):
    """How much of the query a hit answers, the best first."""

    WHOLE = "whole"
    """Every word, as it is typed or as part of a word."""
    CLOSE = "close"
    """Every word, if some are misspelt."""
    PARTIAL = "partial"
    """Some of the words, where no entry has all."""


@dataclass(frozen=True, slots=True)
class Term:
    """One query word, and the word of the entry that it matched best."""

    query: str
    word: str
    tier: Tier
    field: Field


@dataclass
class Hit:
    """An entry that answers a query. `score` is above 0, and higher is better within one answer."""

    entry: Entry
    score: float
    coverage: Coverage
    explain: Callable[[Entry], tuple[Term, ...]] = field(repr=False, compare=False)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """What was found of the query, in its order; what only narrows it is left out."""
        return self.explain(self.entry)

    @property
    def field(self) -> Field | None:
        """The field that carried most of it: the title when any word was found there. None if no word was asked for."""
        fields = [term.field for term in self.terms]
        return next((known for known in (Field.TITLE, Field.SLUG) if known in fields), fields[0] if fields else None)
