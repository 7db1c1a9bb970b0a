"""Keys from a place: press, and see where that leads."""

from collections.abc import Sequence
from dataclasses import asdict

import pytest

from tests.app.conftest import TO_ORCA, Drive
from tui.screens.help import KeyTable

TO_OSDI_22 = ["slash", *"osdi", "space", *"2022", "enter"]
"""Leads to the edition in the tree."""

SPOTSERVE = {"paper": "SpotServe: Serving generative"}

WALKS = {
    "rows of the tree": [
        (["j"], {"venue": "Conference"}),
        (["k"], {"venue": "All papers"}),
        (["down"], {"venue": "Conference"}),
        (["up"], {"venue": "All papers"}),
        (["G"], {"venue": "MSR Technical Report"}),
        (["g"], {"venue": "All papers"}),
        (["end"], {"venue": "MSR Technical Report"}),
        (["home"], {"venue": "All papers"}),
    ],
    "rows of the list": [
        (["2", "ctrl+d"], {"paper": "Memory Harvesting in"}),
        (["ctrl+u"], SPOTSERVE),
        (["pagedown"], {"paper": "HiveD: Sharing a"}),
        (["pageup"], SPOTSERVE),
        (["k"], SPOTSERVE),
        (["G", "j"], {"paper": "Heuristics for vector"}),
    ],
    "panes": [
        (["tab"], {"focus": "papers"}),
        (["tab"], {"focus": "paper"}),
        (["tab"], {"focus": "venues"}),
        (["shift+tab"], {"focus": "paper"}),
        (["2"], {"focus": "papers"}),
        (["l"], {"focus": "paper"}),
        (["l"], {"focus": "paper"}),
        (["left"], {"focus": "papers"}),
        (["right"], {"focus": "paper"}),
        (["1"], {"focus": "venues"}),
        (["3"], {"focus": "paper"}),
        (["h", "h"], {"focus": "venues"}),
        (["enter"], {"focus": "papers"}),
        (["h"], {"focus": "venues"}),
        (["l"], {"focus": "papers"}),
    ],
    "folds": [
        (["j", "h", "j"], {"venue": "Journal"}),
        (["k", "l", "j"], {"venue": "OSDI 2026"}),
        (["h"], {"venue": "Conference", "listing": "Conference"}),
        (["left", "j"], {"venue": "Journal"}),
        (["k", "right", "j"], {"venue": "OSDI 2026"}),
        (["k", "space", "j"], {"venue": "Journal"}),
        (["k", "space", "j"], {"venue": "OSDI 2026"}),
    ],
    "reading a paper": [
        ([*TO_ORCA, "enter"], {"focus": "NoteView"}),
        (["escape"], {"focus": "papers", "paper": "Orca: A distributed"}),
        (["escape"], {"focus": "venues", "venue": "OSDI 2022"}),
    ],
    "tags of a paper": [
        ([*TO_ORCA, "3", "j", "k", "enter"], {"listing": "#distributed_serving_system", "focus": "papers"}),
        (["escape"], {"listing": "Hit 1/2 · OSDI 2022", "paper": "Orca: A distributed"}),
        (["3", "down", "down", "up", "enter"], {"listing": "#batch_serving"}),
    ],
    "grouping": [
        (["v", "j", "j"], {"venue": "ASPLOS"}),
        (["g", "v", "j"], {"venue": "2026"}),
    ],
    "grouping on an edition": [
        ([*TO_OSDI_22, "v"], {"venue": "2022", "listing": "OSDI 2022", "paper": "Orca: A distributed"}),
        (["v"], {"venue": "OSDI", "listing": "OSDI 2022", "paper": "Orca: A distributed"}),
        (["v"], {"venue": "OSDI 2022", "listing": "OSDI 2022"}),
    ],
    "venues without papers": [
        (["z", "j", "j"], {"venue": "ASPLOS 2024"}),
        (["g", "z", "j", "j"], {"venue": "OSDI 2026"}),
    ],
    "all tags": [
        (["t", "escape"], {"listing": "All papers", "focus": "venues"}),
        (["2", "t", *"rdma", "enter"], {"listing": "#RDMA", "focus": "papers"}),
        (["escape"], {"listing": "All papers", "focus": "papers"}),
        (["t", "down", "enter"], {"listing": "#deep_learning_recommender_system"}),
        (["t", "down", "ctrl+n", "ctrl+p", "up", "ctrl+j"], {"listing": "#deep_learning_training_workloads"}),
        (["t", "pagedown", "pageup", "down", "enter"], {"listing": "#deep_learning_recommender_system"}),
    ],
    "the search box": [
        (["slash"], {"searching": True, "focus": "OneLineInput"}),
        (["escape"], {"searching": False, "focus": "venues"}),
        (["slash", "enter"], {"searching": True}),
        ([*"zzzzz", "enter"], {"searching": True, "paper": ""}),
    ],
    "the rows of an answer": [
        (["slash", *"gpu", "tab"], {"searching": True, "focus": "papers"}),
        (["slash"], {"searching": True, "focus": "OneLineInput"}),
        (["down", "down", "up", "enter"], {"venue": "OSDI 2022"}),
        (["slash", *"gpu", "ctrl+n", "ctrl+n", "ctrl+p", "ctrl+j"], {"venue": "OSDI 2022"}),
        (["slash", *"gpu", "pagedown", "enter"], {"paper": "KubeShare: A framework"}),
        (["slash", *"gpu", "pagedown", "pageup", "enter"], {"paper": "GPU virtualization and"}),
        (["slash", *"orca", "tab", "enter"], {"searching": False, "paper": "Orca: A distributed"}),
    ],
    "hits that are venues": [
        (["slash", *"arxiv", "enter"], {"venue": "arXiv", "focus": "venues", "listing": "Hit 1/14 · arXiv"}),
        (["z", "slash", *"osdi", "space", *"2026", "enter"], {"venue": "OSDI 2026", "focus": "venues", "paper": ""}),
        (["v", "v", "slash", *"journal", "enter"], {"venue": "Journal"}),
    ],
}
"""Keys, and what is seen of where they lead, one after the other."""


