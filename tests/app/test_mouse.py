"""Everything that keys do can be done by mouse alone, but for typing."""

from rich.cells import cell_len
from textual.events import MouseScrollDown

from tests.app.conftest import Drive, Driver
from tui.lines.framed_lines import FramedLines
from tui.panes.paper_list import PaperList
from tui.panes.venue_tree import VenueTree


async def click_text(driver: Driver, text: str, times: int = 1) -> None:
    """Click on the first place where the screen shows a text."""
    for y, line in enumerate(driver.text.splitlines()):
        if text in line:
            await driver.pilot.click(offset=(cell_len(line[: line.index(text)]), y), times=times)
            await driver.settle()
            return
    raise AssertionError(f"not on the screen: {text}")


async def wheel_to_text(driver: Driver, pane: FramedLines, text: str) -> None:
    """Turn the wheel over a pane until a text is in sight."""
    x, y = pane.region.center
    while text not in driver.text:
        before = pane.top
        driver.app.screen._forward_event(
            MouseScrollDown(None, int(x), int(y), 0, 1, 0, shift=False, meta=False, ctrl=False)
        )
        await driver.settle()
        assert pane.top > before


async def test_from_the_tree_to_a_tag_and_back(drive: Drive) -> None:
    async with drive() as driver:
        await wheel_to_text(driver, driver.app.query_one(VenueTree), "   OSDI 2022")
        await click_text(driver, "   OSDI 2022")
        assert driver.seen.listing == "OSDI 2022"
        await click_text(driver, "Microsecond-scale")
        assert driver.seen.paper == "Microsecond-scale preemption for"
        await click_text(driver, "Orca: A")
        await click_text(driver, "#batch_serving")
        assert driver.seen.listing == "#batch_serving"
        await click_text(driver, "esc Back")
        assert (driver.seen.listing, driver.seen.paper) == ("OSDI 2022", "Orca: A distributed")


async def test_a_click_on_the_mark_folds(drive: Drive) -> None:
    async with drive() as driver:
        await click_text(driver, "▾")
        assert "OSDI 2026" not in driver.text
        await click_text(driver, "▸")
        assert "OSDI 2026" in driver.text


async def test_a_double_click_chooses(drive: Drive) -> None:
    async with drive() as driver:
        await click_text(driver, "Orion:", times=2)
        assert driver.seen.focus == "NoteView"


async def test_search_by_the_key_bar_and_the_hits(drive: Drive) -> None:
    async with drive() as driver:
        await click_text(driver, "/ Find")
        await driver.type("gpu")
        await click_text(driver, "Zico", times=2)
        assert (driver.seen.venue, driver.seen.paper) == ("ATC 2021", "Zico: Efficient GPU")
        await click_text(driver, "/ Find")
        await driver.type("gpu")
        await click_text(driver, "esc Back")
        assert not driver.seen.searching
        await click_text(driver, "/ Find")
        await driver.type("orca")
        await click_text(driver, "enter Go to it")
        assert driver.seen.venue == "OSDI 2022"


async def test_tags_and_help_open_and_close(drive: Drive) -> None:
    async with drive() as driver:
        await click_text(driver, "t Tags")
        await click_text(driver, "#RDMA", times=2)
        assert driver.seen.listing == "#RDMA"
        await click_text(driver, "t Tags")
        await click_text(driver, "esc Close")
        await click_text(driver, "t Tags")
        await driver.pilot.click(offset=(1, 1))
        await driver.settle()
        await click_text(driver, "? Help")
        assert "Search all entries" in driver.text
        await driver.pilot.click(offset=(1, 1))
        await driver.settle()
        assert "Search all entries" not in driver.text


async def test_a_click_beside_the_name_of_a_search_saves_nothing(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"orca", "f2")
        assert "Save this search as" in driver.text
        await driver.pilot.click(offset=(1, 1))
        await driver.settle()
        assert "Save this search as" not in driver.text
        assert driver.seen.searching


async def test_one_pane_at_a_time_is_left_by_its_tabs(drive: Drive) -> None:
    async with drive(size=(60, 20)) as driver:
        assert driver.seen.focus == "venues"
        await click_text(driver, "Papers")
        assert driver.seen.focus == "papers"
        await click_text(driver, "Paper ")
        assert driver.seen.focus == "paper"
        await click_text(driver, "Venues")
        assert driver.seen.focus == "venues"


async def test_quit_by_the_key_bar(drive: Drive) -> None:
    async with drive() as driver:
        await click_text(driver, "q Quit")
        assert not driver.app.is_running


async def test_the_scrollbar_can_be_dragged(drive: Drive) -> None:
    async with drive() as driver:
        papers = driver.app.query_one(PaperList)
        right, top, bottom = papers.region.right - 1, papers.region.y, papers.region.bottom - 2
        await driver.pilot.mouse_down(offset=(right, top + 1))
        await driver.pilot.hover(offset=(right, bottom))
        await driver.pilot.mouse_up(offset=(right, bottom))
        await driver.settle()
        assert "Heuristics for vector bin packing" in driver.text
        await driver.pilot.hover(offset=(right, top + 1))
        await driver.settle()
        assert "Heuristics for vector bin packing" in driver.text
