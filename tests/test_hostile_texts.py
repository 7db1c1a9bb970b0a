"""Hostile texts without a screen: each is read, what CommonMark shows of it is shown, and nothing else is drawn."""

import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.hostile import CASES, END, Case, every_case
from tests.indexes import library_of
from tui.library.branches import Grouping, branch_out
from tui.library.entry import Entry
from tui.library.facts.page_facts import PageFacts, read_facts
from tui.library.index.load import UnreadableIndexError, load_index
from tui.library.text_file import decode_text
from tui.notes.blocks import plain
from tui.notes.layout.layout import Sheet, lay_out
from tui.notes.note import Note
from tui.notes.read_note import read_note
from tui.pages.page import Page

SIZE = 2_000  # bytes; more is for tests.bench.hostile
WIDTHS = (7, 100)
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
READ = list(every_case(refused=False))


def assert_safe(text: str) -> None:
    for char in set(text):
        assert unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}, f"{char!r} would be drawn"
        assert unicodedata.bidirectional(char) not in BIDI, f"{char!r} would be drawn"


def texts_of_note(note: Note, sheet: Sheet) -> list[str]:
    lines = [plain((*line.lead, *line.text, *line.tail)) for line in sheet.lines]
    fields = [text for field in note.fields for text in field]
    return [note.title, *(heading.title for heading in sheet.headings), *fields, *lines]


def texts_of_facts(facts: PageFacts) -> list[str]:
    papers = [text for paper in facts.papers for text in (paper.title, paper.venue, paper.remark, *paper.authors)]
    links = [text for link in facts.links for text in (link.text, link.url)]
    return [facts.name, facts.summary, facts.venue, *facts.tags, *facts.authors, *links, *papers]


def texts_of_entry(entry: Entry) -> list[str]:
    links = [text for link in entry.links for text in (link.text, link.url)]
    return [entry.title, entry.url, entry.summary, entry.page, *entry.tags, *links]


def count_in_text(case: Case) -> int:
    """How often `END` stands in a page that holds a case."""
    return decode_text(case.note(SIZE)).text.count(END)


def test_every_case_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 200


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_a_page_shows_all_that_is_there(case: Case) -> None:
    text = decode_text(case.note(SIZE)).text
    note = read_note(Page("/page.md", text))
    for width in WIDTHS:
        sheet = lay_out(note.blocks, width)
        texts = texts_of_note(note, sheet)
        for line in sheet.lines:
            assert cell_len(plain((*line.lead, *line.text))) <= max(2, width + line.outdent)
        assert_safe("".join(texts))
        shown = "".join(plain(line.text) for line in sheet.lines).count(END)
        assert shown >= (count_in_text(case) if case.in_note else 0)


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_the_facts_of_a_page_are_read(case: Case) -> None:
    facts = read_facts(decode_text(case.note(SIZE)).text, "/notes/page.md")
    assert_safe("".join(texts_of_facts(facts)))


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_an_index_lists_all_that_is_there(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "index.md"
    path.write_bytes(case.index(SIZE))
    library = library_of(load_index(str(path)).text)
    assert_safe("".join(text for entry in library.entries for text in texts_of_entry(entry)))
    assert (END in [entry.title for entry in library.entries]) is case.in_index
    for grouping in Grouping:
        assert branch_out(library, grouping).count == len(library.papers)


@pytest.mark.parametrize("case", every_case(refused=True), ids=lambda case: case.name)
def test_what_is_no_text_is_refused_with_the_reason(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "index.md"
    path.write_bytes(case.index(SIZE))
    with pytest.raises(UnreadableIndexError, match=case.refused) as refused:
        load_index(str(path))
    assert str(refused.value).startswith(str(path))
    assert "\n" not in str(refused.value)
