"""Where a clause of a query is found: as it is written first, and by what it may stand for where that gives little."""

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tui.search.found import Found
from tui.search.hit import Field, Tier
from tui.search.query import ANYWHERE, Clause
from tui.search.runs import MOST_PARTS, may_be_part
from tui.search.spellings import NO_WORDS, Loose, Spellings
from tui.search.title_initials import TitleInitials
from tui.search.token_stream import ENTRY_SHIFT, FIELD_VALUE, TokenStream
from tui.search.words import LONGEST_GUESSED

_SHORTEST_CUT_AGAIN = 6  # letters that may be two words of three
_MOST_KNOWN = 64
_INITIALS = Tier.INITIALS.value + FIELD_VALUE[Field.TITLE]

_Postings = NDArray[np.int32]


class Reach(Enum):
    """How far what a query word stands for may be from how it is typed."""

    INSIDE = 0
    """The inside of a word."""
    SHORTENED = 1
    """Also what it abbreviates."""
    MISSPELT = 2
    """Also what it is like."""


class Matcher:
    """Finds clauses in a stream of words. What it has found it keeps for the next question."""

    def __init__(self, stream: TokenStream, spellings: Spellings, initials: TitleInitials, count: int) -> None:
        """Take what to look in, of a library of `count` entries."""
        self._count = count
        self._stream = stream
        self._spellings = spellings
        self._initials = initials
        self.strict = lru_cache(_MOST_KNOWN)(self._strict)
        self.loose = lru_cache(_MOST_KNOWN)(self._loose)

    def _strict(self, clause: Clause) -> Found:
        """Where the words stand as they are written: whole, begun, or written as one."""
        return Found(self._written(clause), self._count)

    def _loose(self, clause: Clause, reach: Reach) -> Found:
        """Where they also stand for something else."""
        found = self.strict(clause)
        further = [] if clause.exact else self._standing_for(clause, reach)
        if not further:
            return found
        return Found([(found.entries << ENTRY_SHIFT) + found.values, *further], self._count)

    def joined(self, left: Clause, right: Clause) -> Found | None:
        """Where two words of a query are written as one."""
        if len(left.words) + len(right.words) > 2 or left.exact or right.exact or left.fields != right.fields:
            return None
        word = left.words[0] + right.words[0]
        words = self._stream.beginning_with(word)
        if not words:
            return None
        exact = self._stream.words[words.start] == word
        return Found(
            [
                self._postings(words[:1], Tier.JOINED if exact else Tier.PREFIX, left.fields),
                self._postings(words[1:], Tier.PREFIX, left.fields),
            ],
            self._count,
        )

    def spellings(self, word: str, reach: Reach) -> Loose:
        """The words, by number, that a query word may stand for, with what it is worth there."""
        if word.isdecimal():
            return NO_WORDS  # another number is another number
        found = [self._spellings.with_inside(word)]
        if reach is not Reach.INSIDE:
            found.append(self._spellings.abbreviated(word, self._stream.beginning_with(word[0])))
        if reach is Reach.MISSPELT:
            found.append(self._spellings.misspelt(word))
        numbers = np.concatenate([loose.numbers for loose in found])
        written = self._stream.beginning_with(word)
        others = (numbers < written.start) | (numbers >= written.stop)
        return Loose(numbers[others], np.concatenate([loose.worth for loose in found])[others])

    def _written(self, clause: Clause) -> list[_Postings]:
        if len(clause.words) > 1:
            return self._in_a_row(clause)
        word = clause.words[0]
        words = self._stream.beginning_with(word)
        exact = bool(words) and self._stream.words[words.start] == word
        postings = []
        if exact:
            postings.append(self._postings(words[:1], Tier.EXACT, clause.fields))
            words = words[1:]
        if words and not clause.exact:
            postings.append(self._postings(words, Tier.PREFIX, clause.fields))
        if not clause.exact:
            postings += self._glued(word, clause.fields)
        return postings

    def _in_a_row(self, clause: Clause) -> list[_Postings]:
        numbers = [self._stream.number(word) for word in clause.words[:-1]]
        last = clause.words[-1]
        words = self._stream.beginning_with(last)
        exact = bool(words) and self._stream.words[words.start] == last
        if None in numbers or not words:
            return []
        first = [range(number, number + 1) for number in numbers if number is not None]
        postings = []
        if exact:
            postings.append(_within(clause.fields, self._stream.in_a_row([*first, words[:1]]), Tier.EXACT.value))
        if not clause.exact:
            postings.append(_within(clause.fields, self._stream.in_a_row([*first, words]), Tier.PREFIX.value))
        return postings

    def _glued(self, word: str, fields: frozenset[Field]) -> list[_Postings]:
        """Where a word is written as several: "gpusharing" for "GPU sharing", "rcnn" for "R-CNN"."""
        parts = self._parts(word, MOST_PARTS - 1) if len(word) <= LONGEST_GUESSED else ()
        found = (_within(fields, self._stream.in_a_row(part), Tier.JOINED.value) for part in parts)
        return [postings for postings in found if len(postings)]

    def _parts(self, word: str, cuts: int) -> Iterator[list[range]]:
        """The ways to cut a word into words of the stream, of which the last may be only begun."""
        for end in range(1, len(word) - 1):
            left = self._stream.number(word[:end]) if may_be_part(word[:end]) else None
            if left is None:
                continue
            if right := self._stream.beginning_with(word[end:]):
                yield [range(left, left + 1), right]
            if cuts > 1 and len(word) - end >= _SHORTEST_CUT_AGAIN:
                for further in self._parts(word[end:], cuts - 1):
                    yield [range(left, left + 1), *further]

    def _standing_for(self, clause: Clause, reach: Reach) -> list[_Postings]:
        if len(clause.words) > 1:
            parts = [self.loose(Clause((word,), clause.fields), reach) for word in clause.words]
            entries, values = together(parts, self._count)
            worth = np.minimum(np.minimum.reduce(values), Tier.INFIX.value)
            return [(entries << ENTRY_SHIFT) + worth]
        word = clause.words[0]
        postings = []
        loose = self.spellings(word, reach)
        if len(loose.numbers):
            places, counts = self._stream.postings_of_all(loose.numbers)
            postings.append(_within(clause.fields, places, np.repeat(loose.worth, counts)))
        if reach is not Reach.INSIDE and Field.TITLE in clause.fields:
            entries = self._initials.containing(word)
            if len(entries):
                postings.append((entries << ENTRY_SHIFT) + _INITIALS)
        return postings

    def _postings(self, words: range, tier: Tier, fields: frozenset[Field]) -> _Postings:
        return _within(fields, self._stream.postings(words), tier.value)


def together(founds: Iterable[Found], count: int) -> tuple[_Postings, list[NDArray[np.uint8]]]:
    """The entries, of `count` in all, where every clause is found, and the values of each clause there."""
    founds = list(founds)
    fewest = min(founds, key=len)
    entries = fewest.entries
    values = {id(fewest): fewest.values}
    for found in founds:
        if found is not fewest:
            theirs = found.in_all(count).take(entries)
            kept = theirs != 0
            entries = entries[kept]
            values = {key: value[kept] for key, value in values.items()}
            values[id(found)] = theirs[kept]
    return entries, [values[id(found)] for found in founds]


def _within(fields: frozenset[Field], postings: _Postings, worth: _Postings | int) -> _Postings:
    """The postings in these fields, with what they are worth beside the value of the field."""
    found: _Postings = postings + worth
    if fields == ANYWHERE:
        return found
    there = np.isin(postings & ((1 << ENTRY_SHIFT) - 1), [FIELD_VALUE[field] for field in fields])
    return found[there]
