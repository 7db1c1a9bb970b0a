"""The app in terminals of any size, and in one that changes."""

import pytest
from rich.cells import cell_len

from tests.app.conftest import TO_ORCA, Drive, DriveNotes, Driver
from tui.notes.blocks import plain
from tui.panes.note_view import NoteView
from tui.panes.paper_list import PaperList


@pytest.mark.parametrize(
    ("size", "venues", "papers", "paper"),
    [
        ((200, 60), True, True, True),
        ((120, 40), True, True, True),
        ((110, 30), True, True, True),
        ((109, 30), True, True, True),
        ((80, 24), True, True, True),
        ((69, 20), False, True, False),
        ((60, 20), False, True, False),
        ((40, 10), False, True, False),
    ],
)
async def test_how_many_panes_are_seen(
    drive: Drive, size: tuple[int, int], *, venues: bool, papers: bool, paper: bool
) -> None:
    async with drive(size=size) as driver:
        await driver.press(*TO_ORCA)
        seen = [driver.app.query_one(name).region.area > 0 for name in ("#venues", "#papers", "#paper")]
        assert seen == [venues, papers, paper]
        assert driver.seen.focus == "papers"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_everything_can_be_reached_in_a_small_terminal(drive: Drive, size: tuple[int, int]) -> None:
    async with drive(size=size) as driver:
        await driver.press(*TO_ORCA)
        assert "Orca" in driver.text
        await driver.press("3")
        for tag in ("distributed_serving_system", "batch_serving", "selective_batching"):
            assert f"#{tag}" in driver.text
        await driver.press("1")
        assert "OSDI 2022" in driver.text
        await driver.press("slash", *"fgd")
        assert "1 hit" in driver.text
        assert "Fragmentation" in driver.text
        await driver.press("escape", "t")
        assert "71 tags" in driver.text
        await driver.press("escape", "question_mark")
        assert "─ Keys ─" in driver.text


async def test_the_cursor_stays_in_sight_when_the_terminal_shrinks(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("2", "ctrl+d", *["j"] * 12)
        await driver.resize(60, 12)
        assert "Pollux" in driver.text


async def test_a_larger_terminal_is_filled(drive: Drive) -> None:
    async with drive(size=(120, 20)) as driver:
        await driver.press("2", "G")
        await driver.resize(120, 40)
        papers = driver.app.query_one(PaperList)
        assert papers.top == papers.line_count - papers.inner_height


NOTE = {
    "index.md": "# Notes\n\n- [Paper](/paper.md)\n",
    "paper.md": "# Paper\n\n"
    + "".join(
        f"## Part {part}\n\n{' '.join(f'word{part}x{number}' for number in range(60))}\n\n" for part in range(30)
    ),
}


def page(driver: Driver) -> list[str]:
    """The lines of the note that are in sight."""
    note = driver.app.query_one(NoteView)
    return [plain(line.text) for line in note.sheet.lines[note.top : note.top + note.inner_height]]


async def resize(driver: Driver, width: int, height: int) -> None:
    """Resize the terminal, and wait for Textual, which lays out the screen some time later and step by step."""
    await driver.resize(width, height)
    before = ""
    while before != driver.text or [cell_len(line) for line in before.splitlines()] != [width] * height:
        before = driver.text
        await driver.pilot.pause(0.05)


@pytest.mark.parametrize("sizes", [[(20, 6), (10, 3)], [(60, 20), (2, 2), (200, 60)], [(120, 8)]])
@pytest.mark.parametrize("keys", [["]"] * 9, [*["]"] * 9, *["j"] * 4], ["G"]])
async def test_the_place_in_a_note_is_kept_in_any_sizes(
    drive_notes: DriveNotes, keys: list[str], sizes: list[tuple[int, int]]
) -> None:
    async with drive_notes(NOTE) as driver:
        await driver.press("2", "enter", *keys)
        note = driver.app.query_one(NoteView)
        before = page(driver)
        word = plain(note.sheet.lines[note.top].text).split()[0]
        for size in sizes:
            await resize(driver, *size)
            assert size[0] < 20 or word in driver.text
        await resize(driver, 120, 40)
        assert page(driver) == before


async def test_the_page_before_is_where_it_was_left_in_another_size_too(drive_notes: DriveNotes) -> None:
    paper = NOTE["paper.md"].replace("word20x0 ", "[the other](other.md) ")
    async with drive_notes({**NOTE, "paper.md": paper, "other.md": "# The other\n"}) as driver:
        await driver.press("2", "enter", *["]"] * 21)
        note = driver.app.query_one(NoteView)
        assert plain(note.sheet.lines[note.top].text) == "Part 20"
        await driver.press("tab", "enter")
        assert "The other" in driver.text
        await driver.resize(50, 20)
        await driver.press("H")
        assert plain(note.sheet.lines[note.top].text) == "Part 20"


async def test_the_place_in_a_note_is_kept_while_its_headings_are_walked(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTE) as driver:
        await driver.press("2", "enter", "c", *["j"] * 9)
        before = page(driver)
        for size in [(20, 6), (10, 3), (20, 6), (120, 40)]:
            await resize(driver, *size)
        assert page(driver) == before


@pytest.mark.parametrize("width", [1, 4, 5, 6, 12])
async def test_the_palette_stays_open_however_narrow_it_gets(drive: Drive, width: int) -> None:
    async with drive() as driver:
        await driver.press("colon")
        await driver.shows("Tags")
        await driver.resize(width, 40)
        await driver.resize(120, 40)
        await driver.shows("Tags")
