"""Which characters of a text a query matched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.library.page_key import slug
from tui.search.hit import Field, Hit, Term, Tier
from tui.search.words import Word, words_of


def title_positions(title: str, terms: Iterable[Term]) -> tuple[int, ...]:
    """The characters of a title that the terms matched, in order."""
    words = words_of(title)
    found: set[int] = set()
    for term in terms:
        if term.field is Field.INITIALS:
            found.update(_initials(words, term.word))
        else:
            found.update(_positions(words, term))
    return tuple(sorted(found))


def text_positions(text: str, terms: Iterable[Term]) -> tuple[int, ...]:
    """The characters of a tag or summary that the terms matched, in order."""
    words = words_of(text)
    return tuple(sorted({position for term in terms for position in _positions(words, term)}))


def _positions(words: Sequence[Word], term: Term) -> Iterable[int]:
    for word in words:
        if word.text == term.word:
            yield from _matched([word], term)
    for left, right in pairwise(words):
        if left.text + right.text == term.word:
            yield from _matched([left, right], term)


def _matched(words: Sequence[Word], term: Term) -> Iterable[int]:
    """The characters of one word, or of two that were joined, that the query word accounts for."""
    places = [place for word in words for place in range(word.start, word.end)]
    if len(places) != len(term.word) or term.tier in (Tier.EXACT, Tier.TYPO):
        return places  # folding changed a length, or every letter counts
    if term.tier is Tier.SUBSEQUENCE:
        at = -1
        return [places[at := term.word.index(letter, at + 1)] for letter in term.query]
    start = term.word.index(term.query)
    return places[start : start + len(term.query)]


def _initials(words: Sequence[Word], initials: str) -> Iterable[int]:
    at = 0
    for word in words:
        if at < len(initials) and word.text.startswith(initials[at]):
            yield word.start
            at += 1


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of text that explains a hit whose title does not, with the characters of it that matched."""

    text: str
    positions: tuple[int, ...]


def reason(hit: Hit) -> Reason | None:
    """The tag, piece of summary or slug that a query word matched; None when title, venue and year say it all."""
    for field in (Field.TAG, Field.SUMMARY, Field.SLUG):
        terms = [term for term in hit.terms if term.field is field]
        texts = {
            Field.TAG: [f"#{tag}" for tag in hit.entry.tags],
            Field.SUMMARY: [hit.entry.summary],
            Field.SLUG: [slug(hit.entry.url)],
        }[field]
        matches = [(text, positions) for text in texts if (positions := text_positions(text, terms))]
        if matches and not (field is Field.SLUG and hit.positions):
            text, positions = max(matches, key=lambda match: len(match[1]))
            return _from_first_match(text, positions)
    return None


def _from_first_match(text: str, positions: tuple[int, ...]) -> Reason:
    """Start a long text at the word before its first match, so that the match is seen in a narrow column."""
    cut = max(0, text.rfind(" ", 0, max(0, text.rfind(" ", 0, positions[0]))) + 1)
    if cut == 0:
        return Reason(text, positions)
    return Reason("…" + text[cut:], tuple(position - cut + 1 for position in positions))
