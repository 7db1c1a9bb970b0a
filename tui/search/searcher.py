"""Searches entries that have been gathered."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache, partial
from string import ascii_lowercase, digits

import numpy as np
from numpy.typing import NDArray

from tui.library.entry import Entry, Kind
from tui.marks.mark import Mark
from tui.search.answer import Answer
from tui.search.best_first import best_first, closeness
from tui.search.explain import Explainer, Spelt
from tui.search.gatherer import KINDS, Gathered
from tui.search.marking import NO_MARKS, Marked, Marking
from tui.search.matcher import Matcher, Reach
from tui.search.query import ANYWHERE, Clause, Noting, Query, Trait, parse
from tui.search.ranking import NOTHING, Ranked, Ranking

_MOST_CLAUSES = 32  # of a query that are looked for; a longer one says no more
_MOST_KNOWN = 32  # answers that are kept
_NO_PAPER = 0.9  # what is no paper is worth beside papers where no word is asked for
_READING: NDArray[np.float32] = np.array([1, 0.5, 0], dtype=np.float32)
"""What puts every hit above those that answer less of the query."""

_MATCHED = 0.45  # the most that the match itself is worth
_EARLIER = 0.0002  # what it is worth to be the first of the library: it tells apart what is equal otherwise
_NOT_EMPTY = 0.004  # what it is worth to be a paper, or to have some; with all else less than from tier to tier


class Searcher:
    """Answers queries over gathered entries. Keeps what it has worked out for the queries that follow."""

    def __init__(self, entries: Sequence[Entry], gathered: Gathered) -> None:
        self._entries = entries
        self._gathered = gathered
        self._matcher = Matcher(gathered.stream, gathered.spellings, gathered.initials, gathered.count)
        self._ranking = Ranking(self._matcher, gathered.title_lengths)
        self._letters: dict[Query, Answer] = {}
        self._known = lru_cache(_MOST_KNOWN)(self._answer)
        earlier = _EARLIER * np.linspace(1, 0, gathered.count)
        self._standing: NDArray[np.float32] = (_NOT_EMPTY * ~gathered.empty + earlier).astype(np.float32)

    def prepare(self) -> None:
        """Answer every single letter beforehand: searches begin with one, and nothing has more hits."""
        self._letters = {query: self._answer(query) for query in map(parse, ascii_lowercase + digits)}

    def find(self, query: Query, marked: Marked) -> Answer:
        """All hits, best first. What depends on marks is worked out each time, as they may have changed."""
        if query.asks_of_marks:
            return self._answer(query, marked)
        return self._letters[query] if query in self._letters else self._known(query)

    def _answer(self, query: Query, marked: Marked = NO_MARKS) -> Answer:
        clauses = self._clauses(query)
        allowed = self._allowed(query, marked) if query.narrows else None
        if clauses:
            ranked = self._ranking.rank(clauses, allowed)
        elif allowed is not None:
            entries = np.flatnonzero(allowed).astype(np.int32)
            paper = self._gathered.kinds.take(entries) == KINDS.index(Kind.PAPER)
            worth = np.where(paper, 1, np.float32(_NO_PAPER))
            ranked = Ranked(entries, worth, np.zeros(len(entries), np.uint8))
        else:
            ranked = NOTHING
        scores = self._scores(ranked) if clauses else ranked.scores
        first = best_first(scores)
        if clauses and len(first) > 1:
            words = [self._gathered.stream.beginning_with(word) for clause in clauses for word in clause.words]
            scores[first] += closeness(self._gathered, ranked.entries.take(first), words)
            first = first[np.argsort(-scores[first], kind="stable")]

        return Answer(
            self._entries, ranked, scores, first, Explainer(clauses, partial(self._spelt, clauses, ranked.reaches))
        )

    def _scores(self, ranked: Ranked) -> NDArray[np.float32]:
        scores = ranked.scores * np.float32(_MATCHED)
        scores += self._standing.take(ranked.entries)
        scores += _READING.take(ranked.coverages)
        return scores

    def _clauses(self, query: Query) -> list[Clause]:
        """The clauses, each once; a venue with a year behind it, as in "osdi22", is two."""
        clauses: dict[Clause, None] = {}
        for clause in query.wanted[:_MOST_CLAUSES]:
            plain = len(clause.words) == 1 and clause.fields == ANYWHERE and not clause.exact
            parts = self._venue_and_year(clause.words[0]) if plain else ()
            clauses.update(dict.fromkeys([Clause((part,)) for part in parts] or [clause]))
        return list(clauses)

    def _venue_and_year(self, word: str) -> tuple[str, ...]:
        venue = word.rstrip("0123456789")
        year = word[len(venue) :]
        if (
            venue in self._gathered.venue_words
            and 0 < len(year) <= len("2022")
            and not self._gathered.stream.number(word)
        ):
            return venue, year
        return (word,)

    def _allowed(self, query: Query, marked: Marked) -> NDArray[np.bool_]:
        """Which entries a query leaves when its words are not looked at."""
        allowed = np.ones(self._gathered.count, dtype=np.bool_)
        for clause in query.needed:
            allowed &= self._matcher.strict(clause).in_all(self._gathered.count) != 0
        for clause in query.unwanted[:_MOST_CLAUSES]:
            allowed &= self._matcher.strict(clause).in_all(self._gathered.count) == 0
        for years in query.years:
            within = (
                (self._gathered.years >= years.first)
                & (self._gathered.years <= years.last)
                & (self._gathered.years != 0)
            )
            allowed &= ~within if years.unwanted else within
        for traits, wanted in ((query.traits, True), (query.other_traits, False)):
            for trait in traits:
                allowed &= self._having(trait, marked) == wanted
        return allowed

    def _having(self, trait: Trait, marked: Marked) -> NDArray[np.bool_]:
        kind = trait if isinstance(trait, Kind) else Kind.PAPER
        having: NDArray[np.bool_] = self._gathered.kinds == KINDS.index(kind)
        match trait:
            case Noting():
                having &= self._gathered.noted == (trait is Noting.NOTED)
            case Marking():
                having &= self._fitting(trait, marked)
        return having

    def _fitting(self, marking: Marking, marked: Marked) -> NDArray[np.bool_]:
        """Where marks are as they are asked for; most entries have none."""
        fitting = np.full(self._gathered.count, marking.fits(Mark()))
        for entry, mark in marked.items():
            if entry in self._numbers:
                fitting[self._numbers[entry]] = marking.fits(mark)
        return fitting

    @cached_property
    def _numbers(self) -> Mapping[Entry, int]:
        return {entry: number for number, entry in enumerate(self._entries)}

    def _spelt(self, clauses: Sequence[Clause], reaches: Sequence[Reach]) -> Mapping[str, Spelt]:
        """What each word of the clauses may stand for, as the ranking took it."""
        spelt: dict[str, dict[str, int]] = {}
        for clause, reach in zip(clauses, reaches, strict=False):
            for word in clause.words if not clause.exact else ():
                loose = self._matcher.spellings(word, reach)
                best = spelt.setdefault(word, {})
                for number, worth in zip(loose.numbers.tolist(), loose.worth.tolist(), strict=True):
                    meant = self._gathered.stream.words[number]
                    best[meant] = max(worth, best.get(meant, 0))
        return spelt
