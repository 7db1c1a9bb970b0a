"""A file that is kept is never half written, and never lost."""

import os
from pathlib import Path

import pytest

from tui.kept_file import copy_aside, replace_file, set_aside


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "below" / "file.json"
    for data in (b"the old one, which is longer", b"the new one"):
        replace_file(path, data)
        assert path.read_bytes() == data
    assert [file.name for file in path.parent.iterdir()] == ["file.json"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_when_writing_fails_the_old_file_is_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    replace_file(tmp_path / "file", b"old")

    monkeypatch.setattr(os if step == "fsync" else Path, step, full)
    with pytest.raises(OSError, match="No space"):
        replace_file(tmp_path / "file", b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("file", b"old")]


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real" / "file")
    replace_file(tmp_path / "link", b"data")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "file").read_bytes() == b"data"


def test_a_new_file_is_for_its_user_alone(tmp_path: Path) -> None:
    replace_file(tmp_path / "file", b"data")
    assert (tmp_path / "file").stat().st_mode & 0o077 == 0


def test_each_file_that_is_set_aside_has_a_name_of_its_own(tmp_path: Path) -> None:
    aside = []
    for text in ("one", "two", "three"):
        (tmp_path / "file.json").write_text(text)
        aside.append(set_aside(tmp_path / "file.json"))
    assert [path.read_text() for path in aside] == ["one", "two", "three"]
    assert not (tmp_path / "file.json").exists()


@pytest.mark.parametrize("has_hard_links", [True, False])
def test_a_copy_aside_stays_when_the_file_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_hard_links: bool
) -> None:
    if not has_hard_links:
        monkeypatch.setattr(Path, "hardlink_to", full)
    (tmp_path / "file.json").write_text("damaged")
    aside = copy_aside(tmp_path / "file.json")
    assert (tmp_path / "file.json").read_text() == "damaged"
    replace_file(tmp_path / "file.json", b"new")
    assert aside.read_text() == "damaged"
