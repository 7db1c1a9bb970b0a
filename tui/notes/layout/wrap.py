"""Spans into lines of a width."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, split_graphemes

from tui.notes.blocks import Span, Spans, plain

_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
_OPENING = "（「『【〈《“‘"
_CLOSING = "、。，．！？：；）」』】〉》”’"
_SPACE = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"  # and not the no-break spaces
_ASCII_PIECE = "([^ ]+|)( *)"
_PIECE = rf"([{_OPENING}]*[{_WIDE}][{_CLOSING}]*|[^{_SPACE}{_WIDE}]+[{_CLOSING}]*|)([{_SPACE}]*)"
"""What is kept together: a word, or one wide character with the punctuation around it; and the space behind it.

Compiled where it is first used: that takes milliseconds, which the first screen has not.
"""
_SEAMS = "/-_"
_BREAK = re.compile(f"(?<=[{_SEAMS}])")
_JOINER = "\u200d"
_STRAY_JOINER = re.compile(rf"{_JOINER}(?={_JOINER}|\Z)")


def wrap(spans: Sequence[Span], width: int) -> Iterator[Spans]:
    """Break spans into lines of at most `width` cells, between words where that can be done; at least one line.

    A wide character is wider than a line of one cell.
    """
    spans = _apart(spans)
    cutter = _Cutter(spans)
    for start, end in _lines(plain(spans), max(1, width)):
        yield cutter.cut(start, end)


def chop(spans: Sequence[Span], width: int) -> Iterator[Spans]:
    """Break spans into lines of exactly `width` cells, or one less before a wide character; spaces are kept."""
    spans = _apart(spans)
    cutter = _Cutter(spans)
    start = 0
    for length in _lengths(plain(spans), max(1, width)):
        yield cutter.cut(start, start + length)
        start += length


def longest_word(text: str) -> int:
    """The cells of the widest piece of a text that is kept together where that can be done."""
    words = (match[1] for line in text.split("\n") for match in _pieces(line))
    return max(cell_len(part) for word in words for part in _BREAK.split(word))


def _pieces(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(_ASCII_PIECE if text.isascii() else _PIECE, text)


def _apart(spans: Sequence[Span]) -> Sequence[Span]:
    """The spans without joiners that have nothing to join: each is measured, and drawn, by itself."""
    if not any(_JOINER in span.text for span in spans):
        return spans
    return [Span(_STRAY_JOINER.sub("", span.text), span.look, span.target) for span in spans]


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The beginning and end of each line of a text, without the spaces at which it is broken."""
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if (len(paragraph) if paragraph.isascii() else cell_len(paragraph)) <= width:
            yield start, end
        else:
            yield from _broken(paragraph, start, width)
        start = end + 1


def _broken(paragraph: str, offset: int, width: int) -> Iterator[tuple[int, int]]:
    ascii_only = paragraph.isascii()
    start = end = used = 0  # of the line: where it begins, where its last word ends, and cells up to the next word
    for match in _pieces(paragraph):
        word, space = match.groups()
        cells = len(word) if ascii_only else cell_len(word)
        if start < match.start() and used + cells > width:
            if end > start:
                yield offset + start, offset + end
            start, used = match.start(), 0
        if cells > width:
            *full, last = _broken_word(word, width)
            for length in full:
                yield offset + start, offset + start + length
                start += length
            cells, end = cell_len(word[-last:]), start + last
        elif word:
            end = match.start() + len(word)
        used += cells + (len(space) if ascii_only else cell_len(space))
    yield offset + start, offset + max(end, start)


def _broken_word(word: str, width: int) -> list[int]:
    """Cut a word that is wider than a line, if it can be in the second half of a line behind a slash or hyphen."""
    if not word.isascii():
        return _lengths(word, width)
    lengths, start = [], 0
    while len(word) - start > width:
        seam = max(word.rfind(char, start + width // 2, start + width) for char in _SEAMS)
        lengths.append((seam + 1 if seam >= 0 else start + width) - start)
        start += lengths[-1]
    return [*lengths, len(word) - start]


def _lengths(text: str, width: int) -> list[int]:
    """Cut a text that is wider than a line: the lengths of its pieces, in characters."""
    if text.isascii():
        return [min(width, len(text) - start) for start in range(0, len(text), width)]
    lengths, length, used = [], 0, 0
    for start, end, cells in split_graphemes(text)[0]:
        if used + cells > width and length:
            lengths.append(length)
            length = used = 0
        length += end - start
        used += cells
    return [*lengths, length]


class _Cutter:
    """Cuts ever later parts out of spans."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._number = 0
        self._before = 0  # characters in the spans before that number

    def cut(self, start: int, end: int) -> Spans:
        """The part from character `start` to before `end` of the whole text."""
        cut = []
        while self._number < len(self._spans):
            span = self._spans[self._number]
            first, last = max(0, start - self._before), min(len(span.text), end - self._before)
            if first == 0 and last == len(span.text):
                cut.append(span)
            elif first < last:
                cut.append(Span(span.text[first:last], span.look, span.target))
            if self._before + len(span.text) > end:
                break
            self._before += len(span.text)
            self._number += 1
        return tuple(piece for piece in cut if piece.text)
