"""The app in terminals of any size, and in one that changes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.app.conftest import Drive
from tests.app.test_keys import TO_ORCA
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
        assert "Search all entries" in driver.text


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


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(1, 220),
            st.integers(1, 70),
            st.sampled_from(["j", "tab", "slash", "escape", "plus", "t", "z", "v", "G", "question_mark", "enter", "g"]),
        ),
        max_size=8,
    )
)
async def test_no_size_and_no_key_in_it_breaks_the_app(drive: Drive, steps: list[tuple[int, int, str]]) -> None:
    async with drive() as driver:
        for width, height, key in steps:
            await driver.resize(width, height)
            await driver.press(key)
            assert width < 40 or all(cell_len(line) == width for line in driver.text.splitlines())
        assert driver.app.is_running
