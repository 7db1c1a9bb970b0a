"""What is noted of a paper stays with the paper, whatever becomes of its links, its title and its index."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.indexes import library_of
from tests.marks.papers import INDEX, many, marks_in, paper, said
from tui.collection import Collection
from tui.library.index.read_items import read_items
from tui.marks.mark import Mark, Status
from tui.marks.marks import LONGEST_REMARK, Marks, MarksError
from tui.marks.store import Store
from tui.notes.notes import Notes
from tui.pages.page import Page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "marks.sqlite"


def test_what_is_noted_is_there_in_the_next_run(path: Path) -> None:
    library = library_of(INDEX)
    marks = Marks(Store(path, "index.md"), library)
    marks.set_star(paper(library, "Orca"), starred=True)
    marks.set_status(paper(library, "Orca"), Status.READING)
    marks.set_remark(paper(library, "Whale"), "Compare with Alpa")
    assert marks.of(paper(library, "Orca")) == Mark(starred=True, status=Status.READING)
    assert said(marks_in(path)) == said(marks)
    assert said(marks) == {"Orca": (True, "reading", ""), "Whale": (False, "", "Compare with Alpa")}


def test_what_is_taken_away_is_gone(path: Path) -> None:
    library = library_of(INDEX)
    marks = Marks(Store(path, "index.md"), library)
    orca = paper(library, "Orca")
    marks.set_star(orca, starred=True)
    marks.set_remark(orca, "a remark")
    marks.set_star(orca, starred=False)
    marks.set_remark(orca, "")
    assert said(marks) == said(marks_in(path)) == {}


def test_each_change_gives_another_mapping(path: Path) -> None:
    library = library_of(INDEX)
    marks = Marks(Store(path, "index.md"), library)
    before = marks.marked
    marks.set_star(paper(library, "Orca"), starred=True)
    assert (len(before), len(marks.marked)) == (0, 1)


def test_libraries_are_independent(path: Path) -> None:
    library = library_of(INDEX)
    Marks(Store(path, "one.md"), library).set_star(paper(library, "Orca"), starred=True)
    assert said(marks_in(path, identity="other.md")) == {}
    Marks(Store(path, "other.md"), library).set_remark(paper(library, "Orca"), "theirs")
    assert said(marks_in(path, identity="one.md")) == {"Orca": (True, "", "")}


def test_a_remark_is_one_line_that_is_safe_to_draw(path: Path) -> None:
    library = library_of(INDEX)
    marks = Marks(Store(path, "index.md"), library)
    marks.set_remark(paper(library, "Orca"), " two\nlines \x1b[2J\ud800\u202e ")
    assert marks.of(paper(library, "Orca")).remark == "two lines ␛[2J\ufffd"
    assert said(marks_in(path)) == said(marks)


def test_a_remark_that_is_too_long_is_refused_and_not_cut(path: Path) -> None:
    library = library_of(INDEX)
    marks = Marks(Store(path, "index.md"), library)
    marks.set_remark(paper(library, "Orca"), "x" * LONGEST_REMARK)
    with pytest.raises(MarksError, match="1,000 characters; this one has 1,001"):
        marks.set_remark(paper(library, "Orca"), "x" * (LONGEST_REMARK + 1))
    assert len(marks.of(paper(library, "Orca")).remark) == LONGEST_REMARK


def test_what_is_no_paper_cannot_be_marked(path: Path) -> None:
    library = library_of(INDEX)
    edition = library.papers[0].parent
    assert edition is not None
    with pytest.raises(MarksError, match="papers"):
        Marks(Store(path, "index.md"), library).set_star(edition, starred=True)
    assert not path.exists()


ELSEWHERE = INDEX.replace("/osdi-2022/orca.md", "/conference/osdi/orca.md")


def test_a_paper_at_another_place_is_known_by_its_title_and_keeps_all_that_was_noted(path: Path) -> None:
    first = library_of(INDEX)
    marks = Marks(Store(path, "index.md"), first)
    marks.set_remark(paper(first, "Orca"), "a remark")
    moved = library_of(ELSEWHERE.replace("[Orca]", "[ORCA]"))
    marks.use(moved)
    assert said(marks) == {"ORCA": (False, "", "a remark")}
    marks.set_star(paper(moved, "ORCA"), starred=True)
    store = Store(path, "index.md")
    store.read()
    assert {link: row.mark for link, row in store.rows.items()} == {
        "/conference/osdi/orca.md": Mark(True, Status.NONE, "a remark")
    }


def test_a_paper_with_another_title_is_known_by_its_link(path: Path) -> None:
    first = library_of(INDEX)
    Marks(Store(path, "index.md"), first).set_star(paper(first, "Orca"), starred=True)
    assert said(marks_in(path, INDEX.replace("[Orca]", "[Orca: serving]"))) == {"Orca: serving": (True, "", "")}


def test_a_title_that_several_papers_have_binds_none(path: Path) -> None:
    first = library_of("- [Keynote](/a/keynote.md)\n")
    marks = Marks(Store(path, "index.md"), first)
    marks.set_star(first.papers[0], starred=True)
    marks.use(library_of("- [Keynote](/b/keynote.md)\n- [Keynote](/c/keynote.md)\n"))
    assert said(marks) == {}
    marks.use(first)
    assert said(marks) == {"Keynote": (True, "", "")}


def test_of_two_marks_with_one_title_none_is_taken_for_that_of_a_paper_at_a_third_place(path: Path) -> None:
    both = library_of("- [Keynote](/a/keynote.md)\n- [Keynote](/b/keynote.md)\n")
    marks = Marks(Store(path, "index.md"), both)
    for number, entry in enumerate(both.papers):
        marks.set_remark(entry, str(number))
    assert said(marks_in(path, "- [Keynote](/c/keynote.md)\n")) == {}
    assert said(marks_in(path, "- [Keynote](/a/keynote.md)\n")) == {"Keynote": (False, "", "0")}


def test_marks_of_papers_that_are_gone_are_kept(path: Path) -> None:
    first = library_of(INDEX)
    marks = Marks(Store(path, "index.md"), first)
    for entry in first.papers:
        marks.set_star(entry, starred=True)
    fewer = library_of("- [Whale](/atc-2022/whale.md)\n")
    marks.use(fewer)
    marks.set_remark(fewer.papers[0], "a remark")
    assert said(marks) == {"Whale": (True, "", "a remark")}
    assert said(marks_in(path)).keys() == {"Orca", "Whale", "Alpa"}


def test_a_paper_that_is_listed_twice_is_marked_twice(path: Path) -> None:
    twice = library_of("# A\n\n- [Orca](https://example.org/orca)\n\n# B\n\n- [Orca](https://example.org/orca)\n")
    marks = Marks(Store(path, "index.md"), twice)
    marks.set_star(twice.papers[0], starred=True)
    assert [marks.of(entry).starred for entry in twice.papers] == [True, True]


def test_papers_with_one_link_and_several_titles_are_several(path: Path) -> None:
    both = library_of("- [Orca](https://example.org/all)\n- [Whale](https://example.org/all)\n")
    alone = library_of("- [Orca](https://example.org/all)\n")
    marks = Marks(Store(path, "index.md"), alone)
    marks.set_remark(alone.papers[0], "of Orca")
    marks.use(both)
    assert said(marks) == {"Orca": (False, "", "of Orca")}
    marks.set_remark(both.papers[1], "of Whale")
    marks.set_star(both.papers[0], starred=True)
    assert said(marks) == {"Orca": (True, "", "of Orca"), "Whale": (False, "", "of Whale")}
    assert said(marks_in(path, both)) == said(marks)
    assert said(marks_in(path, alone)) == {"Orca": (True, "", "of Orca")}


def test_papers_without_any_link_are_told_apart_by_what_they_are_below(path: Path) -> None:
    library = library_of("# A\n\n- Keynote\n- Panel\n\n# B\n\n- Keynote\n")
    assert len(library.papers) == 3
    marks = Marks(Store(path, "index.md"), library)
    marks.set_remark(library.papers[0], "of A")
    marks.set_remark(library.papers[2], "of B")
    again = marks_in(path, library)
    assert [again.of(entry).remark for entry in library.papers] == ["of A", "", "of B"]


def collection() -> Collection:
    index = "- [OSDI 2022](/osdi-2022.md)\n- [Whale](/osdi-2022/whale.md)\n"
    return Collection(read_items(index), "index.md", Notes())


LISTING = "# OSDI 2022\n\n## Papers\n\n* Orca \\[[Paper](https://example.org/orca.pdf)]{note}\n"


def test_a_listed_paper_that_gets_a_note_keeps_its_mark(path: Path) -> None:
    opened = collection()
    opened.add(Page("/osdi-2022.md", LISTING.format(note="")))
    listed = opened.build_library()
    marks = Marks(Store(path, "index.md"), listed)
    marks.set_remark(paper(listed, "Orca"), "to be noted")
    opened.add(Page("/osdi-2022.md", LISTING.format(note=" \\[[Personal Notes](osdi-2022/orca.md)]")))
    opened.add(Page("/osdi-2022/orca.md", "# Orca\n\nNotes.\n"))
    noted = opened.build_library()
    assert paper(noted, "Orca").page
    marks.use(noted)
    assert said(marks) == {"Orca": (False, "", "to be noted")}
    marks.set_star(paper(noted, "Orca"), starred=True)
    assert said(marks_in(path, noted)) == {"Orca": (True, "", "to be noted")}


def test_what_two_programs_have_noted_under_two_links_becomes_one(path: Path) -> None:
    first, moved = library_of(INDEX), library_of(ELSEWHERE)
    before = Marks(Store(path, "index.md"), first)
    before.set_remark(paper(first, "Orca"), "before")
    after = Marks(Store(path, "index.md"), moved)
    before.set_star(paper(first, "Orca"), starred=True)
    after.set_status(paper(moved, "Orca"), Status.READ)
    assert said(marks_in(path, moved)) == {"Orca": (True, "read", "before")}


def test_a_program_sees_what_another_one_notes(path: Path) -> None:
    library = library_of(INDEX)
    one, other = (Marks(Store(path, "index.md"), library) for _ in range(2))
    assert not other.refresh()
    one.set_star(paper(library, "Orca"), starred=True)
    assert (other.refresh(), other.refresh(), one.refresh()) == (True, False, False)
    other.set_remark(paper(library, "Orca"), "theirs")
    assert one.refresh()
    assert said(one) == said(other) == {"Orca": (True, "", "theirs")}


def test_what_is_noted_of_another_library_is_no_news(path: Path) -> None:
    library = library_of(INDEX)
    one, other = (Marks(Store(path, name), library) for name in ("one.md", "other.md"))
    one.set_star(library.papers[0], starred=True)
    other.set_star(library.papers[0], starred=True)
    assert not one.refresh()


STEPS = st.lists(
    st.tuples(
        st.sampled_from((0, 1)), st.sampled_from(("star", "status", "remark")), st.integers(0, 2), st.integers(0, 3)
    ),
    max_size=12,
)


@settings(max_examples=12)  # each writes to the disk
@given(STEPS)
def test_two_programs_note_what_a_dictionary_would(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str, int, int]]
) -> None:
    path = tmp_path_factory.mktemp("marks") / "marks.sqlite"
    library = many(3)
    programs = [Marks(Store(path, "index.md"), library) for _ in range(2)]
    model: dict[str, tuple[bool, str, str]] = {}
    for program, field, number, value in steps:
        marks, entry = programs[program], library.papers[number]
        starred, status, remark = model.get(entry.title, (False, "", ""))
        if field == "star":
            starred = bool(value % 2)
            marks.set_star(entry, starred=starred)
        elif field == "status":
            status = list(Status)[value].value
            marks.set_status(entry, Status(status))
        else:
            remark = "x" * value
            marks.set_remark(entry, remark)
        model[entry.title] = (starred, status, remark)
    expected = {title: mark for title, mark in model.items() if mark != (False, "", "")}
    assert said(marks_in(path, library)) == expected
    for marks in programs:
        marks.refresh()
        assert said(marks) == expected


@pytest.mark.parametrize(
    ("index", "is_followed"),
    [(INDEX, True), (INDEX.replace("Whale", "Another").replace("whale", "another"), True), ("- [X](/x.md)\n", False)],
)
def test_an_index_that_has_moved_takes_its_marks_along(tmp_path: Path, index: str, is_followed: bool) -> None:
    path, before = tmp_path / "marks.sqlite", str(tmp_path / "before/index.md")
    marks = marks_in(path, identity=before)
    library = marks_of_library(marks, "Orca", "Whale")
    moved = marks_in(path, index, str(tmp_path / "now/index.md"))
    assert ("Orca" in said(moved)) is is_followed
    assert (before in moved.notice) is is_followed
    assert said(marks_in(path, identity=before)) == library
    assert marks_in(path, index, str(tmp_path / "now/index.md")).notice == ""


def test_an_index_that_is_copied_leaves_the_marks_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text(INDEX)
    marks_of_library(marks_in(tmp_path / "marks.sqlite", identity=str(tmp_path / "index.md")), "Orca")
    assert said(marks_in(tmp_path / "marks.sqlite", identity=str(tmp_path / "copy/index.md"))) == {}


def marks_of_library(marks: Marks, *titles: str) -> dict[str, tuple[bool, str, str]]:
    """Give papers a star; what is noted then."""
    for title in titles:
        marks.set_star(paper(library_of(INDEX), title), starred=True)
    return said(marks)
