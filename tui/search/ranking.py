"""What each entry is worth to a query."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.search.found import NOWHERE, Found
from tui.search.hit import Coverage, Field, Tier
from tui.search.matcher import Matcher, Reach, together
from tui.search.query import Clause
from tui.search.token_stream import FIELD_VALUE

ENOUGH = 10
"""With so many hits a search looks no further; below, it looks inside words, for abbreviations and for mistakes."""

_LEAST_SHARE = 0.5  # of the best score, where no entry has all words
_BRIEF = 0.016  # the most that a short title is worth where it has the most telling word
_FULL = 255

_IN_TITLE: NDArray[np.bool_] = np.zeros(_FULL + 1, dtype=np.bool_)
"""Which values mean a word of the title; those of what is misspelt or abbreviated do not tell."""
_IN_TITLE[[tier.value + FIELD_VALUE[Field.TITLE] for tier in (Tier.EXACT, Tier.JOINED, Tier.PREFIX, Tier.INFIX)]] = True


COVERAGES = tuple(Coverage)
"""How much of a query an entry answers, by number, the best first."""

_WHOLE, _PARTIAL = COVERAGES.index(Coverage.WHOLE), COVERAGES.index(Coverage.PARTIAL)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Entries by number, ascending, and what each is worth to the query: above 0, hardly above 1."""

    entries: NDArray[np.int32]
    scores: NDArray[np.float32]
    coverages: NDArray[np.uint8]
    """Places in `COVERAGES`; scores are comparable within one."""
    reaches: Sequence[Reach] = ()
    """For each clause how far from it was looked; none where the query was taken as it is typed."""


