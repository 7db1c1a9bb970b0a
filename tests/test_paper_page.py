"""The page of an entry says all that is known of it, each thing once."""

from collections.abc import Sequence

import pytest

from tests.notes.sheets import drawn, note_of, shown_blocks
from tui.library.entry import Entry, Kind, Link
from tui.marks.mark import Mark, Status
from tui.notes.blocks import Block, Look, Tag
from tui.notes.layout.layout import Sheet, lay_out
from tui.notes.note import Note
from tui.notes.read_note import read_note
from tui.pages.page import Page
from tui.paper_page import Body, empty_page, entry_page, note_blocks
from tui.search.hit import Field, Term, Tier
from tui.search.related import RelatedPaper

SECTION = Entry("Conference", kind=Kind.SECTION)
OSDI = Entry("OSDI 2022", "/osdi-2022.md", line=1, kind=Kind.EDITION, parent=SECTION)
TOPIC = Entry("Serving", "/serving.md", line=2, kind=Kind.TOPIC)


def orca() -> Entry:
    """A paper that everything is known of."""
    return Entry(
        "Orca: Serving models",
        "/osdi-2022/orca.md",
        tags=("batching", "model serving"),
        summary="Batches by iteration.",
        line=3,
        links=(Link("Code", "https://example.org/code"),),
        authors=("Gyeong-In Yu", "Byung-Gon Chun"),
        page="/osdi-2022/orca.md",
        topics=[TOPIC],
        parent=OSDI,
    )


def sheet(blocks: Sequence[Block]) -> Sheet:
    return lay_out(blocks, 60)


def test_everything_that_is_known_of_a_paper_is_shown() -> None:
    assert drawn(sheet(entry_page(orca()))) == [
        "Orca: Serving models",
        "Conference › OSDI 2022",
        "Gyeong-In Yu, Byung-Gon Chun",
        "",
        "\xa0#batching\xa0 \xa0#model\xa0serving",
        "",
        "Batches by iteration.",
        "",
        "/osdi-2022/orca.md",
        "Code https://example.org/code",
        "",
        "Listed in Serving",
    ]


@pytest.mark.parametrize(
    ("mark", "lines"),
    [
        (Mark(starred=True), ["★ starred"]),
        (Mark(status=Status.READING), ["◐ reading"]),
        (Mark(remark="For the survey."), ["¶ For the survey."]),
        (Mark(starred=True, status=Status.TO_READ, remark="Soon."), ["★ starred   ○ to read", "¶ Soon."]),
    ],
)
def test_a_mark_stands_in_words_below_the_title(mark: Mark, lines: list[str]) -> None:
    marked = drawn(sheet(entry_page(orca(), mark=mark)))
    unmarked = drawn(sheet(entry_page(orca())))
    assert marked == [unmarked[0], *lines, *unmarked[1:]]


def test_a_mark_that_comes_or_goes_leaves_the_place_of_each_line_behind_it() -> None:
    bare, marked = sheet(entry_page(orca())), sheet(entry_page(orca(), mark=Mark(starred=True, remark="Soon.")))
    assert [bare.spot(number) for number in range(1, len(bare.lines))] == [
        marked.spot(number) for number in range(3, len(marked.lines))
    ]


def test_a_paper_that_is_only_listed_says_so_where_it_says_by_what() -> None:
    paper = Entry("A paper", listed_in="/topics/serving.md", topics=[TOPIC, Entry("Caching", kind=Kind.TOPIC)])
    assert shown_blocks(entry_page(paper))[-1] == "Listed in Serving, Caching, without a note"


def test_all_of_it_that_leads_somewhere_can_be_chosen() -> None:
    paper = orca()
    targets = sheet(entry_page(paper)).targets
    assert targets == [
        SECTION, OSDI, Tag("batching"), Tag("model serving"), Link("", paper.url), *paper.links, TOPIC
    ]  # fmt: skip
    assert any(target is paper.links[0] for target in targets)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Entry("A paper"), "No tags, summary or link in the index."),
        (Entry("A paper", "/a.md", summary="Words."), "No tags in the index."),
        (Entry("A paper", "/a.md"), "No tags or summary in the index."),
        (Entry("A paper", listed_in="/osdi-2022.md"), "Listed, without a note."),
        (Entry("A venue", kind=Kind.VENUE), "No papers in the index."),
        (Entry("A venue", kind=Kind.VENUE, children=[Entry("A paper")]), "1 paper."),
        (Entry("A topic", kind=Kind.TOPIC, lists=[Entry("A"), Entry("B")]), "2 papers."),
    ],
)
def test_what_is_missing_or_how_many_there_are_is_said(entry: Entry, said: str) -> None:
    assert said in shown_blocks(entry_page(entry))


