"""One key at a time: from a place, press, and see where that leads."""

from dataclasses import asdict

import pytest

from tests.app.conftest import TO_ORCA, Drive
from tui.screens.help import KeyTable

TO_OSDI_22 = ["slash", *"osdi", "space", *"2022", "enter"]
"""Leads to the edition in the tree."""


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        # Moves in a list.
        ([], ["j"], {"venue": "Conference"}),
        ([], ["down"], {"venue": "Conference"}),
        (["j"], ["k"], {"venue": "All papers"}),
        (["j"], ["up"], {"venue": "All papers"}),
        ([], ["G"], {"venue": "MSR Technical Report"}),
        ([], ["end"], {"venue": "MSR Technical Report"}),
        (["G"], ["g"], {"venue": "All papers"}),
        (["G"], ["home"], {"venue": "All papers"}),
        (["2"], ["ctrl+d"], {"paper": "Memory Harvesting in"}),
        (["2", "ctrl+d"], ["ctrl+u"], {"paper": "SpotServe: Serving generative"}),
        (["2"], ["pagedown"], {"paper": "HiveD: Sharing a"}),
        (["2", "pagedown"], ["pageup"], {"paper": "SpotServe: Serving generative"}),
        (["2", "G"], ["j"], {"paper": "Heuristics for vector"}),
        (["2"], ["k"], {"paper": "SpotServe: Serving generative"}),
        # Panes.
        ([], ["tab"], {"focus": "papers"}),
        (["tab"], ["tab"], {"focus": "paper"}),
        (["tab", "tab"], ["tab"], {"focus": "venues"}),
        ([], ["shift+tab"], {"focus": "paper"}),
        (["2"], ["l"], {"focus": "paper"}),
        (["2"], ["right"], {"focus": "paper"}),
        (["3"], ["l"], {"focus": "paper"}),
        (["2"], ["h"], {"focus": "venues"}),
        (["3"], ["left"], {"focus": "papers"}),
        ([], ["2"], {"focus": "papers"}),
        ([], ["3"], {"focus": "paper"}),
        (["3"], ["1"], {"focus": "venues"}),
        # The tree.
        ([], ["enter"], {"focus": "papers"}),
        ([], ["l"], {"focus": "papers"}),
        (["j"], ["h", "j"], {"venue": "Journal"}),
        (["j"], ["left", "j"], {"venue": "Journal"}),
        (["j", "h"], ["l", "j"], {"venue": "OSDI 2026"}),
        (["j", "h"], ["right", "j"], {"venue": "OSDI 2026"}),
        (["j"], ["space", "j"], {"venue": "Journal"}),
        (["j", "space"], ["space", "j"], {"venue": "OSDI 2026"}),
        (["j", "j"], ["h"], {"venue": "Conference", "listing": "Conference"}),
        # The list.
        (TO_ORCA, ["enter"], {"focus": "NoteView"}),
        ([*TO_ORCA, "enter"], ["escape"], {"focus": "papers", "paper": "Orca: A distributed"}),
        (TO_ORCA, ["escape"], {"focus": "venues", "venue": "OSDI 2022"}),
        # The paper: the second of its tags.
        ([*TO_ORCA, "3"], ["j", "enter"], {"listing": "#batch_serving", "focus": "papers"}),
        ([*TO_ORCA, "3"], ["down", "down", "up", "enter"], {"listing": "#batch_serving"}),
        ([*TO_ORCA, "3"], ["j", "k", "enter"], {"listing": "#distributed_serving_system"}),
        ([*TO_ORCA, "3", "enter"], ["escape"], {"listing": "Hit 1/2 · OSDI 2022", "paper": "Orca: A distributed"}),
        # Grouping and hiding.
        ([], ["z", "j", "j"], {"venue": "ASPLOS 2024"}),
        (["z"], ["z", "j", "j"], {"venue": "OSDI 2026"}),
        ([], ["v", "j", "j"], {"venue": "ASPLOS"}),
        ([], ["v", "v", "j"], {"venue": "2026"}),
        (TO_OSDI_22, ["v"], {"venue": "2022", "listing": "OSDI 2022", "paper": "Orca: A distributed"}),
        (TO_OSDI_22, ["v", "v"], {"venue": "OSDI", "listing": "OSDI 2022", "paper": "Orca: A distributed"}),
        (TO_OSDI_22, ["v", "v", "v"], {"venue": "OSDI 2022", "listing": "OSDI 2022"}),
        # Tags.
        ([], ["t", *"rdma", "enter"], {"listing": "#RDMA", "focus": "papers"}),
        ([], ["t", "down", "enter"], {"listing": "#deep_learning_recommender_system"}),
        ([], ["t", "down", "ctrl+n", "ctrl+p", "down", "up", "ctrl+j"], {"focus": "papers"}),
        ([], ["t", "pagedown", "pageup", "enter"], {"listing": "#deep_learning_training_workloads"}),
        ([], ["t", "escape"], {"listing": "All papers", "focus": "venues"}),
        (["2", "t", "enter"], ["escape"], {"listing": "All papers", "focus": "papers"}),
        # The search box.
        ([], ["slash"], {"searching": True, "focus": "OneLineInput"}),
        (["slash"], ["escape"], {"searching": False, "focus": "venues"}),
        (["slash", *"gpu"], ["down", "down", "up", "enter"], {"venue": "OSDI 2022"}),
        (["slash", *"gpu"], ["ctrl+n", "enter"], {"venue": "OSDI 2022"}),
        (["slash", *"gpu"], ["ctrl+n", "ctrl+n", "ctrl+p", "ctrl+j"], {"venue": "OSDI 2022"}),
        (["slash", *"gpu"], ["pagedown", "enter"], {"paper": "KubeShare: A framework"}),
        (["slash", *"gpu"], ["pagedown", "pageup", "enter"], {"paper": "GPU virtualization and"}),
        (["slash", *"gpu"], ["tab"], {"searching": True, "focus": "papers"}),
        (["slash", *"gpu", "tab"], ["slash"], {"searching": True, "focus": "OneLineInput"}),
        (["slash", *"orca", "tab"], ["enter"], {"searching": False, "paper": "Orca: A distributed"}),
        (["slash", *"arxiv"], ["enter"], {"venue": "arXiv", "focus": "venues", "listing": "Hit 1/14 · arXiv"}),
        (["z", "slash", *"osdi", "space", *"2026"], ["enter"], {"venue": "OSDI 2026", "focus": "venues", "paper": ""}),
        (["v", "v", "slash", *"journal"], ["enter"], {"venue": "Journal"}),
        (["slash"], ["enter"], {"searching": True}),
        (["slash", *"zzzzz"], ["enter"], {"searching": True, "paper": ""}),
    ],
)  # fmt: skip
async def test_a_key(drive: Drive, before: list[str], keys: list[str], after: dict[str, object]) -> None:
    async with drive() as driver:
        await driver.press(*before)
        await driver.press(*keys)
        seen = asdict(driver.seen)
        assert {name: seen[name] for name in after} == after


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quit(drive: Drive, key: str) -> None:
    async with drive() as driver:
        await driver.pilot.press(key)
        assert driver.app.return_code == 0
        assert not driver.app.is_running


@pytest.mark.parametrize("key", ["question_mark", "f1"])
@pytest.mark.parametrize("closing", ["escape", "q", "question_mark", "f1"])
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
