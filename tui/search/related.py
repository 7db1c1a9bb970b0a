"""Which papers are about the same as another one."""

import heapq
import math
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from threading import Lock

from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.search.subject import Subject, is_tag, subject_of, terms_of
from tui.search.words import folded_words

_MOST = 5  # papers
_MOST_REASONS = 4
_NEAR = 1.1  # what papers must share at least; the rarest word is worth almost 1
_TAG = 2  # what a tag is worth, in words as rare as it
_COMMON = 0.03  # the share of papers above which a word says nothing
_FEW = 16  # papers that a word may always have
_IN_A_TAG = 0.5  # of what a word is worth that only a tag has, where it is not known yet whether the other one says it
_BESIDES = 10  # papers that a library is taken to have besides, so that in a small one words are rare too
_LENGTH = 0.4  # how much of what is shared is set against how many terms the papers have
_MOST_WALKED = 20_000  # papers that have a term of one paper, over all its terms
_MOST_COMPARED = 60
_LEAST_COMPARED = 0.4  # what is shared at least by papers that are compared; words side by side may make up the rest


@dataclass(frozen=True, slots=True)
class RelatedPaper:
    """A paper that is about the same as another one."""

    entry: Entry
    shared: tuple[str, ...]
    """Why: tags as "#tag" and words, both as the other one writes them; the most telling first, at most four."""


class Related:
    """Knows which papers of a library are about the same. Safe to ask from any thread."""

    def __init__(self, library: Library) -> None:
        """Take a library. The first question takes it in, about a second for 100,000 papers."""
        self._library = library
        self._index: _Index | None = None
        self._making = Lock()

    def of(self, entry: Entry) -> Sequence[RelatedPaper]:
        """The nearest papers, at most five, nearest first, equally near ones in the library's order.

        None for what is no paper, and where nothing is near: one word that others have too is not enough.
        """
        if entry.kind is not Kind.PAPER:
            return ()
        with self._making:
            if self._index is None:
                self._index = _Index(self._library.papers)
        subject = subject_of(entry)
        nearest: list[tuple[float, int, tuple[str, ...]]] = []
        for number in self._index.candidates(subject):
            nearness, shared = self._index.compare(subject, number)
            if nearness >= _NEAR:
                nearest.append((-nearness, number, shared))
        related: list[RelatedPaper] = []
        titles = [folded_words(entry.title)]
        for _, number, shared in sorted(nearest):
            paper = self._library.papers[number]
            title = folded_words(paper.title)
            if paper is not entry and title not in titles and len(related) < _MOST:
                related.append(RelatedPaper(paper, shared))
                titles.append(title)
        return related


class _Index:
    """Papers by number, and which of them have each term that several have."""

    def __init__(self, papers: Sequence[Entry]) -> None:
        self._papers = papers
        lengths = array("i")
        holders: defaultdict[str, array[int]] = defaultdict(partial(array, "i"))
        for number, paper in enumerate(papers):
            terms = terms_of(paper)
            lengths.append(len(terms))
            for term in terms:
                holders[term].append(number)
        most = max(_FEW, int(_COMMON * len(papers)))
        self._holders = {
            term: numbers
            for term, numbers in holders.items()
            if len(numbers) > 1 and (len(numbers) <= most or is_tag(term))
        }
        self._tagged = sum(bool(paper.tags) for paper in papers)
        self._usual_length = max(1, median(lengths)) if papers else 1
        self._widths = array("d", map(self._width, lengths))

    def candidates(self, subject: Subject) -> list[int]:
        """The papers that share most of a subject's terms, those with rare ones above all."""
        shared: defaultdict[int, float] = defaultdict(float)
        walked = 0
        terms = subject.words.keys() | subject.tags.keys()
        for term in sorted(terms & self._holders.keys(), key=lambda term: (len(self._holders[term]), term)):
            numbers, weight = self._holders[term], self._weight(term)
            if not is_tag(term) and term not in subject.said:
                weight *= _IN_A_TAG
            walked += len(numbers)
            if shared and walked > _MOST_WALKED:
                break
            for number in numbers[:_MOST_WALKED]:
                shared[number] += weight
        slope = _LENGTH * self._width(subject.length)
        ranked = [
            (-weight / (1 - _LENGTH + slope * self._widths[number]), number)
            for number, weight in shared.items()
            if weight >= _LEAST_COMPARED
        ]
        return [number for _, number in heapq.nsmallest(_MOST_COMPARED, ranked)]

    def compare(self, subject: Subject, number: int) -> tuple[float, tuple[str, ...]]:
        """How near a paper is to a subject, and what they share, as the subject writes it."""
        other = subject_of(self._papers[number])
        tags = subject.tags.keys() & other.tags.keys()
        words = (subject.said & other.words.keys()) | (subject.words.keys() & other.said)
        words = words.difference(*map(subject.under, tags))
        weights = {term: weight for term in tags | words if (weight := self._weight(term))}
        together = [
            min(weights[left], weights[right])
            for left, right in subject.pairs & other.pairs
            if left in weights and right in weights
        ]
        size = 1 - _LENGTH + _LENGTH * self._width(subject.length) * self._widths[number]
        return math.fsum((*weights.values(), *together)) / size, _written(subject, weights)

    def _weight(self, term: str) -> float:
        """From 0, for what says nothing, to almost 1 for a word, or 2 for a tag, that only two papers have."""
        if term not in self._holders:
            return 0
        count, worth = (self._tagged, _TAG) if is_tag(term) else (len(self._papers), 1)
        return worth * math.log((count + _BESIDES) / len(self._holders[term])) / math.log(count + _BESIDES)

    def _width(self, length: int) -> float:
        """How much so many terms take off what two papers share: long summaries are not near to everything."""
        return math.sqrt(length / self._usual_length)


def _written(subject: Subject, weights: Mapping[str, float]) -> tuple[str, ...]:
    terms = [(term, written) for term, written in (subject.tags | subject.words).items() if term in weights]
    terms.sort(key=lambda term: -weights[term[0]])
    return tuple(dict.fromkeys(written for _, written in terms[:_MOST_REASONS]))
