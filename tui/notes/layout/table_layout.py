"""Tables into lines of a width."""

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len

from tui.notes.blocks import Look, Span, Spans, Table, bold, plain
from tui.notes.layout.wrap import longest_word, wrap

_BAR = Span(" │ ", Look.MUTED)
_HANGING = 2  # cells
_LEAST_COLUMN = 8  # cells that a column keeps at least, if it has as many
_LONGEST_WORD = 20  # cells of a word for which a column stays wide; longer ones are broken
_TALL = 3  # lines of a row, from which on rows are set apart by lines


def lay_out_table(table: Table, width: int, widest: int) -> Iterator[Spans]:
    """The lines of a table in at most `widest` cells; one that does not fit has lines of `width` for each cell."""
    columns = max((len(row) for row in table.rows), default=0)
    wanted = _most(table, columns, _widest_line)
    room = widest - cell_len(_BAR.text) * (columns - 1)
    if sum(wanted) <= room:
        return _drawn(table, wanted)
    least = list(map(min, wanted, _most(table, columns, _least_width)))
    return _drawn(table, _fit(wanted, least, room)) if sum(least) <= room else _told(table, width)


def _drawn(table: Table, most: Sequence[int]) -> Iterator[Spans]:
    """The lines of a table with columns of at most so many cells."""
    align = [*table.align, *["left"] * len(most)]
    rows = [
        [list(wrap(_cell(table, number, column), cells)) for column, cells in enumerate(most)]
        for number in range(len(table.rows))
    ]
    widths = [max(1, *(cell_len(plain(line)) for row in rows for line in row[column])) for column in range(len(most))]
    line = (Span("─┼─".join("─" * cells for cells in widths), Look.MUTED),)
    heights = [max(map(len, row)) for row in rows]
    is_tall = max(heights[table.headers :], default=0) >= _TALL
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        if number and (number == table.headers or (is_tall and number > table.headers)):
            yield line
        for at in range(height):
            yield _joined([cell[at] if at < len(cell) else () for cell in row], widths, align)


def _cell(table: Table, row: int, column: int) -> Spans:
    if column >= len(table.rows[row]):
        return ()
    spans = table.rows[row][column]
    return bold(spans) if row < table.headers else spans


def _most(table: Table, columns: int, measure: Callable[[str], int]) -> list[int]:
    """The most that the cells of each column measure, or 1."""
    most = [1] * columns
    for row in table.rows:
        for column, cell in enumerate(row):
            if cell:
                most[column] = max(most[column], measure(plain(cell)))
    return most


def _widest_line(text: str) -> int:
    return max(map(cell_len, text.split("\n")))


def _least_width(text: str) -> int:
    return max(_LEAST_COLUMN, min(_LONGEST_WORD, longest_word(text)))


def _fit(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths that add up to at most `room`, the widest giving way first."""
    low, high = 0, max(wanted, default=0)  # of the width that no column may exceed, but for its least
    while low < high:
        most = (low + high + 1) // 2
        if sum(_clamped(wanted, least, most)) <= room:
            low = most
        else:
            high = most - 1
    widths = _clamped(wanted, least, low)
    for column, cells in enumerate(wanted):
        if widths[column] < cells and sum(widths) < room:
            widths[column] += 1
    return widths


def _clamped(wanted: Sequence[int], least: Sequence[int], most: int) -> list[int]:
    return [max(narrow, min(cells, most)) for cells, narrow in zip(wanted, least, strict=True)]


def _joined(pieces: Sequence[Spans], widths: Sequence[int], align: Sequence[str]) -> Spans:
    spans: list[Span] = []
    owed = 0  # blanks that are drawn only if something follows
    for number, (piece, cells) in enumerate(zip(pieces, widths, strict=True)):
        blank = max(0, cells - cell_len(plain(piece)))
        before = {"right": blank, "center": blank // 2}.get(align[number], 0)
        if number:
            spans += [Span(" " * owed), _BAR]
        spans += [Span(" " * before), *piece] if piece else []
        owed = blank - before if piece else cells
    return tuple(span for span in spans if span.text)


def _told(table: Table, width: int) -> Iterator[Spans]:
    """Each row as lines of "header: cell", without the empty cells; headers of nothing but these come last."""
    names, rows = (table.rows[0], table.rows[1:]) if table.headers and table.rows else ((), table.rows)
    for number, row in enumerate(rows):
        if number:
            yield (Span("─" * width, Look.MUTED),)
        for column, cell in enumerate(row):
            if cell:
                yield from _hanging((*_named(names, column), *cell), width)
    filled = {column for row in rows for column, cell in enumerate(row) if cell}
    for column in range(len(names)):
        if column not in filled:
            yield from _hanging(_named(names, column), width)


def _named(names: Sequence[Spans], column: int) -> Spans:
    name = names[column] if column < len(names) else ()
    return bold((*name, Span(": "))) if name else ()


def _hanging(spans: Spans, width: int) -> Iterator[Spans]:
    """The lines of a cell, indented from the second on where there is room for that."""
    is_roomy = width > _LEAST_COLUMN
    for place, line in enumerate(wrap(spans, width - _HANGING if is_roomy else width) if spans else ()):
        yield (Span(" " * _HANGING), *line) if place and is_roomy else line
