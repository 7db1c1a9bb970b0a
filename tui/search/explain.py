"""Why an entry is a hit: the words of it that a query means."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from tui.library.entry import Entry, Kind
from tui.search.hit import Field, Term, Tier
from tui.search.initials import places_of_initials
from tui.search.query import Clause
from tui.search.runs import MOST_PARTS, Run, may_be_part, runs_of
from tui.search.token_stream import FIELD_VALUE

_MOST_KNOWN = 256  # hits whose explanation is kept

Spelt = Mapping[str, int]
"""The words that a query word may stand for, with what each is worth."""


class Explainer:
    """Explains the hits of one query, each once."""

    def __init__(self, clauses: Sequence[Clause], spelt: Callable[[], Mapping[str, Spelt]]) -> None:
        """Take the clauses, and what tells for each of their words what it may stand for; it is asked when needed."""
        self._clauses = clauses
        self._ask = spelt
        self._known: dict[Entry, tuple[Term, ...]] = {}

    def __call__(self, entry: Entry) -> tuple[Term, ...]:
        """The best match of every clause that the entry meets."""
        if entry not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[entry] = explain(entry, self._clauses, self._spelt)
        return self._known[entry]

    @cached_property
    def _spelt(self) -> Mapping[str, Spelt]:
        return self._ask()


def explain(entry: Entry, clauses: Sequence[Clause], spelt: Mapping[str, Spelt]) -> tuple[Term, ...]:
    """The best match of every clause that is met, in the order of the query; `spelt` knows each word of the query."""
    runs = list(runs_of(entry))
    terms: list[Term] = []
    for clause in clauses:
        together = _in_a_row(runs, clause) if len(clause.words) > 1 else ()
        if together:
            terms += together
        elif not (clause.exact and len(clause.words) > 1):
            for word in clause.words:
                single = Clause((word,), clause.fields, clause.exact)
                terms += _best(_matches(entry, runs, single, spelt.get(word)))
    for left, right in pairwise(clauses):
        alike = len(left.words) == len(right.words) == 1 and left.fields == right.fields
        if alike and not (left.exact or right.exact):
            terms += _best(_joined(runs, left.words[0] + right.words[0], left.fields))
    return tuple(dict.fromkeys(terms))


def _best(terms: Iterator[tuple[int, Term]]) -> list[Term]:
    found = max(terms, key=lambda term: term[0], default=None)
    return [found[1]] if found else []


def _matches(entry: Entry, runs: Sequence[Run], clause: Clause, spelt: Spelt | None) -> Iterator[tuple[int, Term]]:
    """What a word of a query matches, with what that is worth."""
    query = clause.words[0]
    for field, words in runs:
        if field not in clause.fields:
            continue
        for word in words:
            if word == query:
                yield Tier.EXACT.value + FIELD_VALUE[field], Term(query, word, Tier.EXACT, field)
            elif clause.exact:
                continue
            elif word.startswith(query):
                yield Tier.PREFIX.value + FIELD_VALUE[field], Term(query, word, Tier.PREFIX, field)
            elif spelt and word in spelt:
                yield spelt[word] + FIELD_VALUE[field], Term(query, word, _tier(spelt[word]), field)
        if not clause.exact:
            yield from _split(field, words, query)
            named = field is Field.TITLE and entry.kind is Kind.PAPER
            if named and spelt is not None and places_of_initials(words, query):
                yield Tier.INITIALS.value + FIELD_VALUE[field], Term(query, query, Tier.INITIALS, field)


def _split(field: Field, words: Sequence[str], query: str) -> Iterator[tuple[int, Term]]:
    """Where words in a row are the one of the query; all but the last must be there as they are."""
    for start, word in enumerate(words):
        if may_be_part(word) and len(word) < len(query) and query.startswith(word):
            for end in range(start + 2, min(start + MOST_PARTS, len(words)) + 1):
                joined = "".join(words[start:end])
                if joined.startswith(query) and len("".join(words[start : end - 1])) < len(query) - 1:
                    yield Tier.JOINED.value + FIELD_VALUE[field], Term(query, joined, Tier.JOINED, field)


def _joined(runs: Sequence[Run], query: str, fields: frozenset[Field]) -> Iterator[tuple[int, Term]]:
    """Where one word is two of the query."""
    for field, words in runs:
        for word in words if field in fields else ():
            if word.startswith(query):
                yield FIELD_VALUE[field] + (word == query), Term(query, word, Tier.JOINED, field)


def _in_a_row(runs: Sequence[Run], clause: Clause) -> list[Term]:
    """The words of a phrase where they stand in a row."""
    *first, last = clause.words
    for field, words in runs:
        for at in range(len(words) - len(first)) if field in clause.fields else ():
            end = words[at + len(first)]
            if words[at : at + len(first)] == first and (end == last or (end.startswith(last) and not clause.exact)):
                tier = Tier.EXACT if end == last else Tier.PREFIX
                return [*(Term(word, word, Tier.EXACT, field) for word in first), Term(last, end, tier, field)]
    return []


def _tier(worth: int) -> Tier:
    return next(tier for tier in (Tier.INFIX, Tier.ABBREVIATION, Tier.TYPO) if worth >= tier.value)
