"""What changes outside while the app runs is shown without moving anybody from their place."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.app.changing import (
    EDITIONS,
    HEAD,
    LONG,
    NOTES,
    ORCA,
    PAPERS,
    REEF,
    row_on_screen,
    save,
    selected,
    str_of,
    titles,
    until,
    watched,
)
from tests.app.conftest import TO_ORCA, DriveNotes
from tui.panes.note_view import NoteView
from tui.panes.paper_list import PaperList
from tui.panes.search_bar import SearchBar
from tui.panes.venue_tree import VenueTree
from tui.screens.tags import TagsScreen


@pytest.fixture(autouse=True)
def _unwatched() -> None:
    """Let files be watched."""


async def test_a_change_of_the_note_that_is_read_is_seen_at_its_place(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes(NOTES) as driver:
        await watched(driver)
        await driver.press(*TO_ORCA, "enter", "slash", *"line 40", "enter")
        view = driver.app.query_one(NoteView)
        before = view.top
        assert "1/1" in view.frame_note
        path = root / "c/osdi-2022/orca.md"
        save(path, path.read_text().replace("Line 41.", "Line 41 is another."))
        await driver.shows("Line 41 is another.")
        assert (view.top, driver.seen.focus) == (before, "NoteView")
        assert "1/1" in view.frame_note
        save(path, path.read_text().replace("It batches.\n\n", "It batches.\n\n" * 5))
        await until(driver, lambda: view.top == before + 8)
        assert "Line 40." in driver.text


async def test_a_note_that_comes_is_shown_beside_its_paper(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes({name: text for name, text in NOTES.items() if "orca" not in name}) as driver:
        await watched(driver)
        await driver.press("2")
        await driver.shows("There is no page")
        (root / "c/osdi-2022/orca.md").write_text("# Orca\n\nIt is here now.\n")
        await driver.shows("It is here now.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [Paper 40 of", "- [Another title of"),
        ("paper-40.md)", "paper-40-moved.md)"),
        ("(/c/osdi-2022/paper-40.md)", "(/c/atc-2023/paper-40.md)"),
    ],
    ids=["title", "link", "place"],
)
async def test_a_paper_is_followed_under_another_title_or_link(
    drive_notes: DriveNotes, root: Path, before: str, after: str
) -> None:
    async with drive_notes(LONG) as driver:
        await watched(driver)
        await driver.press("slash", *"paper 40", "enter", "escape", "1", "g", "2", *"j" * 40)
        number = driver.app.query_one(PaperList).cursor
        assert selected(driver) == "Paper 40 of many"
        index = (root / "index.md").read_text()
        save(root / "index.md", index.replace(before, after))
        await until(driver, lambda: driver.app._flows.library.entries[0].position == 1 and after in str_of(driver))
        assert driver.app.query_one(PaperList).cursor == number or "atc" in after
        assert selected(driver) in ("Paper 40 of many", "Another title of many")


async def test_what_comes_above_moves_nothing_on_the_screen(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes(LONG) as driver:
        await watched(driver)
        await driver.press("2", *"j" * 45)
        row, paper = row_on_screen(driver), selected(driver)
        new = "".join(f"- [New {number}](/c/osdi-2022/new-{number}.md)\n" for number in range(7))
        save(root / "index.md", HEAD + new + "".join(PAPERS))
        await until(driver, lambda: "New 3" in titles(driver))
        assert (row_on_screen(driver), selected(driver)) == (row, paper)
        assert driver.app.query_one(PaperList).cursor == 52


async def test_the_hits_stay_where_they_were_scrolled_to(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes(LONG) as driver:
        await watched(driver)
        await driver.press("slash", *"many", *["down"] * 45)
        row, paper, top = row_on_screen(driver), selected(driver), driver.app.query_one(PaperList).top
        assert top
        save(root / "index.md", HEAD + "".join(PAPERS) + "- [Last](/c/osdi-2022/last.md)\n")
        await until(driver, lambda: "Last" in titles(driver))
        await until(driver, lambda: not driver.app.query_one(SearchBar).is_behind)
        assert (row_on_screen(driver), selected(driver)) == (row, paper)
        assert driver.app.query_one(SearchBar).query_text == "many"


async def test_the_tree_stays_folded_and_scrolled_as_it_was(drive_notes: DriveNotes, root: Path) -> None:
    index = "- [Conference](/c.md)\n" + "".join(EDITIONS) + "- [Journal](/j.md)\n- [TCC](/j/tcc.md)\n"
    async with drive_notes({"index.md": index}, size=(120, 20)) as driver:
        await watched(driver)
        tree = driver.app.query_one(VenueTree)
        await driver.press("G", "k", "space", *"k" * 8)
        branch, row = tree.branch.title, tree.cursor - tree.top
        assert tree.top
        folded = [other.title for other in tree._folds.rows]
        assert "TCC" not in folded
        save(root / "index.md", index.replace(EDITIONS[3], "- [ATC 2001](/c/atc-2001.md)\n" * 2 + EDITIONS[3]))
        await until(driver, lambda: len(tree._folds.rows) > len(folded))
        assert (tree.branch.title, tree.cursor - tree.top) == (branch, row)
        assert "TCC" not in [other.title for other in tree._folds.rows]


async def test_what_was_gone_for_a_while_is_selected_again(drive_notes: DriveNotes, root: Path) -> None:
    there = HEAD + ORCA + REEF + "- [ATC 2023](/c/atc-2023.md)\n- [Whale](/c/atc-2023/whale.md)\n"
    async with drive_notes({"index.md": there}) as driver:
        await watched(driver)
        await driver.press("slash", *"reef", "enter")
        seen = driver.seen
        save(root / "index.md", "- [ATC 2023](/c/atc-2023.md)\n- [Whale](/c/atc-2023/whale.md)\n")
        await until(driver, lambda: titles(driver) == ["Whale"])
        assert driver.seen.venue != seen.venue
        save(root / "index.md", there)
        await until(driver, lambda: len(titles(driver)) == 3)
        assert (driver.seen.venue, driver.seen.paper, driver.seen.focus) == (seen.venue, seen.paper, seen.focus)


async def test_what_was_gone_is_left_alone_by_those_who_have_moved_on(drive_notes: DriveNotes, root: Path) -> None:
    there = HEAD + "".join(PAPERS[:9])
    async with drive_notes({"index.md": there}) as driver:
        await watched(driver)
        await driver.press("2", "j", "j")
        save(root / "index.md", there.replace(PAPERS[2], ""))
        await until(driver, lambda: len(titles(driver)) == 8)
        await driver.press("j")
        paper = selected(driver)
        save(root / "index.md", there)
        await until(driver, lambda: len(titles(driver)) == 9)
        assert selected(driver) == paper


async def test_a_dialog_stays_open(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes(NOTES) as driver:
        await watched(driver)
        await driver.press("t", *"serv")
        save(root / "index.md", HEAD + ORCA)
        await until(driver, lambda: len(titles(driver)) == 1)
        assert isinstance(driver.app.screen, TagsScreen)
        await driver.press("enter")
        assert (driver.seen.listing, driver.seen.paper) == ("#serving", "Orca: A distributed")


async def test_no_key_is_lost_while_the_library_changes(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes(LONG) as driver:
        await watched(driver)
        await driver.press("slash")
        wanted = "paper 17 of many"
        for number, char in enumerate(wanted):
            if number % 4 == 0:
                save(root / "index.md", HEAD + "".join(PAPERS) + f"- [New {number}](/new-{number}.md)\n")
                driver.app._flows.reloading.look_again(None)
            await driver.pilot.press("space" if char == " " else char)
        await until(driver, lambda: "New 12" in titles(driver))
        assert driver.app.query_one(SearchBar).query_text == wanted
        assert selected(driver) == "Paper 17 of many"


@pytest.mark.parametrize("keys", [["2", "j"], [*TO_ORCA, "enter"]], ids=["list", "reader"])
async def test_a_paper_whose_note_and_line_go_together_leaves_the_user_where_they_can_go_on(
    drive_notes: DriveNotes, root: Path, keys: Sequence[str]
) -> None:
    async with drive_notes(NOTES) as driver:
        await watched(driver)
        await driver.press(*keys)
        (root / "c/osdi-2022/orca.md").unlink()
        save(root / "index.md", HEAD + REEF)
        await until(driver, lambda: titles(driver) == ["Reef: Preemption"])
        await driver.press("escape", "escape", "2")
        assert selected(driver) == "Reef: Preemption"
