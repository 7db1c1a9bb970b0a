"""Pages are taken in one after the other, and the library that comes of it needs nothing worked out any more."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from textual.app import App

from tui.collection import Collection
from tui.flows.gathering import Gathering
from tui.library.library import Library
from tui.notes.note import Note
from tui.opening import open_collection
from tui.pages.page import Page


class Hearer(App[None]):
    """Hears of libraries, and what is the matter with their index."""

    def __init__(self) -> None:
        super().__init__()
        self.libraries: list[Library] = []
        self.troubles: list[str] = []

    def on_gathering_gathered(self, event: Gathering.Gathered) -> None:
        self.libraries.append(event.library)

    def on_gathering_looked(self, event: Gathering.Looked) -> None:
        self.troubles.append(event.trouble.word if event.trouble else "")


async def test_what_the_panes_ask_first_is_known_already(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("- [OSDI 2022](/osdi.md)\n- [Orca](/osdi/orca.md): #serving\n")
    (tmp_path / "osdi").mkdir()
    (tmp_path / "osdi" / "orca.md").write_text("# Orca\n\nAuthors: Ann Lee\n")
    app = Hearer()
    async with app.run_test() as pilot:
        Gathering(app, open_collection(str(tmp_path))).begin()
        await app.workers.wait_for_complete()
        await pilot.pause()
        (library,) = app.libraries
        library.entries = ()  # whatever is asked from here on is not found by going through them
        (orca,) = library.papers
        assert library.tags == {"serving": (orca,)}
        assert library.at("/osdi/orca.md") is orca
        assert library.same(orca) is orca


MANY = 100  # notes; no pool has as many threads, and each thread of one is taken up by whatever blocks


@pytest.fixture
def editions(tmp_path: Path) -> Collection:
    """Many editions without papers so far."""
    (tmp_path / "index.md").write_text("".join(f"- [OSDI {year}](/{year}.md)\n" for year in range(2000, 2000 + MANY)))
    return open_collection(str(tmp_path))


def listing(year: int) -> Note:
    """The page of an edition, with a paper."""
    text = f"# OSDI {year}\n\n## Papers\n\n* Paper {year} \\[[Paper](https://example.org/{year})]\n"
    return Note(Page(f"/{year}.md", text), "", (), ())


async def test_other_work_goes_on_while_what_is_taken_waits_its_turn(
    editions: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def linger(_: Collection, goes_on: Callable[[], bool]) -> bool:
        begun.set()
        go_on.wait(20)
        return not goes_on()

    monkeypatch.setattr(Collection, "gather", linger)
    app = Hearer()
    async with app.run_test() as pilot:
        gathering = Gathering(app, editions)
        gathering.begin()
        for year in range(2000, 2000 + MANY):
            gathering.take(listing(year))
        try:
            assert await asyncio.wait_for(asyncio.to_thread(begun.wait, 10), 10)
            assert await asyncio.wait_for(asyncio.to_thread(lambda: not go_on.is_set()), 10)
            assert not app.libraries
        finally:
            go_on.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [len(library.papers) for library in app.libraries] == list(range(1, MANY + 1))


async def test_what_is_taken_later_is_taken_in_as_well(editions: Collection) -> None:
    app = Hearer()
    async with app.run_test() as pilot:
        gathering = Gathering(app, editions)
        for year in (2000, 2001):
            gathering.take(listing(year))
            await app.workers.wait_for_complete()
        await pilot.pause()
        assert [len(library.papers) for library in app.libraries] == [1, 2]


async def test_what_is_taken_in_while_the_index_is_gone_is_shown_when_it_is_back(
    editions: Collection, tmp_path: Path
) -> None:
    app = Hearer()
    index = (tmp_path / "index.md").rename(tmp_path / "elsewhere")
    async with app.run_test() as pilot:
        gathering = Gathering(app, editions)
        gathering.look_again()
        gathering.take(listing(2000))
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert (app.troubles, app.libraries) == (["gone"], [])
        index.rename(tmp_path / "index.md")
        gathering.look_again()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert (app.troubles, [len(library.papers) for library in app.libraries]) == (["gone", ""], [1])


async def test_looks_that_wait_their_turn_become_one(editions: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Event(), Event()
    looks: list[object] = []

    def linger(_: Collection, goes_on: Callable[[], bool], paths: object, *, fetch: bool) -> None:
        looks.append(paths)
        begun.set()
        go_on.wait(20)
        assert goes_on()
        assert not fetch

    monkeypatch.setattr(Collection, "look_again", linger)
    app = Hearer()
    async with app.run_test():
        gathering = Gathering(app, editions)
        gathering.look_again({"a"})
        try:
            assert await asyncio.to_thread(begun.wait, 20)
            gathering.look_again({"b"})
            gathering.look_again({"c"})
        finally:
            go_on.set()
        await app.workers.wait_for_complete()
        gathering.look_again({"d"})
        gathering.look_again(None)
        gathering.look_again({"e"})
        await app.workers.wait_for_complete()
    assert looks == [{"a"}, {"b", "c"}, None]


async def test_gathering_ends_with_the_app(editions: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended, give_up = Event(), Event(), Event()

    def go_on(_: Collection, goes_on: Callable[[], bool]) -> bool:
        begun.set()
        while goes_on() and not give_up.wait(0.01):
            pass
        ended.set()
        return True

    monkeypatch.setattr(Collection, "gather", go_on)
    app = Hearer()
    async with app.run_test():
        Gathering(app, editions).begin()
        assert await asyncio.to_thread(begun.wait, 20)
    try:
        assert await asyncio.to_thread(ended.wait, 20)
    finally:
        give_up.set()
