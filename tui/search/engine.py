"""The search itself: every query word is looked up on its own, and entries gather what their words are worth."""

import math
from itertools import pairwise

from tui.library.entry import Kind
from tui.library.library import Library
from tui.search.highlight import title_positions
from tui.search.hit import Field, Hit, Term, Tier
from tui.search.vocabulary import Vocabulary
from tui.search.words import words_of

_WEIGHT = {
    Field.TITLE: 1.0,
    Field.SLUG: 0.9,
    Field.VENUE: 0.8,
    Field.YEAR: 0.8,
    Field.TAG: 0.8,
    Field.INITIALS: 0.7,
    Field.SUMMARY: 0.6,
}
_WHOLE_ONLY = frozenset({Field.INITIALS, Field.YEAR})
"""Fields in which part of a word, or a word like it, means nothing."""

_LEAST_SHARE = 0.5  # of the best score; what is below is noise to somebody who sees the best

_WITHOUT_PAPERS = 0.95
_MOST_KNOWN = 256  # query words whose worth is kept

_Worth = dict[int, tuple[float, Term]]
"""For entries by number: what one query word is worth there, and why."""


class Engine:
    """Finds entries of one library. Safe to ask from any thread."""

    def __init__(self, library: Library) -> None:
        self._entries = library.entries
        self._vocabulary = Vocabulary(library.entries)
        self._known: dict[tuple[str, bool], _Worth] = {}

    def find(self, query: str) -> list[Hit]:
        """All entries that answer the query, best first; equal ones in the index's order.

        Words may stand in any order; `#word` looks in tags alone. A query without a word has no hits.
        """
        words = [(word.text, chunk.startswith("#")) for chunk in query.split() for word in words_of(chunk)]
        if not words:
            return []
        slots = [dict(self._worth(word, in_tags)) for word, in_tags in words]
        for at, ((left, left_tags), (right, right_tags)) in enumerate(pairwise(words)):
            # "pilot fish" for PilotFish: the two words as one count for both.
            for number, found in self._worth(left + right, left_tags or right_tags).items():
                if found[1].tier in (Tier.EXACT, Tier.PREFIX):
                    slots[at][number] = max(found, slots[at].get(number, found), key=_score)
                    slots[at + 1][number] = max(found, slots[at + 1].get(number, found), key=_score)
        gathered: dict[int, list[tuple[float, Term]]] = {}
        for slot in slots:
            for number, found in slot.items():
                gathered.setdefault(number, []).append(found)
        scores = {
            number: sum(map(_score, found)) * len(found) / len(words) ** 2 * self._standing(number)
            for number, found in gathered.items()
        }
        least = max(scores.values(), default=0.0) * _LEAST_SHARE
        best = sorted((number for number, score in scores.items() if score >= least), key=lambda n: (-scores[n], n))
        return [self._hit(number, scores[number], [term for _, term in gathered[number]]) for number in best]

    def _hit(self, number: int, score: float, terms: list[Term]) -> Hit:
        entry = self._entries[number]
        return Hit(entry, score, tuple(terms), title_positions(entry.title, terms))

    def _standing(self, number: int) -> float:
        """What an entry is worth as such: an edition without papers comes after those that have some."""
        entry = self._entries[number]
        return 1.0 if entry.kind is Kind.PAPER or entry.children else _WITHOUT_PAPERS

    def _worth(self, query: str, in_tags: bool) -> _Worth:
        """Where one query word is found, and what it is worth there: quality, weight of the field, rarity."""
        known = self._known.get((query, in_tags))
        if known is not None:
            return known
        best: _Worth = {}
        for candidate in self._vocabulary.candidates(query):
            for posting in self._vocabulary.postings[candidate.word]:
                if in_tags and posting.field is not Field.TAG:
                    continue
                if posting.field in _WHOLE_ONLY and candidate.tier is not Tier.EXACT:
                    continue
                score = candidate.quality * _WEIGHT[posting.field]
                if posting.number not in best or best[posting.number][0] < score:
                    best[posting.number] = (score, Term(query, candidate.word, candidate.tier, posting.field))
        total = len(self._entries)
        rarity = math.log(1 + total / len(best)) / math.log(1 + total) if best else 0.0
        worth = {number: (score * (0.4 + 0.6 * rarity), term) for number, (score, term) in best.items()}
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[query, in_tags] = worth
        return worth


def _score(found: tuple[float, Term]) -> float:
    return found[0]
