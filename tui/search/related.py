"""Which papers are about the same as another one."""

import heapq
import math
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from statistics import median
from threading import Lock

from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.search.subject import LITTLE, Passage, Subject, is_author, is_word, pair_of, stems_in, subject_of, terms_of
from tui.search.words import folded_words

_MOST = 5  # papers
_MOST_REASONS = 4
_LONGEST_PHRASE = 4  # words
_NEAR = 0.7  # what papers must share at least; the rarest word is worth almost 1
_NAME = 2  # what a tag or topic is worth, in words as rare as it: who wrote the notes chose it
_IN_PASSING = 0.8  # of what a word is worth, for each of the two papers that has it in its summary alone
_BESIDES = 10  # papers that a library is taken to have besides, so that in a small one words are rare too
_LENGTH = 0.4  # how much of what is shared is set against how many terms the papers have
_MOST_WALKED = 20_000  # papers that have a term of one paper, over all its terms
_MOST_COMPARED = 60


@dataclass(frozen=True, slots=True)
class RelatedPaper:
    """A paper that is about the same as another one."""

    entry: Entry
    shared: tuple[str, ...]
    """Why: phrases, tags, topics and authors, as the other one has them; the most telling first, at most four."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two papers share: terms with their weights, and pairs of words."""

    weights: Mapping[str, float]
    pairs: Set[tuple[str, str]]


class Related:
    """Knows which papers of a library are about the same. Safe to ask from any thread."""

    def __init__(self, library: Library) -> None:
        """Take a library. The first question takes it in, about a second for 100,000 papers."""
        self._library = library
        self._index: _Index | None = None
        self._making = Lock()

    def of(self, entry: Entry) -> Sequence[RelatedPaper]:
        """The nearest papers, at most five, nearest first, equally near ones in the library's order.

        None for what is no paper, and where nothing is near: one word is not enough, if it is no tag.
        """
        if entry.kind is not Kind.PAPER:
            return ()
        with self._making:
            if self._index is None:
                self._index = _Index(self._library.papers)
        subject = subject_of(entry)
        nearest: list[tuple[float, int, _Shared]] = []
        for number in self._index.candidates(subject):
            nearness, shared = self._index.compare(subject, number)
            if nearness >= _NEAR:
                nearest.append((-nearness, number, shared))
        related: list[RelatedPaper] = []
        titles = [folded_words(entry.title)]
        for _, number, shared in sorted(nearest, key=lambda paper: paper[:2]):
            paper = self._library.papers[number]
            title = folded_words(paper.title)
            if paper is not entry and title not in titles and len(related) < _MOST:
                related.append(RelatedPaper(paper, _reasons(subject, shared)))
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
        self._holders = {term: numbers for term, numbers in holders.items() if len(numbers) > 1}
        self._usual_length = max(1, median(lengths)) if papers else 1
        self._widths = array("d", map(self._width, lengths))

    def candidates(self, subject: Subject) -> list[int]:
        """The papers that share most of a subject's terms, those with rare ones above all."""
        shared: defaultdict[int, float] = defaultdict(float)
        walked = 0
        terms = subject.words | subject.names.keys()
        for term in sorted(terms & self._holders.keys(), key=lambda term: (len(self._holders[term]), term)):
            numbers, weight = self._holders[term], self._weight(term)
            walked += len(numbers)
            if shared and walked > _MOST_WALKED:
                break
            for number in numbers[:_MOST_WALKED]:
                shared[number] += weight
        slope = _LENGTH * self._width(subject.length)
        ranked = [(-weight / (1 - _LENGTH + slope * self._widths[number]), number) for number, weight in shared.items()]
        return [number for _, number in heapq.nsmallest(_MOST_COMPARED, ranked)]

    def compare(self, subject: Subject, number: int) -> tuple[float, _Shared]:
        """How near a paper is to a subject, 0 where one word is all they share, and what they share."""
        other = subject_of(self._papers[number])
        words = ((subject.said & other.words) | (subject.words & other.said)) & self._holders.keys()
        pairs = {pair for pair in subject.pairs & other.pairs if words.issuperset(pair)}
        words -= LITTLE.difference(*pairs)
        names = subject.names.keys() & other.names.keys() & self._holders.keys()
        weights = {term: self._weight(term) for term in words | names}
        for author in sorted(filter(is_author, weights), key=lambda author: (-weights[author], author))[1:]:
            del weights[author]  # who wrote both is one reason, however many they were
        for term in words:
            weights[term] *= _IN_PASSING ** ((term not in subject.stressed) + (term not in other.stressed))
        tagged = words & (subject.tagged | other.tagged)
        for term in tagged:
            weights[term] *= _NAME
        if len(words) == len(weights) == 1 and not tagged:
            return 0, _Shared({}, frozenset())
        together = (min(weights[left], weights[right]) for left, right in pairs - (subject.compounds & other.compounds))
        size = 1 - _LENGTH + _LENGTH * self._width(subject.length) * self._widths[number]
        return math.fsum((*weights.values(), *together)) / size, _Shared(weights, pairs)

    def _weight(self, term: str) -> float:
        """From 0, for what all have, to almost 1 for a word or author that two papers have, 2 for a tag or topic."""
        count = len(self._papers) + _BESIDES
        worth = 1 if is_word(term) or is_author(term) else _NAME
        return worth * math.log(count / len(self._holders[term])) / math.log(count)

    def _width(self, length: int) -> float:
        """How much so many terms take off what two papers share: long summaries are not near to everything."""
        return math.sqrt(length / self._usual_length)


def _reasons(subject: Subject, shared: _Shared) -> tuple[str, ...]:
    """What is shared as the subject writes it, the most telling first; no phrase that another reason says already."""
    weights = shared.weights
    names = [(weights[term], term, written) for term, written in subject.names.items() if term in weights]
    reasons = [(weight, written) for weight, _, written in names]
    said = set[str]().union(*(stems_in(term) for _, term, _ in names))
    phrases = [phrase for passage in subject.passages for phrase in _phrases(passage, shared)]
    phrases.sort(key=lambda phrase: -sum(map(weights.__getitem__, phrase[0])))
    for stems, written in phrases:
        if not stems <= said:
            reasons.append((sum(map(weights.__getitem__, stems)), written))
            said |= stems
    reasons.sort(key=lambda reason: -reason[0])
    return tuple(written for _, written in reasons[:_MOST_REASONS])


def _phrases(passage: Passage, shared: _Shared) -> Iterator[tuple[set[str], str]]:
    """The shared words of a passage; words that stand side by side in both papers as one phrase, "GPU sharing"."""
    start = end = 0
    stems: set[str] = set()
    last = ""
    for place in passage.places:
        if place.stem not in shared.weights:
            continue
        is_next = pair_of(last, place.stem) in shared.pairs and place.start - end <= 1 and len(stems) < _LONGEST_PHRASE
        if stems and not is_next:
            yield stems, passage.text[start:end]
            stems = set()
        if not stems:
            start = place.start
        stems.add(place.stem)
        last, end = place.stem, place.end
    if stems:
        yield stems, passage.text[start:end]
