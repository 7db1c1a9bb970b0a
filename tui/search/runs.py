"""The words of an entry that stand together, field by field."""

from collections.abc import Iterator

from tui.library.entry import Entry, Kind
from tui.library.page_key import slug
from tui.search.hit import Field
from tui.search.words import folded_words

MOST_PARTS = 3
"""Words that may be written as one."""

Run = tuple[Field, list[str]]


def runs_of(entry: Entry) -> Iterator[Run]:
    """All runs of an entry; the title comes first."""
    title = folded_words(entry.title)
    yield Field.TITLE, title
    yield from own_runs(entry, title)
    yield from place_runs(entry)


def own_runs(entry: Entry, title: list[str]) -> Iterator[Run]:
    """What belongs to the entry itself, beside the words of its title."""
    written, said = " ".join(title), set(title)
    page = slug(entry.url).replace("-", " ")
    if not written.startswith(page.lower()):
        yield Field.SLUG, [word for word in folded_words(page) if word not in said]
    for tag in entry.tags:
        yield Field.TAG, folded_words(tag)
    for author in entry.authors:
        yield Field.AUTHOR, folded_words(author)
    if entry.summary:
        yield Field.SUMMARY, folded_words(entry.summary)


def place_runs(entry: Entry) -> Iterator[Run]:
    """What says where it appeared; the same for all papers with the same parent of which no page says another."""
    said: set[str] = set()
    for place in (entry.venue, entry.section):
        if place:
            words = folded_words(place)
            said.update(words)
            yield Field.VENUE, words
    for above in entry.lineage():
        if above.kind not in (Kind.PAPER, Kind.TOPIC):
            # The name of a venue in a link is often the short one: "tcc" for IEEE Transactions on Cloud Computing.
            short = [word for word in folded_words(slug(above.url)) if word not in said and not word.isdecimal()]
            said.update(short)
            if short:
                yield Field.VENUE, short
    if entry.year:
        yield Field.YEAR, [str(entry.year)]
        yield Field.YEAR, [f"{entry.year % 100:02}"]


def may_be_part(word: str) -> bool:
    """Whether a word may be the first of several that are written as one: the R of "R-CNN", but not an article."""
    return len(word) > 1 or word not in ("a", "i")
