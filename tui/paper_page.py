"""What the view shows of an entry: what the index says of it, its note, and what is like it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tui.counted import counted
from tui.library.entry import Entry, Kind, Link
from tui.listing import REMARK, STAR, STATUS_SIGNS
from tui.marks.mark import Mark
from tui.notes.blocks import Anchor, Block, Group, Look, Span, Spans, Tag, Text, plain
from tui.notes.note import Note
from tui.search.highlight import positions_in
from tui.search.hit import Field, Term
from tui.search.words import folded_words

if TYPE_CHECKING:
    from tui.search.related import RelatedPaper

_SHOWN_ELSEWHERE = frozenset("title description tags keywords summary author authors".split())
"""What of the front matter the library has taken up."""

_CUT_SHORT = ("...", "…")

NO_MARK = Mark()


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below what the index says of an entry: its note, or what is said in its place; and what is like it.

    `said` is safe to draw.
    """

    note: Note | None = None
    said: str = ""
    related: "Sequence[RelatedPaper]" = ()

    def looks_like(self, other: "Body") -> bool:
        """Whether another one below the same entry would look the same."""
        return self.note is other.note and self.said == other.said and self.related == other.related


NO_BODY = Body()


def entry_page(entry: Entry, terms: Sequence[Term] = (), body: Body = NO_BODY, mark: Mark = NO_MARK) -> list[Block]:
    """All of an entry; `terms` are what a search has matched."""
    blocks = [*_head(entry, terms, mark, is_whole=body.note is not None or bool(body.said))]
    if body.said:
        blocks.append(Text((Span(body.said, Look.MUTED),)))
    if body.note is not None:
        blocks += note_blocks(body.note, entry.title)
    if body.related:
        blocks.append(Text((Span("Related"),), level=2, joined=True))
        blocks += [_related(paper) for paper in body.related]
    return blocks


def whole_page(entry: Entry | None, body: Body, mark: Mark = NO_MARK) -> tuple[str, list[Block]]:
    """The title, or "", and all of a page that an entry stands for, or none."""
    if entry is not None:
        return entry.title, entry_page(entry, (), body, mark)
    if body.note is not None:
        return body.note.title, list(note_blocks(body.note))
    return "", [Text((Span(body.said, Look.MUTED),))]


def note_blocks(note: Note, title: str = "") -> Iterator[Block]:
    """A note with what its page says of itself, less a first heading that only repeats the title above it."""
    if note.page.notice:
        yield Text((Span(note.page.notice, Look.MUTED),))
    fields = [(name, value) for name, value in note.fields if name.casefold() not in _SHOWN_ELSEWHERE and value]
    for number, (name, value) in enumerate(fields):
        yield Text((Span(f"{name}: ", Look.MUTED), Span(value)), gap=not number)
    is_empty = True
    for block in note.blocks:
        if title and isinstance(block, Text) and block.level == 1 and _is_same(plain(block.spans), title):
            title = ""
        else:
            is_empty = is_empty and isinstance(block, Anchor)
            yield block
    if is_empty:
        yield Text((Span("This page has no text.", Look.MUTED),))


def empty_page() -> list[Block]:
    """What is shown when nothing is selected."""
    return [Text((Span("No paper is selected.", Look.MUTED),))]


