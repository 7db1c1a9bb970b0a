"""The next start is where the last one was left."""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from itertools import repeat
from pathlib import Path

import pytest

from tests.app.conftest import TO_ORCA, Drive, DriveNotes, Driver
from tui.panes.venue_tree import VenueTree

NOTES = {
    "index.md": "- [OSDI 2022](/osdi-2022.md)\n- [Orca](/osdi-2022/orca.md)\n- [Serving](/serving.md)\n",
    "osdi-2022.md": "# OSDI 2022\n\n## Papers\n\n- A listed paper\n",
    "osdi-2022/orca.md": "# Orca\n",
    "serving.md": "# Serving\n\n- [Orca](osdi-2022/orca.md)\n- Another one of it (NSDI 2021)\n",
}
Again = Callable[[], AbstractAsyncContextManager[Driver]]


@pytest.fixture
def session_folders(tmp_path: Path) -> Iterator[Path]:
    """One folder for all apps."""
    return repeat(tmp_path / "sessions")


@pytest.fixture
def again(drive: Drive) -> Again:
    """Open the app on the shipped index, as often as it is asked for."""
    return drive


@pytest.mark.parametrize(
    "keys",
    [
        TO_ORCA,
        ["v", "j", "j", "2", "j"],
        ["z", "G"],
        ["j", "j", "space"],
        ["s", "2", "j"],
        ["v", "v", "3"],
        ["G", "h", "h"],
    ],
    ids=" ".join,
)
async def test_what_was_selected_how_it_was_laid_out_and_the_focus_are_as_they_were(
    again: Again, keys: list[str]
) -> None:
    async with again() as driver:
        await driver.press(*keys)
        while driver.app._flows.browsing.can_leave and driver.seen.searching:
            await driver.press("escape")
        seen, tree = driver.seen, driver.app.query_one(VenueTree)
        rows = [branch.title for branch in tree._folds.rows]
    async with again() as driver:
        assert driver.seen.venue == seen.venue
        assert driver.seen.paper == seen.paper
        assert driver.seen.focus == seen.focus
        assert [branch.title for branch in driver.app.query_one(VenueTree)._folds.rows] == rows


async def test_a_theme_that_was_chosen_stays(again: Again) -> None:
    async with again() as driver:
        driver.app.theme = "nord"
    async with again() as driver:
        assert driver.app.theme == "nord"


async def test_a_paper_that_is_gathered_later_is_selected_as_soon_as_it_is_there(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.type("/listed")
        await driver.press("enter")
        assert driver.seen.paper == "A listed paper"
    async with drive_notes(NOTES) as driver:
        assert (driver.seen.venue, driver.seen.paper) == ("OSDI 2022", "A listed paper")


async def test_a_paper_that_is_gone_leaves_the_venue_it_was_in(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press(*TO_ORCA)
        assert driver.seen.venue == "OSDI 2022"
    async with drive_notes(
        {**NOTES, "index.md": NOTES["index.md"].replace("[Orca](/osdi-2022/orca.md)", "[New](/osdi-2022/new.md)")}
    ) as driver:
        assert driver.seen.venue == "OSDI 2022"


async def test_a_session_that_cannot_be_kept_costs_nothing_else(again: Again, tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("a file")
    async with again() as driver:
        await driver.press(*TO_ORCA)
    async with again() as driver:
        assert driver.seen.venue == "All papers"


async def test_what_was_kept_is_not_lost_before_all_is_gathered(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    async with drive() as driver:
        await driver.press(*TO_ORCA)
    monkeypatch.setattr("tui.flows.gathering.Gathering.begin", lambda _: None)
    async with drive() as driver:
        await driver.press("1", "g")
    async with drive() as driver:
        assert driver.seen.venue == "OSDI 2022"
