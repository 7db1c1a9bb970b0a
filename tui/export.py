"""Entries and hits as text for other programs and for people."""

import json
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size

from tui.library.entry import Entry
from tui.search.hit import Hit

_VENUE_CELLS = 16
_ELLIPSIS = "…"

Record = dict[str, str | int | float | list[str] | None]
"""One entry or hit, in the order of its fields."""


def entry_record(entry: Entry) -> Record:
    """The fields of an entry; `parent` is the link of the nearest listed entry above it that has one."""
    parent = next((above.url for above in entry.lineage() if above is not entry and above.listed and above.url), None)
    return {
        "kind": entry.kind.value,
        "title": entry.title,
        "url": entry.url,
        "parent": parent,
        "section": entry.section,
        "venue": entry.venue,
        "edition": entry.edition,
        "year": entry.year,
        "tags": list(entry.tags),
        "summary": entry.summary,
        "line": entry.line,
    }


def hit_record(hit: Hit) -> Record:
    """The fields of the entry, with the score and the field that matched."""
    return entry_record(hit.entry) | {"score": round(hit.score, 4), "field": hit.field.value}


def to_json(records: Iterable[Record]) -> str:
    """One array, a record a line."""
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return f"[\n{lines}\n]" if lines else "[]"


def to_jsonl(records: Iterable[Record]) -> str:
    """One object a line."""
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


def to_table(entries: Sequence[Entry], width: int | None = None) -> str:
    """Aligned columns: kind, title, venue, year, link. With a width in cells, each line is cut to it."""
    if not entries:
        return ""
    titles = [entry.title for entry in entries]
    longest = max(map(cell_len, titles))
    venue_cells = min(_VENUE_CELLS, max(cell_len(entry.venue or "") for entry in entries))
    if width is not None:
        longest = max(10, min(longest, width - len("section  ") - venue_cells - len("  2022")))
    lines = [
        "  ".join(
            (
                f"{entry.kind.value:<7}",
                _fit(entry.title, longest),
                _fit(entry.venue or "", venue_cells),
                f"{entry.year or '':>4}",
                entry.url,
            )
        )
        for entry in entries
    ]
    return "\n".join(_fit(line, width).rstrip() if width is not None else line.rstrip() for line in lines)


def _fit(text: str, cells: int) -> str:
    if cell_len(text) <= cells:
        return set_cell_size(text, cells)
    return set_cell_size(text, max(cells - 1, 0)) + _ELLIPSIS
