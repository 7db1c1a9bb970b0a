"""The parts of an index that need no Markdown parser: long runs of plain one-line bullets.

A bullet is plain if it is `- [title](link) rest` at the left margin, without a character that means anything to
Markdown. Such lines parse to what they say, wherever nothing before them can hold them captive: a fence, HTML, a
definition. A fence at the left margin is followed to its end, and most HTML ends at a blank line; an index with any
other of these, or with both, is not cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PLAIN = re.compile(r"- \[([^\\`*_\[\]<>&!\x00]+)\]\(([\w/.~%#?=:@+,;'-]+)\)([^\\`*_\[\]<>&!\x00]*)", re.ASCII)
_BULLET = re.compile(r"- \S")
_CAPTIVATING = re.compile(
    r"""
    ^[ \t>*+-]*+ (?: \[[^\[\]\n]*\]: | <(?:script|pre|style|textarea|\?|!(?!--[^\n]*?-->)) )   # also beyond blank lines
    | ^[ \t>*+-]++(?:`{3}|~{3})
    """,
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
_HTML = re.compile(r"^[ \t>*+-]*<", re.MULTILINE)
_FENCES = re.compile(r"^(?:`{3}|~{3})", re.MULTILINE)
_FENCE = re.compile(r"(?P<fence>`{3,})[^`]*|(?P<waves>~{3,}).*")
_BREAK = re.compile(r"[ \t]*|#{1,6}(?:[ \t].*)?")  # a blank line or a heading
_FEWEST = 32  # bullets in a row that are worth the cut


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A plain bullet, by its 0-based line."""

    line: int
    title: str
    url: str
    rest: str


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A part that is left to the parser, with the 0-based line it begins at."""

    line: int
    text: str


def parts_of(text: str) -> Iterator[PlainLine | MarkdownText]:
    """Cut a text into plain bullets and the rest, in order. What cannot be cut safely is one part.

    Any of the parts can be parsed alone: each is a sequence of whole blocks of the text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    has_html = _HTML.search(text) is not None
    if _CAPTIVATING.search(text) or (has_html and _FENCES.search(text)):
        yield MarkdownText(0, text)
        return
    lines = text.split("\n")
    begun = at = 0
    while at < len(lines):
        end = at = _after_fence(lines, at)
        while end < len(lines) and _BULLET.match(lines[end]):
            end += 1
        if end - at >= _FEWEST and _stands_alone(lines, at, end, after_html=has_html):
            if begun < at:
                yield MarkdownText(begun, "\n".join(lines[begun:at]))
            yield from _bullets(lines, at, end)
            begun = end
        at = max(end, at + 1)
    if begun < len(lines):
        yield MarkdownText(begun, "\n".join(lines[begun:]))


def _after_fence(lines: list[str], at: int) -> int:
    """The line behind the code that begins at a line, or that line itself if none does."""
    opening = _FENCE.fullmatch(lines[at])
    if opening is None:
        return at
    fence = opening["fence"] or opening["waves"]
    closing = re.compile(rf"{fence[0]}{{{len(fence)},}}[ \t]*")
    return next((end + 1 for end in range(at + 1, len(lines)) if closing.fullmatch(lines[end])), len(lines))


def _stands_alone(lines: list[str], start: int, end: int, *, after_html: bool) -> bool:
    """Whether what is before and after bullets cannot belong to one of them, or they to it."""
    following = next((lines[at] for at in range(end, len(lines)) if lines[at].strip(" \t")), "")
    outer = next((lines[at] for at in range(start - 1, -1, -1) if lines[at].strip(" \t")), "")
    before = lines[start - 1] if start else ""
    free_before = not before.strip(" \t") if after_html else bool(_BREAK.fullmatch(before))
    free_after = end == len(lines) or bool(_BREAK.fullmatch(lines[end]))
    return free_before and free_after and not following[:1].isspace() and outer[:1] not in (" ", "\t", ">")


def _bullets(lines: list[str], start: int, end: int) -> Iterator[PlainLine | MarkdownText]:
    for at in range(start, end):
        match = _PLAIN.fullmatch(lines[at])
        yield PlainLine(at, *match.groups()) if match else MarkdownText(at, lines[at])
