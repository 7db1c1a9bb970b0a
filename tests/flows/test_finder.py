"""The engine of another library is made while that of the one before may still be growing."""

import asyncio
import sys
from collections.abc import Generator
from threading import Event

import pytest
from textual.app import App

from tests.app.conftest import PATIENCE
from tests.indexes import library_of
from tui.flows.finder import Finder
from tui.search.engine import Engine


async def test_the_threads_take_turns_often_until_the_last_engine_is_grown(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = [library_of("- [Orca](/orca.md)\n"), library_of("- [Reef](/reef.md)\n")]
    grows, goes_on, is_over = Event(), Event(), Event()
    turns: list[float] = []

    def grow_first() -> Generator[int]:
        try:
            grows.set()
            goes_on.wait(PATIENCE)
            yield 1
        finally:
            is_over.set()

    def grow_second() -> Generator[int]:
        is_over.wait(PATIENCE)
        turns.append(sys.getswitchinterval())
        yield 1

    def grow(engine: Engine) -> Generator[int]:
        if engine._entries is libraries[0].entries:
            return grow_first()
        goes_on.set()
        return grow_second()

    monkeypatch.setattr(Engine, "grow", grow)
    usual = sys.getswitchinterval()
    app: App[None] = App()
    async with app.run_test():
        finder = Finder(app, libraries[0])
        finder.begin()
        assert await asyncio.to_thread(grows.wait, PATIENCE)
        finder.use(libraries[1])
        async with asyncio.timeout(PATIENCE):
            while not all(worker.is_finished for worker in app.workers):
                await asyncio.sleep(0.01)
    assert turns[0] < usual
    assert sys.getswitchinterval() == usual
