"""Which characters of a text a query matched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.library.page_key import slug
from tui.search.hit import Field, Hit, Term, Tier
from tui.search.initials import places_of_initials
from tui.search.runs import MOST_PARTS
from tui.search.words import Word, words_of

_MOST_CHARACTERS = 20_000
"""Of a text; what comes later is not looked at."""


def title_positions(hit: Hit) -> tuple[int, ...]:
    """The characters of the title of a hit that matched, in order."""
    return positions_in(hit.entry.title, hit.terms)


def positions_in(text: str, terms: Iterable[Term]) -> tuple[int, ...]:
    """The characters of a title, tag, author or summary that the terms matched, in order."""
    words = words_of(text[:_MOST_CHARACTERS])
    return tuple(sorted({position for term in terms for position in _positions(words, term)}))


def _positions(words: Sequence[Word], term: Term) -> Iterable[int]:
    if term.tier is Tier.INITIALS:
        places = places_of_initials([word.text for word in words], term.query) if term.field is Field.TITLE else []
        yield from (words[place].start for place in places)
        return
    for word in words:
        if word.text == term.word:
            yield from _matched([word], term)
    for start in range(len(words)) if term.tier is Tier.JOINED else ():
        for end in range(start + 2, start + MOST_PARTS + 1):
            if "".join(word.text for word in words[start:end]) == term.word:
                yield from _matched(words[start:end], term)


def _matched(words: Sequence[Word], term: Term) -> Iterable[int]:
    """The characters of one word, or of two that were joined, that the query word accounts for."""
    places = [place for word in words for place in range(word.start, word.end)]
    if len(places) != len(term.word) or term.tier in (Tier.EXACT, Tier.TYPO):
        return places  # folding changed a length, or every letter counts
    if term.tier is Tier.ABBREVIATION:
        at = -1
        return [places[at := term.word.index(letter, at + 1)] for letter in term.query]
    start = term.word.index(term.query)
    return places[start : start + len(term.query)]


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of text that explains a hit whose title does not, with the characters of it that matched."""

    text: str
    positions: tuple[int, ...]


def reason(hit: Hit) -> Reason | None:
    """The tag, author, piece of summary or slug that matched; None when title, venue and year say it all."""
    for field in (Field.TAG, Field.AUTHOR, Field.SUMMARY, Field.SLUG):
        terms = [term for term in hit.terms if term.field is field]
        if not terms:
            continue
        texts = {
            Field.TAG: [f"#{tag}" for tag in hit.entry.tags],
            Field.AUTHOR: hit.entry.authors,
            Field.SUMMARY: [hit.entry.summary],
            Field.SLUG: [slug(hit.entry.url)],
        }[field]
        matches = [(text, positions) for text in texts if (positions := positions_in(text, terms))]
        if matches and not (field is Field.SLUG and any(term.field is Field.TITLE for term in hit.terms)):
            text, positions = max(matches, key=lambda match: len(match[1]))
            return _from_first_match(text, positions) if field is Field.SUMMARY else Reason(text, positions)
    return None


def _from_first_match(text: str, positions: tuple[int, ...]) -> Reason:
    """Start a long text at the word before its first match, so that the match is seen in a narrow column."""
    cut = max(0, text.rfind(" ", 0, max(0, text.rfind(" ", 0, positions[0]))) + 1)
    if cut == 0:
        return Reason(text, positions)
    return Reason("…" + text[cut:], tuple(position - cut + 1 for position in positions))
