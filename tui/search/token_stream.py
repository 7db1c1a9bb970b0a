"""A library as one long stream of words, and where in it each distinct word stands."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.search.hit import Field

FIELD_VALUE = {
    Field.TITLE: 14,
    Field.SLUG: 12,
    Field.VENUE: 10,
    Field.YEAR: 8,
    Field.TAG: 6,
    Field.AUTHOR: 2,
    Field.SUMMARY: 0,
}
"""What a match in a field is worth beside the other fields; much less than how it matched."""

ENTRY_SHIFT = 8
"""A posting is the number of an entry, shifted by this, and what a match there is worth."""

END = ""
"""The word after the last of each run of words, so that no phrase goes on from one run to the next."""

_LAST = "\U0010ffff"


class TokenStream:
    """The distinct words, sorted, and the postings of each in the order of the library."""

    def __init__(self, words: list[str], tokens: NDArray[np.int32], postings: NDArray[np.int32]) -> None:
        """Take the words, the stream as their numbers, and for each place in the stream its posting."""
        self.words = words
        self._numbers = {word: number for number, word in enumerate(words)}
        self.tokens = tokens
        places = np.argsort(tokens, kind="stable")
        self._places: NDArray[np.int32] = places.astype(np.int32)
        self._place_postings = postings
        self._postings = postings[places]
        self._starts: NDArray[np.int64] = np.searchsorted(tokens[places], np.arange(len(words) + 1))

    def number(self, word: str) -> int | None:
        """The number of a word."""
        return self._numbers.get(word)

    def beginning_with(self, start: str) -> range:
        """The numbers of the words that begin so."""
        return range(bisect_left(self.words, start), bisect_left(self.words, start + _LAST))

    def postings(self, words: range) -> NDArray[np.int32]:
        """The postings of words that follow each other; sorted if it is one word."""
        return self._postings[self._starts[words.start] : self._starts[words.stop]]

    def postings_of_all(self, words: NDArray[np.intp]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """The postings of words by number, word by word, and how many each has."""
        firsts = self._starts[words]
        counts = self._starts[words + 1] - firsts
        skips = np.repeat(firsts - np.cumsum(counts) + counts, counts)
        return self._postings[skips + np.arange(len(skips))], counts

    def in_a_row(self, words: Sequence[range]) -> NDArray[np.int32]:
        """The postings of places where a word of the first range is followed by one of the second, and so on."""
        counts = [self._starts[numbers.stop] - self._starts[numbers.start] for numbers in words]
        rarest = counts.index(min(counts))
        places = self._places[self._starts[words[rarest].start] : self._starts[words[rarest].stop]]
        places = places[places >= rarest]
        for at, numbers in enumerate(words):
            if at != rarest and len(places):
                beside = self.tokens.take(places + (at - rarest), mode="clip")
                places = places[(beside >= numbers.start) & (beside < numbers.stop)]
        return self._place_postings[places]
