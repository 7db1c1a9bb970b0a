"""The initials of titles: "htrap" for "How to Read a Paper"."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.search.grams import LETTERS, Grams

_SMALL_WORDS = frozenset(
    "a an and are as at be by for from in into is it its of on or over that the their to under using via with".split()
)
_LONGEST = 40


def initials_of(words: Sequence[str]) -> tuple[str, str]:
    """The first letters of all words, and of those that are not small."""
    return "".join([word[0] for word in words]), "".join([word[0] for word in words if word not in _SMALL_WORDS])


class Initials:
    """Finds papers by the initials of words that follow each other in the title, small ones skipped or not."""

    def __init__(self, initials: Sequence[str], entries: NDArray[np.int32]) -> None:
        """Take the initials of titles, and for each of them the number of its entry."""
        self._grams = Grams(initials)
        self._entries = entries

    def containing(self, letters: str) -> NDArray[np.int32]:
        """The numbers of the entries with these initials in a row, ascending."""
        if not LETTERS <= len(letters) <= _LONGEST:
            return self._entries[:0]
        return np.unique(self._entries[self._grams.containing(letters)])


def places_of_initials(words: Sequence[str], letters: str) -> list[int]:
    """The places of the words of a title whose initials, one after the other, are the letters."""
    if len(letters) >= LETTERS:
        for skipped in (frozenset[str](), _SMALL_WORDS):
            places = [place for place, word in enumerate(words) if word not in skipped]
            at = "".join([words[place][0] for place in places]).find(letters)
            if at >= 0:
                return places[at : at + len(letters)]
    return []
