"""The queries that are kept: those asked before, and those saved under a name."""

from pathlib import Path

import pytest

from tests.app.conftest import Drive, Driver
from tests.conftest import MakeApp
from tui.panes.paper_list import PaperList
from tui.panes.search_bar import SearchBar
from tui.panes.venue_tree import VenueTree
from tui.queries import History, SavedSearches


async def test_up_in_an_empty_box_brings_back_what_was_asked(drive: Drive) -> None:
    async with drive() as driver:
        for query in ("orca", "gpu"):
            await driver.press("slash", *query, "enter")
        await driver.press("slash", "up")
        assert "gpu" in driver.row("│ gpu")
        await driver.press("up")
        assert driver.seen.paper == "Orca: A distributed"
        assert driver.hint.startswith("asked before:")
        await driver.press("down", "down")
        assert driver.seen.listing == "Hit 1/21 · ACM Computing Surveys 2017"
        await driver.press("up", "ctrl+n", "ctrl+n", "x")
        assert "gpux" in driver.text


async def test_the_history_is_kept_for_the_next_run(make_app: MakeApp) -> None:
    for keys in (["slash", *"orca", "enter"], ["slash", "up"]):
        app = make_app()
        async with app.run_test(size=(120, 40)) as pilot:
            driver = Driver(pilot)
            await driver.settle()
            await driver.press(*keys)
            assert driver.seen.paper == "Orca: A distributed"


async def test_a_saved_search_stands_in_the_tree(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        await driver.type("venue:osdi gpu")
        await driver.press("f2")
        await driver.press(*["backspace"] * 20)
        await driver.type("OSDI gpus")
        await driver.press("enter", "escape", "g", "j", "j")
        assert driver.row(" OSDI gpus  ").split("OSDI gpus")[1].split()[0] == "4"
        assert driver.seen.listing == "OSDI gpus · 4 hits"
        await driver.press("enter", "j", "enter")
        assert driver.seen.focus == "NoteView"
        await driver.press("escape", "1", "delete")
        assert "Removed OSDI gpus: venue:osdi gpu" in driver.text
        assert driver.seen.venue == "All papers"


async def test_a_saved_search_looks_the_same_while_another_one_is_typed(make_app: MakeApp) -> None:
    make_app()._flows.keeping.saved.save("Mine", "orca")
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        tree = app.screen.query_one(VenueTree)
        number = next(number for number, line in enumerate(driver.text.splitlines()) if "Mine" in line) - tree.region.y
        before = tree.render_line(number).crop(1, tree.inner_width)
        await driver.press("slash", *"gpu")
        tree.notify_style_update()
        assert tree.render_line(number).crop(1, tree.inner_width) == before


async def test_saved_searches_that_cannot_be_read_are_told_at_the_start(make_app: MakeApp, tmp_path: Path) -> None:
    (tmp_path / "searches.json").write_text("no JSON")
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        assert any("saved searches cannot be read" in said for said in Driver(pilot).notifications)


async def test_saved_searches_are_counted_at_the_next_start(make_app: MakeApp) -> None:
    app = make_app()
    app._flows.keeping.saved.save("Mine", "orca")
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        assert driver.row("Mine").split("Mine")[1].split()[0] == "2"


async def test_a_name_can_be_refused(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"orca", "f2", "escape")
        assert (driver.seen.searching, driver.seen.focus) == (True, "OneLineInput")
        await driver.press("f2", *["backspace"] * 9, "enter")
        assert "Save this search as" in driver.text


async def test_a_history_that_cannot_be_written_is_told(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with drive() as driver:
        monkeypatch.setattr(History, "add", full)
        await driver.press("slash", *"orca", "enter")
        assert "No space left on device" in driver.text
        assert driver.seen.paper == "Orca: A distributed"


async def test_a_failed_save_is_not_told_as_one_that_worked(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with drive() as driver:
        monkeypatch.setattr(SavedSearches, "save", full)
        await driver.press("slash", *"orca", "f2", "enter")
        assert "No space left on device" in driver.text


async def test_a_broken_query_is_not_kept(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"gpu", "space", "quotation_mark", "escape", "slash", "up")
        assert driver.app.query_one(SearchBar).typed == ""


async def test_a_name_that_is_taken_is_not_overwritten_unasked(drive: Drive) -> None:
    async with drive() as driver:
        for query in ("orca", "gpu"):
            await driver.press("slash", *query, "f2", *["backspace"] * 5, *"mine", "enter", "escape")
        assert "mine is now: orca" not in driver.text
        assert dict(driver.app._flows.keeping.saved.queries) == {"mine": "orca"}
        await driver.press("escape", "slash", *"gpu", "f2", *["backspace"] * 5, *"mine", "enter")
        assert "mine is now: orca" in driver.text
        await driver.press("enter")
        assert dict(driver.app._flows.keeping.saved.queries) == {"mine": "gpu"}


async def test_the_hits_are_still_counted_after_a_save(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"gpu", "f2", "enter")
        assert "/63" in driver.row(" All papers  ")


async def test_n_moves_in_the_hits_of_a_saved_search(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"gpu", "f2", "enter", "escape", "g", "j", "j", "2", "n", "n", "N")
        assert driver.app.query_one(PaperList).number == 1


async def test_a_search_left_with_esc_can_be_brought_back(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"orca")
        await driver.press("escape", "slash", "up")
        assert driver.seen.paper == "Orca: A distributed"
