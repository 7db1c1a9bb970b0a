"""Which folders are looked at for changes, and which of the changes in them matter."""

import os
from pathlib import Path

import pytest

from tui.opening import open_collection
from tui.watched import Watched


def of(source: Path) -> Watched:
    """What the collection of an index or folder depends on, once its pages have been read."""
    collection = open_collection(str(source))
    collection.gather()
    return collection.watched()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Notes in folders, beside others that are hidden."""
    root = tmp_path / "notes"
    for name in ("a/b/orca.md", "empty", ".git/refs/x.md"):
        path = root / name
        (path.parent if path.suffix else path).mkdir(parents=True)
        if path.suffix:
            path.touch()
    (root / "index.md").write_text("- [Orca](/a/b/orca.md)\n")
    return root


def test_all_folders_of_the_notes_are_watched_but_for_hidden_ones(root: Path) -> None:
    assert of(root).folders == {str(root / name) for name in ("", "a", "a/b", "empty")}


def test_of_many_folders_those_that_lead_to_pages_are_watched(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.pages.page_names._MOST_FOLDERS", 3)
    assert of(root).folders == {str(root / name) for name in ("", "a", "a/b")}
    monkeypatch.setattr("tui.pages.page_names._MOST_WATCHED", 2)
    assert of(root).folders == {str(root / name) for name in ("", "a")}


def test_of_an_index_behind_a_link_both_folders_are_watched(root: Path, tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    (tmp_path / "else/real.md").write_text("- [Orca](/a/b/orca.md)\n")
    (root / "index.md").unlink()
    (root / "index.md").symlink_to("../else/real.md")
    found = of(root)
    assert found.files == {str(root / "index.md"), str(tmp_path / "else/real.md")}
    assert str(tmp_path / "else") in found.folders


def test_what_stands_behind_a_linked_folder_is_watched_where_it_really_is(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    assert of(tmp_path / "link/index.md") == of(root)


def test_instead_of_a_folder_that_is_gone_the_one_above_it_is_watched(root: Path) -> None:
    collection = open_collection(str(root))
    root.rename(root.parent / "away")
    found = collection.watched()
    assert found.folders == {str(root.parent)}
    assert found.concerns(str(root))
    assert not found.concerns(str(root.parent / "other"))


def test_nothing_is_watched_for_the_index_that_ships_with_the_program() -> None:
    assert not open_collection("").watched().folders


def test_a_folder_whose_name_is_no_text_is_left_out(root: Path) -> None:
    (root / os.fsdecode(b"n\xff")).mkdir()
    assert of(root).folders == {str(root / name) for name in ("", "a", "a/b", "empty")}


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("index.md", True),
        ("a/b/orca.md", True),
        ("new.md", True),
        ("a/b", True),
        ("empty", True),
        ("../notes", True),
        (".hidden.md", False),
        ("picture.png", False),
        ("orca.md~", False),
        ("4913", False),
        ("../new.md", False),
        (".git", False),
    ],
)
def test_what_matters_are_pages_folders_and_the_index(root: Path, name: str, matters: bool) -> None:
    assert of(root).concerns(os.path.normpath(root / name)) is matters


def test_an_index_matters_whatever_it_is_called(root: Path) -> None:
    (root / ".list").write_text("- [Orca](/a/b/orca.md)\n")
    assert of(root / ".list").concerns(str(root / ".list"))
