"""Notes that change while the app shows them, and what a test may wait for."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.conftest import PATIENCE, Driver
from tui.panes.paper_list import PaperList

EDITIONS = [f"- [OSDI {year}](/c/osdi-{year}.md)\n" for year in range(2000, 2030)]
PAPERS = [f"- [Paper {number} of many](/c/osdi-2022/paper-{number}.md): #tag_{number % 3}\n" for number in range(60)]
ORCA = "- [Orca: A distributed serving system](/c/osdi-2022/orca.md): #serving\n"
REEF = "- [Reef: Preemption](/c/osdi-2022/reef.md): #serving\n"
HEAD = "- [Conference](/c.md)\n- [OSDI 2022](/c/osdi-2022.md)\n"
INDEX = HEAD + ORCA + REEF
LINES = "".join(f"Line {number}.\n\n" for number in range(60))
NOTES = {
    "index.md": INDEX,
    "c/osdi-2022/orca.md": f"# Orca\n\n## Design\n\nIt batches.\n\n{LINES}## Evaluation\n\nFast.\n",
    "c/osdi-2022/reef.md": "# Reef\n\nIt preempts.\n",
}
ALONE = {name: text for name, text in NOTES.items() if name != "index.md"}
"""A folder without an index."""
LONG = {"index.md": HEAD + "".join(PAPERS)}


async def until(driver: Driver, is_so: Callable[[], bool], what: str = "it") -> None:
    """Wait until something is as it should be, and the app at rest."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                await driver.pilot.pause(0.01)
    except TimeoutError:
        pytest.fail(f"{what} does not come:\n{driver.text}")
    await driver.settle()


async def watched(driver: Driver) -> None:
    """Wait until changes are seen: the watch has told that it has begun, and nothing came of that."""
    watching = driver.app._flows.reloading._watching
    await until(driver, lambda: watching.is_awake, "the watch")


def save(path: Path, text: str) -> None:
    """Save as most editors do: another file in the place of the one that was there."""
    other = path.with_name(f".{path.name}.new")
    other.write_text(text)
    other.replace(path)


def titles(driver: Driver) -> list[str]:
    return [paper.title for paper in driver.app._flows.library.papers]


def selected(driver: Driver) -> str:
    entry = driver.app.screen_stack[0].query_one(PaperList).entry
    return entry.title if entry else ""


def row_on_screen(driver: Driver) -> int:
    papers = driver.app.query_one(PaperList)
    return papers.cursor - papers.top


async def watched_with(driver: Driver, folder: Path) -> None:
    """Wait until a folder is among those that are watched."""
    watching = driver.app._flows.reloading._watching
    await until(driver, lambda: watching.is_awake and str(folder) in watching.folders, str(folder))


def title_line(driver: Driver) -> str:
    return driver.text.splitlines()[0]


def str_of(driver: Driver) -> str:
    """The selected paper as the index has it."""
    entry = driver.app.query_one(PaperList).entry
    return f"- [{entry.title}]({entry.url})" if entry else ""