def test_the_note_follows_and_the_link_to_it_is_not_needed() -> None:
    lines = shown_blocks(entry_page(orca(), body=Body(note_of("## Design\n\ntext"))))
    assert lines[-3:] == ["", "Design", "text"]
    assert "/osdi-2022/orca.md" not in lines
    assert "Code https://example.org/code" in lines


def test_what_stands_for_the_note_is_shown_in_its_place() -> None:
    paper = Entry("A paper", "/a.md", page="/a.md")
    assert shown_blocks(entry_page(paper, body=Body(said="It is being fetched."))) == [
        "A paper",
        "",
        "It is being fetched.",
    ]


@pytest.mark.parametrize(
    ("title", "heading", "is_shown"),
    [
        ("Orca: Serving", "Orca: Serving", False),
        ("Orca: Serving", "*ORCA* serving", False),
        ("Orca: Serving the mod...", "Orca: Serving the models", False),
        ("Orca: Serving the…", "Orca: Serving the models", False),
        ("论文", "论文", False),
        ("...", "Anything", True),
        ("Orca: Serving", "Orca", True),
        ("Orca: Serving", "Design", True),
    ],
)
def test_a_first_heading_that_repeats_the_title_is_left_out(title: str, heading: str, is_shown: bool) -> None:
    note = note_of(f"# {heading}\n\ntext")
    assert len(shown_blocks(note_blocks(note, title))) == (3 if is_shown else 1)
    assert len(shown_blocks(note_blocks(note))) == 3


def test_only_one_heading_repeats_the_title() -> None:
    assert shown_blocks(note_blocks(note_of("# A\n\n# A\n"), "A")) == ["A"]


def test_front_matter_is_told_but_for_what_the_library_shows() -> None:
    note = note_of("---\ntitle: A\ndescription: B\ntags: [c]\ndate: 2022-07-11\nstatus: read\nempty:\n---\n\ntext")
    assert shown_blocks(note_blocks(note)) == ["date: 2022-07-11", "status: read", "", "text"]


def test_what_a_reader_should_know_of_the_page_comes_first() -> None:
    note: Note = read_note(Page("/a.md", "text", notice="Kept copy."))
    assert shown_blocks(note_blocks(note)) == ["Kept copy.", "", "text"]


@pytest.mark.parametrize("text", ["", " \n\n", "---\ntags: [a]\n---\n", "# Orca\n", "<!-- -->"])
def test_a_page_without_text_is_said_to_have_none(text: str) -> None:
    assert shown_blocks(entry_page(Entry("Orca", "/a.md", page="/a.md"), body=Body(note_of(text)))) == [
        "Orca", "", "This page has no text."
    ]  # fmt: skip


def test_a_page_with_a_heading_alone_has_text_where_no_title_stands_above_it() -> None:
    assert shown_blocks(note_blocks(note_of("# Orca"))) == ["Orca"]


def test_related_papers_are_told_with_where_they_are_and_why() -> None:
    alpa = Entry("Alpa", "/osdi-2022/alpa.md", parent=OSDI)
    loose = Entry("Loose", "/loose.md")
    related = [RelatedPaper(alpa, ("#batching", "models")), RelatedPaper(loose, ("serving",))]
    page = sheet(entry_page(Entry("A", "/a.md", tags=("b",), summary="c"), body=Body(related=related)))
    assert drawn(page)[-5:] == ["Related", "• Alpa OSDI 2022", "  #batching, models", "• Loose", "  serving"]
    assert page.targets[-2:] == [alpa, loose]
    assert page.headings[-1].title == "Related"


def marked(entry: Entry, *terms: Term) -> list[str]:
    page = sheet(entry_page(entry, terms))
    return [span.text for line in page.lines for span in line.text if span.look & Look.MATCH]


def test_what_was_searched_for_is_marked_where_it_was_found() -> None:
    paper = Entry("Chun serves", tags=("chun",), summary="By Chun.", authors=("B. Chun",))
    for field in (Field.TITLE, Field.TAG, Field.SUMMARY, Field.AUTHOR):
        assert len(marked(paper, Term("chun", "chun", Tier.EXACT, field))) == 1
    assert marked(paper, Term("ser", "serves", Tier.PREFIX, Field.TITLE)) == ["ser"]
    assert marked(paper) == []


def test_without_an_entry_there_is_a_word() -> None:
    assert shown_blocks(empty_page()) == ["No paper is selected."]
