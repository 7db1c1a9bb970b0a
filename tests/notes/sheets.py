"""Pages laid out, for tests of what they look like."""

from collections.abc import Iterable

from rich.cells import cell_len

from tui.library.entry import Link
from tui.notes.blocks import Block, Look, Span, plain
from tui.notes.layout.layout import Line, Sheet, lay_out
from tui.notes.note import Note
from tui.notes.read_note import read_note
from tui.pages.page import Page


def note_of(text: str) -> Note:
    """A page that holds a text."""
    return read_note(Page("/page.md", text))


def sheet_of(text: str, width: int = 60) -> Sheet:
    """A page that holds a text, laid out."""
    return lay_out(note_of(text).blocks, width)


def drawn(sheet: Sheet) -> list[str]:
    """The lines of a sheet, without the spaces at their ends."""
    return [plain((*line.lead, *line.text)).rstrip() for line in sheet.lines]


def shown(text: str, width: int = 60) -> list[str]:
    """The lines of a page that holds a text, without the spaces at their ends."""
    return drawn(sheet_of(text, width))


def shown_blocks(blocks: Iterable[Block], width: int = 60) -> list[str]:
    """The lines of blocks, without the spaces at their ends."""
    return drawn(lay_out(blocks, width))


def spans_of(sheet: Sheet) -> list[Span]:
    """All spans of a sheet, in order."""
    return [span for line in sheet.lines for span in (*line.lead, *line.text)]


def looks(text: str) -> dict[str, Look]:
    """The look of each text on a page."""
    return {span.text: span.look for span in spans_of(sheet_of(text))}


def links(text: str) -> list[tuple[str, str]]:
    """What can be opened on a page that holds a text, in order: the words, and where they lead."""
    return links_on(sheet_of(text, 1000))


def links_on(sheet: Sheet) -> list[tuple[str, str]]:
    """What can be opened on a sheet, in order: the words, and where they lead."""
    spans = spans_of(sheet)
    return [
        ("".join(span.text for span in spans if span.target is target), target.url)
        for target in sheet.targets
        if isinstance(target, Link)
    ]


def cells(line: Line) -> int:
    """How wide a line is where each of its spans is drawn by itself."""
    return sum(cell_len(span.text) for span in (*line.lead, *line.text))
