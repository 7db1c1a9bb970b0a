"""A message is about what the user saw when it was sent, whatever has moved until it arrives."""

import pytest
from textual import events
from textual.geometry import Offset
from textual.widgets import Static

from tests.app.conftest import Drive, DriveNotes
from tui.panes.paper_list import PaperList
from tui.panes.paper_view import PaperView
from tui.panes.search_bar import SearchBar
from tui.panes.venue_tree import VenueTree
from tui.screens.tags import TagList

NOTES = {
    "index.md": (
        "- [OSDI 2031](/osdi-2031.md)\n- [SOSP 2031](/sosp-2031.md)\n"
        "- [Tortoise](/sosp-2031/tortoise.md)\n- [Hare](/sosp-2031/hare.md)\n"
    ),
    "osdi-2031.md": "# OSDI 2031\n\nNo paper was read.\n",
    "sosp-2031/tortoise.md": "# Tortoise\n\nNot like the [Hare](hare.md).\n",
    "sosp-2031/hare.md": "# Hare\n\nIt runs.\n",
}


async def test_the_venue_that_was_chosen(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press("j")
        tree = driver.app.query_one(VenueTree)
        assert tree.branch.title == "OSDI 2031"
        tree.row_chosen()
        tree.move_to(0)
        await driver.settle()
        assert (driver.seen.focus, "No paper was read." in driver.text) == ("NoteView", True)


async def test_the_tag_that_was_chosen(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("t")
        tags = driver.app.screen.query_one(TagList)
        tags.action_choose()
        tags.move_to(3)
        await driver.settle()
        assert driver.seen.listing == "#deep_learning_training_workloads"


async def test_the_link_of_the_note_that_was_shown(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press("slash", *"tortoise", "enter", "3")
        view = driver.app.query_one(PaperView)
        view.action_choose()
        view.show(None)
        await driver.settle()
        assert "It runs." in driver.text


async def test_the_query_that_was_left(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"xqzzvv")
        bar = driver.app.query_one(SearchBar)
        bar.action_complete()
        bar.open("gpu")
        await driver.settle()
        await driver.press("slash", *["backspace"] * 3, "up")
        assert bar.typed == "xqzzvv"


async def test_a_hit_of_a_query_that_is_gone_is_not_chosen(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"orca")
        bar = driver.app.query_one(SearchBar)
        bar.action_choose()
        bar.open("gpu")
        await driver.settle()
        assert driver.seen.searching
        assert "GPU" in driver.seen.paper or driver.app.query_one(PaperList).line_count > 2


async def test_a_message_leaves_nothing_behind_when_the_next_one_comes(drive: Drive) -> None:
    async with drive() as driver:
        for _ in range(5):
            await driver.press("y")
        assert len(driver.app.query("ToastHolder")) == 1


async def test_a_press_on_what_has_just_gone_from_the_screen_is_nothing(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drive() as driver:
        screen, gone = driver.app.screen, Static("A message")
        monkeypatch.setattr(screen, "get_widget_and_offset_at", lambda *_: (gone, Offset(1, 0)))
        screen._forward_event(events.MouseDown(gone, 1, 1, 0, 0, 1, False, False, False, 1, 1))
        await driver.settle()
        assert driver.app.is_running
