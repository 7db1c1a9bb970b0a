"""Keys that come in one packet do what they do one by one."""

import asyncio
import time
from threading import Event

import pytest
from textual.events import Key

from tests.app.conftest import PATIENCE, Drive, Driver, Seen
from tui.search.answer import Answer
from tui.search.engine import Engine

BATCHES = [
    ["slash", *"orca", "enter"],
    ["j", "2", "j"],
    ["j", "v"],
    ["2", "j", "3", "enter"],
    ["slash", *"gpu", "down", "enter"],
    ["slash", "a", "backspace", "escape", "j"],
    ["slash", *"gpu", "escape", "j"],
    ["slash", *"orca", "enter", "3", "j", "enter", "escape"],
    ["slash", *"orca", "tab", "enter", "y"],
    ["t", "escape", "j"],
    ["t", *"rdma", "down", "enter"],
    ["t", "down", "up", "down", "enter", "j"],
    ["colon", "down", "up", "escape", "j"],
    ["colon", "pagedown", "pageup", "escape", "j"],
    ["colon", *"tags", "enter", "down", "enter"],
    ["question_mark", "j", "k", "q", "j"],
    ["slash", *"rdma", "1", "2", "escape", "z"],
]


def event(key: str) -> Key:
    return Key(key, {"slash": "/", "backspace": "\x7f"}.get(key, key if len(key) == 1 else None))


async def typed(driver: Driver, keys: list[str]) -> Seen:
    for key in keys:
        driver.app.post_message(event(key))
    for _ in range(4):
        await driver.settle()
    return driver.seen


@pytest.mark.parametrize("keys", BATCHES, ids=" ".join)
async def test_in_one_packet_as_one_by_one(drive: Drive, keys: list[str]) -> None:
    async with drive() as driver:
        await driver.press(*keys)
        expected = driver.seen
    async with drive() as driver:
        assert await typed(driver, keys) == expected


async def test_keys_after_enter_wait_for_a_slow_answer(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    find = Engine.find

    def slow(self: Engine, query: str) -> Answer:
        time.sleep(0.3)
        return find(self, query)

    monkeypatch.setattr(Engine, "find", slow)
    async with drive() as driver:
        seen = await typed(driver, ["slash", *"orca", "enter", "y"])
        assert (seen.paper, seen.searching) == ("Orca: A distributed", False)
        assert driver.app.clipboard == "/reading-notes/conference/osdi-2022/orca.md"


@pytest.fixture
def answers_come(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Before this happens no search has an answer."""
    come = Event()
    find = Engine.find

    def late(self: Engine, query: str) -> Answer:
        come.wait(2 * PATIENCE)
        return find(self, query)

    monkeypatch.setattr(Engine, "find", late)
    return come


async def test_escape_does_not_wait_behind_enter_for_an_answer(drive: Drive, answers_come: Event) -> None:
    async with drive() as driver:
        for key in ["slash", *"orca", "enter", "y", "escape"]:
            await driver.pilot.press(key)
        assert (driver.seen.searching, driver.seen.listing) == (False, "All papers")
        await driver.pilot.press("j")  # what waited is not done after it either
        answers_come.set()
        await driver.settle()
        assert (driver.seen.venue, driver.app.clipboard) == ("Conference", "")


@pytest.mark.parametrize("keys", [[], ["enter"]], ids=" ".join)
async def test_ctrl_q_does_not_wait_for_an_answer(drive: Drive, answers_come: Event, keys: list[str]) -> None:
    async with drive() as driver:
        for key in ["slash", *"orca", *keys]:
            await driver.pilot.press(key)
        driver.app.post_message(event("ctrl+q"))
        async with asyncio.timeout(PATIENCE):
            while driver.app.is_running:
                await asyncio.sleep(0.01)
        answers_come.set()


async def test_enter_runs_no_command_that_is_not_asked_for(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("colon", *"help")
        await typed(driver, ["x", "enter"])
        await driver.shows("No matches found")
