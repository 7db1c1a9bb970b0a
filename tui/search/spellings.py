"""The words of a library that a query word may stand for without being the start of them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from tui.search.grams import LETTERS, Grams
from tui.search.hit import Tier
from tui.search.words import LONGEST_GUESSED

_SHORTEST = 4  # letters of a query word that may abbreviate or misspell
_LONG = 6  # letters from which a word may hold two mistakes instead of one
_PLACES = 24  # letters of a word whose order is looked at before it is compared
_HEAD = 3  # letters at the start of which one must be shared
_ABBREVIATION_RANGE = 15  # what closeness adds to the value of an abbreviation
_LEAST_CLOSENESS = 0.4  # of an abbreviation
_TYPO_RANGE = 48
_UNFINISHED = 0.4  # mistakes that it counts to be like the start of a word and not the word
_OTHER_FIRST_LETTER = 0.3


class Loose(NamedTuple):
    """Words by number, not always once each, and what the query word is worth in each, the field aside."""

    numbers: NDArray[np.intp]
    worth: NDArray[np.int32]


NO_WORDS = Loose(np.zeros(0, np.intp), np.zeros(0, np.int32))


class Spellings:
    """Finds words by their middle, by some of their letters and by what they are like."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._grams = Grams(words)
        self._lengths = np.fromiter(map(len, words), dtype=np.int32, count=len(words))
        self._letters = _letter_sets(words)

    def with_inside(self, query: str) -> Loose:
        """The words that contain the query word."""
        if not LETTERS <= len(query) <= LONGEST_GUESSED:
            return NO_WORDS
        numbers = self._grams.containing(query)
        return Loose(numbers, np.full(len(numbers), Tier.INFIX.value, np.int32))

    def abbreviated(self, query: str, first: range) -> Loose:
        """The words, of a range with the same first letter, that have the query's letters in order."""
        if not _SHORTEST <= len(query) <= LONGEST_GUESSED:
            return NO_WORDS
        wanted = _letter_set(query)
        letters = self._letters[-1][first.start : first.stop]
        likely = (letters & wanted) == wanted
        likely &= self._lengths[first.start : first.stop] > len(query)
        numbers = np.flatnonzero(likely) + first.start
        closeness = np.array([_closeness(query, self._words[number]) for number in numbers.tolist()])
        close = closeness >= _LEAST_CLOSENESS
        return Loose(numbers[close], _worth(Tier.ABBREVIATION, closeness[close] * _ABBREVIATION_RANGE))

    def misspelt(self, query: str) -> Loose:
        """The words within one or two mistakes of the query word, or whose start is (optimal string alignment)."""
        if not _SHORTEST <= len(query) <= LONGEST_GUESSED:
            return NO_WORDS
        allowed = 2 if len(query) >= _LONG else 1
        wanted = _letter_set(query)
        start = self._letters[min(len(query) - allowed, _PLACES)]
        more = self._letters[min(len(query) + allowed, _PLACES)]
        likely = np.bitwise_count(wanted & ~more) <= allowed
        likely &= np.bitwise_count(start & ~wanted) <= allowed
        likely &= self._lengths >= len(query) - allowed
        likely &= (self._letters[_HEAD] & _letter_set(query[:_HEAD])) != 0
        numbers = np.flatnonzero(likely)
        words = [self._words[number] for number in numbers.tolist()]
        lengths = self._lengths[numbers]
        whole = np.flatnonzero(lengths <= len(query) + allowed)
        begun = np.flatnonzero(lengths > len(query))
        ends = [len(query)] if allowed > 1 else [len(query) - 1, len(query), len(query) + 1]
        compared = [words[place] for place in whole.tolist()]
        for end in ends:
            compared += [words[place][:end] for place in begun.tolist()]
        if not compared:
            return NO_WORDS
        mistakes = process.cdist([query], compared, scorer=OSA.distance, score_cutoff=allowed)[0].astype(np.float32)
        mistakes[mistakes > allowed] = np.inf
        mistakes[len(whole) :] += np.float32(_UNFINISHED)
        cost = np.full(len(words), np.inf, dtype=np.float32)
        np.minimum.at(cost, np.concatenate([whole, *[begun] * len(ends)]), mistakes)
        near = np.flatnonzero(cost < np.inf)
        other_start = np.array([words[at][0] != query[0] for at in near.tolist()], dtype=np.float32)
        closeness = 1 - (cost[near] + other_start * _OTHER_FIRST_LETTER) / (allowed + 1)
        return Loose(numbers[near], _worth(Tier.TYPO, np.maximum(closeness, 0) * _TYPO_RANGE))


def _worth(tier: Tier, closeness: NDArray[np.floating]) -> NDArray[np.int32]:
    return tier.value + np.round(closeness).astype(np.int32)


def _letter_sets(words: Sequence[str]) -> NDArray[np.uint32]:
    """For each length, the letters that each word begins with up to there, as bits; letters may share a bit."""
    padded = np.array([word[:_PLACES] for word in words], dtype=f"U{_PLACES}")
    letters = padded.view(np.uint32).reshape(len(words), _PLACES).T
    sets = np.zeros((_PLACES + 1, len(words)), dtype=np.uint32)
    for place, row in enumerate(letters):
        bits = np.left_shift(np.uint32(1), row & 31, dtype=np.uint32)
        sets[place + 1] = sets[place] | np.where(row, bits, np.uint32(0))
    return sets


def _letter_set(text: str) -> np.uint32:
    bits = 0
    for char in text:
        bits |= 1 << (ord(char) & 31)
    return np.uint32(bits)


def _closeness(query: str, word: str) -> float:
    """How well the letters stand for the word, from 0, where they are not in it in this order, to 1."""
    at = gaps = 0
    previous = -1
    for letter in query:
        at = word.find(letter, at)
        if at < 0:
            return 0.0
        gaps += at != previous + 1
        previous = at
        at += 1
    return 0.7 * len(query) / len(word) + 0.2 * (1 - gaps / len(query)) + 0.1 * (previous == len(word) - 1)
