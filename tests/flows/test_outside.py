"""What goes to the clipboard is of use outside: an address on the web, or else the path of a file."""

import os
from pathlib import Path

import pytest

from tests.conftest import MakeApp
from tui.app import ReadnotesApp
from tui.opening import open_collection


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of notes in which one that is listed is missing."""
    root = tmp_path / "notes"
    (root / "osdi-2022").mkdir(parents=True)
    (root / "index.md").write_text("- [Orca](osdi-2022/orca.md)\n- [Reef](osdi-2022/reef.md)\n")
    (root / "osdi-2022" / "orca.md").write_text("# Orca\n")
    return root


async def copied(app: ReadnotesApp, *keys: str) -> tuple[str, str]:
    """What is in the clipboard after some keys, and the last that the app said."""
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        return app.clipboard, [notification.message for notification in app._notifications][-1]


@pytest.mark.parametrize("keys", [["2", "y"], ["2", "enter", "y"]], ids=["listed", "read"])
async def test_a_note_that_is_not_on_the_web_is_copied_as_the_path_of_its_file(
    root: Path, make_app: MakeApp, keys: list[str]
) -> None:
    path = str(root / "osdi-2022" / "orca.md")
    said = f"Sent to the terminal's clipboard: {path}"
    assert await copied(make_app(open_collection(str(root))), *keys) == (path, said)


async def test_a_note_on_the_web_is_copied_as_its_address_there(root: Path, make_app: MakeApp) -> None:
    app = make_app(open_collection(str(root), site="https://example.org/n"))
    link, _ = await copied(app, "2", "y")
    assert link == "https://example.org/n/osdi-2022/orca"


async def test_a_note_without_a_file_is_copied_as_it_is_linked(root: Path, make_app: MakeApp) -> None:
    link, _ = await copied(make_app(open_collection(str(root))), "2", "j", "y")
    assert link == "osdi-2022/reef.md"


async def test_a_path_that_cannot_be_shown_is_not_copied(root: Path, make_app: MakeApp) -> None:
    hostile = root.rename(root.parent / os.fsdecode(b"n\xff"))
    link, _ = await copied(make_app(open_collection(str(hostile))), "2", "y")
    assert link == "osdi-2022/orca.md"
