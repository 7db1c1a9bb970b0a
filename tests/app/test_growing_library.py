"""The library changes under the user's hands: everything stays where it was."""

from collections.abc import Sequence

import pytest

from tests.app.conftest import DriveNotes, Driver
from tests.app.test_reading import NOTES, TO_ORCA
from tui.flows.gathering import Gathering
from tui.panes.paper_view import PaperView

LONG_NOTES = NOTES | {"conference/osdi-2022/reef.md": "# Reef\n\n" + "It preempts.\n\n" * 80}


async def grow(driver: Driver) -> None:
    """Have another library of the same collection, as when a page has been read, while others still are."""
    app = driver.app
    app.post_message(Gathering.Gathered(app._collection.build_library()))
    await driver.pilot.pause()
    await driver.pilot.pause()


async def change(driver: Driver) -> None:
    """Have another library of the same collection, and wait until all is done."""
    await grow(driver)
    await driver.settle()


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param([], id="start"),
        pytest.param(["j", "space"], id="folded"),
        pytest.param(["2", "j", "j"], id="in the list"),
        pytest.param(["2", "j", "3", "pagedown", "j"], id="in the view"),
        pytest.param(["t", *"serving", "enter", "j"], id="tag"),
        pytest.param(["slash", *"model", "down"], id="search"),
        pytest.param(["t", *"serving", "enter", "slash", *"orca"], id="search over a tag"),
        pytest.param(TO_ORCA, id="hit in its venue"),
        pytest.param([*TO_ORCA, "enter", "pagedown"], id="reader"),
        pytest.param([*TO_ORCA, "enter", "c", "j"], id="contents"),
        pytest.param(["v", "j", "j"], id="by venue"),
    ],
)
async def test_nothing_moves(drive_notes: DriveNotes, keys: Sequence[str]) -> None:
    async with drive_notes(LONG_NOTES) as driver:
        await driver.press(*keys)
        before, seen = driver.text, driver.seen
        await change(driver)
        assert driver.seen == seen
        assert driver.text == before


async def test_the_way_back_leads_through_the_library_of_now(drive_notes: DriveNotes) -> None:
    async with drive_notes(LONG_NOTES) as driver:
        await driver.press("2", "j", "t", *"serving", "enter", "j", "slash", *"orca")
        await change(driver)
        entries = set(driver.app._flows.library.entries)
        for _ in range(3):
            await driver.press("escape")
            assert set(driver.app._panes.papers.spot.listing.entries) <= entries


async def test_the_hit_stays_the_one_that_the_user_has_moved_to(drive_notes: DriveNotes) -> None:
    async with drive_notes(LONG_NOTES) as driver:
        await driver.press("slash", *"2022", "down", "down")
        paper = driver.seen.paper
        await change(driver)
        assert driver.seen.paper == paper


async def test_a_tag_that_is_gone_is_told(drive_notes: DriveNotes) -> None:
    async with drive_notes(LONG_NOTES) as driver:
        await driver.press(*TO_ORCA, "enter")
        await driver.find_link("#serving")
        driver.app._flows.following.use(type(driver.app._flows.library)("", ()))
        await driver.press("enter")
        assert "No paper has the tag #serving any more." in " ".join(driver.notifications)


async def test_the_note_beside_the_list_stays_where_it_was_scrolled_to(drive_notes: DriveNotes) -> None:
    async with drive_notes(LONG_NOTES) as driver:
        await driver.press("slash", *"reef", "enter", "3", "pagedown", "pagedown")
        top = driver.app.query_one(PaperView).top
        await change(driver)
        assert driver.app.query_one(PaperView).top == top > 0
