"""How much of an index is read: all of it, unless that would take longer than anyone waits."""

import re
from collections.abc import Iterator

from tui.library.index.plain_lines import MarkdownText, PlainLine, parts_of

_PATIENCE, _PATIENCE_PER_CHARACTER = 3_500_000, 0.25
"""Microseconds of a usual machine that an index may take, and those for each of its characters: long lines say more."""
_PLAIN_BULLET, _LINE, _CHARACTER, _MARK, _SIGN = 40.0, 90.0, 0.1, 8.0, 3.0
_DEEP_LINE, _DEEP_CHARACTER = 1500.0, 2.0
_MARKS = ("[", "[", "![", "![", "]", "*", "*", "_", "_", "`", "<", "<", "<", " #", "='", '="', "&", "!", "\\")
"""What the rules for the text in a line begin with; those that cost more several times."""
_SIGNS = "#$%+-:=>@^{}~/"
"""What else stops the rule for plain text, so that all the others are tried; and steps of paths."""
_STEP, _FEW_STEPS = 2.5, 10
"""Microseconds for a step of a path, which becomes a group if no page is there; and steps that cost nothing more."""
_MOST_LINES, _SHORTEST_LINE = 1_000_000, 20
"""Lines of an index, and characters for each of them in one that is very large."""
_LONG_LINE, _FAR_CHARACTER = 10_000, 1.0
"""Characters of a line that is cut within, and what each beyond them costs more: patterns remember all they repeat."""
_DEEP = re.compile(r"^(?:[ \t]*+(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){8}", re.MULTILINE)
"""A line that opens many quotes and lists in each other; each level looks at all the lines that follow."""


class AffordableParts:
    """The parts of an index, as `parts_of` cuts it, that there is time for as far as the text tells."""

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._left: float = _PATIENCE
        self.end = 0
        """The 1-based line that is the first without a part, or with only its beginning in one; 0 if there is none.

        It is known when all parts have been given.
        """

    def __iter__(self) -> Iterator[PlainLine | MarkdownText]:
        """Give the parts, in order."""
        lines = self._first_lines()
        if lines is not self._text:
            self.end = lines.count("\n") + 2
        for part in parts_of(lines):
            if isinstance(part, PlainLine):
                self._left -= _cost_of_bullet(part)
                if self._left < 0:
                    self.end = part.line + 1
                    return
                yield part
                continue
            beginning = self._beginning(part.text)
            yield MarkdownText(part.line, beginning)
            if beginning is not part.text:
                self.end = part.line + beginning.count("\n") + 1 + part.text.startswith("\n", len(beginning))
                return

    def _first_lines(self) -> str:
        """The text, or as many of its lines as are worth a look."""
        text = self._text
        most = max(_MOST_LINES, len(text) // _SHORTEST_LINE)
        return "\n".join(text.split("\n", most)[:most]) if text.count("\n") > most else text

    def _beginning(self, text: str) -> str:
        """The text itself, or as much as there is time for, up to the end of a line if that is not very long."""
        is_deep = _DEEP.search(text) is not None
        cost = _cost(text, 0, len(text), is_deep)
        if cost <= self._left:
            self._left -= cost
            return text
        first, last = 0, len(text)
        while last - first > 1:
            middle = (first + last) // 2
            cost = _cost(text, first, middle, is_deep)
            if cost <= self._left:
                self._left -= cost
                first = middle
            else:
                last = middle
        end = text.rfind("\n", 0, first)
        return text[:first] if first - end > _LONG_LINE else text[: max(0, end)]


def _cost_of_bullet(bullet: PlainLine) -> float:
    """The same as `_cost` for a plain bullet."""
    steps = max(0, bullet.url.count("/") - _FEW_STEPS)
    characters = len(bullet.title) + len(bullet.url) + len(bullet.rest)
    return _PLAIN_BULLET + _STEP * steps - _PATIENCE_PER_CHARACTER * characters


def _cost(text: str, start: int, end: int, is_deep: bool) -> float:
    """About how many microseconds it takes to parse a part of a text, less those that it adds to the time there is."""
    line, character = (_DEEP_LINE, _DEEP_CHARACTER) if is_deep else (_LINE, _CHARACTER)
    lines = text.count("\n", start, end) + (start == 0)
    marks = sum(text.count(mark, start, end) for mark in _MARKS)
    signs = sum(text.count(sign, start, end) for sign in _SIGNS)
    far = _FAR_CHARACTER * max(0, end - start - _LONG_LINE * lines)
    characters = (character - _PATIENCE_PER_CHARACTER) * (end - start) + far
    return line * lines + characters + _MARK * marks + _SIGN * signs
