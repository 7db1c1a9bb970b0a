"""The library changes under the user's hands: everything stays where it was."""

from collections.abc import Sequence
from threading import Event

import pytest

from tests.app.conftest import PATIENCE, TO_ORCA, DriveNotes, Driver
from tests.app.test_reading import NOTES
from tui.flows.finder import Finder
from tui.flows.gathering import Gathering
from tui.panes.paper_list import PaperList
from tui.panes.paper_view import PaperView
from tui.panes.search_bar import SearchBar
from tui.panes.venue_tree import VenueTree
from tui.search.answer import Answer
from tui.search.engine import Engine

LONG_NOTES = NOTES | {"conference/osdi-2022/reef.md": "# Reef\n\n" + "It preempts.\n\n" * 80}
INDEX = NOTES["index.md"]
PLACES = [
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
]
RENAMED = INDEX.replace("[OSDI 2022]", "[USENIX OSDI 2022]")
OTHERS = [
    INDEX.replace("- [OSDI", "- [EuroSys 2022](/e.md)\n- [Tail](/e/tail.md)\n- [OSDI"),
    "".join(line for line in INDEX.splitlines(True) if "atc-2022" not in line),
    RENAMED,
    "".join(line for line in INDEX.splitlines(True) if "orca.md" not in line),
    "# Notes\n",
    INDEX,
]
"""The index with a venue more, with one less, with one renamed, without a paper, with nothing, and as it was."""


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


async def rewrite(driver: Driver, index: str) -> None:
    """Have another index read, as after it has been edited."""
    path = driver.app._collection.path
    assert path is not None
    path.write_text(index, "utf-8")
    driver.app._flows.reloading.look_again()
    await driver.settle()


def assert_true_to_the_library(driver: Driver) -> None:
    """What is listed is of the library, all that the title says and no more, and something of it is selected."""
    app = driver.app
    library = app._flows.library
    papers, branch = app.screen_stack[0].query_one(PaperList), app.screen_stack[0].query_one(VenueTree).branch
    listing = papers.spot.listing
    assert set(listing.entries) <= set(library.entries)
    assert (papers.entry is None) == (not listing.entries)
    if listing.hits is not None:
        assert listing.title.startswith(f"{len(listing.hits)} hit")
    elif listing.tag:
        assert listing.title == f"#{listing.tag}"
        assert set(listing.entries) == set(library.tags.get(listing.tag, ()))
    else:
        which, _, name = listing.title.rpartition(" · ")
        assert name == branch.name
        assert listing.entries == branch.papers()
        if which:
            walk = app._flows.searching.walk
            assert walk is not None
            assert which == f"Hit {walk.number + 1}/{len(walk.answer)}"
            assert library.same(walk.hit.entry) in {*listing.entries, branch.entry}


@pytest.mark.parametrize("keys", PLACES)
async def test_whatever_becomes_of_the_index_it_is_shown_as_it_is(drive_notes: DriveNotes, keys: Sequence[str]) -> None:
    async with drive_notes(LONG_NOTES) as driver:
        await driver.press(*keys)
        papers = driver.app.screen_stack[0].query_one(PaperList)
        first = papers.entry
        for index in OTHERS:
            before = papers.entry
            await rewrite(driver, index)
            same = [driver.app._flows.library.same(entry) for entry in (first, before) if entry is not None]
            if there := [entry for entry in same if entry in papers.spot.listing.entries]:
                assert papers.entry is there[0]
            assert_true_to_the_library(driver)


@pytest.mark.parametrize(("gone", "paper"), [("reef", "Giant model training"), ("giant", "Reef: Preemption")])
async def test_where_a_paper_is_gone_the_cursor_is_on_its_neighbour(
    drive_notes: DriveNotes, gone: str, paper: str
) -> None:
    giant = "- [Giant model training](/conference/osdi-2022/giant.md)\n"
    index = INDEX.replace("reef.md): #serving\n", f"reef.md): #serving\n{giant}")
    async with drive_notes(LONG_NOTES | {"index.md": index}) as driver:
        await driver.press("slash", *gone, "enter")
        await rewrite(driver, "".join(line for line in index.splitlines(True) if f"{gone}.md" not in line))
        assert driver.seen.paper == paper


@pytest.mark.parametrize("index", [RENAMED, "# Notes\n"], ids=["renamed", "nothing"])
@pytest.mark.parametrize("keys", [["t", *"serving", "enter", "slash", *"orca"], [*TO_ORCA, "slash", *"reef"]])
async def test_the_way_back_leads_through_the_index_of_now(
    drive_notes: DriveNotes, keys: Sequence[str], index: str
) -> None:
    async with drive_notes(LONG_NOTES) as driver:
        await driver.press(*keys)
        await rewrite(driver, index)
        for key in ("escape", "escape", "escape", "n"):
            await driver.press(key)
            assert_true_to_the_library(driver)


@pytest.mark.parametrize("query", ["nsdi", "nsdi year:20"])
async def test_an_answer_about_the_library_before_is_dropped(drive_notes: DriveNotes, query: str) -> None:
    async with drive_notes(LONG_NOTES) as driver:
        app = driver.app
        await driver.press("slash")
        await driver.type("nsdi")
        before = app._flows.library
        answer = Engine(before).find("nsdi")
        await rewrite(driver, "- [OSDI 2022](/o.md)\n- [NSDI again](/o/nsdi.md)\n")
        await driver.type(query.removeprefix("nsdi"))
        app.post_message(
            Finder.Answered(before, query, answer)
            if query == "nsdi"
            else Finder.Refused(before, query, "no year", "nsdi", answer)
        )
        await driver.settle()
        assert driver.seen.paper == "NSDI again"
        assert_true_to_the_library(driver)


async def test_the_box_gets_its_answer_although_one_was_dropped(
    drive_notes: DriveNotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    too_late = Event()
    find = Engine.find

    async with drive_notes(LONG_NOTES) as driver:
        app = driver.app
        before, box = app._flows.library, app.query_one(SearchBar)
        answer = Engine(before).find("orca")

        def linger(engine: Engine, query: str) -> Answer:
            if engine._entries is before.entries:
                too_late.wait(PATIENCE)
            return find(engine, query)

        monkeypatch.setattr(Engine, "find", linger)
        for key in ("slash", *"orca"):
            await driver.pilot.press(key)
        app.post_message(Gathering.Gathered(app._collection.build_library()))
        app.post_message(Finder.Answered(before, "orca", answer))
        await driver.pilot.pause()
        too_late.set()
        await driver.settle()
        assert not box.is_behind
        await driver.press("enter")
        assert (driver.seen.searching, driver.seen.paper) == (False, "Orca: A distributed")


@pytest.mark.parametrize("keys", PLACES)
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
