"""A table as it is read, row by row."""

import re
from collections.abc import Mapping

from tui.notes.blocks import Span, Spans, Table

_WIDEST_CELL = 20  # columns that a cell may say it is wide
_ALIGN = re.compile(r"text-align:\s*(\w+)")


class TableBuilder:
    """Puts a table together."""

    def __init__(self, line: int) -> None:
        self._line = line
        self._rows: list[list[Spans]] = []
        self._align: dict[int, str] = {}
        self._headers = 0  # rows of nothing but header cells, at the top
        self._cell = 0

    @property
    def is_in_cell(self) -> bool:
        """Whether there is a cell that text can go to."""
        return bool(self._rows and self._rows[-1])

    def add_row(self) -> None:
        """Begin a row."""
        self._rows.append([])

    def add_cell(self, attributes: Mapping[str, str], *, is_header: bool) -> None:
        """Begin a cell with the attributes that HTML has for it; one that is several columns wide leaves them empty."""
        if not self._rows:
            self.add_row()
        row = self._rows[-1]
        style = _ALIGN.search(attributes.get("style", ""))
        self._align.setdefault(len(row), (style[1] if style else attributes.get("align", "")).lower())
        if is_header and not row and self._headers == len(self._rows) - 1:
            self._headers += 1
        elif not is_header and self._headers == len(self._rows):
            self._headers -= 1
        self._cell = len(row)
        row += [()] * _columns(attributes.get("colspan", ""))

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
