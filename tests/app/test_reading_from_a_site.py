"""Notes from a site: nothing is fetched before it is wanted, waiting is shown, and what fails is told in words."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from threading import Event
from typing import Any

import pytest

from tests.app.conftest import TO_ORCA, Drive, Driver
from tests.app.test_growing_library import grow
from tests.loopback import Answer, Handler, Loopback, text
from tui.notes.note import Note
from tui.notes.notes import Notes
from tui.opening import open_collection

INDEX = """# Notes

- [Conference](/c.md)
- [OSDI 2022](/c/osdi-2022.md)
- [Orca](/c/osdi-2022/orca.md)
- [Reef](/c/osdi-2022/reef.md)
- [Tail](/c/osdi-2022/tail.md)
- [NSDI 2024](/c/nsdi-2024.md)
"""
PAPERS = "# NSDI 2024\n\n## Papers\n\n* Resilience at scale \\[[Paper](https://example.org/r)]\n"

DriveSite = Callable[[], AbstractAsyncContextManager[Driver]]


@pytest.fixture
def drive_site(drive: Drive, server: Loopback) -> DriveSite:
    """Open the app over the index of a site."""
    server.answers |= {
        "/llms.txt": text(INDEX),
        "/c/osdi-2022/orca.md": text("# Orca\n\nRead [Reef](reef.md).\n"),
        "/c/osdi-2022/reef.md": text("# Reef\n\nIt preempts.\n"),
        "/c/nsdi-2024.md": text(PAPERS),
    }

    @asynccontextmanager
    async def opened() -> AsyncIterator[Driver]:
        collection = open_collection(f"{server.url}/llms.txt")
        async with drive(collection) as driver:
            yield driver

    return opened


async def test_a_note_is_fetched_when_it_is_opened_and_not_before(drive_site: DriveSite, server: Loopback) -> None:
    async with drive_site() as driver:
        await driver.press(*TO_ORCA)
        assert "enter fetches the note" in driver.text
        assert server.paths == ["/llms.txt"]
        await driver.press("enter")
        assert "Read Reef." in driver.text
        assert server.paths == ["/llms.txt", "/c/osdi-2022/orca.md"]


async def test_what_was_fetched_once_stands_beside_the_list_at_the_next_start(
    drive_site: DriveSite, server: Loopback
) -> None:
    async with drive_site() as driver:
        await driver.press(*TO_ORCA, "enter")
    async with drive_site() as driver:
        await driver.press(*TO_ORCA)
        assert "Read Reef." in driver.text
    assert server.paths.count("/c/osdi-2022/orca.md") == 1


async def test_a_link_fetches_the_note_that_it_leads_to(drive_site: DriveSite) -> None:
    async with drive_site() as driver:
        await driver.press(*TO_ORCA, "enter")
        await driver.find_link("Reef")
        await driver.press("enter")
        assert "It preempts." in driver.text


async def test_waiting_is_shown(drive_site: DriveSite, server: Loopback) -> None:
    waited = Event()
    async with drive_site() as driver:
        await driver.press(*TO_ORCA)
        server.answers["/c/osdi-2022/orca.md"] = after(waited, text("Late.\n"))
        await driver.pilot.press("enter")
        await driver.shows(f"Fetching the note from {server.host} …")
        waited.set()
        await driver.settle()
        assert "Late." in driver.text


async def test_a_page_that_cannot_be_had_is_told_in_its_place(drive_site: DriveSite, server: Loopback) -> None:
    async with drive_site() as driver:
        await driver.press(*TO_ORCA)
        server.answers["/c/osdi-2022/orca.md"] = text("oops", status=500)
        await driver.press("enter")
        assert "answered 500" in driver.text
        await driver.press("escape", "j")
        server.stop()
        await driver.press("enter")
        assert "does not answer" in driver.text


@pytest.mark.parametrize("place", [["enter"], ["r"]], ids=["reader", "beside the list"])
async def test_a_page_that_could_not_be_had_is_asked_for_once_more(
    drive_site: DriveSite, server: Loopback, place: list[str]
) -> None:
    async with drive_site() as driver:
        await driver.press(*TO_ORCA)
        assert "r Read again" not in driver.text
        page, server.answers["/c/osdi-2022/orca.md"] = server.answers["/c/osdi-2022/orca.md"], text("oops", status=500)
        await driver.press(*place)
        assert "answered 500" in driver.text
        assert "r Read again" in driver.text
        await driver.press("r")
        assert server.paths.count("/c/osdi-2022/orca.md") == 2
        assert "answered 500" in driver.text
        server.answers["/c/osdi-2022/orca.md"] = page
        await driver.press("r")
        assert "Read Reef." in driver.text
        assert "r Read again" not in driver.text


async def test_a_page_that_has_changed_on_the_site_is_read_again(drive_site: DriveSite, server: Loopback) -> None:
    async with drive_site() as driver:
        await driver.press(*TO_ORCA, "enter")
        server.answers["/c/osdi-2022/orca.md"] = text("# Orca\n\nAnother word.\n")
        await driver.press("r")
        assert "Another word." in driver.text


async def test_a_paper_that_turns_out_to_be_a_topic_leaves_the_cursor_on_its_neighbour(
    drive_site: DriveSite, server: Loopback
) -> None:
    async with drive_site() as driver:
        listed = "\n\n".join(f"* Paper {name} \\[[Paper](https://example.org/{name})]" for name in "ab")
        server.answers["/c/osdi-2022/reef.md"] = text(f"# Reef\n\n{listed}\n")
        await driver.press("2", "j")
        assert driver.seen.paper == "Reef"
        await driver.press("enter", "escape")
        assert driver.seen.paper == "Tail"


async def test_an_edition_fills_up_once_its_page_has_been_read(drive_site: DriveSite) -> None:
    async with drive_site() as driver:
        await driver.press("slash", *"nsdi", "enter")
        assert driver.seen.paper == ""
        await driver.press("enter")
        assert "Resilience at scale" in driver.text
        await driver.press("escape")
        assert (driver.seen.venue, driver.seen.paper) == ("NSDI 2024", "Resilience at scale")


def after(event: Event, answer: Answer) -> Answer:
    """The same answer, but not before something has happened."""

    def wait(handler: Handler) -> None:
        event.wait(20)
        answer(handler)

    return wait


async def happens(event: Event) -> bool:
    """Wait for something, and let the app go on meanwhile."""
    return await asyncio.to_thread(event.wait, 20)


async def test_a_fetch_ends_when_another_note_is_wanted(drive_site: DriveSite, server: Loopback) -> None:
    under_way, left = Event(), Event()

    def endless(handler: Handler) -> None:
        under_way.set()
        try:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            while not server.stopped.wait(0.02):
                handler.wfile.write(b"x")
        except ConnectionError:
            left.set()

    async with drive_site() as driver:
        await driver.press(*TO_ORCA)
        server.answers["/c/osdi-2022/orca.md"] = endless
        await driver.pilot.press("enter")
        assert await happens(under_way)
        await driver.press("escape", "j", "enter")
        assert "It preempts." in driver.text
        assert await happens(left)


async def test_what_was_fetched_counts_although_another_note_is_wanted_by_now(
    drive_site: DriveSite, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched, moved_on = Event(), Event()
    read = Notes.read

    def linger(notes: Notes, address: str, *rest: Any) -> Note:
        note = read(notes, address, *rest)
        if "orca" in address:
            fetched.set()
            moved_on.wait(20)
        return note

    monkeypatch.setattr(Notes, "read", linger)
    async with drive_site() as driver:
        server.answers["/c/osdi-2022/orca.md"] = text("---\ntags: [serving]\n---\nRead.\n")
        await driver.press(*TO_ORCA)
        await driver.pilot.press("enter")
        assert await happens(fetched)
        await driver.press("escape", "j", "enter")
        moved_on.set()
        await driver.shows("1 tag ")
        await driver.shows("It preempts.")


async def test_a_page_says_at_once_what_the_library_has_learned_from_it(
    drive_site: DriveSite, server: Loopback
) -> None:
    async with drive_site() as driver:
        server.answers["/c/osdi-2022/orca.md"] = text("---\nauthors: [Ann Lee]\n---\n# Orca\n\n[Serving](/t/s.md)\n")
        server.answers["/t/s.md"] = text("# Serving\n\n## Papers\n\n- Tail \\[[Paper](https://example.org/t)]\n")
        await driver.press(*TO_ORCA, "enter")
        assert "Ann Lee" in driver.text
        await driver.find_link("Serving")
        await driver.press("enter")
        assert "Topics" in driver.text  # the section that the page has been given


async def test_a_fetch_outlives_a_library_that_grows(drive_site: DriveSite, server: Loopback) -> None:
    grown = Event()
    async with drive_site() as driver:
        for name in ("orca", "reef"):
            path = f"/c/osdi-2022/{name}.md"
            server.answers[path] = after(grown, server.answers[path])
        await driver.press(*TO_ORCA)
        await driver.pilot.press("enter")
        await grow(driver)
        grown.set()
        await driver.settle()
        assert "Read Reef." in driver.text


async def test_a_link_that_is_being_followed_outlives_a_library_that_grows(
    drive_site: DriveSite, server: Loopback
) -> None:
    grown = Event()
    async with drive_site() as driver:
        server.answers["/c/osdi-2022/orca.md"] = text("# Orca\n\n[More](/more.md).\n")
        server.answers["/more.md"] = after(grown, text("# More\n\nOf it.\n"))
        await driver.press(*TO_ORCA, "enter")
        await driver.find_link("More")
        await driver.pilot.press("enter")
        await grow(driver)
        grown.set()
        await driver.settle()
        assert "Of it." in driver.text
