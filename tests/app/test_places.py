"""The places in a note: where it was left, where its headings are, and which keys are of use there."""

import pytest

from tests.app.conftest import TO_ORCA, DriveNotes, Driver
from tui.panes.contents import Contents
from tui.panes.key_bar import KeyBar
from tui.panes.note_view import NoteView

SHORT = (80, 16)
PARTS = ("Motivation", "Observations", "Design", "Implementation", "Evaluation")
ORCA = "# Orca\n\n" + "".join(
    f"## {part}\n\n" + f"Words of {part}.\n\n" * (30 if part in PARTS[:2] else 1) for part in PARTS
)
NOTES = {
    "index.md": "- [OSDI 2022](/o.md)\n- [Orca](/o/orca.md): #serving\n- [Whale](/o/whale.md): #serving #training\n",
    "o.md": "# OSDI 2022\n\nHeld in Carlsbad.\n",
    "o/orca.md": ORCA,
    "o/whale.md": "# Whale\n\nUnlike [Orca](orca.md), and its [design](orca.md#design).\n\n" + "Big.\n\n" * 60,
}
ALONE = {"index.md": "- [Orca](/o/orca.md)\n", "o/orca.md": ORCA}
"""A paper that no other is related to."""
TO_WHALE = ["slash", *"whale", "enter", "enter"]


def top(driver: Driver) -> int:
    return driver.app.query_one(NoteView).top


def current_heading(driver: Driver) -> str:
    contents = driver.app.query_one(Contents)
    assert contents.cursor == driver.app.query_one(NoteView).heading
    return driver.app.query_one(NoteView).sheet.headings[contents.cursor].title


def footer(driver: Driver) -> str:
    return driver.app.query_one(KeyBar).render().plain


@pytest.mark.parametrize(("typed", "way_back"), [("evalu", ["escape"]), ("evaluaxx", []), ("evaluaxx", ["enter"])])
async def test_what_is_looked_for_in_vain_or_given_up_leaves_the_note_where_it_was(
    drive_notes: DriveNotes, typed: str, way_back: list[str]
) -> None:
    async with drive_notes(NOTES, size=SHORT) as driver:
        await driver.press(*TO_ORCA, "enter")
        await driver.press("ctrl+d", "j", "slash")
        before = top(driver)
        await driver.type("evalu")
        assert top(driver) > before
        await driver.type(typed.removeprefix("evalu"))
        await driver.press(*way_back)
        assert top(driver) == before


async def test_what_is_found_stays_in_sight_after_enter_and_after_its_marks_are_gone(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES, size=SHORT) as driver:
        await driver.press(*TO_ORCA, "enter")
        await driver.press("slash", *"evalu", "enter", "n", "escape")
        assert "Words of Evaluation" in driver.text
        assert "1/" not in driver.text


async def test_esc_leads_from_the_papers_with_a_tag_back_to_the_note(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES, size=SHORT) as driver:
        await driver.press(*TO_WHALE)
        await driver.find_link("Orca")
        await driver.press("enter")
        await driver.press("ctrl+d", "ctrl+d", "t", *"serving")
        before = top(driver)
        assert before
        await driver.press("enter")
        assert (driver.seen.focus, driver.seen.listing) == ("papers", "#serving")
        await driver.press("G", "enter", "escape", "escape")
        assert (driver.seen.focus, top(driver)) == ("NoteView", before)
        assert "Words of" in driver.text
        await driver.press("H")
        assert "Big." in driver.text
        await driver.press("escape")
        assert (driver.seen.focus, driver.seen.listing) == ("papers", "Hit 1/1 · OSDI 2022")


