"""What somebody does with the app, from the first key to the last."""

import pytest
from textual.events import Paste

from tests.app.conftest import Drive
from tui.panes.paper_list import PaperList
from tui.panes.paper_view import PaperView
from tui.panes.venue_tree import VenueTree


async def test_walking_to_an_edition_shows_its_papers_and_the_first_one(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("j", "j", *["ctrl+d"] * 3, *["j"] * 4)
        assert driver.seen.venue == "OSDI 2022"
        titles = [entry.title.split()[0] for entry in driver.app.query_one(PaperList).spot.listing.entries]
        assert titles == ["Orca:", "Microsecond-scale", "Looking"]
        for tag in ("distributed_serving_system", "batch_serving", "selective_batching", "transformer-based_model"):
            assert f"#{tag}" in driver.text
        assert "No summary in the index." in driver.text


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("sptsrv", "SpotServe: Serving"),
        ("fgd", "Beware of Fragmentation: Scheduling"),
        ("osdi 22 preempt", "Microsecond-scale preemption"),
        ("#rdma", "Understanding RDMA"),
        ("nuerosurgeon", "Neurosurgeon: Collaborative"),
        ("job migration", "Singularity: Planet-scale"),
    ],
)
async def test_a_search_ends_at_the_paper_in_its_venue(drive: Drive, query: str, title: str) -> None:
    async with drive() as driver:
        await driver.press("slash")
        await driver.type(query)
        await driver.press("enter")
        entry = driver.app.query_one(PaperList).entry
        assert entry is not None
        assert entry.title.startswith(title)
        assert driver.app.query_one(VenueTree).branch.entry is entry.parent
        assert driver.seen.focus == "papers"


@pytest.mark.parametrize("place", [["2"], ["1"], ["3"], ["2", "t", *"rdma", "enter", "j"]])
async def test_esc_brings_back_the_very_place(drive: Drive, place: list[str]) -> None:
    async with drive(size=(100, 20)) as driver:
        await driver.press("2", "ctrl+d", "ctrl+d", "ctrl+d", "k", "k", *place)
        before = (driver.seen, driver.app.query_one(PaperList).spot, driver.text)
        await driver.press("slash")
        await driver.type("gpu")
        await driver.press("down", "down", "escape")
        assert (driver.seen, driver.app.query_one(PaperList).spot, driver.text) == before


async def test_an_empty_box_shows_the_list_from_before(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"orca")
        assert driver.seen.listing != "All papers"
        await driver.press(*["backspace"] * 4)
        assert driver.seen.listing == "All papers"


async def test_no_hit_says_so_and_what_to_try(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"zzzzz")
        assert "Nothing matches “zzzzz”." in driver.text
        assert "0 hits" in driver.text


async def test_a_search_can_be_given_at_the_start(drive: Drive) -> None:
    async with drive(query="fgd") as driver:
        assert driver.seen.searching
        assert driver.seen.paper == "Beware of Fragmentation:"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_search_from_the_start_is_ready_for_typing_and_enter(drive: Drive, size: tuple[int, int]) -> None:
    async with drive(query="osdi 22 preem", size=size) as driver:
        await driver.type("pt")
        await driver.press("enter")
        assert (driver.seen.paper, driver.seen.venue) == ("Microsecond-scale preemption for", "OSDI 2022")


async def test_all_lines_of_a_paste_are_searched_for(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        driver.app.post_message(Paste("Looking beyond GPUs for\nDNN scheduling\n"))
        await driver.settle()
        await driver.settle()
        assert "Looking beyond GPUs for DNN scheduling" in driver.text
        assert driver.seen.paper == "Looking beyond GPUs"


async def test_layers_come_off_one_by_one(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("2", "t", *"rdma", "enter")
        await driver.press("slash", *"orca", "tab", "l")
        expected = [("papers", "2 hits"), ("papers", "#RDMA"), ("papers", "All papers"), ("venues", "All papers")]
        for focus, listing in expected:
            await driver.press("escape")
            assert (driver.seen.focus, driver.seen.listing) == (focus, listing)
        assert "esc Back" not in driver.text


async def test_moving_in_the_tree_leaves_a_search(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"gpu", "1", "tab", "shift+tab", "j")
        assert not driver.seen.searching
        assert driver.seen.listing == driver.seen.venue == "Conference"


async def test_a_tag_of_a_hit_shows_its_papers(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"disaggrec", "tab", "tab", "j", "j", "j", "enter")
        assert (driver.seen.listing, driver.seen.searching) == ("#RDMA", False)
        await driver.press("escape")
        assert driver.seen.listing == "All papers"


async def test_o_asks_the_browser_for_web_addresses_only(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    index = (
        "- [Web](https://example.org/x)\n- [Script](javascript:alert(1))\n- [File](file:///etc/passwd)\n- [No link]()\n"
    )
    async with drive(index) as driver:
        asked: list[str] = []
        monkeypatch.setattr(driver.app, "open_url", lambda url: asked.append(url))
        said = []
        for _ in index.splitlines():
            await driver.press("2", "o")
            said += [line for line in ("Not a web address", "no link to open") if line in driver.text]
            await driver.press("3", "enter", "2")
            await driver.press("j")
        assert asked == ["https://example.org/x", "https://example.org/x"]
        assert said == ["Not a web address", "Not a web address", "no link to open"]


async def test_an_edition_without_papers_says_so(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("j", "j")
        assert "No papers in OSDI 2026." in driver.text
        assert "No papers in the index." in driver.text


async def test_an_empty_index_is_a_library_without_entries(drive: Drive) -> None:
    async with drive("") as driver:
        await driver.press("j", "enter", "enter", "3", "j", "enter", "t", "enter", "escape", "slash", *"x", "enter")
        assert "no entries" in driver.text


async def test_links_outside_lists_are_told(drive: Drive) -> None:
    async with drive("See [this](/x.md) first.\n\n- [A](/a.md)\n") as driver:
        assert "Links outside a list were left out, in line 1." in driver.text


async def test_themes_can_be_changed(drive: Drive) -> None:
    async with drive() as driver:
        driver.app.theme = "readnotes-light"
        await driver.settle()
        await driver.press("slash", *"orca", "enter", "enter")
        view = driver.app.query_one(PaperView)
        assert view.styles.background.hex == "#FAF8F3"


async def test_thousands_are_told_apart_in_the_title_bar(drive: Drive) -> None:
    async with drive("\n".join(f"- [Paper {number}](/c/{number}.md)" for number in range(1200))) as driver:
        assert "1,200 papers" in driver.text.splitlines()[0]