NOTHING = Ranked(NOWHERE, np.zeros(0, np.float32), np.zeros(0, np.uint8))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to read a query: where its clauses are found, and how much of the query each one is."""

    founds: Sequence[Found]
    shares: Sequence[float]


class Ranking:
    """Ranks the entries of a library."""

    def __init__(self, matcher: Matcher, title_lengths: NDArray[np.int32]) -> None:
        """Take the number of words of each entry's title."""
        self._matcher = matcher
        self._count = len(title_lengths)
        self._brevity: NDArray[np.float32] = (_BRIEF / np.sqrt(np.maximum(title_lengths, 1))).astype(np.float32)

    def rank(self, clauses: Sequence[Clause], allowed: NDArray[np.bool_] | None) -> Ranked:
        """Rank the entries that meet the clauses, among those that are allowed."""
        strict = [self._matcher.strict(clause) for clause in clauses]
        joined = self._joined(clauses)
        ranked = self._meeting(self._ways(strict, strict, joined), allowed, as_typed=True)
        if len(ranked.entries) >= ENOUGH:
            return ranked
        rare = [len(found) < ENOUGH for found in strict]
        for otherwise in (Reach.INSIDE, Reach.SHORTENED):
            reaches = [Reach.MISSPELT if few else otherwise for few in rare]
            founds = [self._matcher.loose(clause, reach) for clause, reach in zip(clauses, reaches, strict=True)]
            ranked = self._meeting(self._ways(founds, strict, joined), allowed, as_typed=False)
            if len(ranked.entries):
                break
        if len(clauses) > 1 and _WHOLE not in ranked.coverages:
            # Beside what has all the words misspelt stands what has some of them as they are typed.
            way = self._ways(strict if len(ranked.entries) else founds, strict, [])[0]
            ranked = _merged([ranked, self._meeting_some(way, _all_properties(clauses, way, self._count, allowed))])
        return Ranked(ranked.entries, ranked.scores, ranked.coverages, reaches)

    def _joined(self, clauses: Sequence[Clause]) -> list[tuple[int, Found]]:
        """The clauses that can be read as one with the next, by number."""
        pairs = ((at, self._matcher.joined(clauses[at], clauses[at + 1])) for at in range(len(clauses) - 1))
        return [(at, found) for at, found in pairs if found is not None]

    def _ways(
        self, founds: Sequence[Found], strict: Sequence[Found], joined: Sequence[tuple[int, Found]]
    ) -> list[_Way]:
        rarities = [(close or far).rarity for close, far in zip(strict, founds, strict=True)]
        total = sum(rarities)
        shares = [rarity / total for rarity in rarities]
        ways = [_Way(founds, shares)]
        for at, found in joined:
            both = [*founds[:at], found, *founds[at + 2 :]]
            ways.append(_Way(both, [*shares[:at], shares[at] + shares[at + 1], *shares[at + 2 :]]))
        return ways

    def _meeting(self, ways: Sequence[_Way], allowed: NDArray[np.bool_] | None, *, as_typed: bool) -> Ranked:
        """Rank what meets every clause in one of the ways."""
        return _merged([self._in_one_way(way, allowed, as_typed=as_typed) for way in ways])

    def _in_one_way(self, way: _Way, allowed: NDArray[np.bool_] | None, *, as_typed: bool) -> Ranked:
        if not all(map(len, way.founds)):
            return NOTHING
        entries, values = together(way.founds, self._count)
        if allowed is not None and len(entries):
            kept = allowed.take(entries)
            entries = entries[kept]
            values = [value[kept] for value in values]
        if not len(entries):
            return NOTHING
        scores = values[0] * np.float32(way.shares[0] / _FULL)
        for value, share in zip(values[1:], way.shares[1:], strict=True):
            scores += value * np.float32(share / _FULL)
        telling = values[way.shares.index(max(way.shares))]
        scores += self._brevity.take(entries) * _IN_TITLE.take(telling)
        if as_typed:
            coverages = np.zeros(len(entries), dtype=np.uint8)
        else:
            least = values[0] if len(values) == 1 else np.minimum.reduce(values)
            coverages = (least < Tier.ABBREVIATION.value).astype(np.uint8)
        return Ranked(entries, scores, coverages)

    def _meeting_some(self, way: _Way, allowed: NDArray[np.bool_] | None) -> Ranked:
        """Rank what meets most, where nothing meets all."""
        scores = np.zeros(self._count, dtype=np.float32)
        met = np.zeros(self._count, dtype=np.float32)
        for found, share in zip(way.founds, way.shares, strict=True):
            scores[found.entries] += found.values * np.float32(share / _FULL)
            met[found.entries] += 1
        scores *= met / len(way.founds)
        if allowed is not None:
            scores *= allowed
        entries = np.flatnonzero(scores > max(0.0, _LEAST_SHARE * float(scores.max(initial=0)))).astype(np.int32)
        return Ranked(entries, scores.take(entries), np.full(len(entries), _PARTIAL, np.uint8))


def _merged(parts: Sequence[Ranked]) -> Ranked:
    """Each entry once, with its best coverage and there with its best score."""
    parts = [part for part in parts if len(part.entries)]
    if len(parts) <= 1:
        return parts[0] if parts else NOTHING
    entries = np.concatenate([part.entries for part in parts])
    scores = np.concatenate([part.scores for part in parts])
    coverages = np.concatenate([part.coverages for part in parts])
    order = np.lexsort((-scores, coverages, entries))
    entries, scores, coverages = entries[order], scores[order], coverages[order]
    first = np.concatenate(([True], entries[1:] != entries[:-1]))
    return Ranked(entries[first], scores[first], coverages[first])


def _all_properties(
    clauses: Sequence[Clause], way: _Way, count: int, allowed: NDArray[np.bool_] | None
) -> NDArray[np.bool_] | None:
    """The entries that are allowed and have all tags and authors asked for: misspelt perhaps, but never left out."""
    for clause, found in zip(clauses, way.founds, strict=True):
        if clause.is_property:
            having = found.in_all(count) != 0
            allowed = having if allowed is None else allowed & having
    return allowed
