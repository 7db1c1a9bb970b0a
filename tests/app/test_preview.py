"""The note beside the list comes when the cursor rests, and until then nothing is said in its place."""

import asyncio
from threading import Event

import pytest

from tests.app.conftest import Drive, DriveNotes
from tui.notes.note import Note
from tui.notes.notes import Notes
from tui.panes.paper_list import PaperList

PAPERS = [f"/c/osdi-2022/{name}.md" for name in ("alpa", "orca", "reef", "tail", "whale", "zeus")]
NOTES = {
    "index.md": "\n".join(["- [Conference](/c.md)", "- [OSDI 2022](/c/osdi-2022.md)"])
    + "".join(f"\n- [A paper]({path})" for path in PAPERS),
    **{path[1:]: f"Text of {path}.\n" for path in PAPERS},
}


async def test_notes_on_the_way_are_not_read_and_the_last_one_is(
    drive_notes: DriveNotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    at_hand = Notes.at_hand

    def listed(notes: Notes, address: str) -> Note | None:
        read.append(address)
        return at_hand(notes, address)

    monkeypatch.setattr(Notes, "at_hand", listed)
    async with drive_notes(NOTES) as driver:
        await driver.press("2")
        monkeypatch.setattr("tui.flows.preview.REST", 1)
        read.clear()
        for _ in PAPERS[1:]:
            driver.app.query_one(PaperList).action_move(1)
            await driver.pilot.pause()
        await driver.shows(f"Text of {PAPERS[-1]}.")
        assert set(read) <= {PAPERS[1], PAPERS[-1]}  # before its first move the cursor has rested


@pytest.mark.parametrize(("keys", "frame"), [([], "─ Paper ─"), (["enter"], "─ Note ─")])
async def test_nothing_is_said_of_what_the_index_lacks_while_the_note_is_read(
    drive_notes: DriveNotes, monkeypatch: pytest.MonkeyPatch, keys: list[str], frame: str
) -> None:
    asked, go_on = Event(), Event()
    at_hand = Notes.at_hand

    def linger(notes: Notes, address: str) -> Note | None:
        asked.set()
        go_on.wait(20)
        return at_hand(notes, address)

    async with drive_notes(NOTES) as driver:
        await driver.press("2")
        monkeypatch.setattr(Notes, "at_hand", linger)
        monkeypatch.setattr(Notes, "remembered", lambda *_: None)
        await driver.pilot.press("j", *keys)
        assert await asyncio.to_thread(asked.wait, 20)
        await driver.shows(frame)
        during = driver.text
        go_on.set()
        await driver.settle()
        after = driver.text
        assert "A paper" in during
        assert "in the index" not in during
        assert f"Text of {PAPERS[1]}." not in during
        assert f"Text of {PAPERS[1]}." in after
        lines = zip(during.splitlines(), after.splitlines(), strict=True)
        differing = [line for line, other in lines if line != other]
        assert len(differing) == 1  # the text of the note, in what was a blank line


async def test_where_no_note_can_come_it_is_said_at_once_what_the_index_lacks(drive: Drive) -> None:
    async with drive("- [Orca](/orca.md)\n- [Reef](/reef.md)\n") as driver:
        await driver.press("2")
        await driver.pilot.press("j")
        assert "No tags or summary in" in driver.text


async def test_a_paper_without_a_page_does_not_show_the_page_at_the_root(drive_notes: DriveNotes) -> None:
    index = "- [Intro](README.md)\n- [On cats](https://example.org/cats.pdf)\n"
    async with drive_notes({"index.md": index, "README.md": "# Intro\n\nWelcome.\n"}) as driver:
        await driver.press("2")
        assert "Welcome." in driver.text
        await driver.press("j")
        assert driver.seen.paper == "On cats"
        assert "Welcome." not in driver.text
        await driver.press("enter")
        assert "Welcome." not in driver.text