def _head(entry: Entry, terms: Sequence[Term], mark: Mark, *, is_whole: bool) -> Iterator[Block]:
    titled = [term for term in terms if term.field not in (Field.TAG, Field.AUTHOR, Field.SUMMARY)]
    # As a part of the title's paragraph a mark that comes or goes moves no other one to another place on the page.
    yield Text((*_matched(entry.title, titled, Look.TITLE), *_mark(mark)))
    above = [place for place in entry.lineage() if place is not entry][::-1]
    if above:
        steps = [(Span(place.title, Look.MUTED, place), Span(" › ", Look.MUTED)) for place in above]
        yield Text(tuple(span for step in steps for span in step)[:-1], gap=False)
    if entry.authors:
        authored = [term for term in terms if term.field is Field.AUTHOR]
        yield Text(_matched(", ".join(entry.authors), authored, Look.MUTED), gap=False)
    if entry.tags:
        tagged = [term for term in terms if term.field is Field.TAG]
        yield Text(tuple(span for tag in entry.tags for span in (*_chip(tag, tagged), Span(" ")))[:-1])
    if entry.summary:
        summed_up = [term for term in terms if term.field is Field.SUMMARY]
        yield Text(_matched(entry.summary, summed_up))
    said = "" if is_whole else _missing(entry) if entry.kind is Kind.PAPER else _count(entry)
    if said:
        yield Text((Span(said, Look.MUTED),))
    is_shown = not entry.url or (is_whole and entry.page) or any(link.url == entry.url for link in entry.links)
    for number, link in enumerate(entry.links if is_shown else [Link("", entry.url), *entry.links]):
        spans = (Span(link.url, Look.MUTED | Look.LINK, link),)
        yield Text((Span(f"{link.text} ", target=link), *spans) if link.text else spans, gap=not number)
    if entry.topics:
        topics = [(Span(", ", Look.MUTED), Span(topic.title, Look.LINK, topic)) for topic in entry.topics]
        listed = [Span("Listed in ", Look.MUTED), *[span for topic in topics for span in topic][1:]]
        yield Text((*listed, Span(", without a note", Look.MUTED)) if entry.is_listed else tuple(listed))


def _mark(mark: Mark) -> Iterator[Span]:
    """What the user has noted about a paper for themselves, each on a line below the title."""
    star = f"{STAR} starred" if mark.starred else ""
    status = f"{STATUS_SIGNS[mark.status]} {mark.status.value}" if mark.status.value else ""
    if star or status:
        yield Span("\n")
        yield Span("   ".join(filter(None, (star, status))), Look.MARK)
    if mark.remark:
        yield Span(f"\n{REMARK} ", Look.MARK)
        yield Span(mark.remark, Look.ITALIC)


def _chip(tag: str, terms: Sequence[Term]) -> Spans:
    """A tag between no-break spaces, which are coloured with it."""
    return tuple(
        Span(span.text.replace(" ", "\N{NO-BREAK SPACE}"), span.look, chip)
        for chip in [Tag(tag)]
        for span in _matched(f" #{tag} ", terms, Look.CHIP)
    )


def _matched(text: str, terms: Sequence[Term], look: Look = Look.PLAIN) -> Spans:
    """A text with what was searched for marked in it."""
    positions = set(positions_in(text, terms)) if terms else ()
    if not positions:
        return (Span(text, look),)
    runs = groupby(enumerate(text), key=lambda numbered: numbered[0] in positions)
    return tuple(
        Span("".join(char for _, char in run), look | Look.MATCH if is_match else look) for is_match, run in runs
    )


def _related(paper: "RelatedPaper") -> Block:
    entry = paper.entry
    place = f" {entry.venue} {entry.year or ''}".rstrip() if entry.venue else ""
    title = (Span(entry.title, Look.LINK, entry), Span(place, Look.MUTED))
    reason = (Span(", ".join(paper.shared), Look.MUTED | Look.ITALIC),)
    bullet = Span("• ", Look.MUTED)
    return Group(bullet, Span("  "), [Text(title), Text(reason, gap=False)], gap=False)


def _is_same(heading: str, title: str) -> bool:
    """Whether they have the same words; a title may be cut short."""
    one, two = (" ".join(folded_words(text)) for text in (heading, title))
    return bool(two) and (one == two or (title.endswith(_CUT_SHORT) and one.startswith(two)))


def _missing(entry: Entry) -> str:
    """Say in words what there is not of a paper: a note, if a page lists it, or else what the index could say."""
    if entry.listed_in:
        return "Listed, without a note." if entry.is_listed and not entry.topics else ""
    lacks = [
        name for name, there in (("tags", entry.tags), ("summary", entry.summary), ("link", entry.url)) if not there
    ]
    if not lacks:
        return ""
    listed = lacks[0] if len(lacks) == 1 else f"{', '.join(lacks[:-1])} or {lacks[-1]}"
    return f"No {listed} in the index."


def _count(entry: Entry) -> str:
    """Say how many papers a section, venue, edition, year or topic has."""
    count = sum(1 for _ in entry.papers())
    return f"{counted(count, 'paper')}." if count else "No papers in the index."
