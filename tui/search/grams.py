"""Which of many short texts contain some letters: an index of every three in a row."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LETTERS = 3
"""The fewest letters that can be looked up."""

_BITS = 7  # for a letter in the code of three
_ASCII = 1 << _BITS
_OTHERS = 9  # kinds of letters that are not ASCII; control characters, which words have none of, make room for them


class Grams:
    """Texts, and the places of every three letters in them."""

    def __init__(self, texts: Sequence[str]) -> None:
        joined = "\n".join(texts)
        self._letters: NDArray[np.uint32] = np.frombuffer(f"{joined}\n\n\n".encode("utf-32-le"), dtype=np.uint32)
        ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.int32, count=len(texts)) + 1, dtype=np.int32)
        self._starts: NDArray[np.int32] = np.concatenate((np.zeros(1, dtype=np.int32), ends))[:-1]
        kinds = np.where(self._letters < _ASCII, self._letters, self._letters % _OTHERS)
        self._codes = ((kinds[:-2] << (2 * _BITS)) | (kinds[1:-1] << _BITS) | kinds[2:]).astype(np.int32)
        self._places = np.argsort(self._codes, kind="stable").astype(np.int32)
        self._sorted = self._codes[self._places]

    def containing(self, part: str) -> NDArray[np.intp]:
        """The numbers of the texts with these letters in a row, once for each place; at least three letters."""
        kinds = [_kind(ord(letter)) for letter in part]
        last = len(part) - LETTERS
        offsets = [*range(0, last, LETTERS), last]
        codes = [kinds[at] << (2 * _BITS) | kinds[at + 1] << _BITS | kinds[at + 2] for at in offsets]
        wanted = np.array([*codes, *(code + 1 for code in codes)], dtype=np.int32)
        bounds = self._sorted.searchsorted(wanted).tolist()
        firsts, ends = bounds[: len(codes)], bounds[len(codes) :]
        counts = [end - first for first, end in zip(firsts, ends, strict=True)]
        rarest = counts.index(min(counts))
        places = self._places[firsts[rarest] : ends[rarest]]
        places = places[places >= offsets[rarest]]
        for offset, code in zip(offsets, codes, strict=True):
            if offset != offsets[rarest] and len(places):
                places = places[self._codes.take(places + (offset - offsets[rarest]), mode="clip") == code]
        for offset, letter in enumerate(map(ord, part)) if not part.isascii() else ():
            places = places[self._letters.take(places + (offset - offsets[rarest]), mode="clip") == letter]
        numbers: NDArray[np.intp] = self._starts.searchsorted(places, side="right") - 1
        return numbers


def _kind(letter: int) -> int:
    return letter if letter < _ASCII else letter % _OTHERS
