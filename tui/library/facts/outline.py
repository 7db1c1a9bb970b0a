"""A page as its parts: what stands under each heading, in paragraphs and in bullets."""

import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from markdown_it.token import Token

from tui.library.parser import parse_blocks, parse_inline
from tui.library.sanitise import clean
from tui.library.stretches import plain_text, stretches_of

_NO_WORD = re.compile(r"[\W\d_]+")
_LINE_END = re.compile(r"\r\n?|\n")
_TARGET = re.compile(r"\]\([^\s()]*\)")  # where a link leads
_LARGEST = 2_000_000  # characters of a page that are read
_MOST_LINES = 25_000  # of a page that are read
_LONGEST = 10_000  # characters of a paragraph that are read


@dataclass(frozen=True)
class Paragraph:
    """The Markdown of a paragraph or heading, the 1-based line of the page that it begins in, and the references."""

    content: str
    line: int
    env: MutableMapping[str, Any] = field(repr=False)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The inline tokens, parsed when they are wanted, as those of most paragraphs never are."""
        return parse_inline(self.content, self.env)

    def lines(self) -> Iterator[list[Token]]:
        """The tokens of each of its lines."""
        line: list[Token] = []
        depth = 0
        for token in self.tokens:
            depth += token.nesting
            if depth == 0 and token.type in ("softbreak", "hardbreak"):
                yield line
                line = []
            else:
                line.append(token)
        yield line


@dataclass(slots=True)
class Bullet:
    """A bullet: its own paragraphs, and the bullets nested in it."""

    line: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    bullets: list["Bullet"] = field(default_factory=list)

    def walk(self) -> Iterator["Bullet"]:
        """The bullet itself and all that are nested in it, in the order of the page."""
        yield self
        for bullet in self.bullets:
            yield from bullet.walk()

    @property
    def length(self) -> int:
        """How much it says, with all that is nested in it: the characters of the Markdown, less where links lead."""
        return sum(_length(bullet.paragraphs) for bullet in self.walk())


@dataclass(slots=True)
class Part:
    """A heading and what follows it up to the next heading of any level. What precedes all headings has level 0."""

    level: int = 0
    title: str = ""
    """The text of the heading, safe to draw."""
    name: str = ""
    """The words of the title in lower case, without numbers, punctuation and pictures."""
    heading: Paragraph | None = None
    above: "Part | None" = field(default=None, repr=False)
    """The part whose heading this one is below."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    bullets: list[Bullet] = field(default_factory=list)

    def lineage(self) -> Iterator["Part"]:
        """The part itself, then the one it is below, and so on."""
        part: Part | None = self
        while part is not None:
            yield part
            part = part.above

    @property
    def prose(self) -> int:
        """How much stands outside of bullets: the characters of the Markdown, less where links lead."""
        return _length(self.paragraphs)


def outline(text: str, first_line: int = 1) -> list[Part]:
    """The parts of a page. Of a page that is huge, or nested deeper than anyone reads, not all is in them."""
    env: dict[str, Any] = {}
    parts = [Part()]
    open_bullets: list[Bullet] = []
    before: Token | None = None
    lines = _LINE_END.split(text[:_LARGEST], _MOST_LINES)[:_MOST_LINES]
    for token in parse_blocks("\n".join(lines), env):
        line = token.map[0] + first_line if token.map else 0
        if token.type == "list_item_open":
            bullet = Bullet(line)
            (open_bullets[-1] if open_bullets else parts[-1]).bullets.append(bullet)
            open_bullets.append(bullet)
        elif token.type == "list_item_close":
            open_bullets.pop()
        elif token.type == "inline":
            paragraph = Paragraph(token.content[:_LONGEST], line, env)
            if open_bullets:
                open_bullets[-1].paragraphs.append(paragraph)
            elif before is not None and before.type == "heading_open":
                parts.append(_part_below(parts[-1], int(before.tag[1:]), paragraph))
            else:
                parts[-1].paragraphs.append(paragraph)
        before = token
    return parts


def _part_below(last: Part, level: int, heading: Paragraph) -> Part:
    above = next((part for part in last.lineage() if 0 < part.level < level), None)
    title = clean(plain_text(stretches_of(heading.tokens)))
    return Part(level, title, _NO_WORD.sub(" ", title).strip().casefold(), heading, above)


def _length(paragraphs: Sequence[Paragraph]) -> int:
    return sum(len(_TARGET.sub("", paragraph.content)) for paragraph in paragraphs)
