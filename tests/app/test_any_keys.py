"""Any keys in any order, while files change and the terminal gets another size."""

import gc
import os
import random
import resource
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.widget import Widget

from tests.app.any_user import FILES, KEYS, AnyUser, rest, steps, write
from tests.conftest import MakeApp
from tui.app import ReadnotesApp
from tui.opening import open_collection

_MANY = int(os.environ.get("READNOTES_STEPS", "20000"))


@pytest.fixture(autouse=True)
def _unwatched() -> None:
    """Let files be watched."""


@pytest.fixture(autouse=True)
def _no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stay when asked to quit, by a key, a click or a command."""

    async def stay(_app: ReadnotesApp) -> None:
        return

    monkeypatch.setattr(ReadnotesApp, "action_quit", stay)


@pytest.fixture(autouse=True)
def _nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open no editor and no browser."""
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setattr("webbrowser.open", lambda *_args, **_more: True)


@asynccontextmanager
async def _any_user(make_app: MakeApp, folder: Path, chance: random.Random) -> AsyncIterator[AnyUser]:
    write(folder, FILES)
    app = make_app(open_collection(str(folder)))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        yield AnyUser(pilot, folder, chance)
        await rest(pilot)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*KEYS, "resize", "change", "click"]), min_size=10, max_size=40), st.integers(0, 999))
async def test_no_keys_in_any_order_break_the_app(make_app: MakeApp, doings: list[str], seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with _any_user(make_app, Path(folder), random.Random(seed)) as user:
            for doing in doings:
                await user.do(doing)
            await user.come_home()


@pytest.mark.soak
async def test_a_long_day_of_any_keys_breaks_nothing_and_takes_no_more_and_more_memory(
    make_app: MakeApp, tmp_path: Path
) -> None:
    seed = int(os.environ.get("READNOTES_SEED", "1"))
    chance = random.Random(seed)
    used: list[tuple[int, int]] = []
    async with _any_user(make_app, tmp_path / "notes", chance) as user:
        for number, step in enumerate(steps(chance, _MANY)):
            await user.do(step)
            if number % (_MANY // 20) == _MANY // 20 - 1:
                await user.come_home()
                gc.collect()
                widgets = sum(isinstance(thing, Widget) for thing in gc.get_objects())
                used.append((_resident(), widgets))
                print(f"{number + 1:6} steps, seed {seed}: {used[-1][0]:,} KB, {widgets} widgets")
    middle, end = used[len(used) // 2], used[-1]
    assert end[0] < 1.25 * middle[0]
    assert end[1] <= 2 * middle[1]


def _resident() -> int:
    """The memory of this process now, in KB where Linux tells it, else at its most."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return pages * resource.getpagesize() // 1024
