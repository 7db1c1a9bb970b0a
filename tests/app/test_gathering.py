"""What is gathered in the background, as the user is told of it."""

import re
from pathlib import Path

import pytest

from tests.app.conftest import DriveNotes, Driver

NOTES = {
    "index.md": "- [OSDI 2022](/osdi.md)\n- [Orca](/osdi/orca.md)\n- [Reef](/osdi/reef.md)\n",
    "osdi/orca.md": "# Orca\n\nIt batches.\n",
}
OUTSIDE = NOTES | {"index.md": "See [this](/a.md).\n\n" + NOTES["index.md"]}


async def change(driver: Driver, path: Path, data: bytes) -> None:
    """Have a file as another program leaves it, and all that is gathered again."""
    path.write_bytes(data)
    driver.app.clear_notifications()
    driver.app._flows.reloading.look_again()
    await driver.settle()


async def test_what_is_not_read_of_an_index_that_has_changed_is_told(drive_notes: DriveNotes, tmp_path: Path) -> None:
    async with drive_notes(NOTES) as driver:
        assert not driver.notifications
        await change(driver, tmp_path / "notes/index.md", b"See [this](/a.md).\n\n- [Gr\xfcn](/b.md)\n")
        (said,) = driver.notifications
        assert said.splitlines() == [
            "Not all of the index is UTF-8: one place is shown as \ufffd.",
            "Links outside a list were left out, in line 1.",
        ]


async def test_what_was_told_before_is_not_told_again(drive_notes: DriveNotes, tmp_path: Path) -> None:
    async with drive_notes(OUTSIDE) as driver:
        assert driver.notifications == ["Links outside a list were left out, in line 1."]
        await change(driver, tmp_path / "notes/osdi/reef.md", b"# Reef\n\nAuthors: Ann Lee\n")
        assert not driver.notifications
        await change(driver, tmp_path / "notes/index.md", NOTES["index.md"].encode())
        assert not driver.notifications
        await change(driver, tmp_path / "notes/index.md", OUTSIDE["index.md"].encode())
        assert driver.notifications == ["Links outside a list were left out, in line 1."]


async def test_all_there_is_to_tell_at_the_start_is_told_in_one_text(drive_notes: DriveNotes, tmp_path: Path) -> None:
    (tmp_path / "searches.json").write_text("[]")
    async with drive_notes(OUTSIDE) as driver:
        (said,) = driver.notifications
        assert "Links outside a list were left out, in line 1." in said
        assert "The saved searches cannot be read." in said


async def test_an_index_that_cannot_be_read_any_more_says_why_and_stays(
    drive_notes: DriveNotes, tmp_path: Path
) -> None:
    async with drive_notes(NOTES) as driver:
        await change(driver, tmp_path / "notes/index.md", b"\0")
        (said,) = driver.notifications
        assert said.endswith("index.md: not a text file: it has NUL bytes. What you see is as it was before.")
        assert "index.md (not readable)" in driver.text
        assert "OSDI 2022" in driver.text


async def test_an_index_that_takes_too_long_is_read_in_part_and_that_is_told(
    drive_notes: DriveNotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.library.index.affordable._PATIENCE", 1_000)
    async with drive_notes({"index.md": "- [Orca](/orca.md)\n" + "- *[\n" * 100}) as driver:
        (said,) = driver.notifications
        assert re.fullmatch(r"The index is read up to line \d+: all of it would take too long\.", said)
        assert "Orca" in driver.text
