"""Marks go to a file and come back, and a file that is wrong changes nothing."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.indexes import library_of
from tests.marks.papers import INDEX, marks_in, paper, said
from tui.library.library import Library
from tui.library.sanitise import clean
from tui.marks.exchange import MarksError, export_marks, import_marks, read_marks, write_marks
from tui.marks.mark import Mark, Status
from tui.marks.marks import Marks
from tui.marks.row import Row
from tui.marks.store import Store

TEXT = st.text(max_size=30).map(clean)
MARK = st.builds(Mark, st.booleans(), st.sampled_from(Status), TEXT).filter(bool)
ROWS = st.dictionaries(TEXT.filter(bool), st.tuples(TEXT, MARK), max_size=8)


def rows_in(path: Path, identity: str = "index.md") -> dict[str, Row]:
    store = Store(path, identity)
    store.read()
    return dict(store.rows)


def take_in(tmp_path: Path, marks: object, library: Library | None = None) -> str:
    """Import a file with some marks."""
    (tmp_path / "marks.json").write_text(json.dumps({"version": 1, "marks": marks}), "utf-8")
    store = Store(tmp_path / "marks.sqlite", "index.md")
    return import_marks(store, library or library_of(INDEX), str(tmp_path / "marks.json"))


@settings(max_examples=25)  # each writes to the disk
@given(ROWS)
def test_what_is_exported_comes_back(
    tmp_path_factory: pytest.TempPathFactory, marks: dict[str, tuple[str, Mark]]
) -> None:
    folder = tmp_path_factory.mktemp("marks")
    rows = {link: Row(link, title, mark) for link, (title, mark) in marks.items()}
    write_marks(str(folder / "one.json"), "index.md", rows.values())
    import_marks(Store(folder / "marks.sqlite", "index.md"), library_of(""), str(folder / "one.json"))
    assert rows_in(folder / "marks.sqlite") == rows
    export_marks(Store(folder / "marks.sqlite", "index.md"), str(folder / "two.json"))
    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes()


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    library = library_of(INDEX)
    marks = Marks(Store(tmp_path / "marks.sqlite", "/notes/index.md"), library)
    marks.set_status(paper(library, "Orca"), Status.TO_READ)
    marks.set_remark(paper(library, "Orca"), "größer")
    export_marks(Store(tmp_path / "marks.sqlite", "/notes/index.md"), str(tmp_path / "marks.json"))
    assert json.loads((tmp_path / "marks.json").read_text("utf-8")) == {
        "version": 1,
        "library": "/notes/index.md",
        "marks": [
            {
                "link": "/osdi-2022/orca.md",
                "title": "Orca",
                "starred": False,
                "status": "to read",
                "remark": "größer",
            }
        ],
    }


def test_marks_of_papers_that_are_gone_are_exported_too(tmp_path: Path) -> None:
    library = library_of(INDEX)
    marks = Marks(Store(tmp_path / "marks.sqlite", "index.md"), library)
    for entry in library.papers:
        marks.set_star(entry, starred=True)
    marks.use(library_of(""))
    export_marks(Store(tmp_path / "marks.sqlite", "index.md"), str(tmp_path / "marks.json"))
    assert len(read_marks(str(tmp_path / "marks.json"))) == 3


def test_the_imported_marks_win_and_what_they_do_not_say_stays(tmp_path: Path) -> None:
    library = library_of(INDEX)
    marks = Marks(Store(tmp_path / "marks.sqlite", "index.md"), library)
    orca, whale = paper(library, "Orca"), paper(library, "Whale")
    marks.set_star(orca, starred=True)
    marks.set_status(orca, Status.READING)
    marks.set_remark(whale, "mine")
    theirs = [
        {"link": "/osdi-2022/orca.md", "title": "Orca", "starred": False, "status": "read", "remark": "theirs"},
        {"link": "/atc-2022/whale.md", "title": "Whale", "starred": True, "status": "", "remark": ""},
    ]
    assert take_in(tmp_path, theirs) == "2 marks taken in."
    assert said(marks_in(tmp_path / "marks.sqlite")) == {
        "Orca": (True, "read", "theirs"),
        "Whale": (True, "", "mine"),
    }


def test_papers_are_found_by_their_titles_where_the_links_are_others(tmp_path: Path) -> None:
    library = library_of(INDEX)
    Marks(Store(tmp_path / "marks.sqlite", "index.md"), library).set_remark(paper(library, "Orca"), "mine")
    theirs = [{"link": "https://example.org/orca", "title": "orca", "starred": True}]
    assert take_in(tmp_path, theirs) == "1 mark taken in."
    assert said(marks_in(tmp_path / "marks.sqlite")) == {"Orca": (True, "", "mine")}
    assert len(rows_in(tmp_path / "marks.sqlite")) == 1


def test_marks_of_papers_that_are_not_in_the_index_are_told_and_kept(tmp_path: Path) -> None:
    theirs = [{"link": f"/{name}.md", "title": name, "starred": True} for name in ("Gone", "Away")]
    theirs.append({"link": "/osdi-2022/orca.md", "title": "Orca", "starred": True})
    said_of_it = take_in(tmp_path, theirs)
    assert said_of_it == "3 marks taken in, 2 of papers that are not in the index now; they are kept all the same."
    more = marks_in(tmp_path / "marks.sqlite", INDEX + "- [Gone](/gone.md)\n")
    assert set(said(more)) == {"Orca", "Gone"}


def test_imported_text_is_made_safe_to_draw(tmp_path: Path) -> None:
    theirs = [{"link": "/a\x1b.md", "title": "A\nB", "remark": "one\ntwo \x1b[2J \ud800"}]
    take_in(tmp_path, theirs)
    (row,) = rows_in(tmp_path / "marks.sqlite").values()
    assert (row.link, row.title, row.mark.remark) == ("/a␛.md", "A B", "one two ␛[2J \ufffd")


RIGHT = {"link": "/osdi-2022/orca.md", "title": "Orca", "starred": True}


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (7, "mark 2: it is no object"),
        ({"title": "A"}, "mark 2: it has no link"),
        ({"link": 7}, "mark 2: its link is no text"),
        ({"link": "/a.md", "title": None}, "mark 2: its title is no text"),
        ({"link": "/a.md", "starred": 1}, "mark 2: its starred is neither true nor false"),
        ({"link": "/a.md", "status": "done"}, "mark 2: its status is none of 'to read', 'reading', 'read'"),
        ({"link": "/a.md", "status": ["read"]}, "mark 2: its status is no text"),
        ({"link": "/a.md", "remark": "x" * 10_001}, "mark 2: its remark has more than 10,000 characters"),
    ],
)
def test_one_mark_that_is_wrong_and_nothing_is_taken_in(tmp_path: Path, wrong: object, reason: str) -> None:
    with pytest.raises(MarksError) as raised:
        take_in(tmp_path, [RIGHT, wrong])
    assert str(raised.value) == f"{tmp_path / 'marks.json'}: {reason}"
    assert not (tmp_path / "marks.sqlite").exists()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is not JSON"),
        (b"{", "it is not JSON"),
        (b"[" * 100_000, "it is not JSON that can be read"),
        (b'{"version": 1, "marks": [' + b"9" * 5000 + b"]}", "it is not JSON that can be read"),
        (b"\xff\xfe", "it is not UTF-8"),
        (b"[]", "it holds no marks"),
        (b'{"version": 1}', "it holds no marks"),
        (b'{"marks": []}', "it does not say its version"),
        (b'{"version": true, "marks": []}', "it does not say its version"),
        (b'{"version": 2, "marks": []}', "a later version of this program has written it"),
    ],
)
def test_a_file_that_holds_something_else_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "marks.json").write_bytes(data)
    with pytest.raises(MarksError) as raised:
        read_marks(str(tmp_path / "marks.json"))
    assert str(raised.value).startswith(f"{tmp_path / 'marks.json'}: {reason}")
    assert "\n" not in str(raised.value)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "marks.json").write_text(json.dumps({"version": 1, "marks": [RIGHT]}), "utf-8-sig")
    assert [change.title for change in read_marks(str(tmp_path / "marks.json"))] == ["Orca"]


def test_what_is_no_file_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", ""):
        with pytest.raises(MarksError, match=r"regular file|[Dd]irectory"):
            read_marks(str(tmp_path / name))
        with pytest.raises(MarksError, match="not a regular file"):
            write_marks(str(tmp_path / name), "index.md", [])
    assert (tmp_path / "pipe").is_fifo()


def test_marks_that_cannot_be_read_replace_no_earlier_export(tmp_path: Path) -> None:
    (tmp_path / "marks.sqlite").mkdir()
    (tmp_path / "marks.json").write_text("an earlier export")
    with pytest.raises(MarksError, match="not a regular file"):
        export_marks(Store(tmp_path / "marks.sqlite", "index.md"), str(tmp_path / "marks.json"))
    assert (tmp_path / "marks.json").read_text() == "an earlier export"
