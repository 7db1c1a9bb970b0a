"""What a page consists of, ready to be laid out: blocks of spans. All text in them is safe to draw."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Flag, auto
from typing import TypeAlias

from tui.library.entry import Entry, Link


class Look(Flag):
    """How a span looks; looks add up."""

    PLAIN = 0
    BOLD = auto()
    ITALIC = auto()
    STRIKE = auto()
    CODE = auto()
    FORMULA = auto()
    MUTED = auto()
    TITLE = auto()
    CHIP = auto()
    LINK = auto()
    MATCH = auto()
    KEYWORD = auto()
    NAME = auto()
    STRING = auto()
    NUMBER = auto()
    COMMENT = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that can be chosen."""

    name: str


Target: TypeAlias = Link | Tag | Entry
"""What can be chosen on a page. Each place has an object of its own, so that a link may occur twice."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text that looks the same throughout; a newline in it begins a new line."""

    text: str
    look: Look = Look.PLAIN
    target: Target | None = None


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or heading. `level` is that of a heading, else 0; `line` is the 1-based line of the page, or 0."""

    spans: Spans
    line: int = 0
    level: int = 0
    gap: bool = True
    """Whether it is set off from what is above it."""
    joined: bool = False
    """Whether what is below it stands right there, as below a title."""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that are never joined; each is indented and broken only where it is too long."""

    lines: tuple[Spans, ...]
    line: int = 0
    gap: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. `align` has "left", "center" or "right" for each column; the first `headers` rows are bold."""

    rows: tuple[tuple[Spans, ...], ...]
    align: tuple[str, ...] = ()
    headers: int = 1
    line: int = 0
    gap: bool = True


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A line from side to side."""

    line: int = 0
    gap: bool = True


@dataclass(slots=True)
class Group:
    """Blocks that stand behind a lead: a list item behind its bullet, a quote behind its bar.

    The first line has `lead`, the others `follow`; both are equally wide.
    """

    lead: Span
    follow: Span
    blocks: "list[Block]" = field(default_factory=list)
    line: int = 0
    gap: bool = True


@dataclass(frozen=True, slots=True)
class Anchor:
    """The name, in links, of the place where the next block begins."""

    name: str


Block: TypeAlias = Text | Code | Table | ThematicBreak | Group | Anchor


def beginning(blocks: Sequence[Block], chars: int) -> Sequence[Block]:
    """The first blocks, which have at most so many characters in all; `blocks` itself if these are all of them."""
    left = chars
    for number, block in enumerate(blocks):
        for text in _texts(block):
            left -= len(text)
            if left < 0:
                return blocks[:number]
    return blocks


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Text():
            yield from (span.text for span in block.spans)
        case Code():
            yield from (span.text for line in block.lines for span in line)
        case Table():
            yield from (span.text for row in block.rows for cell in row for span in cell)
        case Group():
            yield from (text for inner in block.blocks for text in _texts(inner))


def plain(spans: Iterable[Span]) -> str:
    """The text of spans."""
    return "".join(span.text for span in spans)


def bold(spans: Spans) -> Spans:
    """The spans in bold."""
    return tuple(Span(span.text, span.look | Look.BOLD, span.target) for span in spans)
