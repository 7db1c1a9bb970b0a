"""Which titles have some initials."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.search.grams import Grams
from tui.search.initials import SHORTEST_INITIALS
from tui.search.words import LONGEST_GUESSED


class TitleInitials:
    """Finds papers by the initials of words that follow each other in the title, small ones skipped or not."""

    def __init__(self, initials: Sequence[str], entries: NDArray[np.int32]) -> None:
        """Take the initials of titles, and for each of them the number of its entry."""
        self._grams = Grams(initials)
        self._entries = entries

    def containing(self, letters: str) -> NDArray[np.int32]:
        """The numbers of the entries with these initials in a row, once for each place."""
        if not SHORTEST_INITIALS <= len(letters) <= LONGEST_GUESSED:
            return self._entries[:0]
        found: NDArray[np.int32] = self._entries[self._grams.containing(letters)]
        return found
