"""Stars, reading status and remarks: how they are made, where they are seen, and how they are found again."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.conftest import Drive, DriveNotes, Driver
from tests.conftest import MakeApp
from tui.marks.mark import Mark, Status
from tui.marks.marks import LONGEST_REMARK, Marks, MarksError
from tui.panes.key_bar import KeyBar
from tui.panes.note_view import NoteView
from tui.panes.paper_list import PaperList
from tui.panes.paper_view import PaperView

INDEX = (
    "- [OSDI 2022](/osdi-2022.md)\n- [Orca serving](/osdi-2022/orca.md): #gpu\n"
    "- [Reef preemption](/osdi-2022/reef.md): #gpu\n- [ATC 2023](/atc-2023.md)\n- [Alpa training](/atc-2023/alpa.md)\n"
)
SAVE_STARRED = ["slash", *"is", "colon", *"starred", "f2", *["backspace"] * 10, *"mine", "enter", "escape"]


def marks_of(driver: Driver) -> Marks:
    return driver.app._kept.marks


def mark_of(driver: Driver, title: str) -> Mark:
    return next((mark for entry, mark in marks_of(driver).marked.items() if entry.title.startswith(title)), Mark())


def rows(driver: Driver) -> list[str]:
    """The rows of the list, less frame and the bar of the cursor."""
    papers = driver.app.query_one(PaperList)
    area = papers.region
    lines = driver.text.splitlines()[area.y + 1 : area.bottom - 1][: papers.line_count]
    return [line[area.x + 2 : area.right - 1] for line in lines]


async def test_keys_mark_the_paper_under_the_cursor(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2", "j", "asterisk", "m", "m")
        assert mark_of(driver, "Reef") == Mark(starred=True, status=Status.READING)
        assert [row[:7] for row in rows(driver)] == ["   Orca", "★◐ Reef", "   Alpa"]
        await driver.press("asterisk", "m")
        assert rows(driver)[1].startswith(" ✓ Reef")
        await driver.press("m")
        assert mark_of(driver, "Reef") == Mark()
        assert rows(driver)[1].startswith("   Reef")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_a_mark_moves_nothing_else_in_the_list(drive: Drive, size: tuple[int, int]) -> None:
    async with drive(size=size) as driver:
        await driver.press("2")
        before = [row[3:] for row in rows(driver)][:10]
        await driver.press("asterisk", "m", "j", "m", "m", "j", "m", "m", "m")
        assert [row[3:] for row in rows(driver)][:10] == before
        assert [row[:3] for row in rows(driver)][:3] == ["★○ ", " ◐ ", " ✓ "]


async def test_the_paper_beside_the_list_is_marked_and_tells_it_in_words(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("3", "asterisk", "m")
        assert mark_of(driver, "Orca") == Mark(starred=True, status=Status.TO_READ)
        assert "★ starred   ○ to read" in driver.text
        assert driver.notifications == []


async def test_the_note_that_fills_the_screen_is_marked(drive_notes: DriveNotes) -> None:
    async with drive_notes({"index.md": INDEX, "osdi-2022/orca.md": "# Orca\n\ntext\n"}) as driver:
        await driver.press("2", "enter", "asterisk", "m", "escape")
        assert rows(driver)[0].startswith("★○ Orca")


async def test_the_note_that_fills_the_screen_tells_its_mark_where_the_user_is_in_it(drive_notes: DriveNotes) -> None:
    note = "# Orca\n\n" + "\n\n".join(f"line {number}" for number in range(90))
    async with drive_notes({"index.md": INDEX, "osdi-2022/orca.md": note}) as driver:
        await driver.press("2", "enter", "asterisk", "M", *"Soon", "enter")
        assert "★ starred" in driver.text
        assert "Soon" in driver.text
        assert driver.notifications == []
        await driver.press("pagedown", "pagedown")
        view = driver.app.query_one(NoteView)
        first = view.sheet.lines[view.top].text
        await driver.press("m", "m")
        assert driver.notifications == ["reading"]
        assert view.sheet.lines[view.top].text == first
        await driver.press("g")
        assert "★ starred   ◐ reading" in driver.text
        await driver.press("escape", "enter")
        assert "★ starred   ◐ reading" in driver.text


async def test_a_hit_is_marked_in_the_list_and_letters_in_the_box_are_text(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("slash", *"mMs", "asterisk")
        assert "mMs*" in driver.text
        assert not marks_of(driver).marked
        await driver.press("escape", "slash", *"reef", "tab", "asterisk")
        assert mark_of(driver, "Reef").starred
        assert rows(driver)[0].startswith("★  Reef")


@pytest.mark.parametrize("key", ["asterisk", "m", "M"])
@pytest.mark.parametrize(
    ("place", "said"),
    [
        (["j"], "Only papers can be marked, and OSDI 2022 is none."),
        ([], "There is no paper to mark here: 2 goes to the papers."),
        (["slash", *"is", "colon", *"edition", "tab"], "Only papers can be marked, and OSDI 2022 is none."),
    ],
)
async def test_nothing_but_papers_is_marked(drive: Drive, key: str, place: list[str], said: str) -> None:
    async with drive(INDEX) as driver:
        await driver.press(*place, key)
        assert driver.notifications == [said]
        assert not marks_of(driver).marked


async def test_what_is_out_of_sight_is_said(drive: Drive) -> None:
    async with drive(INDEX, (60, 20)) as driver:
        await driver.press("2", "m")
        assert driver.notifications == ["to read"]
        await driver.press("m", "m", "m")
        assert driver.notifications == ["no status"]
        await driver.press("3")
        await driver.press("m")
        assert driver.notifications == []


async def test_a_remark_is_asked_for_and_stands_below_the_title(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2", "M", *"Compare", "enter")
        assert mark_of(driver, "Orca").remark == "Compare"
        await driver.press("M", "exclamation_mark", "enter")
        assert mark_of(driver, "Orca").remark == "Compare!"
        await driver.press("M", "question_mark", "escape")
        assert mark_of(driver, "Orca").remark == "Compare!"
        assert "Compare!" in driver.text
        await driver.press("M", *["backspace"] * 8, "enter")
        assert mark_of(driver, "Orca") == Mark()


async def test_a_remark_that_is_too_long_is_told_and_stays_in_the_box(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2", "M")
        long = "x" * (LONGEST_REMARK + 1)
        driver.app.screen.query_one(Input).value = long
        await driver.press("enter")
        assert driver.notifications == ["A remark has at most 1,000 characters; this one has 1,001."]
        assert driver.app.screen.query_one(Input).value == long
        await driver.press("backspace", "enter")
        assert mark_of(driver, "Orca").remark == long[1:]


async def test_a_remark_is_for_the_paper_also_when_the_library_has_changed_meanwhile(drive_notes: DriveNotes) -> None:
    async with drive_notes({"index.md": INDEX}) as driver:
        await driver.press("2", "M", *"Mine")
        before = driver.app._flows.library
        driver.app._flows.use(driver.app._collection.build_library())
        assert driver.app._flows.library is not before
        await driver.press("enter")
        assert mark_of(driver, "Orca").remark == "Mine"
        assert "Mine" in driver.text


async def test_what_is_marked_stays_so_in_a_library_that_has_grown(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2", "asterisk")
        driver.app._flows.use(driver.app._collection.build_library())
        await driver.settle()
        assert rows(driver)[0].startswith("★  Orca")
        await driver.press("slash", *"is", "colon", *"starred")
        assert driver.seen.listing == "1 hit"


async def test_the_last_marks_are_taken_back_one_by_one(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2", "asterisk", "m", "M", *"why", "enter", "j", "asterisk")
        await driver.press("u")
        assert driver.notifications == ["Taken back, for Reef preemption"]
        assert mark_of(driver, "Reef") == Mark()
        for expected in (Mark(True, Status.TO_READ), Mark(True), Mark()):
            await driver.press("u")
            assert mark_of(driver, "Orca") == expected
        await driver.press("u")
        assert driver.notifications == ["Nothing has been marked that could be taken back."]


async def test_where_no_paper_is_the_keys_that_mark_are_not_offered(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        footer = driver.app.screen.query_one(KeyBar)
        assert "Star" not in footer.render().plain
        await driver.press("2")
        assert "Star" in footer.render().plain


async def test_a_paper_with_nothing_but_a_remark_has_a_sign_too(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2", "M", "x", "enter")
        assert rows(driver)[0].startswith(" ¶ Orca")
        await driver.press("m")
        assert rows(driver)[0].startswith(" ○ Orca")


async def test_what_becomes_of_the_file_of_the_marks_is_told(drive: Drive, tmp_path: Path) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2", "asterisk")
        (tmp_path / "marks.sqlite").write_bytes(b"not a database" * 1000)
        await driver.press("j", "asterisk")
        assert "set aside" in driver.notifications[0]


async def test_what_cannot_be_kept_is_told_and_not_shown(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise MarksError("The disk is full.")

    async with drive(INDEX) as driver:
        await driver.press("2")
        before = rows(driver)
        for name, keys in [("set_star", ["asterisk"]), ("set_status", ["m"]), ("set_remark", ["M", "x", "enter"])]:
            monkeypatch.setattr(Marks, name, full)
            await driver.press(*keys)
            assert driver.notifications == ["The disk is full."]
        assert rows(driver) == before


async def test_a_remark_that_cannot_be_kept_stays_in_the_box(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MarksError("The disk is full.")

    async with drive(INDEX) as driver:
        await driver.press("2", "M")
        with monkeypatch.context() as broken:
            broken.setattr(Marks, "set_remark", full)
            await driver.type("read twice")
            await driver.press("enter")
            assert driver.notifications == ["The disk is full."]
            assert "read twice" in driver.text
        await driver.press("enter")
        assert len(driver.app.screen_stack) == 1
        assert "read twice" in driver.text


async def test_what_another_program_has_marked_is_shown(drive: Drive, make_app: MakeApp) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2")
        other = make_app(INDEX)
        other._kept.marks.set_star(other._flows.library.papers[0], starred=True)
        driver.app._flows.marking.refresh()
        await driver.settle()
        assert rows(driver)[0].startswith("★  Orca")
        assert "★ starred" in driver.text


async def test_the_lines_in_sight_stay_when_a_mark_comes_above_them(drive_notes: DriveNotes) -> None:
    note = "# Orca\n\n" + "\n\n".join(f"line {number}" for number in range(90))
    async with drive_notes({"index.md": INDEX, "osdi-2022/orca.md": note}) as driver:
        await driver.press("3", "pagedown", "pagedown")
        view = driver.app.query_one(PaperView)
        first = view.sheet.lines[view.top].text
        await driver.press("asterisk")
        assert view.sheet.lines[view.top].text == first
        assert driver.notifications == ["starred"]


async def test_a_hit_that_is_none_any_more_stays_until_the_search_is_asked_again(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2", "asterisk", "j", "asterisk", *SAVE_STARRED, "1", "g", "j", "j")
        assert driver.seen.listing == "mine · 2 hits"
        await driver.press("2", "asterisk")
        assert [row[:4] for row in rows(driver)] == ["   O", "★  R"]
        assert driver.seen.paper == "Orca serving"
        assert driver.row("mine  ").split("mine")[1].split()[0] == "1"
        await driver.press("1", "k", "j")
        assert driver.seen.listing == "mine · 1 hit"


async def test_unread_papers_are_found_as_they_are_now(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        for count in (3, 2, 1):
            await driver.press("slash", *"is", "colon", *"unread")
            assert driver.seen.listing == f"{count} hit{'s' if count > 1 else ''}"
            await driver.press("tab", "m", "m", "m", "escape")


async def test_the_list_is_sorted_with_the_cursor_on_the_same_paper(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2", "j", "s")
        assert (driver.seen.listing, driver.seen.paper) == ("All papers · newest first", "Reef preemption")
        assert [row[3:7] for row in rows(driver)] == ["Alpa", "Orca", "Reef"]
        await driver.press("s")
        assert (driver.seen.listing, driver.seen.paper) == ("All papers · by title", "Reef preemption")
        await driver.press("asterisk", "s")
        assert driver.seen.listing == "All papers · by marks"
        assert [row[3:7] for row in rows(driver)] == ["Reef", "Orca", "Alpa"]
        await driver.press("s")
        assert driver.seen.listing == "All papers"
        assert [row[3:7] for row in rows(driver)] == ["Orca", "Reef", "Alpa"]


async def test_the_order_is_kept_in_other_venues_under_tags_and_behind_what_covers_a_list(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("s", "s", "j")
        assert driver.seen.listing == "OSDI 2022 · by title"
        await driver.press("t", "enter")
        assert driver.seen.listing == "#gpu · by title"
        await driver.press("s", "s", "s", "escape")
        assert driver.seen.listing == "OSDI 2022 · newest first"


async def test_hits_stay_best_first(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("slash", *"gpu", "tab", "s")
        assert driver.seen.listing == "2 hits"
        assert driver.notifications == ["Hits stand best first."]
        await driver.press("enter")
        assert driver.seen.listing == "Hit 1/2 · OSDI 2022"


async def test_the_order_outlives_a_library_that_grows(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2", "s")
        driver.app._flows.use(driver.app._collection.build_library())
        await driver.settle()
        assert driver.seen.listing == "All papers · newest first"
        assert rows(driver)[0].startswith("   Alpa")


async def test_an_order_out_of_sight_is_said(drive: Drive) -> None:
    async with drive(INDEX, (60, 20)) as driver:
        await driver.press("s")
        assert driver.notifications == ["The papers stand newest first."]


async def test_the_prompt_can_be_left_by_a_click_beside_it(drive: Drive) -> None:
    async with drive(INDEX) as driver:
        await driver.press("2", "M", "x")
        assert "Remark" in driver.text
        await driver.pilot.click(offset=(0, 0))
        await driver.settle()
        assert len(driver.app.screen_stack) == 1
        assert mark_of(driver, "Orca") == Mark()
