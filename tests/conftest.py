"""What every test shares: a still screen, the shipped index, and apps to drive."""

import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"
for name in ("NO_COLOR", "READNOTES_INDEX", "COLUMNS", "LINES"):
    os.environ.pop(name, None)
os.environ["COLORTERM"] = "truecolor"

from collections.abc import Callable, Iterator  # noqa: E402 (Textual reads the environment when it is imported)
from pathlib import Path  # noqa: E402

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402
from textual.widgets import Input  # noqa: E402

from tui.app import ReadnotesApp  # noqa: E402
from tui.library.library import Library  # noqa: E402
from tui.library.load import load_library  # noqa: E402
from tui.queries import History, SavedSearches  # noqa: E402

# Machines are noisy: no example has a deadline; and a run that decides something draws the same examples every time.
settings.register_profile("readnotes", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("readnotes")

INDEX = Path(__file__).parents[1] / "index.md"


@pytest.fixture(autouse=True)
def _still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the cursor of every input from blinking."""
    monkeypatch.setattr(Input, "cursor_blink", False)


@pytest.fixture(scope="session")
def shipped() -> Iterator[Library]:
    """The library of the index that ships with the program."""
    yield load_library(str(INDEX))


MakeApp = Callable[..., ReadnotesApp]


@pytest.fixture
def make_app(tmp_path: Path) -> MakeApp:
    """An app over a library, with the name of its index and a first query; it keeps its queries for the test alone."""

    def make(library: Library, source: str = "index.md", query: str = "") -> ReadnotesApp:
        history, saved = History(tmp_path / "queries"), SavedSearches(tmp_path / "searches.json")
        return ReadnotesApp(library, source, history, saved, query)

    return make
