"""A table as it is read, row by row."""

import re
from collections.abc import Mapping

from tui.notes.blocks import Span, Spans, Table

_WIDEST_CELL = 20  # columns that a cell may say it is wide
_MOST_COVERED = 50_000  # places of a table that are kept free for cells of the rows above
_ALL_ROWS = 1_000_000_000
_ALIGN = re.compile(r"text-align:\s*(\w+)")


class TableBuilder:
    """Puts a table together."""

    def __init__(self, line: int) -> None:
        self._line = line
        self._rows: list[list[Spans]] = []
        self._align: dict[int, str] = {}
        self._headers = 0  # rows of nothing but header cells, at the top
        self._cell = 0
        self._covered = 0
        self._free_from: dict[int, int] = {}  # the first row that no cell reaches down into, by column

    @property
    def is_in_cell(self) -> bool:
        """Whether there is a cell that text can go to."""
        return bool(self._rows and self._rows[-1])

    def add_row(self) -> None:
        """Begin a row."""
        self._rows.append([])

    def end_row_group(self) -> None:
        """End what the cells so far reach down into: the head, the body or the foot of the table."""
        self._free_from.clear()

    def add_cell(self, attributes: Mapping[str, str], *, is_header: bool) -> None:
        """Begin a cell with the attributes that HTML has for it.

        One that is several columns or rows large has its text in the first of them; the others are empty.
        """
        if not self._rows:
            self.add_row()
        row = self._rows[-1]
        is_first = not row
        number = len(self._rows) - 1
        while self._free_from.get(len(row), 0) > number and self._covered < _MOST_COVERED:
            row.append(())
            self._covered += 1
        style = _ALIGN.search(attributes.get("style", ""))
        self._align.setdefault(len(row), (style[1] if style else attributes.get("align", "")).lower())
        if is_header and is_first and self._headers == number:
            self._headers += 1
        elif not is_header and self._headers == len(self._rows):
            self._headers -= 1
        self._cell = len(row)
        columns = _columns(attributes.get("colspan", ""))
        row += [()] * columns
        below = number + _rows(attributes.get("rowspan", ""))
        for column in range(self._cell, self._cell + columns):
            self._free_from[column] = below

    def fill(self, spans: Spans) -> None:
        """Add to what the cell has."""
        row = self._rows[-1]
        row[self._cell] = (*row[self._cell], Span(" "), *spans) if row[self._cell] else spans

    def build(self) -> Table | None:
        """The table without rows that have no cells and headers that say nothing; None if that leaves nothing."""
        rows = [tuple(row) for row in self._rows if row]
        headers = min(self._headers, len(rows))
        while headers and not any(rows[0]):
            rows.pop(0)
            headers -= 1
        align = tuple(self._align.get(column, "") for column in range(max(map(len, rows), default=0)))
        return Table(tuple(rows), align, headers, self._line) if any(map(any, rows)) else None


def _columns(colspan: str) -> int:
    is_number = colspan.isascii() and colspan.isdecimal() and len(colspan) < 4
    return max(1, min(_WIDEST_CELL, int(colspan))) if is_number else 1


def _rows(rowspan: str) -> int:
    """How many rows a cell reaches down into, with its own; HTML has 0 for all that are below."""
    is_number = rowspan.isascii() and rowspan.isdecimal()
    return (int(rowspan[:9]) if is_number else 1) or _ALL_ROWS