async def test_a_tag_followed_while_a_search_is_open_leads_back_to_the_page(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press("j", "slash", *"orca", "tab", "1", "p", "t", *"training", "enter")
        assert driver.seen.listing == "#training"
        await driver.press("escape")
        assert "Held in Carlsbad." in driver.text


async def test_a_note_goes_on_where_it_was_left(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES, size=SHORT) as driver:
        await driver.press(*TO_ORCA, "enter")
        await driver.press("ctrl+d", "ctrl+d")
        before = top(driver)
        await driver.press("escape")
        assert "0%" not in driver.text
        await driver.press("enter")
        assert top(driver) == before > 0
        await driver.press("escape", *TO_WHALE)
        assert top(driver) == 0
        await driver.find_link("Orca")
        await driver.press("enter")
        assert top(driver) == before
        await driver.press("H")
        await driver.find_link("design")
        await driver.press("enter")
        assert "Words of Design" in driver.text


async def test_all_headings_can_be_walked_where_the_page_cannot_scroll_any_more(drive_notes: DriveNotes) -> None:
    async with drive_notes(ALONE, size=(120, 20)) as driver:
        await driver.press("2", "enter")
        seen = []
        for _ in PARTS:
            await driver.press("]")
            seen.append(current_heading(driver))
        for _ in PARTS[1:]:
            await driver.press("[")
            seen.append(current_heading(driver))
        assert seen == [*PARTS, *PARTS[-2::-1]]


async def test_at_the_end_the_last_heading_counts_and_elsewhere_that_of_the_first_line(drive_notes: DriveNotes) -> None:
    async with drive_notes(ALONE, size=(120, 20)) as driver:
        await driver.press("2", "enter")
        await driver.press("G")
        assert current_heading(driver) == "Evaluation"
        await driver.press("[")
        assert current_heading(driver) == "Implementation"
        await driver.press("k")
        assert current_heading(driver) == "Observations"
        await driver.press("[")
        assert current_heading(driver) == "Observations"
        await driver.press("[")
        assert current_heading(driver) == "Motivation"


@pytest.mark.parametrize("size", [(120, 20), SHORT])
async def test_a_heading_chosen_in_the_contents_is_the_one_that_is_read(
    drive_notes: DriveNotes, size: tuple[int, int]
) -> None:
    async with drive_notes(ALONE, size=size) as driver:
        await driver.press("2", "enter")
        await driver.press("c", "G", "k", "k", "enter")
        assert current_heading(driver) == "Design"
        await driver.press("]")
        assert current_heading(driver) == "Implementation"


async def test_another_note_begins_with_its_own_first_heading(drive_notes: DriveNotes) -> None:
    files = {"index.md": "- [One](/one.md)\n- [Two](/two.md)\n", "two.md": "## C\n\n## D\n"}
    async with drive_notes(files | {"one.md": "## A\n\nSee [two](two.md).\n\n## B\n"}) as driver:
        await driver.press("2", "enter")
        await driver.press("]", "]")
        assert current_heading(driver) == "B"
        await driver.find_link("two")
        await driver.press("enter")
        await driver.press("]")
        assert current_heading(driver) == "C"


@pytest.mark.parametrize("keys", [["enter"], ["escape"], ["colon", *"find", "enter"]])
async def test_what_was_said_goes_with_what_it_was_about(drive_notes: DriveNotes, keys: list[str]) -> None:
    async with drive_notes(NOTES, size=SHORT) as driver:
        await driver.press(*TO_WHALE)
        await driver.press("H")
        assert driver.notifications == ["There is no page before this one."]
        await driver.find_link("Orca")
        await driver.press(*keys)
        assert driver.notifications == []


async def test_the_box_takes_away_what_was_said(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press("n")
        assert driver.notifications
        await driver.press("slash")
        assert driver.notifications == []


async def test_the_footer_has_the_keys_that_are_of_use(drive_notes: DriveNotes) -> None:
    files = {
        "index.md": "- [Plain](/plain.md)\n- [Linked](/linked.md)\n",
        "plain.md": "Words.\n",
        "linked.md": "## A\n\n[Plain](plain.md)\n\n## B\n\n" + "And so on.\n\n" * 60,
    }
    async with drive_notes(files) as driver:
        await driver.press("slash", *"linked", "enter", "enter")
        assert "tab Next link" in footer(driver)
        assert "c Contents" in footer(driver)
        assert "enter Follow" not in footer(driver)
        assert "H Page before" not in footer(driver)
        await driver.find_link("Plain")
        assert "enter Follow" in footer(driver)
        await driver.press("G")
        assert "enter Follow" not in footer(driver)
        await driver.press("g", "enter")
        assert "H Page before" in footer(driver)
        assert "c Contents" not in footer(driver)
        assert "r Read again" not in footer(driver)
