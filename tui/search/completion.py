"""What the piece of a query that is being typed may become."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from tui.library.library import Library
from tui.search.query import FILTERS, PARTS, TRAITS
from tui.search.words import fold, folded_words

_SHORTEST_FILTER = 2  # letters from which a word may become a filter
_MOST = 50  # completions of one piece


@dataclass(frozen=True, slots=True)
class Completion:
    """What the piece becomes, what it is called, and how many entries it leaves; 0 where that says nothing."""

    piece: str
    name: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Value:
    """What may stand behind a filter, and what it is compared by: folded, and its words with a space before each."""

    name: str
    count: int
    folded: str
    words: str


class Completer:
    """Knows the filters of the query language, and the tags, authors, venues and years of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, Sequence[_Value]] = {}

    def completions(self, text: str) -> list[Completion]:
        """What the last piece of a text may become, the likeliest first, at most fifty; none if it is finished."""
        piece = last_piece(text)
        sign = "-" if piece.startswith("-") else ""
        typed = piece.removeprefix("-")
        if typed.startswith("#"):
            return [
                Completion(f"{sign}#{known.name}", f"#{known.name}", known.count)
                for known in _fitting(self._values("tag"), typed[1:])
            ]
        name, colon, value = typed.partition(":")
        if colon:
            return [
                Completion(f"{sign}{name}:{_quoted(known.name)}", known.name, known.count)
                for known in _fitting(self._values(name.casefold()), value.removeprefix('"'))
            ]
        if len(typed) < _SHORTEST_FILTER:
            return []
        return [Completion(f"{sign}{known}:", f"{known}:") for known in FILTERS if known.startswith(typed.casefold())]

    def _values(self, name: str) -> Sequence[_Value]:
        """What may stand behind a filter; gathered when it is first asked for."""
        if name not in self._known:
            self._known[name] = [
                _Value(value, count, fold(value), " ".join(["", *folded_words(value)]))
                for value, count in self._counted(name)
            ]
        return self._known[name]

    def _counted(self, name: str) -> Iterable[tuple[str, int]]:
        """The values of a filter, the likeliest first, with how many entries each leaves."""
        match name:
            case "tag":
                return ((tag, len(entries)) for tag, entries in self._library.tags.items())
            case "author":
                return Counter(author for paper in self._library.papers for author in paper.authors).most_common()
            case "venue":
                return Counter(venue for venue, _ in self._places if venue).most_common()
            case "year":
                return sorted(Counter(str(year) for _, year in self._places if year).items(), reverse=True)
            case "in":
                return ((part, 0) for part in PARTS)
            case "is":
                return ((trait.value, 0) for trait in TRAITS)
            case _:
                return ()

    @cached_property
    def _places(self) -> list[tuple[str | None, int | None]]:
        """Venue and year of each paper, worked out once for those with the same place."""
        known: dict[tuple[int, str], tuple[str | None, int | None]] = {}
        places = [(id(paper.parent), paper.appeared_in) for paper in self._library.papers]
        for paper, place in zip(self._library.papers, places, strict=True):
            if place not in known:
                known[place] = (paper.venue, paper.year)
        return [known[place] for place in places]


def last_piece(text: str) -> str:
    """The piece at the end of a text that is still being typed: up to a space, or up to an open quote's start."""
    start = 0
    quoted = False
    for at, char in enumerate(text):
        if char == '"':
            quoted = not quoted
        elif char.isspace() and not quoted:
            start = at + 1
    return text[start:]


def completed(text: str, completion: Completion) -> str:
    """The text with its last piece completed; a space follows unless more of the piece has to."""
    end = "" if completion.piece.endswith(":") else " "
    return text[: len(text) - len(last_piece(text))] + completion.piece + end


def _fitting(values: Sequence[_Value], typed: str) -> Iterator[_Value]:
    """What begins as it is typed, then what has a word that does; not what is all there."""
    wanted = fold(typed.strip('"'))
    begun = (value for value in values if value.folded.startswith(wanted) and value.folded != wanted)
    others = (value for value in values if f" {wanted}" in value.words and not value.folded.startswith(wanted))
    return islice(chain(begun, others), _MOST)


def _quoted(value: str) -> str:
    value = value.replace('"', " ")
    return f'"{value}"' if any(char.isspace() for char in value) else value