@pytest.mark.parametrize("steps", WALKS.values(), ids=WALKS)
async def test_keys_lead_on(drive: Drive, steps: Sequence[tuple[Sequence[str], dict[str, object]]]) -> None:
    async with drive() as driver:
        for keys, after in steps:
            await driver.press(*keys)
            seen = asdict(driver.seen)
            assert {name: seen[name] for name in after} == after, keys


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quit(drive: Drive, key: str) -> None:
    async with drive() as driver:
        await driver.pilot.press(key)
        assert driver.app.return_code == 0
        assert not driver.app.is_running


@pytest.mark.parametrize(
    ("key", "closing"),
    [("question_mark", "escape"), ("f1", "q"), ("question_mark", "question_mark"), ("f1", "f1")],
)
async def test_help_opens_and_closes(drive: Drive, key: str, closing: str) -> None:
    async with drive() as driver:
        await driver.press(key)
        assert "Search all entries" in driver.text
        await driver.press(closing)
        assert "Search all entries" not in driver.text
        assert driver.app.is_running


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        (["j"], 1),
        (["down", "down", "k"], 1),
        (["ctrl+d"], 7),
        (["pagedown"], 14),
        (["pagedown", "ctrl+u"], 7),
        (["pagedown", "pageup"], 0),
        (["pagedown", "g"], 0),
        (["end", "home", "j"], 1),
    ],
)  # fmt: skip
async def test_help_scrolls(drive: Drive, keys: list[str], first: int) -> None:
    async with drive(size=(80, 20)) as driver:
        await driver.press("question_mark", *keys)
        assert driver.app.screen.query_one(KeyTable).top == first


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_the_palette_offers_the_actions_of_the_app(drive: Drive, key: str) -> None:
    async with drive() as driver:
        await driver.press(key)
        await driver.type("tags")
        await driver.press("enter")
        await driver.press("enter")
        assert driver.seen.listing == "#deep_learning_training_workloads"


async def test_zoom_shows_one_pane_and_all_again(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("2", "plus")
        assert "Venues ·" not in driver.text
        await driver.press("plus")
        assert "Venues ·" in driver.text


async def test_copy_sends_the_link_to_the_terminal(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press(*TO_ORCA, "y")
        assert driver.app.clipboard == "/reading-notes/conference/osdi-2022/orca.md"
        assert "clipboard" in driver.text


@pytest.mark.parametrize(
    ("place", "link"),
    [
        (TO_OSDI_22, "/reading-notes/conference/osdi-2022.md"),
        ([*TO_OSDI_22, "2"], "/reading-notes/conference/osdi-2022/orca.md"),
        (["G"], "/reading-notes/miscellaneous/msr-technical-report.md"),
    ],
)
async def test_the_link_is_that_of_the_current_pane(drive: Drive, place: list[str], link: str) -> None:
    async with drive() as driver:
        await driver.press(*place, "y")
        assert driver.app.clipboard == link


async def test_letters_are_text_while_one_types(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"qtvzoyjkhlgG123")
        assert driver.app.is_running
        assert "qtvzoyjkhlgG123" in driver.text
