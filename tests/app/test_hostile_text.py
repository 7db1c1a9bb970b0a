"""Text from an index is shown as it is written, everywhere, and does nothing."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.events import Paste

from tests.app.conftest import Drive
from tests.app.test_mouse import click_text
from tests.hostile import END, Case, every_case
from tui.opening import open_collection

MARKUP = "[@click=app.quit]x[/]"
CASES = {
    "a click action": (MARKUP, MARKUP),
    "a lone closing tag": ("[/]", "[/]"),
    "a style": ("[red on blue]y[/red]", "[red on blue]y[/red]"),
    "an unclosed tag": ("[bold", "[bold"),
    "an escape sequence": ("\x1b[31mred", "␛[31mred"),
    "a window title": ("\x1b]0;pwned\x07", "␛]0;pwned␇"),
}


def index(text: str) -> str:
    """An index with a text in every place that can hold one."""
    safe = text.replace("[", r"\[").replace("]", r"\]")
    return (
        f"# {safe}\n\n- [{safe}](/v.md)\n- [{safe} 2022](/v/a-2022.md)\n"
        f"- [{safe}](/v/a-2022/p.md): {safe} #tag{safe.replace(' ', '')}\n"
    )


@pytest.mark.parametrize(("written", "shown"), CASES.values(), ids=CASES)
async def test_it_is_literal_in_every_place(drive: Drive, written: str, shown: str) -> None:
    async with drive(index(written)) as driver:
        await driver.press("j", "j")
        # Title bar, tree twice, list title and row, the title and more in the view.
        assert driver.text.count(shown) >= 6
        await driver.press("2", "y")
        await driver.press("3")
        await driver.press("t")
        assert f"#tag{shown.replace(' ', '')}"[:20] in driver.text
        await driver.press("enter")
        assert driver.seen.listing.startswith("#tag")
        await driver.press("escape", "slash", *"2022")
        assert shown in driver.text
        await driver.press("enter", "question_mark")
        assert "Search all entries" in driver.text


@pytest.mark.parametrize("pane", ["#venues", "#papers", "#paper"])
async def test_a_click_on_markup_does_not_run_it(drive: Drive, pane: str) -> None:
    async with drive(index(MARKUP)) as driver:
        await driver.press("j", "j", "2")
        region = driver.app.query_one(pane).region
        for y in range(1, 8):
            for x in (3, 6, 9, 12):
                await driver.pilot.click(offset=(region.x + x, region.y + y))
        await driver.settle()
        assert driver.app.is_running


async def test_a_notification_is_literal_too(drive: Drive) -> None:
    async with drive("- [a](</[@click=app.quit]x[/].md>)\n- [b](<[/]>)\n") as driver:
        await driver.press("2", "y")
        assert "[@click=app.quit]x[/].md" in driver.text
        await driver.press("j", "y")
        assert "clipboard: [/]" in driver.text
        await driver.press("o")
        assert "Not a web address: [/]" in driver.text
        await driver.press("k", "o")
        await click_text(driver, "[@click=app.quit]x[/]")
        assert driver.app.is_running


async def test_a_hostile_query_is_shown_and_not_obeyed(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        driver.app.post_message(Paste("zzq\x1b[41m\x1b]0;pwned\x07"))
        await driver.settle()
        await driver.settle()
        assert "zzq␛[41m" in driver.text
        assert "\x1b" not in driver.text


SIZE = 600  # bytes of a page
BATCHES = 3
READ = [case for case in every_case(refused=False) if not case.name.startswith("one line of")]


def write_pages(folder: Path, cases: Sequence[Case]) -> None:
    """Write a folder whose index lists each case as a page."""
    (folder / "index.md").write_text("".join(f"- [Paper {number}](/{number}.md)\n" for number in range(len(cases))))
    for number, case in enumerate(cases):
        (folder / f"{number}.md").write_bytes(case.note(SIZE))


@pytest.mark.parametrize("batch", [0, *(pytest.param(batch, marks=pytest.mark.soak) for batch in range(1, BATCHES))])
async def test_every_hostile_page_can_be_walked_to(drive: Drive, tmp_path: Path, batch: int) -> None:
    cases = READ[batch::BATCHES]
    write_pages(tmp_path, cases)
    async with drive(open_collection(str(tmp_path))) as driver:
        await driver.press("2", "g")
        for number, case in enumerate(cases):
            assert f"Paper {number}" in driver.seen.paper, case.name
            if number % 8 == 0 and case.in_note:
                await driver.press("enter", "G")
                await driver.shows(END)
                await driver.press("escape")
            await driver.press("j")
        await driver.resize(60, 15)
        await driver.resize(120, 40)
        await driver.press("slash", *"theend", "enter", "escape")
        assert driver.app.is_running


async def test_hostile_texts_in_one_index_can_be_walked(drive: Drive, tmp_path: Path) -> None:
    texts = [case.make(SIZE) for case in READ if case.in_index]
    index = "\n\n".join(text for text in texts if isinstance(text, str))
    (tmp_path / "index.md").write_bytes(f"{index}\n\n- [{END}](/the/end.md)\n".encode("utf-8", "surrogatepass"))
    async with drive(open_collection(str(tmp_path / "index.md"))) as driver:
        await driver.press("g", *["j"] * 9, "2", *["j"] * 9, "G", "3", "pagedown", "v", "v", "t", "escape")
        await driver.press("slash", *END.lower())
        await driver.shows(END)
        await driver.press("enter", "escape")
        await driver.resize(60, 15)
        assert driver.app.is_running
