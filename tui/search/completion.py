"""What the piece of a query that is being typed may become."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tui.library.entry import Kind
from tui.library.library import Library
from tui.search.query import FILTERS, PARTS
from tui.search.words import fold, folded_words

_SHORTEST_FILTER = 2  # letters from which a word may become a filter


@dataclass(frozen=True, slots=True)
class Completion:
    """What the piece becomes, what it is called, and how many entries it leaves; 0 where that says nothing."""

    piece: str
    name: str
    count: int = 0


class Completer:
    """Knows the filters of the query language, and the tags, venues and years of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def completions(self, text: str) -> list[Completion]:
        """What the last piece of a text may become, the likeliest first; none if it is finished."""
        piece = last_piece(text)
        sign = "-" if piece.startswith("-") else ""
        typed = piece.removeprefix("-")
        if typed.startswith("#"):
            return [
                Completion(f"{sign}#{value}", f"#{value}", count) for value, count in _fitting(self._tags, typed[1:])
            ]
        name, colon, value = typed.partition(":")
        if colon:
            values = self._values(name.casefold())
            return [
                Completion(f"{sign}{name}:{_quoted(known)}", known, count)
                for known, count in _fitting(values, value.removeprefix('"'))
            ]
        if len(typed) < _SHORTEST_FILTER:
            return []
        return [Completion(f"{sign}{known}:", f"{known}:") for known in FILTERS if known.startswith(typed.casefold())]

    def _values(self, name: str) -> list[tuple[str, int]]:
        return {
            "tag": self._tags,
            "venue": self._venues,
            "year": self._years,
            "in": [(part, 0) for part in PARTS],
            "is": [(kind.value, 0) for kind in Kind],
        }.get(name, [])

    @cached_property
    def _tags(self) -> list[tuple[str, int]]:
        return [(tag, len(entries)) for tag, entries in self._library.tags.items()]

    @cached_property
    def _places(self) -> list[tuple[str | None, int | None]]:
        """Venue and year of each paper, worked out once for those with the same parent."""
        known: dict[int, tuple[str | None, int | None]] = {}
        for paper in self._library.papers:
            if id(paper.parent) not in known:
                known[id(paper.parent)] = (paper.venue, paper.year)
        return [known[id(paper.parent)] for paper in self._library.papers]

    @cached_property
    def _venues(self) -> list[tuple[str, int]]:
        return Counter(venue for venue, _ in self._places if venue).most_common()

    @cached_property
    def _years(self) -> list[tuple[str, int]]:
        years = Counter(str(year) for _, year in self._places if year)
        return sorted(years.items(), reverse=True)


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


def _fitting(known: Iterable[tuple[str, int]], typed: str) -> list[tuple[str, int]]:
    """What begins as it is typed, then what has a word that does; not what is all there."""
    wanted = fold(typed.strip('"'))
    folded = [(fold(name), (name, count)) for name, count in known]
    begun = [item for name, item in folded if name.startswith(wanted) and name != wanted]
    others = [(name, item) for name, item in folded if not name.startswith(wanted)]
    return begun + [item for name, item in others if any(word.startswith(wanted) for word in folded_words(name))]


def _quoted(value: str) -> str:
    value = value.replace('"', " ")
    return f'"{value}"' if any(char.isspace() for char in value) else value
