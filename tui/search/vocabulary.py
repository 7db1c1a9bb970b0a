"""The distinct words of a library, and which of them a query word may mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tui.library.entry import Entry, Kind
from tui.library.page_key import slug
from tui.search.hit import Field, Tier
from tui.search.words import words_of

_SHORTEST_INFIX = 3
_SHORTEST_TYPO = 4
_SHORTEST_SUBSEQUENCE = 3
_BESIDE_STRICT = 0.3  # of its quality is left to a typo where words match as they are typed
_LONG = 7  # letters from which a word may hold two mistakes instead of one
_SMALL_WORDS = frozenset("a an and at by for from in into of on or over the to under via with".split())


@dataclass(frozen=True, slots=True)
class Posting:
    """That a word stands in a field of the entry with this number."""

    number: int
    field: Field


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that a query word may mean. `quality` is above 0 and at most 1."""

    word: str
    tier: Tier
    quality: float


class Vocabulary:
    """Every word of the entries, each with its postings."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.postings: dict[str, list[Posting]] = {}
        plain: set[str] = set()
        joined: dict[str, int] = {}
        for number, entry in enumerate(entries):
            for word, field, left in _words_in(entry):
                self.postings.setdefault(word, []).append(Posting(number, field))
                if left:
                    joined[word] = left
                else:
                    plain.add(word)
        self._words = list(self.postings)
        self._left = {word: left for word, left in joined.items() if word not in plain}
        """Words that only stand for two, with the length of the first of the two."""

    def candidates(self, query: str) -> list[Candidate]:
        """The words that a folded query word may mean: tolerant ways count less where a stricter one succeeds."""
        strict = [
            candidate
            for word in self._words
            if len(query) > self._left.get(word, 0) and (candidate := _strict(query, word))
        ]
        found = {candidate.word for candidate in strict}
        damping = _BESIDE_STRICT if strict else 1.0
        typos = [candidate for candidate in self._typos(query, damping) if candidate.word not in found]
        if strict or typos:
            return strict + typos
        return [candidate for word in self._words if (candidate := _subsequence(query, word))]

    def _typos(self, query: str, damping: float) -> list[Candidate]:
        """Words, and words still being typed, that are within one or two mistakes (optimal string alignment)."""
        if len(query) < _SHORTEST_TYPO:
            return []
        allowed = 2 if len(query) >= _LONG else 1
        starts = [word[: len(query)] for word in self._words]
        least: dict[int, float] = {}
        for choices, penalty in ((self._words, 0.0), (starts, 0.1)):
            for _, distance, number in process.extract(
                query, choices, scorer=OSA.distance, score_cutoff=allowed, limit=None
            ):
                cost = distance / len(query) + penalty
                least[number] = min(cost, least.get(number, cost))
        return [
            Candidate(self._words[number], Tier.TYPO, Tier.TYPO.value * damping * (1 - cost))
            for number, cost in least.items()
        ]


def _strict(query: str, word: str) -> Candidate | None:
    if word == query:
        return Candidate(word, Tier.EXACT, Tier.EXACT.value)
    if word.startswith(query):
        return Candidate(word, Tier.PREFIX, Tier.PREFIX.value + 0.15 * len(query) / len(word))
    if len(query) >= _SHORTEST_INFIX and query in word:
        return Candidate(word, Tier.INFIX, Tier.INFIX.value)
    return None


def _subsequence(query: str, word: str) -> Candidate | None:
    if len(query) < _SHORTEST_SUBSEQUENCE or word[0] != query[0]:
        return None
    letters = iter(word)
    if not all(letter in letters for letter in query):
        return None
    return Candidate(word, Tier.SUBSEQUENCE, Tier.SUBSEQUENCE.value * len(query) / len(word))


def _words_in(entry: Entry) -> Iterable[tuple[str, Field, int]]:
    """The words of an entry by field, each once a field.

    Neighbours in a title or tag, and a venue with its year, are also joined to one word; with those comes the length
    of the first of the two, and 0 with the others.
    """
    found: dict[tuple[str, Field, int], None] = {}

    def add(words: Iterable[str], field: Field) -> None:
        found.update(((word, field, 0), None) for word in words)

    def add_joined(words: list[str], field: Field) -> None:
        pairs = ((left, right) for left, right in pairwise(words) if len(left) > 1 and len(right) > 1)
        found.update(((left + right, field, len(left)), None) for left, right in pairs)

    title = [word.text for word in words_of(entry.title)]
    add(title, Field.TITLE)
    add_joined(title, Field.TITLE)
    add((word.text for word in words_of(slug(entry.url))), Field.SLUG)
    for tag in entry.tags:
        words = [word.text for word in words_of(tag)]
        add(words, Field.TAG)
        add_joined(words, Field.TAG)
    add((word.text for word in words_of(entry.summary)), Field.SUMMARY)
    if entry.kind is Kind.PAPER and len(title) > 2:
        add(["".join(word[0] for word in title)], Field.INITIALS)
        add(["".join(word[0] for word in title if word not in _SMALL_WORDS)], Field.INITIALS)
    venue = [word.text for word in words_of(entry.venue or "")]
    add(venue, Field.VENUE)
    add((word.text for word in words_of(entry.section or "")), Field.VENUE)
    if entry.year:
        for year in (str(entry.year), f"{entry.year % 100:02}"):
            add([year], Field.YEAR)
            for word in venue:
                add_joined([word, year], Field.VENUE)
    return found
