"""Names of pages are looked up without a walk, and never in a listing that is out of date."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.pages.folder import Folder
from tui.pages.page_names import PageNames

LONG_AGO = 1_000_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder in which nothing has changed for long."""
    root = tmp_path / "notes"
    for name in ("a/Orca.md", "b/Reef.md", ".hidden/Whale.md"):
        (root / name).parent.mkdir(parents=True)
        (root / name).touch()
    rest(root)
    return root


def rest(root: Path) -> None:
    """Let a folder and all below it look as if they had last changed long ago."""
    for folder, _, _ in os.walk(root):
        os.utime(folder, (LONG_AGO, LONG_AGO))


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that have been walked."""
    walked: list[str] = []
    walk = os.walk

    def counted(top: Path) -> object:
        walked.append(top.name)
        return walk(top)

    monkeypatch.setattr("tui.pages.page_names.os.walk", counted)
    return walked


def test_many_names_cost_one_walk(root: Path, walks: list[str]) -> None:
    folder = Folder(root)
    assert [folder.named(name) for name in ("orca", "Reef", "missing", "b/reef")] == [
        "/a/Orca.md", "/b/Reef.md", "", "/b/Reef.md"
    ]  # fmt: skip
    assert walks == ["notes"]


def test_names_that_were_listed_with_all_pages_cost_none(root: Path, walks: list[str]) -> None:
    folder = Folder(root)
    assert list(folder.pages()) == ["/a/Orca.md", "/b/Reef.md"]
    assert folder.named("orca") == "/a/Orca.md"
    assert walks == ["notes"]


@pytest.mark.parametrize(
    ("change", "orca"),
    [
        (lambda root: (root / "b" / "c").mkdir(), "/a/Orca.md"),
        (lambda root: (root / "Orca.md").touch(), "/Orca.md"),
        (lambda root: (root / "a" / "Orca.md").rename(root / "b" / "Orca.md"), "/b/Orca.md"),
        (lambda root: (root / "a" / "Orca.md").unlink(), ""),
        (lambda root: (root / "a").rename(root / "d"), "/d/Orca.md"),
    ],
    ids=["new folder", "new page", "moved", "removed", "renamed folder"],
)
def test_a_change_in_any_folder_is_seen(root: Path, change: Callable[[Path], object], orca: str) -> None:
    folder = Folder(root)
    folder.named("Orca")
    change(root)
    assert folder.named("Orca") == orca


def test_what_changes_in_the_moment_of_listing_is_seen_too(root: Path) -> None:
    (root / "Whale.md").touch()
    changed = root.stat().st_mtime_ns
    names = PageNames(root)
    (root / "Tail.md").touch()
    os.utime(root, ns=(changed, changed))
    assert not names.is_of_now


def test_a_hidden_folder_does_not_count(root: Path) -> None:
    names = PageNames(root)
    (root / ".hidden" / "Tail.md").touch()
    assert names.is_of_now
    assert names.find("Tail") == ""


def test_a_folder_that_is_gone_has_no_pages(root: Path) -> None:
    folder = Folder(root / "missing")
    assert list(folder.pages()) == []
    assert folder.named("Orca") == ""
