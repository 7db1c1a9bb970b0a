"""What is to be looked at in a page of the notes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tui.check.finding import Finding, what_is_wrong
from tui.check.pages_there import PagesThere
from tui.library.entry import Link
from tui.library.facts.front_matter import FrontMatter, split_front_matter
from tui.library.index.undefined import undefined_references
from tui.notes.blocks import Block, Group, Look, Spans, Table, Text, plain
from tui.notes.note import Note
from tui.notes.notes import Notes
from tui.notes.page_beginning import page_beginning
from tui.notes.read_note import read_note
from tui.pages.page import Page

Found = Iterator[tuple[int, str]]
"""Lines, and what is to be looked at there."""


@dataclass(frozen=True, slots=True)
class _Checked:
    """A page as it is looked at."""

    page: Page
    matter: FrontMatter
    note: Note
    notes: Notes
    pages: PagesThere


def page_findings(page: Page, file: str, notes: Notes, pages: PagesThere) -> Iterator[Finding]:
    """Everything of a page in a file."""
    checked = _Checked(page, split_front_matter(page.text), read_note(page), notes, pages)
    for kind in _KINDS:
        for line, what in kind(checked):
            yield Finding(file, max(1, line), what)


def _damage(checked: _Checked) -> Found:
    if checked.page.notice:
        text = checked.page.text
        yield text.count("\n", 0, max(0, text.find("\ufffd"))) + 1, checked.page.notice


def _front_matter(checked: _Checked) -> Found:
    if checked.matter.trouble:
        yield 1, f"front matter: {checked.matter.trouble}"


def _end(checked: _Checked) -> Found:
    body = checked.matter.body.replace("\r\n", "\n").replace("\r", "\n")
    beginning = page_beginning(body)
    if beginning is not body:
        line = checked.matter.lines + beginning.count("\n") + 1 + body.startswith("\n", len(beginning))
        yield line, "from here on the page is not shown, as that would take too long"


def _links(checked: _Checked) -> Found:
    seen: set[int] = set()
    for line, spans in _texts(checked.note.blocks):
        for span in spans:
            if not isinstance(span.target, Link) or id(span.target) in seen:
                continue
            seen.add(id(span.target))
            url = span.target.url
            target = checked.notes.resolve(url, checked.page.address)
            if wrong := what_is_wrong(url, target) or checked.pages.what_is_missing(url, target):
                yield line, wrong


def _references(checked: _Checked) -> Found:
    for line, spans in _texts(checked.note.blocks):
        text = plain(span for span in spans if span.target is None and not span.look & (Look.CODE | Look.FORMULA))
        for what in undefined_references(text):
            yield line, what


def _texts(blocks: Iterable[Block]) -> Iterator[tuple[int, Spans]]:
    """The texts of blocks, each with its line."""
    for block in blocks:
        match block:
            case Text():
                yield block.line, block.spans
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield block.line, cell
            case Group():
                yield from _texts(block.blocks)


_KINDS: tuple[Callable[[_Checked], Found], ...] = (_damage, _front_matter, _end, _links, _references)
"""What is looked for."""
