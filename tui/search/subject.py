"""What a paper is about, as far as its title, summary, tags, topics and authors say."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from tui.library.entry import Entry
from tui.search.stems import stem_of
from tui.search.words import folded_words, words_of

_MOST_CHARACTERS = 2000  # of a title or summary; what comes later is not looked at
_MOST_NAMES = 50  # tags, and as many topics and authors
_MOST_CHARACTERS_OF_A_NAME = 100
_WORD = re.compile(r"[^\W_]+")
_IN_NAMES = frozenset(("and", "at", "de", "for", "of", "on", "the"))
_TAG, _TOPIC, _AUTHOR = "#@&"  # what terms that are no words begin with, which no word does
_SAYS_LITTLE = """
    access adaptive adaptively automate automated automatic automatically available aware begin billion built choose
    consume consumer consumption cost create cross current determine dynamic dynamically ensure environment essential
    experience feature flexible guarantee guide hundred identify increase insight intelligent know limitation local
    locate manage million mode modern native need offer part popular production progressive right run select size smart
    start store target thousand top total transparent transparently trend type unit
"""
LITTLE = frozenset(filter(None, map(stem_of, _SAYS_LITTLE.split())))
"""Stems of words that tell something only beside another one: "interference-aware"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word that tells something stands in a text, in characters."""

    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A title, a piece of a summary or a tag, and the words in it that tell something."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """The terms of a paper: stems of words, and names, which are tags, topics and authors."""

    passages: tuple[Passage, ...]
    words: frozenset[str]
    """The stems of title, summary and tags."""
    said: frozenset[str]
    """The stems of title and summary alone."""
    stressed: frozenset[str]
    """The stems of title and tags alone."""
    tagged: frozenset[str]
    """The stems that are a tag each."""
    pairs: frozenset[tuple[str, str]]
    """Stems that stand side by side, in either order; words that tell nothing are passed over."""
    compounds: frozenset[tuple[str, str]]
    """Those of the pairs that a hyphen makes one word of: "black-box"."""
    names: dict[str, str]
    """The names, each as a reason says it: "#tag", "same topic: GPU Sharing", "A. Author"."""

    @property
    def length(self) -> int:
        """How many terms there are, as `terms_of` counts them."""
        return len(self.words) + len(self.names)


def subject_of(paper: Entry) -> Subject:
    """What a paper is about."""
    title, *summary = map(_passage, _texts(paper))
    tags = [_passage(tag) for tag in _tags(paper)]
    passages = (title, *summary, *tags)
    return Subject(
        passages,
        _stems(passages),
        _stems((title, *summary)),
        _stems((title, *tags)),
        _stems(tag for tag in tags if len(words_of(tag.text)) == 1),
        frozenset(pair for passage in passages for pair, _ in _pairs(passage)),
        frozenset(pair for passage in passages for pair, between in _pairs(passage) if between == "-"),
        dict(_names(paper)),
    )


def terms_of(paper: Entry) -> set[str]:
    """The words and names of its subject, faster."""
    terms = {term for term, _ in _names(paper)}
    for text in chain(_texts(paper), _tags(paper)):
        terms.update(map(stem_of, folded_words(text)) if text.isascii() else (place.stem for place in _places(text)))
    terms.discard("")
    return terms


def stems_in(name: str) -> set[str]:
    """The stems of the words of a name, given as its term."""
    return {place.stem for place in _places(name)}


def pair_of(left: str, right: str) -> tuple[str, str]:
    """Two stems as a pair, whichever stands first."""
    return min(left, right), max(left, right)


def is_word(term: str) -> bool:
    """Whether a term is the stem of a word, and no name."""
    return term[0] not in (_TAG, _TOPIC, _AUTHOR)


def is_author(term: str) -> bool:
    """Whether a term is an author."""
    return term[0] == _AUTHOR


def _texts(paper: Entry) -> Iterator[str]:
    yield paper.title[:_MOST_CHARACTERS]
    if paper.summary:
        yield from (piece for piece in paper.summary[:_MOST_CHARACTERS].split(";") if not _is_name(piece))


def _is_name(piece: str) -> bool:
    """Whether a piece of a summary only names a venue, an institution or an award: "SC 2021; MIT & University of X"."""
    words = (word for word in _WORD.findall(piece) if word not in _IN_NAMES)
    return all(word != word.lower() or word[0].isdecimal() for word in words)


def _tags(paper: Entry) -> list[str]:
    return [tag[:_MOST_CHARACTERS_OF_A_NAME] for tag in paper.tags[:_MOST_NAMES]]


def _names(paper: Entry) -> Iterator[tuple[str, str]]:
    """The terms of tags, topics and authors, each with its reason."""
    topics = [topic.title for topic in paper.topics[:_MOST_NAMES]]
    for kind, before, names in (_TAG, "#", paper.tags), (_TOPIC, "same topic: ", topics), (_AUTHOR, "", paper.authors):
        for name in names[:_MOST_NAMES]:
            shown = name[:_MOST_CHARACTERS_OF_A_NAME]
            if words := folded_words(shown):
                yield kind + " ".join(words), before + shown


def _stems(passages: Iterable[Passage]) -> frozenset[str]:
    return frozenset(place.stem for passage in passages for place in passage.places)


def _pairs(passage: Passage) -> Iterator[tuple[tuple[str, str], str]]:
    """The pairs of a passage, each with what stands between the two."""
    for left, right in pairwise(passage.places):
        if left.stem != right.stem:
            yield pair_of(left.stem, right.stem), passage.text[left.end : right.start]


def _passage(text: str) -> Passage:
    return Passage(text, tuple(_places(text)))


def _places(text: str) -> Iterator[Place]:
    """The words that tell something; of a text without spaces, every two characters."""
    words = words_of(text)
    for at, word in enumerate(words):
        if stem := stem_of(word.text):
            yield Place(stem, word.start, word.end)
        following = words[at + 1] if at + 1 < len(words) else None
        if following and following.start == word.end and len(word.text) == len(following.text) == 1:
            yield Place(word.text + following.text, word.start, following.end)
