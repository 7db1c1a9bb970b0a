"""What is found by its marks."""

import pytest

from tests.indexes import library_of
from tui.library.entry import Entry
from tui.marks.mark import Mark, Status
from tui.search.engine import Engine
from tui.search.marking import Marked

LIBRARY = library_of(
    "- [OSDI 2022](/osdi-2022.md)\n- [Orca](/osdi-2022/orca.md)\n- [Reef](/osdi-2022/reef.md)\n"
    "- [Alpa](/osdi-2022/alpa.md)\n- [Blox](/osdi-2022/blox.md)\n"
)
ORCA, REEF, ALPA, BLOX = LIBRARY.papers
MARKED: Marked = {
    ORCA: Mark(starred=True, status=Status.READ),
    REEF: Mark(status=Status.READING, remark="For the survey."),
    ALPA: Mark(starred=True, status=Status.TO_READ),
}


def found(engine: Engine, query: str) -> set[Entry]:
    return {hit.entry for hit in engine.find(query)}


@pytest.mark.parametrize(
    ("query", "papers"),
    [
        ("is:starred", {ORCA, ALPA}),
        ("-is:starred is:paper", {REEF, BLOX}),
        ("is:read", {ORCA}),
        ("is:reading", {REEF}),
        ("is:to-read", {ALPA}),
        ("is:unread", {REEF, ALPA, BLOX}),
        ("is:starred -is:read", {ALPA}),
        ("is:remarked", {REEF}),
        ("is:starred orca", {ORCA}),
        ("is:starred is:reading", set()),
    ],
)
def test_what_a_mark_leaves(query: str, papers: set[Entry]) -> None:
    assert found(Engine(LIBRARY, lambda: MARKED), query) == papers


def test_the_same_query_has_another_answer_when_marks_have_changed() -> None:
    marked: Marked = {}
    engine = Engine(LIBRARY, lambda: marked)
    assert found(engine, "is:starred") == set()
    marked = MARKED
    assert found(engine, "is:starred") == {ORCA, ALPA}
    marked = {}
    assert found(engine, "is:starred") == set()


def test_an_answer_stays_as_it_was_given() -> None:
    marked = MARKED
    answer = Engine(LIBRARY, lambda: marked).find("is:starred")
    marked = {}
    assert {hit.entry for hit in answer} == {ORCA, ALPA}


def test_marks_of_papers_that_are_not_searched_are_passed_over() -> None:
    marked = {**MARKED, Entry("Gone", "/gone.md"): Mark(starred=True)}
    assert found(Engine(LIBRARY, lambda: marked), "is:starred") == {ORCA, ALPA}


def test_marks_are_asked_for_only_by_queries_about_them() -> None:
    def asked() -> Marked:
        raise AssertionError

    engine = Engine(LIBRARY, asked)
    assert found(engine, "orca is:paper") == {ORCA}
    with pytest.raises(AssertionError):
        engine.find("is:read")


def test_without_marks_every_paper_is_unread() -> None:
    assert found(Engine(LIBRARY), "is:unread") == set(LIBRARY.papers)
