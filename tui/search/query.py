"""The query language: what is typed, as clauses that an entry must meet."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from tui.library.entry import Kind
from tui.search.hit import Field
from tui.search.marking import Marking
from tui.search.words import folded_words

ANYWHERE = frozenset(Field)
PARTS = {
    "title": frozenset({Field.TITLE, Field.SLUG}),
    "summary": frozenset({Field.SUMMARY}),
    "tag": frozenset({Field.TAG}),
    "author": frozenset({Field.AUTHOR}),
}
"""What `in:` knows: the fields that the plain words are then looked for in."""

FILTERS = ("tag", "author", "venue", "year", "in", "is")
"""What may stand before a colon."""


class Noting(StrEnum):
    """Whether a paper has a note; the value is what a user types."""

    NOTED = "noted"
    LISTED = "listed"
    """Papers that are only listed."""


Trait = Kind | Noting | Marking
TRAITS: tuple[Trait, ...] = (*Marking, *Noting, *Kind)
"""What `is:` knows."""

_CHUNK = rf"""(?x)(?P<minus>-(?=\S))?
        (?P<filter>[a-z]+:(?![/:])|(?i:{"|".join(FILTERS)}):|\#(?="))?
        (?:"(?P<quoted>[^"]*)(?P<closed>")?|(?P<plain>[^\s"]+))"""
_YEARS = r"(?P<from>\d{4})?\.\.(?P<to>\d{4})?|(?P<than>>=|<=|>|<)?(?P<year>\d{4})"
_MOST_PIECES = 100  # of a query that are read; a longer one says no more
_LONGEST_VALUE = 1000  # characters of one piece of a query that are looked at
_NO_YEAR, _LAST_YEAR = 0, 9999


class QueryError(ValueError):
    """A query that cannot be understood; its text names the piece, and says what would be.

    `readable` is what the query begins with, up to that piece; it can be understood.
    """

    readable = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of which an entry must have all, one after the other."""

    words: tuple[str, ...]
    fields: frozenset[Field] = ANYWHERE
    exact: bool = False
    """Whether only these very words count, and not words that begin so or are like them."""

    @property
    def is_property(self) -> bool:
        """Whether it asks for a tag or an author, which an entry has or has not."""
        return self.fields in (PARTS["tag"], PARTS["author"])


@dataclass(frozen=True, slots=True)
class Years:
    """The years from `first` to `last`, or all others."""

    first: int
    last: int
    unwanted: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a query asks for: every one of `wanted`, and nothing that the rest rules out."""

    wanted: tuple[Clause, ...] = ()
    needed: tuple[Clause, ...] = ()
    """Clauses that narrow: they must be met, as they are, and say nothing about the order."""
    unwanted: tuple[Clause, ...] = ()
    years: tuple[Years, ...] = ()
    traits: tuple[Trait, ...] = ()
    other_traits: tuple[Trait, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it asks for more than words."""
        return bool(self.needed or self.unwanted or self.years or self.traits or self.other_traits)

    @property
    def asks_of_marks(self) -> bool:
        """Whether its answer is another one when marks have changed."""
        return any(isinstance(trait, Marking) for trait in (*self.traits, *self.other_traits))


