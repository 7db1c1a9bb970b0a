"""Apps over small indexes, and what a test may see of them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import MakeApp
from tui.app import ReadnotesApp
from tui.collection import Collection
from tui.opening import open_collection
from tui.panes.note_view import NoteView
from tui.panes.paper_list import PaperList
from tui.panes.search_bar import SearchBar
from tui.panes.venue_tree import VenueTree

WIDE = (120, 40)
PATIENCE = 20  # seconds after which what is waited for will not come
TO_ORCA = ["slash", *"orca", "enter"]
"""Leads to the paper in the list of its edition."""


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
    papers = app.screen_stack[0].query_one(PaperList)
    focused = app.focused
    return Seen(
        focus=(focused.id or type(focused).__name__) if focused else "",
        venue=app.screen_stack[0].query_one(VenueTree).branch.title,
        listing=papers.spot.listing.title,
        paper=" ".join(papers.entry.title.split()[:3]) if papers.entry else "",
        searching=app.screen_stack[0].query_one(SearchBar).is_open,
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

    @property
    def hint(self) -> str:
        """The line below the search box."""
        lines = self.text.splitlines()
        box = next(number for number, line in enumerate(lines) if "─ Find ─" in line)
        start = lines[box].index("╭─ Find")
        return lines[box + 2][start + 1 :].split("│")[0].strip()

    def row(self, start: str) -> str:
        """The row of the tree or list that begins with a text."""
        return next(line for line in self.text.splitlines() if start in line)

    async def settle(self) -> None:
        quiet = 0
        while quiet < 2:  # what a worker has answered may set another one to work
            await self.pilot.pause()
            quiet = quiet + 1 if all(worker.is_finished for worker in self.app.workers) else 0

    async def shows(self, text: str) -> None:
        """Wait until a text is on the screen, while the app may have more to do."""
        try:
            async with asyncio.timeout(PATIENCE):
                while text not in self.text:
                    await self.pilot.pause(0.01)
        except TimeoutError:
            pytest.fail(f"{text!r} is not on the screen:\n{self.text}")

    async def press(self, *keys: str) -> "Driver":
        await self.pilot.press(*keys)
        await self.settle()
        return self

    async def type(self, text: str) -> "Driver":
        names = {" ": "space", "#": "number_sign", "'": "apostrophe"}
        return await self.press(*(names.get(char, char) for char in text))

    @property
    def notifications(self) -> list[str]:
        """What the app has said."""
        return [notification.message for notification in self.app._notifications]

    async def find_link(self, text: str) -> "Driver":
        """Press tab until the cursor is on the link with a text."""
        view = self.app.screen.query_one(NoteView)
        for _ in range(50):
            await self.press("tab")
            spans = [span for line in view.sheet.lines for span in line.text]
            current = "".join(span.text for span in spans if span.target is view.target)
            if "".join(current.split()) == "".join(text.split()):
                return self
        raise AssertionError(f"no link {text!r}")

    async def resize(self, width: int, height: int) -> "Driver":
        await self.pilot.resize_terminal(width, height)
        await self.settle()
        return self


Drive = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture
def drive(make_app: MakeApp) -> Drive:
    """Open the app over a collection or the text of an index, the shipped one unless told, in a terminal of a size."""

    @asynccontextmanager
    async def opened(
        index: str | Collection | None = None, size: tuple[int, int] = WIDE, query: str = ""
    ) -> AsyncIterator[Driver]:
        app = make_app(index, query=query)
        async with app.run_test(size=size, notifications=True) as pilot:
            driver = Driver(pilot)
            await driver.settle()
            yield driver

    return opened


DriveNotes = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder in which `drive_notes` has the notes."""
    return tmp_path / "notes"


@pytest.fixture
def drive_notes(drive: Drive, tmp_path: Path) -> DriveNotes:
    """Open the app over a folder of notes with these files: texts by their paths."""

    @asynccontextmanager
    async def opened(files: Mapping[str, str], size: tuple[int, int] = WIDE) -> AsyncIterator[Driver]:
        folder = tmp_path / "notes"
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        collection = open_collection(str(folder))
        async with drive(collection, size) as driver:
            yield driver

    return opened
