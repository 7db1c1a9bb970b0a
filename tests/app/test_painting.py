"""What a key costs: only lines that have changed are sent."""

import pytest
from textual.geometry import Region

from tests.app.conftest import Drive
from tui.panes.paper_list import PaperList


async def test_moving_the_cursor_sends_two_rows_and_the_position(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    async with drive() as driver:
        await driver.press("2", "j")
        sent: list[tuple[Region, ...]] = []
        monkeypatch.setattr(PaperList, "refresh", lambda _self, *regions, **_options: sent.append(regions))
        await driver.press("j")
        rows = [region.y for regions in sent for region in regions]
        bottom = driver.app.query_one(PaperList).size.height - 1
        assert sorted(rows) == [2, 3, bottom]


async def test_what_is_shown_again_as_it_was_is_not_sent(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    async with drive() as driver:
        await driver.press("2")
        papers = driver.app.query_one(PaperList)
        sent: list[tuple[Region, ...]] = []
        monkeypatch.setattr(PaperList, "refresh", lambda _self, *regions, **_options: sent.append(regions))
        papers.come_back(papers.spot)
        assert sent == []
