"""A title cut so that what was searched for stays in sight."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

_ELLIPSIS = "…"


def fit_matches(text: str, positions: Sequence[int], cells: int) -> tuple[str, tuple[int, ...]]:
    """Cut a text to so many cells, and tell where its matched characters are now.

    When a match would be cut off at the end, the middle goes instead: the first word stays, because it often is the
    name of a paper, and then follows what leads up to the last match.
    """
    positions = tuple(positions)
    if cells <= 0:
        return "", ()
    if cell_len(text) <= cells:
        return text, positions
    if not positions or cell_len(text[: positions[-1] + 1]) < cells:
        return _cut(text, positions, cells)
    end = text.find(" ", positions[-1])
    end = len(text) if end < 0 else end
    head = text.find(" ") + 1
    if head > cells // 3:
        head = 0
    room = cells - cell_len(text[:head]) - 2 * len(_ELLIPSIS)
    start = positions[-1]
    while start > head and cell_len(text[start - 1 : end]) <= room:
        start -= 1
    word = text.find(" ", start - 1, positions[-1]) + 1
    start = word or start
    lead = text[:head] + _ELLIPSIS
    shift = len(lead) - start
    kept = tuple(at for at in positions if at < head) + tuple(at + shift for at in positions if at >= start)
    return _cut(lead + text[start:], kept, cells)


def _cut(text: str, positions: tuple[int, ...], cells: int) -> tuple[str, tuple[int, ...]]:
    if cell_len(text) <= cells:
        return text, positions
    cut = set_cell_size(text, cells - 1) + _ELLIPSIS
    return cut, tuple(at for at in positions if at < len(cut) - 1 and cut[at] == text[at])
