"""Puts scored entries in order."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tui.search.gatherer import Gathered

FIRST = 64
"""So many are put in order at once, and looked at more closely; a terminal shows fewer."""

_STEP = 0.001  # by which the least score is lowered until enough entries have it
_TITLE_WORDS = 24  # of a title that are looked at
_IN_A_ROW = 0.01
_AT_START = 0.005


def best_first(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    """The places of the best scores, best first, equal ones in their order."""
    if len(scores) <= 2 * FIRST:
        return np.argsort(-scores, kind="stable")[:FIRST]
    best = float(scores.max())
    step = _STEP
    likely = np.flatnonzero(scores >= best - step)
    while len(likely) < FIRST:
        step *= 3
        likely = np.flatnonzero(scores >= best - step)
    return likely[np.argsort(-scores[likely], kind="stable")[:FIRST]]


def closeness(gathered: Gathered, entries: NDArray[np.int32], words: Sequence[range]) -> NDArray[np.float32]:
    """What entries are worth beyond their words: words that follow each other in the title, and its start."""
    places = gathered.title_starts.take(entries)[:, None] + np.arange(_TITLE_WORDS)
    title = gathered.stream.tokens.take(places, mode="clip")
    title[np.arange(_TITLE_WORDS) >= gathered.title_lengths.take(entries)[:, None]] = 0
    found = [(title >= numbers.start) & (title < numbers.stop) for numbers in words]
    bonus = np.zeros(len(entries), dtype=np.float32)
    for this, following in pairwise(found):
        bonus += (this[:, :-1] & following[:, 1:]).any(axis=1)
    bonus *= np.float32(_IN_A_ROW / max(1, len(words) - 1))
    for this in found:
        bonus += this[:, 0] * np.float32(_AT_START / len(words))
    return bonus
