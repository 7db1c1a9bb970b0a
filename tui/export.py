"""Entries and hits as text for other programs and for people."""

import json
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size

from tui.library.entry import Entry
from tui.library.paper_links import arxiv_id, code_link, doi
from tui.search.highlight import reason
from tui.search.hit import Hit

_TITLE_CELLS = 100  # that titles are padded to at the most
_LEAST_TITLE_CELLS = 40  # of a title that may not be given up for the link beside it
_VENUE_CELLS = 16
_GAP = "  "
_ELLIPSIS = "…"

Record = dict[str, str | int | float | list[str] | list[dict[str, str]] | None]
"""One entry or hit, in the order of its fields."""


def entry_record(entry: Entry) -> Record:
    """The fields of an entry.

    `parent` is the link of the nearest listed entry above it that has one, `listed_in` the address of the page that
    lists it if that is not the index, `code` the address of a paper's code, and `noted` says whether it has a note.
    """
    parent = next((above.url for above in entry.lineage() if above is not entry and above.has_line and above.url), None)
    code = code_link(entry)
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
        "authors": list(entry.authors),
        "noted": entry.noted,
        "listed_in": entry.listed_in or None,
        "topics": [topic.title for topic in entry.topics],
        "doi": doi(entry) or None,
        "arxiv": arxiv_id(entry) or None,
        "code": code.url if code else None,
        "links": [{"text": link.text, "url": link.url} for link in entry.links],
    }


def hit_record(hit: Hit) -> Record:
    """The fields of the entry, with the score, the field that matched and, if the title does not show it, the match.

    `coverage` says how much of the query it answers: all of it, all with other spellings, or a part.
    """
    why = reason(hit)
    return entry_record(hit.entry) | {
        "score": round(hit.score, 4),
        "field": hit.field.value if hit.field else None,
        "coverage": hit.coverage.value,
        "match": why.text if why else None,
    }


def to_json(records: Iterable[Record]) -> str:
    """One array, a record a line."""
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return f"[\n{lines}\n]" if lines else "[]"


def to_jsonl(records: Iterable[Record]) -> str:
    """One object a line."""
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


def to_table(entries: Sequence[Entry], width: int | None = None) -> str:
    """Aligned columns: kind, title, venue, year, link. With a width in cells titles give way, then links go."""
    if not entries:
        return ""
    title_cells = min(_TITLE_CELLS, max(cell_len(entry.title) for entry in entries))
    venue_cells = max(cell_len(entry.venue or "") for entry in entries)
    link_cells = max(cell_len(entry.url) for entry in entries)
    if width is not None:
        venue_cells = min(_VENUE_CELLS, venue_cells)
        room = width - len("section") - venue_cells - len("2022") - 3 * len(_GAP)
        with_link = room - link_cells - len(_GAP)
        link_cells = link_cells if with_link >= _LEAST_TITLE_CELLS else 0
        title_cells = max(1, min(title_cells, with_link if link_cells else room))
    lines = [
        _GAP.join(
            (
                f"{entry.kind.value:<7}",
                _fit(entry.title, title_cells) if width is not None else _pad(entry.title, title_cells),
                _fit(entry.venue or "", venue_cells),
                f"{entry.year or '':>4}",
                entry.url if link_cells else "",
            )
        )
        for entry in entries
    ]
    return "\n".join(line.rstrip() for line in lines)


def _pad(text: str, cells: int) -> str:
    return text + " " * (cells - cell_len(text))


def _fit(text: str, cells: int) -> str:
    if cell_len(text) <= cells:
        return set_cell_size(text, cells)
    return set_cell_size(text, max(cells - 1, 0)) + _ELLIPSIS