class _Reader:
    """Takes one piece of a query after the other."""

    def __init__(self) -> None:
        self.wanted: list[Clause] = []
        self.needed: list[Clause] = []
        self.unwanted: list[Clause] = []
        self.years: list[Years] = []
        self.traits: list[Trait] = []
        self.other_traits: list[Trait] = []
        self.parts = ANYWHERE

    def take(self, chunk: re.Match[str]) -> None:
        quoted, minus = chunk["quoted"] is not None, chunk["minus"] is not None
        if quoted and chunk["closed"] is None:
            raise QueryError(f'the quote is open: "{chunk["quoted"]}')
        value = (chunk["quoted"] if quoted else chunk["plain"])[:_LONGEST_VALUE]
        if chunk["filter"]:
            name = chunk["filter"].removesuffix(":").casefold()
            self._take_filter(name, value, quoted=quoted, minus=minus)
        elif quoted or value.removesuffix(":").casefold() not in FILTERS or not value.endswith(":"):
            self._take_text(value, quoted=quoted, minus=minus)

    def _take_text(self, text: str, *, quoted: bool, minus: bool) -> None:
        words = tuple(folded_words(text))
        fields = ANYWHERE
        if not quoted and text.startswith("#"):
            fields = PARTS["tag"]
        elif not quoted and (text.startswith("/") or "://" in text):
            words = tuple(folded_words(" ".join(text.removesuffix(".md").rsplit("/", 2)[1:])))
        self._take(words, fields, together=quoted or fields is not ANYWHERE, exact=quoted, minus=minus)

    def _take_filter(self, name: str, value: str, *, quoted: bool, minus: bool) -> None:
        words = tuple(folded_words(value))
        if name in ("tag", "#", "author"):
            self._take(words, PARTS["author" if name == "author" else "tag"], together=True, exact=quoted, minus=minus)
        elif name == "venue":
            self._take_venue(words, minus=minus)
        elif name == "year":
            self.years.append(_years(value, unwanted=minus))
        elif name == "is":
            (self.other_traits if minus else self.traits).append(_trait(value))
        elif name == "in":
            if minus:
                raise QueryError(f"-in:{value} says nothing; in: takes {_listed(PARTS)}")
            if value.casefold() not in PARTS:
                raise QueryError(f"in:{value} is unknown; in: takes {_listed(PARTS)}")
            self.parts = PARTS[value.casefold()]
        else:
            raise QueryError(f"{name}: is unknown; there are {_listed(f'{known}:' for known in FILTERS)}")

    def _take_venue(self, words: tuple[str, ...], *, minus: bool) -> None:
        """Take a venue, or an edition like "OSDI 2022", which is a venue and a year."""
        years = [word for word in words if re.fullmatch(r"\d{4}", word)]
        names = tuple(word for word in words if word not in years)
        if minus and names and years:
            raise QueryError("a venue and a year cannot be excluded together; -venue: takes one name")
        self.years += [Years(int(year), int(year), minus) for year in years]
        if names:
            (self.unwanted if minus else self.needed).append(Clause(names, frozenset({Field.VENUE})))

    def query(self) -> Query:
        wanted = [
            Clause(clause.words, self.parts, clause.exact) if clause.fields is ANYWHERE else clause
            for clause in self.wanted
        ]
        return Query(
            tuple(wanted),
            tuple(self.needed),
            tuple(self.unwanted),
            tuple(self.years),
            tuple(self.traits),
            tuple(self.other_traits),
        )

    def _take(
        self, words: tuple[str, ...], fields: frozenset[Field], *, together: bool, exact: bool, minus: bool
    ) -> None:
        if minus and words:
            self.unwanted.append(Clause(words, fields, exact))
        elif together and words:
            self.wanted.append(Clause(words, fields, exact))
        else:
            self.wanted += [Clause((word,), fields, exact) for word in words]


def parse(text: str) -> Query:
    """Understand a query. Raises QueryError for an open quote, an unknown filter or a value it does not take."""
    reader = _Reader()
    for chunk in islice(re.finditer(_CHUNK, text), _MOST_PIECES):
        try:
            reader.take(chunk)
        except QueryError as error:
            error.readable = text[: chunk.start()]
            raise
    return reader.query()


def _years(value: str, *, unwanted: bool) -> Years:
    match = re.fullmatch(_YEARS, value)
    if match is None or value == "..":
        raise QueryError(f"year:{value} is no year like 2023, 2022..2024 or >=2022")
    if not match["year"]:
        first, last = int(match["from"] or _NO_YEAR), int(match["to"] or _LAST_YEAR)
        if first > last:
            raise QueryError(f"year:{value} ends before it begins")
        return Years(first, last, unwanted)
    year = int(match["year"])
    first = {">=": year, ">": year + 1, "<=": _NO_YEAR, "<": _NO_YEAR}.get(match["than"], year)
    last = {">=": _LAST_YEAR, ">": _LAST_YEAR, "<=": year, "<": year - 1}.get(match["than"], year)
    return Years(first, last, unwanted)


def _trait(value: str) -> Trait:
    known = next((trait for trait in TRAITS if trait.value == value.casefold()), None)
    if known is None:
        raise QueryError(f"is:{value} is unknown; is: takes {_listed(TRAITS)}")
    return known


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}"
