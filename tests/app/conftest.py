"""Apps over small indexes, and what a test may see of them."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

import pytest
from textual.pilot import Pilot

from tests.conftest import MakeApp
from tui.app import ReadnotesApp
from tui.library.library import Library
from tui.panes.paper_list import PaperList
from tui.panes.search_bar import SearchBar
from tui.panes.venue_tree import VenueTree

WIDE = (120, 40)


@dataclass(frozen=True)
class Seen:
    """Where the user is; of the paper's title the first three words."""

    focus: str
    venue: str
    listing: str
    paper: str
    searching: bool


def look(app: ReadnotesApp) -> Seen:
    """See the panes as a user does: which is focused, and what is selected in each."""
    papers = app.query_one(PaperList)
    focused = app.focused
    return Seen(
        focus=(focused.id or type(focused).__name__) if focused else "",
        venue=app.query_one(VenueTree).branch.title,
        listing=papers.spot.listing.title,
        paper=" ".join(papers.entry.title.split()[:3]) if papers.entry else "",
        searching=app.query_one(SearchBar).is_open,
    )


def screen_text(app: ReadnotesApp) -> str:
    """All that is drawn, line by line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


class Driver:
    """Presses keys one by one, waiting until the app has nothing left to do."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> ReadnotesApp:
        app = self.pilot.app
        assert isinstance(app, ReadnotesApp)
        return app

    @property
    def seen(self) -> Seen:
        return look(self.app)

    @property
    def text(self) -> str:
        return screen_text(self.app)

    async def settle(self) -> None:
        await self.pilot.pause()
        while any(worker.is_running for worker in self.app.workers):
            await self.pilot.pause(0.005)
        await self.pilot.pause()

    async def press(self, *keys: str) -> "Driver":
        for key in keys:
            await self.pilot.press(key)
        await self.settle()
        return self

    async def type(self, text: str) -> "Driver":
        names = {" ": "space", "#": "number_sign", "'": "apostrophe"}
        return await self.press(*(names.get(char, char) for char in text))

    async def resize(self, width: int, height: int) -> "Driver":
        await self.pilot.resize_terminal(width, height)
        await self.settle()
        return self


Drive = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture
def drive(shipped: Library, make_app: MakeApp) -> Drive:
    """Open the app over a library, the shipped one unless told, in a terminal of a size."""

    @asynccontextmanager
    async def opened(
        library: Library = shipped, size: tuple[int, int] = WIDE, query: str = ""
    ) -> AsyncIterator[Driver]:
        app = make_app(library, query=query)
        async with app.run_test(size=size, notifications=True) as pilot:
            driver = Driver(pilot)
            await driver.settle()
            yield driver

    return opened
