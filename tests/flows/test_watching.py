"""Changes are told once they have settled, and what cannot be watched is told in words."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from textual.app import App

from tui.flows.watching import Watching
from tui.watched import Watched, watched

PATIENCE = 20  # seconds
Told = Sequence[Sequence[str]]


@pytest.fixture(autouse=True)
def _unwatched() -> None:
    """Let files be watched."""


class Hearer(App[None]):
    """Hears what is told of files."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[set[str] | str] = []

    def on_watching_changed(self, event: Watching.Changed) -> None:
        self.told.append("anything" if event.paths is None else {Path(path).name for path in event.paths})

    def on_watching_failed(self, event: Watching.Failed) -> None:
        self.told.append(event.reason)

    async def hear(self, is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                await asyncio.sleep(0.01)


def tells(monkeypatch: pytest.MonkeyPatch, told: Told) -> None:
    """Have the system tell of these files, one after the other."""

    def watch(*_: object, **__: object) -> Iterator[set[tuple[object, str]]]:
        for names in told:
            yield {(object(), f"/notes/{name}") for name in names}

    monkeypatch.setattr("watchfiles.watch", watch)


NOTES = Watched(frozenset(), "/notes", frozenset({"/notes"}), frozenset({"/notes"}))


async def test_a_change_is_told_when_it_has_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    tells(monkeypatch, [(), ("a.md",), ("b.md", "a.md"), (), (), ("c.md",), ()])
    app = Hearer()
    async with app.run_test():
        Watching(app).watch(NOTES)
        await app.hear(lambda: len(app.told) == 3)
        assert app.told == ["anything", {"a.md", "b.md"}, {"c.md"}]


async def test_what_does_not_matter_keeps_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    tells(monkeypatch, [("a.log",), ("a.md", "a.log"), ("a.log",), ("a.log",)])
    app = Hearer()
    async with app.run_test():
        Watching(app).watch(NOTES)
        await app.hear(lambda: len(app.told) == 2)
        assert app.told == ["anything", {"a.md"}]


async def test_what_never_settles_is_told_nevertheless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.flows.watching._LONGEST", 0)
    tells(monkeypatch, [(), ("a.md",), ("a.md",), ("a.md",)])
    app = Hearer()
    async with app.run_test():
        Watching(app).watch(NOTES)
        await app.hear(lambda: len(app.told) == 4)
        assert app.told[1:] == [{"a.md"}] * 3


async def test_a_change_of_a_real_file_is_told(tmp_path: Path) -> None:
    app = Hearer()
    async with app.run_test():
        watching = Watching(app)
        watching.watch(watched(None, str(tmp_path), [str(tmp_path)]))
        await app.hear(lambda: app.told == ["anything"])
        (tmp_path / "a.md").touch()
        await app.hear(lambda: app.told == ["anything", {"a.md"}])
        watching.end()
        assert watching.thread is not None
        await asyncio.to_thread(watching.thread.join, PATIENCE)
        assert not watching.thread.is_alive()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(24, "Too many open files"), "Too many open files"),
        (RuntimeError("OS file watch limit reached"), "OS file watch limit reached"),
        (UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"), "the name of a folder is not UTF-8"),
    ],
)
async def test_what_cannot_be_watched_is_told(monkeypatch: pytest.MonkeyPatch, error: Exception, said: str) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("watchfiles.watch", refuse)
    app = Hearer()
    async with app.run_test():
        Watching(app).watch(NOTES)
        await app.hear(lambda: app.told == [said])


async def test_a_folder_that_goes_before_it_can_be_watched_is_looked_for_anew(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone")
    app = Hearer()
    async with app.run_test():
        watching = Watching(app)
        wanted = Watched(frozenset(), gone, frozenset({gone}), frozenset({gone}))
        watching.watch(wanted)
        await app.hear(lambda: app.told == ["anything"])
        (tmp_path / "gone").mkdir()
        watching.watch(wanted)
        await app.hear(lambda: watching.is_awake)
        watching.end()


async def test_nothing_that_is_watched_already_is_watched_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    tells(monkeypatch, [()])
    app = Hearer()
    async with app.run_test():
        watching = Watching(app)
        watching.watch(NOTES)
        thread = watching.thread
        watching.watch(Watched(NOTES.files, NOTES.root, NOTES.wanted, NOTES.folders))
        assert watching.thread is thread


async def test_what_cannot_be_watched_any_more_is_told_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    is_let_go = Event()

    def vanish(*_: object, **__: object) -> None:
        is_let_go.wait(PATIENCE)
        raise FileNotFoundError

    monkeypatch.setattr("watchfiles.watch", vanish)
    app = Hearer()
    async with app.run_test() as pilot:
        watching = Watching(app)
        watching.watch(NOTES)
        thread = watching.thread
        assert thread is not None
        watching.end()
        is_let_go.set()
        await asyncio.to_thread(thread.join, PATIENCE)
        await pilot.pause()
        assert app.told == []
