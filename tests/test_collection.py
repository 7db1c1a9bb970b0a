"""What a collection says of its index, and takes in of its pages."""

from pathlib import Path

import pytest

from tui.collection import Collection
from tui.opening import open_collection
from tui.pages.page import Page


def test_the_user_is_told_what_was_not_read_of_the_index(tmp_path: Path) -> None:
    index = tmp_path / "index.md"
    index.write_bytes(b"See [this](/a.md).\n\n- [Gr\xfcn](/b.md)\n")
    collection = open_collection(str(index))
    assert list(collection.notices()) == [
        "Not all of the index is UTF-8: one place is shown as \ufffd.",
        "Links outside a list were left out, in line 1.",
    ]


def test_of_an_index_that_was_read_whole_there_is_nothing_to_tell(tmp_path: Path) -> None:
    index = tmp_path / "index.md"
    index.write_text("- [Orca](/orca.md)\n")
    assert not list(open_collection(str(index)).notices())


def test_of_many_lines_the_first_are_named(tmp_path: Path) -> None:
    index = tmp_path / "index.md"
    index.write_text("- [Orca](/orca.md)\n\n" + "See [this](/a.md).\n\n" * 6)
    assert list(open_collection(str(index)).notices()) == [
        "Links outside a list were left out, in lines 3, 5, 7, 9, 11 …."
    ]


def test_an_index_that_was_put_right_has_nothing_to_tell_any_more(tmp_path: Path) -> None:
    index = tmp_path / "index.md"
    index.write_bytes(b"See [this](/a.md).\n\n- [Gr\xfcn](/b.md)\n")
    collection = open_collection(str(index))
    index.write_text("- [Orca](/orca.md)\n")
    collection.look_again()
    collection.build_library()
    assert not list(collection.notices())


PAGE = "# OSDI 2022\n\n## Papers\n\n* Alpa \\[[Paper](https://example.org/a)]\n"
INDEX = "- [OSDI 2022](/osdi.md)\n- [Orca](/osdi/orca.md)\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """An index with an edition that lists a paper."""
    (tmp_path / "index.md").write_text(INDEX)
    (tmp_path / "osdi.md").write_text(PAGE)
    return tmp_path


def taken_in(notes: Path) -> Collection:
    collection = open_collection(str(notes))
    collection.gather()
    collection.build_library()
    return collection


def look(collection: Collection, *paths: Path) -> list[str] | None:
    """The titles after a look at some files, or all; None if nothing is new."""
    collection.look_again(paths={str(path) for path in paths} if paths else None)
    return [entry.title for entry in collection.build_library().entries] if collection.is_behind else None


def test_what_a_page_said_goes_with_the_page(notes: Path) -> None:
    collection = taken_in(notes)
    assert "Alpa" in [entry.title for entry in collection.library.entries]
    assert look(collection) is None
    (notes / "osdi.md").unlink()
    assert look(collection, notes / "osdi.md") == ["OSDI 2022", "Orca"]
    assert look(collection) is None


def test_another_spelling_takes_the_place_of_a_page_that_is_gone(notes: Path) -> None:
    (notes / "osdi").mkdir()
    (notes / "osdi/README.md").write_text(PAGE.replace("Alpa", "Unity"))
    collection = taken_in(notes)
    assert "Unity" in [entry.title for entry in collection.library.entries]
    (notes / "osdi/README.md").unlink()
    assert "Alpa" in (look(collection, notes / "osdi/README.md") or ())


def test_an_index_with_the_same_text_is_nothing_new(notes: Path) -> None:
    collection = taken_in(notes)
    index = collection.index
    (notes / "index.md").write_text(INDEX)
    assert look(collection) is None
    assert collection.index is index


def test_only_what_is_named_is_looked_at(notes: Path) -> None:
    collection = taken_in(notes)
    (notes / "index.md").write_text("- [Raft](/raft.md)\n")
    (notes / "osdi.md").write_text("# OSDI 2022\n")
    assert look(collection, notes / "osdi.md") == ["OSDI 2022", "Orca"]
    assert look(collection, notes / "index.md") == ["Raft"]


def test_a_folder_is_looked_at_with_all_there_is(notes: Path) -> None:
    collection = taken_in(notes)
    (notes / "osdi.md").rename(notes / "osdi.off")
    (notes / "osdi").mkdir()
    (notes / "osdi/README.md").write_text(PAGE.replace("Alpa", "Unity"))
    assert "Unity" in (look(collection, notes / "osdi") or ())


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        (None, "gone", "is gone. What you see is as it was before."),
        (b"\0", "not readable", "index.md: not a text file: it has NUL bytes. What you see is as it was before."),
        (b"# Nothing\n", "empty", "has no entries any more. What you see is as it was before."),
    ],
)
def test_an_index_in_trouble_stays_as_it_was(notes: Path, text: bytes | None, word: str, said: str) -> None:
    collection = taken_in(notes)
    library = collection.library
    (notes / "index.md").unlink()
    (notes / "osdi.md").unlink()
    if text is not None:
        (notes / "index.md").write_bytes(text)
    assert look(collection) is None
    assert collection.trouble is not None
    assert collection.trouble.word == word
    assert collection.trouble.said.endswith(said)
    assert collection.library is library
    (notes / "index.md").write_text(INDEX)
    assert look(collection) == ["OSDI 2022", "Orca"]
    assert collection.trouble is None


def test_a_folder_without_an_index_is_listed_anew(tmp_path: Path) -> None:
    (tmp_path / "orca.md").write_text("# Orca\n\nTags: #serving\n")
    (tmp_path / "reef.md").write_text("# Reef\n")
    collection = taken_in(tmp_path)
    assert look(collection) is None
    (tmp_path / "reef.md").write_text("# The reef\n")
    (tmp_path / "alpa.md").write_text("# Alpa\n")
    assert look(collection, tmp_path / "reef.md", tmp_path / "alpa.md") == ["Alpa", "Orca", "The reef"]
    for name in ("alpa", "orca", "reef"):
        (tmp_path / f"{name}.md").unlink()
    assert look(collection) is None
    assert collection.trouble is not None
    assert collection.trouble.word == "empty"


def test_the_index_itself_says_nothing_of_a_paper(notes: Path) -> None:
    collection = open_collection(str(notes / "index.md"))
    assert not collection.add(Page("/index.md", "# Notes\n\nAuthors: Ann Lee\n"))
    assert not collection.is_behind
