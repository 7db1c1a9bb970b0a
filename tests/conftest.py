"""What every test shares: a still screen, the shipped index, and apps to drive."""

import gc
import os

gc.set_threshold(200_000, 50, 50)  # apps leave much behind: to look for it as often as usual takes a sixth more time
os.environ["TEXTUAL_ANIMATIONS"] = "none"
for name in ("NO_COLOR", "READNOTES_INDEX", "COLUMNS", "LINES"):
    os.environ.pop(name, None)
os.environ["COLORTERM"] = "truecolor"

import asyncio  # noqa: E402 (Textual reads the environment when it is imported)
from collections.abc import Callable, Iterator  # noqa: E402 (Textual reads the environment when it is imported)
from itertools import count  # noqa: E402 (Textual reads the environment when it is imported)
from pathlib import Path  # noqa: E402

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402
from textual.widgets import Input  # noqa: E402

from tests.indexes import library_of  # noqa: E402
from tests.loopback import Loopback  # noqa: E402
from tests.pseudo_terminal import PseudoTerminal  # noqa: E402 (Textual reads the environment when it is imported)
from tui.app import ReadnotesApp  # noqa: E402
from tui.collection import Collection  # noqa: E402
from tui.flows.watching import Watching  # noqa: E402 (Textual reads the environment when it is imported)
from tui.kept import Kept  # noqa: E402 (Textual reads the environment when it is imported)
from tui.library.index.load import load_index  # noqa: E402
from tui.library.index.read_items import read_items  # noqa: E402
from tui.library.library import Library  # noqa: E402
from tui.marks.marks import Marks  # noqa: E402 (Textual reads the environment when it is imported)
from tui.marks.store import Store  # noqa: E402 (Textual reads the environment when it is imported)
from tui.notes.notes import Notes  # noqa: E402
from tui.pages.fetcher import Fetcher, Limits  # noqa: E402
from tui.pages.page_cache import PageCache  # noqa: E402
from tui.pages.site import Site  # noqa: E402
from tui.queries import History, SavedSearches  # noqa: E402
from tui.session import Sessions  # noqa: E402 (Textual reads the environment when it is imported)

# Machines are noisy: no example has a deadline; and a run that decides something draws the same examples every time.
settings.register_profile("readnotes", deadline=None, derandomize="CI" in os.environ, max_examples=40)
settings.load_profile("readnotes")

INDEX = Path(__file__).parents[1] / "index.md"


@pytest.fixture(autouse=True)
def _still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the cursor of every input from blinking."""
    monkeypatch.setattr(Input, "cursor_blink", False)


async def _until_idle(min_sleep: float = 0, max_sleep: float = 5) -> None:
    """Wait until the event loop has nothing left to run: sooner and surer than Textual's look at the processor time."""
    loop = asyncio.get_running_loop()
    give_up = loop.time() + max_sleep
    await asyncio.sleep(max(min_sleep, 0.001))
    while loop._ready and loop.time() < give_up:  # type: ignore[attr-defined] # no public way to see what is ready
        await asyncio.sleep(0.001)


@pytest.fixture(autouse=True)
def _no_idle_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait between keys no longer than the app has something to do."""
    monkeypatch.setattr("textual.app.wait_for_idle", _until_idle)
    monkeypatch.setattr("textual.pilot.wait_for_idle", _until_idle)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the app keeps out of the user's folders."""
    for name in ("CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.fixture(autouse=True)
def _unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Watch no files; what is about that has a fixture of this name that does nothing."""
    monkeypatch.setattr(Watching, "watch", lambda *_: None)


@pytest.fixture(autouse=True)
def _rested_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every note read as soon as the cursor is on its paper."""
    monkeypatch.setattr("tui.flows.preview.REST", 0)


@pytest.fixture(scope="session")
def shipped() -> Iterator[Library]:
    """The library of the index that ships with the program."""
    yield library_of(load_index(str(INDEX)).text)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """A web server on this machine, which no proxy stands before."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Loopback() as loopback:
        yield loopback


def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: much of what is tested is waited for, as another process or a timer."""
    return 2 * (os.cpu_count() or 1)


MOST = 50_000
"""How many bytes a page may have in these tests."""


@pytest.fixture(scope="session")
def fetcher() -> Iterator[Fetcher]:
    """A patient fetcher for all tests, as it takes a while to start one."""
    fetcher = Fetcher(Limits(connect=20, read=20, total=60, size=MOST))
    yield fetcher
    fetcher.close()


@pytest.fixture
def cache(tmp_path: Path) -> PageCache:
    """A cache of the test's own, in the folder "pages"."""
    return PageCache(tmp_path / "pages")


@pytest.fixture
def site(server: Loopback, cache: PageCache, fetcher: Fetcher) -> Site:
    """Notes below "/notes" of the server."""
    return Site(f"{server.url}/notes", cache, fetcher)


MakeApp = Callable[..., ReadnotesApp]


@pytest.fixture
def session_folders(tmp_path: Path) -> Iterator[Path]:
    """Where one app after the other keeps its session: each in a folder of its own, as if it were the first start."""
    return (tmp_path / f"sessions-{number}" for number in count())


@pytest.fixture
def make_app(tmp_path: Path, session_folders: Iterator[Path]) -> MakeApp:
    """An app over a collection or the text of an index, the shipped one unless told, with queries of its own."""

    def make(index: str | Collection | None = None, name: str = "index.md", query: str = "") -> ReadnotesApp:
        text = load_index(str(INDEX)).text if index is None else index
        collection = Collection(read_items(text), name, Notes()) if isinstance(text, str) else text
        history, saved = History(tmp_path / "queries"), SavedSearches(tmp_path / "searches.json")
        marks = Marks(Store(tmp_path / "marks.sqlite", collection.identity), collection.library)
        sessions = Sessions(next(session_folders), collection.identity)
        return ReadnotesApp(collection, Kept(history, saved, marks, sessions), query)

    return make


@pytest.fixture
def index(tmp_path: Path) -> str:
    """The path of an index of two papers."""
    path = tmp_path / "notes/index.md"
    path.parent.mkdir()
    path.write_text("- [First](/first.md)\n- [Second](/second.md): #gpu\n")
    return str(path)


@pytest.fixture
def started() -> Iterator[list[PseudoTerminal]]:
    """What is to be closed at the end."""
    terminals: list[PseudoTerminal] = []
    yield terminals
    for terminal in terminals:
        terminal.close()


def pytest_collection_finish() -> None:
    """Spare what is there before the first test from being looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
