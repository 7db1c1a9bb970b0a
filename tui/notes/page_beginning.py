"""How much of a page is read: all of it, unless that would take longer than anyone waits."""

import re

_MOST, _MOST_LINES = 5_000_000, 125_000
"""Characters and lines of a page that is written like a text."""
_MOST_DENSE, _MOST_DENSE_LINES = 550_000, 25_000
"""The same of one that is so full of marks, or so deeply nested, that each character costs many times more."""
_MARKS = (*"[[]*_`$<>&!%^==~:{}#+-@\\||||", *["://"] * 3, *[". ", ") "] * 2)
"""What rules begin with, or look at; cells of tables, addresses and brackets cost the most, then items with numbers."""
_DENSE = 6  # characters for each mark at the least
_DEEP = re.compile(r"^(?:[ \t]*+(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){8}", re.MULTILINE)
"""A line that opens many quotes and lists in each other; each level looks at all the lines that follow."""


def page_beginning(text: str) -> str:
    """A text that can be parsed and laid out in seconds: all of it, or up to a blank line where there is one in time.

    Its lines end with newlines.
    """
    if len(text) <= _MOST_DENSE and text.count("\n") <= _MOST_DENSE_LINES:
        return text
    beginning = _cut(text, _MOST, _MOST_LINES)
    return _cut(beginning, _MOST_DENSE, _MOST_DENSE_LINES) if _is_costly(beginning) else beginning


def _is_costly(text: str) -> bool:
    return sum(map(text.count, _MARKS)) * _DENSE > len(text) or _DEEP.search(text) is not None


def _cut(text: str, chars: int, lines: int) -> str:
    """The whole text, or no more of it than so many characters and lines."""
    if len(text) <= chars and text.count("\n") <= lines:
        return text
    beginning = "\n".join(text[:chars].split("\n", lines)[:lines])
    end = next((end for mark in ("\n\n", "\n") if (end := beginning.rfind(mark, len(beginning) // 2)) >= 0), None)
    return beginning[:end]
