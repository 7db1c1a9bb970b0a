"""The initials of titles: "htrap" for "How to Read a Paper"."""

from collections.abc import Sequence

SHORTEST_INITIALS = 3
_SMALL_WORDS = frozenset(
    "a an and are as at be by for from in into is it its of on or over that the their to under using via with".split()
)


def initials_of(words: Sequence[str]) -> tuple[str, str]:
    """The first letters of all words, and of those that are not small."""
    return "".join([word[0] for word in words]), "".join([word[0] for word in words if word not in _SMALL_WORDS])


def places_of_initials(words: Sequence[str], letters: str) -> list[int]:
    """The places of the words of a title whose initials, one after the other, are the letters."""
    if len(letters) >= SHORTEST_INITIALS:
        for skipped in (frozenset[str](), _SMALL_WORDS):
            places = [place for place, word in enumerate(words) if word not in skipped]
            at = "".join([words[place][0] for place in places]).find(letters)
            if at >= 0:
                return places[at : at + len(letters)]
    return []
