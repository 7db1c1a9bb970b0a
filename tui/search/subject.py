"""What a paper is about, as far as its title, summary and tags say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from tui.library.entry import Entry
from tui.search.stems import stem_of
from tui.search.words import folded_words, words_of

_MOST_CHARACTERS = 2000  # of a title or summary; what comes later is not looked at
_MOST_TAGS = 50
_MOST_CHARACTERS_OF_A_TAG = 100
_WORD = re.compile(r"[^\W_]+")
_IN_NAMES = frozenset(("and", "at", "for", "of", "on", "the"))
_NO_TAG = "#"  # the term of a tag without a letter


@dataclass(frozen=True, slots=True)
class Subject:
    """The terms of a paper: stems of words, and tags, which begin with "#"."""

    words: dict[str, str]
    """The stems of title, summary and tags in their order, each with the first word of that stem as it is written."""
    said: frozenset[str]
    """The stems of title and summary alone."""
    pairs: frozenset[tuple[str, str]]
    """Stems that stand side by side, in either order; words that tell nothing are passed over."""
    tags: dict[str, str]
    """The tags, each as it is written."""

    @property
    def length(self) -> int:
        """How many terms there are."""
        return len(self.words) + len(self.tags)

    def under(self, tag: str) -> set[str]:
        """The stems of the words that one of its tags has."""
        return {stem for stem, _ in _stems(self.tags[tag])}


def subject_of(paper: Entry) -> Subject:
    """What a paper is about."""
    texts = [list(_stems(text)) for text in _texts(paper)]
    of_tags = [list(_stems(tag)) for tag in _tags(paper)]
    words: dict[str, str] = {}
    for stem, written in chain(*texts, *of_tags):
        words.setdefault(stem, written)
    pairs = ((left, right) for text in texts + of_tags for (left, _), (right, _) in pairwise(text) if left != right)
    tags = {_term(tag): f"#{tag}" for tag in _tags(paper)}
    tags.pop(_NO_TAG, None)
    return Subject(
        words,
        frozenset(stem for stem, _ in chain(*texts)),
        frozenset((min(pair), max(pair)) for pair in pairs),
        tags,
    )


def terms_of(paper: Entry) -> set[str]:
    """The words and tags of its subject, faster."""
    terms = {_term(tag) for tag in _tags(paper)}
    for text in chain(_texts(paper), _tags(paper)):
        terms.update(map(stem_of, folded_words(text)) if text.isascii() else (stem for stem, _ in _stems(text)))
    return terms - {"", _NO_TAG}


def is_tag(term: str) -> bool:
    """Whether a term is a tag."""
    return term.startswith("#")


def _texts(paper: Entry) -> Iterator[str]:
    yield paper.title[:_MOST_CHARACTERS]
    if paper.summary:
        yield from (piece for piece in paper.summary[:_MOST_CHARACTERS].split(";") if not _is_name(piece))


def _is_name(piece: str) -> bool:
    """Whether a piece of a summary only names a venue, an institution or an award: "SC 2021; MIT & University of X"."""
    words = (word for word in _WORD.findall(piece) if word not in _IN_NAMES)
    return all(word[0].isupper() or word[0].isdecimal() for word in words)


def _tags(paper: Entry) -> list[str]:
    return [tag[:_MOST_CHARACTERS_OF_A_TAG] for tag in paper.tags[:_MOST_TAGS]]


def _term(tag: str) -> str:
    return f"#{' '.join(folded_words(tag))}"


def _stems(text: str) -> Iterator[tuple[str, str]]:
    """The stems of the words that tell something, as written; of a text without spaces, every two characters."""
    words = words_of(text)
    for at, word in enumerate(words):
        if stem := stem_of(word.text):
            yield stem, text[word.start : word.end]
        following = words[at + 1] if at + 1 < len(words) else None
        if following and following.start == word.end and len(word.text) == len(following.text) == 1:
            yield word.text + following.text, text[word.start : following.end]
