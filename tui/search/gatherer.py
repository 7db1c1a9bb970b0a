"""Takes the entries of a library in, piece by piece, and makes of them what can be searched."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.library.entry import Entry, Kind
from tui.search.hit import Field
from tui.search.initials import initials_of
from tui.search.runs import Run, own_runs, place_runs
from tui.search.spellings import Spellings
from tui.search.title_initials import TitleInitials
from tui.search.token_stream import END, ENTRY_SHIFT, FIELD_VALUE, TokenStream
from tui.search.words import folded_words

KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Entries, ready to be searched; the number of an entry is its place in the library."""

    stream: TokenStream
    spellings: Spellings
    initials: TitleInitials
    title_starts: NDArray[np.int32]
    """Where in the stream each title begins."""
    title_lengths: NDArray[np.int32]
    """In words."""
    years: NDArray[np.int32]
    """0 where there is none."""
    kinds: NDArray[np.uint8]
    """Places in `KINDS`."""
    noted: NDArray[np.bool_]
    """Papers with a note."""
    empty: NDArray[np.bool_]
    """What is no paper and has none."""
    venue_words: frozenset[str]

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.kinds)


class Gatherer:
    """Gathers entries in the order of the library."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._end = self._numbers[END]
        self._tokens = array("i")
        self._run_entries = array("i")
        self._run_fields = bytearray()
        self._run_lengths = array("i")
        self._initials: list[str] = []
        self._initials_entries = array("i")
        self._title_starts = array("i")
        self._title_lengths = array("i")
        self._years = array("i")
        self._kinds = bytearray()
        self._noted = bytearray()
        self._empty = bytearray()
        self._places: dict[int, tuple[int, list[Run]]] = {}
        self._venue_words: set[str] = set()

    def add(self, entries: Iterable[Entry]) -> None:
        """Take more entries."""
        for entry in entries:
            number = len(self._kinds)
            title = folded_words(entry.title)
            self._title_starts.append(len(self._tokens))
            self._title_lengths.append(len(title))
            self._add_run(number, Field.TITLE, title)
            for field, words in own_runs(entry, title):
                self._add_run(number, field, words)
            year, runs = self._place(entry)
            for field, words in runs:
                self._add_run(number, field, words)
            if entry.kind is Kind.PAPER:
                for initials in dict.fromkeys(initials_of(title)):
                    self._initials.append(initials)
                    self._initials_entries.append(number)
            self._years.append(year)
            self._kinds.append(KINDS.index(entry.kind))
            self._noted.append(entry.noted)
            self._empty.append(entry.kind is not Kind.PAPER and not entry.children and not entry.lists)

    def gathered(self) -> Gathered:
        """All that was taken until now."""
        words = sorted(self._numbers)
        ranks = np.empty(len(words), dtype=np.int32)
        ranks[np.fromiter(map(self._numbers.__getitem__, words), dtype=np.int32)] = np.arange(len(words))
        lengths = np.array(self._run_lengths, dtype=np.int32)
        entries = np.repeat(np.array(self._run_entries, dtype=np.int32) << ENTRY_SHIFT, lengths)
        fields = np.repeat(np.frombuffer(bytes(self._run_fields), dtype=np.uint8), lengths)
        return Gathered(
            TokenStream(words, ranks[np.array(self._tokens, dtype=np.int32)], (entries | fields).astype(np.int32)),
            Spellings(words),
            TitleInitials(self._initials, np.array(self._initials_entries, dtype=np.int32)),
            np.array(self._title_starts, dtype=np.int32),
            np.array(self._title_lengths, dtype=np.int32),
            np.array(self._years, dtype=np.int32),
            np.frombuffer(bytes(self._kinds), dtype=np.uint8),
            np.frombuffer(bytes(self._noted), dtype=np.bool_),
            np.frombuffer(bytes(self._empty), dtype=np.bool_),
            frozenset(self._venue_words),
        )

    def _place(self, entry: Entry) -> tuple[int, list[Run]]:
        """The year and the place of an entry, which papers share with those beside them, if not said of one alone."""
        is_shared = entry.kind is Kind.PAPER and not entry.appeared_in
        known = self._places.get(id(entry.parent)) if is_shared else None
        if known is None:
            runs = list(place_runs(entry))
            known = entry.year or 0, runs
            self._venue_words.update(*(words for field, words in runs if field is Field.VENUE))
            if is_shared:
                self._places[id(entry.parent)] = known
        return known

    def _add_run(self, number: int, field: Field, words: list[str]) -> None:
        self._tokens.extend(map(self._numbers.__getitem__, words))
        self._tokens.append(self._end)
        self._run_entries.append(number)
        self._run_fields.append(FIELD_VALUE[field])
        self._run_lengths.append(len(words) + 1)
