"""Reading by keys: the note beside its paper and over the whole screen, its links, and the ways back."""

from pathlib import Path

import pytest
from textual.app import App

from tests.app.conftest import TO_ORCA, DriveNotes
from tests.app.test_mouse import click_text
from tui.panes.reader import Reader
from tui.screens.help import KeyTable

ORCA = (
    """---
description: "#serving #batching"
---

# Orca: A distributed serving system

## Meta Info

Presented in [OSDI 2022](https://example.org/osdi22/yu).

Authors: Gyeong-In Yu, Byung-Gon Chun (_SNU_)

## Design

It schedules by iteration, as [Whale](../atc-2022/whale.md#training) does not; see [below](#evaluation),
[a file](data.csv), [no file](gone.csv),
[nothing](gone.md), [outside](../../../../etc/passwd), [a script](javascript:alert(1))
and the [homepage](https://example.org/orca).

## Evaluation

36.9 times the throughput. The word throughput is here twice.

"""
    + "And so on.\n\n" * 20
)
NOTES = {
    "index.md": """# Notes

- [Conference](/conference.md)
- [OSDI 2022](/conference/osdi-2022.md)
- [Orca: A distributed serving system](/conference/osdi-2022/orca.md): #serving #batching
- [Reef: Preemption](/conference/osdi-2022/reef.md): #serving
- [ATC 2022](/conference/atc-2022.md)
- [Whale: Giant model training](/conference/atc-2022/whale.md): A framework.
- [NSDI 2024](/conference/nsdi-2024.md)
""",
    "conference/osdi-2022/README.md": "# OSDI 2022\n\nHeld in Carlsbad.\n",
    "conference/osdi-2022/orca.md": ORCA,
    "conference/osdi-2022/data.csv": "1,2\n",
    "conference/atc-2022/whale.md": "# Whale\n\n" + "Words.\n\n" * 60 + "## Training\n\nOn mixed machines.\n",
    "conference/nsdi-2024.md": "# NSDI 2024\n\n## Papers\n\n* Resilience at scale \\[[Paper](https://example.org/r)]\n",
}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the browser was asked for."""
    asked: list[str] = []
    monkeypatch.setattr(App, "open_url", lambda _, url: asked.append(url))
    return asked


async def test_the_note_stands_beside_its_paper(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press(*TO_ORCA)
        assert "Presented in OSDI 2022" in driver.text


async def test_enter_fills_the_screen_and_esc_comes_back_to_the_same_row(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press(*TO_ORCA)
        before, seen = driver.text, driver.seen
        await driver.press("enter")
        assert "Contents" in driver.text
        assert "Venues" not in driver.text
        await driver.press("escape")
        assert (driver.text, driver.seen) == (before, seen)


async def test_a_title_that_only_repeats_that_of_the_paper_is_shown_once(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press(*TO_ORCA, "enter")
        assert driver.text.count("Orca: A distributed serving system") == 1


async def test_a_link_to_another_note_opens_it_at_the_heading_and_back(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press(*TO_ORCA, "enter")
        await driver.find_link("Whale")
        orca = driver.text
        await driver.press("enter")
        assert "On mixed machines." in driver.text
        await driver.press("H")
        assert driver.text == orca
        await driver.press("L")
        assert "On mixed machines." in driver.text
        await driver.press("escape")
        assert driver.seen.paper == "Orca: A distributed"


async def test_a_link_on_the_page_scrolls_to_its_heading(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES, size=(80, 16)) as driver:
        await driver.press(*TO_ORCA, "enter")
        await driver.find_link("below")
        await driver.press("enter")
        assert "36.9 times" in driver.text
        assert "schedules by iteration" not in driver.text


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("nothing", "There is no page /conference/osdi-2022/gone.md"),
        ("outside", "the link leads out of the notes: ../../../../etc/passwd"),
        ("a script", "javascript: links are not opened"),
        ("a file", "not opened: /conference/osdi-2022/data.csv"),
        ("no file", "There is no file /conference/osdi-2022/gone.csv beside the notes."),
        ("homepage", "Asked the browser for https://example.org/orca"),
    ],
)
async def test_what_cannot_be_opened_here_says_where_it_pointed(
    drive_notes: DriveNotes, opened: list[str], link: str, said: str
) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press(*TO_ORCA, "enter")
        await driver.find_link(link)
        await driver.press("enter")
        assert said in " ".join(driver.notifications)
        assert opened == (["https://example.org/orca"] if link == "homepage" else [])


async def test_a_text_is_found_in_the_note_and_walked(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES, size=(80, 16)) as driver:
        await driver.press(*TO_ORCA, "enter", "slash", *"throughput", "enter")
        assert "1/2" in driver.text
        await driver.press("n")
        assert "2/2" in driver.text
        await driver.press("n")
        assert "1/2" in driver.text
        await driver.press("escape")
        assert "1/2" not in driver.text
        assert driver.app.query_one(Reader).is_open


async def test_the_contents_lead_to_a_heading(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES, size=(80, 16)) as driver:
        await driver.press(*TO_ORCA, "enter", "c", "j", "j", "enter")
        assert "36.9 times" in driver.text


async def test_an_empty_edition_fills_up_from_its_page(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press("slash", *"resilience", "enter")
        assert driver.seen.venue == "NSDI 2024"
        assert driver.seen.paper == "Resilience at scale"


async def test_the_page_of_a_venue_can_be_read(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press(*TO_ORCA, "h", "p")
        assert "Held in Carlsbad." in driver.text


async def test_a_related_paper_is_a_step_away(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press(*TO_ORCA, "enter")
        await driver.find_link("Reef: Preemption")
        await driver.press("enter", "escape")
        assert driver.seen.paper == "Orca: A distributed"


async def test_a_note_that_is_missing_is_told_in_its_place(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press("slash", *"reef", "enter")
        assert "There is no page" in driver.text


@pytest.mark.parametrize(("tab", "focus"), [("Venues", "venues"), ("Papers", "papers")])
async def test_where_one_pane_shows_a_tab_leads_out_of_the_note(drive_notes: DriveNotes, tab: str, focus: str) -> None:
    async with drive_notes(NOTES, size=(60, 20)) as driver:
        await driver.press("2", "enter")
        assert "Venues   Papers" not in driver.text
        await driver.press("escape")
        await click_text(driver, tab)
        assert driver.seen.focus == focus


async def test_a_group_without_a_page_says_so(drive_notes: DriveNotes) -> None:
    async with drive_notes(
        {"index.md": "# Notes\n\n## Journals\n\n- [Paper](/j/paper.md)\n\n## Talks\n\n- [Talk](/t.md)\n"}
    ) as driver:
        await driver.press("j", "p")
        assert driver.notifications == ["Journals has no page of its own."]
        assert driver.seen.focus == "venues"


async def test_a_link_to_a_group_without_a_page_says_so_and_the_note_stays(drive_notes: DriveNotes) -> None:
    async with drive_notes(
        {"index.md": "# Notes\n\n## Journals\n\n- [Paper](/j/paper.md)\n", "j/paper.md": "# Paper\n\nWords.\n"}
    ) as driver:
        await driver.press("slash", *"paper", "enter", "enter", "shift+tab")
        await driver.find_link("Journals")
        await driver.press("enter")
        assert driver.notifications == ["Journals has no page of its own."]
        assert "Words." in driver.text
        assert driver.app.query_one(Reader).is_open


async def test_what_is_looked_for_is_marked_after_every_letter(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES, size=(80, 16)) as driver:
        await driver.press(*TO_ORCA, "enter", "slash")
        for letter, said in zip("thr", ["1/", "1/", "1/2"], strict=True):
            await driver.press(letter)
            assert said in driver.text
        await driver.press("x")
        assert "not found" in driver.text


LONG = "# Long\n\n" + "".join(f"## Part {part}\n\n" + "Words of it. " * 400 + "\n\n" for part in range(80))


async def test_all_of_a_long_note_is_there_to_read_and_to_find(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES | {"conference/osdi-2022/orca.md": LONG}) as driver:
        await driver.press(*TO_ORCA, "enter", "slash", *"part 79", "enter")
        assert "1/1" in driver.text
        assert "Part 79" in driver.text
        await driver.press("g", "c", "G", "enter")
        assert "Part 79" in driver.text


@pytest.mark.parametrize(
    ("keys", "first", "later"),
    [
        ([], "Venues", ["Any list", "Anywhere", "Papers", "Note"]),
        (["2"], "Papers", ["Any list", "Anywhere", "Venues", "Note"]),
        (["slash"], "Search box", ["Anywhere", "Venues", "Note"]),
        ([*TO_ORCA, "enter"], "Note", ["Any page", "Reading", "Anywhere", "Venues"]),
        ([*TO_ORCA, "enter", "c"], "Contents", ["Any list", "Reading", "Anywhere", "Venues"]),
    ],
)
async def test_the_help_begins_with_the_keys_of_the_place(
    drive_notes: DriveNotes, keys: list[str], first: str, later: list[str]
) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press(*keys, "f1")
        titles = [heading.title for heading in driver.app.screen.query_one(KeyTable).sheet.headings]
        assert titles[0] == first
        assert sorted(later, key=titles.index) == later


GONE = "There is no page /conference/atc-2022/whale.md in"


async def test_a_note_whose_file_is_gone_says_so_and_esc_goes_back(drive_notes: DriveNotes, tmp_path: Path) -> None:
    async with drive_notes(NOTES) as driver:
        await driver.press("slash", *"whale", "enter")
        seen = driver.seen
        await driver.press("enter")
        assert "Words." in driver.text
        (tmp_path / "notes/conference/atc-2022/whale.md").unlink()
        driver.app._flows.reading.read_again()
        await driver.settle()
        assert GONE in " ".join(driver.text.split())
        note = driver.app._flows.reading.note
        assert note is not None
        assert note.page.notice.endswith("What you see is as it was before.")
        assert "Words." in driver.text
        await driver.press("escape")
        assert driver.seen == seen
        await driver.press("enter")
        assert GONE in " ".join(driver.text.split())
        assert "Words." not in driver.text


async def test_a_page_of_no_entry_whose_file_is_gone_says_so(drive_notes: DriveNotes, tmp_path: Path) -> None:
    files = {"index.md": "- [Orca](/orca.md)\n", "orca.md": "Read [more](deep/more.md).\n", "deep/more.md": "Of it.\n"}
    async with drive_notes(files) as driver:
        await driver.press(*TO_ORCA, "enter")
        await driver.find_link("more")
        await driver.press("enter")
        assert "Of it." in driver.text
        (tmp_path / "notes/deep/more.md").unlink()
        await driver.press("H", "L")
        assert "There is no page /deep/more.md in" in " ".join(driver.text.split())
        assert "Of it." in driver.text
