"""How the app looks. The README's picture is one of these, so it cannot go stale."""

from collections.abc import Callable, Iterable

import pytest
from textual.pilot import Pilot

from tests.app.conftest import TO_ORCA
from tests.conftest import MakeApp

Compare = Callable[..., bool]
SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]
README_PICTURE = (118, 32)


def at_rest(keys: Iterable[str]) -> Callable[[Pilot[None]], object]:
    """Press keys and wait until the search has answered."""

    async def run(pilot: Pilot[None]) -> None:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            while any(worker.is_running for worker in pilot.app.workers):
                await pilot.pause(0.005)
            await pilot.pause()

    return run


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param([], id="start"),
        pytest.param([*TO_ORCA, "enter", "j"], id="paper"),
        pytest.param(["slash", *"gpu", "space", *"shar"], id="search"),
    ],
)
def test_main_screens(snap_compare: Compare, make_app: MakeApp, size: tuple[int, int], keys: list[str]) -> None:
    assert snap_compare(make_app(), terminal_size=size, run_before=at_rest(keys))


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["slash", *"osdi", "space", *"22"], id="search-venue"),
        pytest.param(["slash", *"job", "space", *"migration"], id="search-summary"),
        pytest.param(["slash", *"xqzzvv"], id="no-hits"),
        pytest.param(["t"], id="tags"),
        pytest.param(["t", *"rdma", "enter"], id="tag"),
        pytest.param(["question_mark"], id="help"),
        pytest.param(["colon"], id="palette"),
        pytest.param(["j", "j"], id="edition-without-papers"),
        pytest.param(["z"], id="empty-hidden"),
        pytest.param(["v", "j", "j", "l"], id="by-venue"),
        pytest.param(["v", "v", "j", "j", "j", "l"], id="by-year"),
        pytest.param(["2", "plus"], id="zoomed"),
        pytest.param(["2", "y"], id="notification"),
    ],
)
def test_other_screens(snap_compare: Compare, make_app: MakeApp, keys: list[str]) -> None:
    assert snap_compare(make_app(), terminal_size=(110, 30), run_before=at_rest(keys))


MARKING = ["2", "asterisk", "j", "m", "j", "m", "m", "j", *["m"] * 3, "j", "asterisk", *["m"] * 3, "j", "m", "m"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [pytest.param([], id="list"), pytest.param(["M"], id="remark")])
def test_marks(snap_compare: Compare, make_app: MakeApp, size: tuple[int, int], keys: list[str]) -> None:
    run = at_rest([*MARKING, "M", *"Compare", "enter", *keys])
    assert snap_compare(make_app(), terminal_size=size, run_before=run)


def test_empty_library(snap_compare: Compare, make_app: MakeApp) -> None:
    app = make_app("", "empty.md")
    assert snap_compare(app, terminal_size=(80, 24), run_before=at_rest([]))


def test_light_theme(snap_compare: Compare, make_app: MakeApp) -> None:
    app = make_app()
    app.theme = "readnotes-light"
    assert snap_compare(app, terminal_size=(110, 30), run_before=at_rest([*TO_ORCA, "3"]))


def test_wide_characters(snap_compare: Compare, make_app: MakeApp) -> None:
    index = (
        "# 論文ノート\n- [会議](/会議.md)\n- [日本 2024](/会議/日本-2024.md)\n"
        "- [大規模言語モデルの効率的な推論サービング](/会議/日本-2024/推論.md): #分散 #推論\n"
    )
    app = make_app(index, "索引.md")
    assert snap_compare(app, terminal_size=(80, 24), run_before=at_rest(["2", "3"]))


def test_readme_picture(snap_compare: Compare, make_app: MakeApp) -> None:
    app = make_app()
    assert snap_compare(app, terminal_size=README_PICTURE, run_before=at_rest(TO_ORCA))
