"""A library of made-up papers of any size, the same for the same seed, and queries with known answers.

Words are drawn as in a Pitman-Yor process: a new word comes with probability (strength + discount × words known) /
(strength + words drawn), an old one as often as it was drawn before. The vocabulary then grows with the power
`discount` of the text, as in real titles (Heaps' law), and the words have Zipf's frequencies.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.library.entry import Entry, Kind
from tui.library.library import Library

SEED = 7
"""What the measurements of speed draw with, so that they are over the same papers."""

_DISCOUNT, _STRENGTH = 0.6, 40.0
_SMALL_WORDS = "a of for the and in with on via to".split()
_ONSETS = (
    "b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w x z".split()
)
_VOWELS = "a e i o u ai au ea ee io ou".split()
_CODAS = ["", "", "", "b", "c", "d", "g", "l", "m", "n", "nd", "ng", "nt", "p", "r", "rm", "s", "st", "t", "x"]
_ENDINGS = ["", "", "", "", "al", "ation", "ed", "er", "ing", "ity", "ive", "s"]
_VENUES = 40
_FIRST_YEAR, _LAST_YEAR = 1990, 2025
_TAGGED, _SUMMED_UP = 0.03, 0.01  # of the papers


class Words:
    """Draws words, more and more of them known."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._drawn: list[str] = list(_SMALL_WORDS)
        self._known = set(self._drawn)

    def draw(self) -> str:
        """Draw the next word of a text."""
        chance = (_STRENGTH + _DISCOUNT * len(self._known)) / (_STRENGTH + len(self._drawn))
        word = self._new() if self.random.random() < chance else self.random.choice(self._drawn)
        self._drawn.append(word)
        return word

    def _new(self) -> str:
        word = ""
        while not word or word in self._known:
            syllables = self.random.choices((1, 2, 3, 4), (2, 5, 3, 1))[0]
            word = "".join(
                self.random.choice(_ONSETS) + self.random.choice(_VOWELS) + self.random.choice(_CODAS)
                for _ in range(syllables)
            ) + self.random.choice(_ENDINGS)
        self._known.add(word)
        return word


def made_up_library(papers: int, seed: int) -> Library:
    """A library of made-up papers in editions, without going through Markdown."""
    words = Words(seed)
    section = Entry("Conference", "/notes/conference.md", line=1, kind=Kind.SECTION)
    years = range(_FIRST_YEAR, _LAST_YEAR + 1)
    names = [f"{words.draw()[:4]}{number}".upper() for number in range(_VENUES)]
    entries = [section]
    editions: list[Entry] = []
    for name in names:
        for year in years:
            place = f"{name.lower()}-{year}"
            edition = Entry(f"{name} {year}", f"/notes/conference/{place}.md", kind=Kind.EDITION, parent=section)
            section.children.append(edition)
            editions.append(edition)
    for number in range(papers):
        edition = editions[number * len(editions) // papers]
        entries += [] if edition.children else [edition]
        entry = _paper(words, edition)
        edition.children.append(entry)
        entries.append(entry)
    for line, entry in enumerate(entries, 1):
        entry.line = line
    return Library("Made-up notes", tuple(entries))


def _paper(words: Words, edition: Entry) -> Entry:
    pick = words.random
    title = [words.draw() for _ in range(pick.randint(4, 14))]
    name = f"{title.pop(0).capitalize()}: " if pick.random() < 0.2 else ""
    tagged, summed_up = pick.random() < _TAGGED, pick.random() < _SUMMED_UP
    return Entry(
        name + " ".join(title).capitalize(),
        f"{edition.url.removesuffix('.md')}/{'-'.join(title)[:90]}.md",
        tags=tuple(f"{words.draw()}_{words.draw()}" for _ in range(3)) if tagged else (),
        summary=" ".join(words.draw() for _ in range(25)).capitalize() + "." if summed_up else "",
        parent=edition,
    )


def index_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """The entries as lines of an index, which is what other finders search."""
    for entry in entries:
        rest = " ".join((*(f"#{tag}" for tag in entry.tags), entry.summary))
        yield f"- [{entry.title}]({entry.url}) {rest}".rstrip()


@dataclass(frozen=True, slots=True)
class KnownQuery:
    """A query of some class, and the links of the papers that answer it."""

    query: str
    kind: str
    targets: frozenset[str]


def made_up_queries(library: Library, each: int, seed: int) -> list[KnownQuery]:
    """So many queries of each class, made from the titles of the library."""
    pick = random.Random(seed)
    papers = library.papers
    known = [(frozenset(paper.title.lower().replace(":", "").split()), paper.url) for paper in papers]
    queries: list[KnownQuery] = []
    for kind, change in _CLASSES.items():
        while sum(query.kind == kind for query in queries) < each:
            words = pick.choice(papers).title.lower().replace(":", "").split()
            long = [word for word in words if len(word) > 5]
            if len(long) >= 2:
                meant = pick.sample(long, 2)
                targets = frozenset(url for title, url in known if title.issuperset(meant))
                queries.append(KnownQuery(change(pick, meant), kind, targets))
    return queries


def _with_typo(pick: random.Random, words: list[str]) -> str:
    first, second = words
    at = pick.randrange(1, len(first))
    return f"{first[:at]}{pick.choice('aeinrst')}{first[at + pick.randrange(2) :]} {second}"


def _with_swap(pick: random.Random, words: list[str]) -> str:
    first, second = words
    at = pick.randrange(1, len(first) - 1)
    return f"{first[:at]}{first[at + 1]}{first[at]}{first[at + 2 :]} {second}"


def _abbreviated(pick: random.Random, words: list[str]) -> str:
    first, second = words
    kept = sorted(pick.sample(range(1, len(first)), max(3, len(first) * 2 // 3)))
    return "".join(first[at] for at in (0, *kept)) + " " + second


_CLASSES = {
    "exact": lambda _, words: " ".join(words),
    "order": lambda _, words: " ".join(reversed(words)),
    "prefix": lambda pick, words: " ".join(word[: pick.randint(4, len(word))] for word in words),
    "typo": _with_typo,
    "swap": _with_swap,
    "abbrev": _abbreviated,
}
