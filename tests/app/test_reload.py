"""What changes outside while the app runs is shown by itself, and what cannot be shown is told."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.app.changing import (
    ALONE,
    HEAD,
    INDEX,
    NOTES,
    ORCA,
    REEF,
    save,
    selected,
    title_line,
    titles,
    until,
    watched,
    watched_with,
)
from tests.app.conftest import PATIENCE, TO_ORCA, DriveNotes, Driver
from tests.conftest import MakeApp
from tests.loopback import Loopback, text
from tui.collection import Collection
from tui.flows.watching import Watching
from tui.opening import open_collection
from tui.panes.key_bar import KeyBar


@pytest.fixture(autouse=True)
def _unwatched() -> None:
    """Let files be watched."""


async def test_a_change_of_the_index_is_seen(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes(NOTES) as driver:
        await watched(driver)
        save(root / "index.md", INDEX + "- [Whale](/c/osdi-2022/whale.md)\n")
        await driver.shows("Whale")
        (root / "index.md").write_text(HEAD + REEF)
        await until(driver, lambda: titles(driver) == ["Reef: Preemption"])


async def test_what_a_page_says_is_in_the_library_and_goes_with_it(drive_notes: DriveNotes, root: Path) -> None:
    page = "# OSDI 2022\n\n## Papers\n\n* Alpa \\[[Paper](https://example.org/a)]\n"
    async with drive_notes(NOTES) as driver:
        await watched(driver)
        (root / "c/osdi-2022.md").write_text(page)
        await until(driver, lambda: "Alpa" in titles(driver))
        (root / "c/osdi-2022.md").unlink()
        await until(driver, lambda: "Alpa" not in titles(driver))


async def test_pages_in_folders_that_come_go_and_move_are_seen(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes(ALONE) as driver:
        await watched(driver)
        (root / "new").mkdir()
        await watched_with(driver, root / "new")
        (root / "new/whale.md").write_text("# Whale\n")
        await until(driver, lambda: "Whale" in titles(driver))
        (root / "new").rename(root / "moved")
        await watched_with(driver, root / "moved")
        (root / "moved/tail.md").write_text("# Tail\n")
        await until(driver, lambda: {"Whale", "Tail"} <= set(titles(driver)))
        shutil.rmtree(root / "moved")
        await until(driver, lambda: not {"Whale", "Tail"} & set(titles(driver)))


async def test_a_folder_without_an_index_lists_its_pages_by_their_titles_of_now(
    drive_notes: DriveNotes, root: Path
) -> None:
    async with drive_notes(ALONE) as driver:
        await watched(driver)
        await driver.press("slash", *"reef", "enter")
        assert selected(driver) == "Reef"
        save(root / "c/osdi-2022/reef.md", "# The reef\n\nIt preempts.\n")
        await until(driver, lambda: selected(driver) == "The reef")
        (root / "c/osdi-2022/anew.md").write_text("# Anew\n")
        await until(driver, lambda: "Anew" in titles(driver))
        assert selected(driver) == "The reef"


async def test_an_index_behind_a_link_is_watched_where_it_is(drive_notes: DriveNotes, root: Path) -> None:
    real = root.parent / "elsewhere/real.md"
    real.parent.mkdir()
    real.write_text(INDEX)
    root.mkdir()
    (root / "index.md").symlink_to(real)
    async with drive_notes(ALONE) as driver:
        await watched(driver)
        save(real, HEAD + REEF)
        await until(driver, lambda: titles(driver) == ["Reef: Preemption"])
        (root.parent / "other.md").write_text(HEAD + ORCA)
        (root / "link").symlink_to(root.parent / "other.md")
        (root / "link").replace(root / "index.md")
        await until(driver, lambda: len(titles(driver)) == 1 and "Orca" in titles(driver)[0])


async def test_an_index_that_is_gone_is_told_until_it_is_back(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes(NOTES, size=(160, 40)) as driver:
        await watched(driver)
        index = (root / "index.md").rename(root / "away")
        await driver.shows("notes/index.md (gone)")
        assert driver.notifications == ["notes/index.md is gone. What you see is as it was before."]
        assert "r Read again" in driver.app.query_one(KeyBar).render().plain
        assert "Orca" in driver.text
        index.rename(root / "index.md")
        await until(driver, lambda: "(gone)" not in title_line(driver))
        assert driver.notifications == ["notes/index.md can be read again."]
        assert "r Read again" not in driver.app.query_one(KeyBar).render().plain


@pytest.mark.parametrize("name", ["index.md", "c/osdi-2022/orca.md"])
async def test_what_is_no_file_any_more_is_refused(drive_notes: DriveNotes, root: Path, name: str) -> None:
    path = root / name
    others: list[Callable[[], object]] = [
        lambda: os.mkfifo(path),
        path.mkdir,
        lambda: path.symlink_to(path),
        lambda: path.symlink_to("/dev/full"),
        lambda: path.write_bytes(b"\0"),
    ]
    async with drive_notes(NOTES) as driver:
        await watched(driver)
        await driver.press(*TO_ORCA, "enter")
        reading, reloading = driver.app._flows.reading, driver.app._flows.reloading
        for become in others:
            path.unlink()
            become()
            await until(driver, lambda: reloading.can_help, f"a word on {become}")
            assert "It batches." in driver.text
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
            path.write_text(NOTES[name])
            await until(driver, lambda: not reloading.can_help, f"the file after {become}")
        assert reading.note is not None
        assert not reading.note.page.notice
        assert len(titles(driver)) == 2


async def test_an_index_with_nothing_in_it_leaves_what_there_was(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes(NOTES) as driver:
        await watched(driver)
        (root / "index.md").write_text("")
        await driver.shows("notes/index.md (empty)")
        assert len(titles(driver)) == 2
        (root / "index.md").write_text(HEAD + ORCA)
        await until(driver, lambda: len(titles(driver)) == 1 and "(empty)" not in title_line(driver))


async def test_a_folder_of_notes_that_is_gone_is_told_until_it_is_back(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes(ALONE) as driver:
        await watched(driver)
        await driver.press(*TO_ORCA)
        root.rename(root.parent / "away")
        await driver.shows("notes (gone)")
        assert selected(driver) == "Orca"
        (root.parent / "away").rename(root)
        await until(driver, lambda: "(gone)" not in title_line(driver))
        save(root / "c/osdi-2022/orca.md", "# Orca again\n")
        await until(driver, lambda: selected(driver) == "Orca again")


async def test_a_note_that_is_emptied_leaves_what_there_was_with_a_word(drive_notes: DriveNotes, root: Path) -> None:
    async with drive_notes(NOTES) as driver:
        await watched(driver)
        await driver.press(*TO_ORCA)
        path = root / "c/osdi-2022/orca.md"
        path.write_text("")
        said = "This page has no text any more. What you see is as it was before."
        preview = driver.app._flows.preview
        await until(driver, lambda: preview.note is not None and preview.note.page.notice == said)
        assert "It batches." in driver.text
        path.write_text("# Orca\n\nIt schedules.\n")
        await driver.shows("It schedules.")
        assert "any more" not in driver.text


async def test_many_changes_at_once_are_taken_in_at_once(
    drive_notes: DriveNotes, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[object] = []
    look_again = Collection.look_again

    def counted(collection: Collection, *arguments: object, **options: object) -> None:
        looks.append(arguments)
        look_again(collection, *arguments, **options)  # type: ignore[arg-type] # as they were given

    monkeypatch.setattr(Collection, "look_again", counted)
    async with drive_notes(ALONE) as driver:
        await watched(driver)
        looks.clear()
        for number in range(300):
            (root / f"c/page-{number}.md").write_text(f"# Page {number}\n")
        await until(driver, lambda: len(titles(driver)) == 302)
        assert len(looks) < 10


async def test_what_does_not_matter_is_not_looked_at(
    drive_notes: DriveNotes, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    async with drive_notes(NOTES) as driver:
        await watched(driver)
        monkeypatch.setattr(driver.app._flows.gathering, "look_again", seen.append)
        for name in (".orca.md.swp", "4913", "orca.md~", "c/picture.png", "c/.hidden.md"):
            (root / name).write_text("x")
        (root / ".git").mkdir()
        save(root / "index.md", INDEX)
        await until(driver, lambda: bool(seen))
    assert seen == [{str(root / "index.md")}]


async def test_r_says_what_came_of_it(drive_notes: DriveNotes, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Watching, "watch", lambda *_: None)
    async with drive_notes(NOTES) as driver:
        await driver.press("slash", *"reef", "enter", "r")
        assert driver.notifications == ["Nothing has changed."]
        (root / "c/osdi-2022/reef.md").write_text("# Reef\n\nIt preempts at once.\n")
        await driver.press("r")
        assert driver.notifications == ["Read again: the page has changed."]
        assert "It preempts at once." in driver.text
        for index, said in (
            (INDEX + "- [A](/c/a.md)\n- [B](/c/b.md)\n", "Read again: 2 papers more."),
            (INDEX + "- [A](/c/a.md)\n", "Read again: 1 paper fewer."),
            (INDEX + "- [C](/c/a.md)\n", "Read again: what has changed is shown."),
            ("", "notes/index.md has no entries any more. What you see is as it was before."),
            ("", "notes/index.md has no entries any more. What you see is as it was before."),
        ):
            (root / "index.md").write_text(index)
            await driver.press("r")
            assert driver.notifications == [said]


async def test_where_files_cannot_be_watched_r_shows_what_has_changed(
    drive_notes: DriveNotes, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Iterator[set[object]]:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr("watchfiles.watch", refuse)
    async with drive_notes(NOTES) as driver:
        await until(driver, lambda: bool(driver.notifications))
        assert driver.notifications == ["Files cannot be watched (Too many open files): r shows what has changed."]
        save(root / "index.md", HEAD + REEF)
        await driver.press("r")
        assert titles(driver) == ["Reef: Preemption"]


async def test_r_fetches_the_index_of_a_site_again(make_app: MakeApp, server: Loopback) -> None:
    server.answers |= {"/llms.txt": text(INDEX), "/c/osdi-2022/orca.md": text("On the web.\n")}
    app = make_app(open_collection(f"{server.url}/llms.txt"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        driver = Driver(pilot)
        await driver.settle()
        assert not driver.app._flows.reloading._watching.folders
        server.answers["/llms.txt"] = text(INDEX + "- [Whale](/c/osdi-2022/whale.md)\n")
        await driver.press("r")
        assert driver.notifications == ["Read again: 1 paper more."]
        assert "Whale" in titles(driver)
        await driver.press("r")
        assert driver.notifications == ["Nothing has changed."]
        server.answers.pop("/llms.txt")
        await driver.press("r")
        assert driver.notifications[0].startswith("Kept copy of")


async def test_watching_ends_with_the_app(drive_notes: DriveNotes) -> None:
    async with drive_notes(NOTES) as driver:
        await watched(driver)
        thread = driver.app._flows.reloading._watching.thread
        assert thread is not None
        assert thread.is_alive()
    thread.join(PATIENCE)
    assert not thread.is_alive()


async def test_watching_ends_also_when_the_place_of_the_user_cannot_be_told(
    drive_notes: DriveNotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise LookupError

    thread = None
    with pytest.raises(LookupError):
        async with drive_notes(NOTES) as driver:
            await watched(driver)
            thread = driver.app._flows.reloading._watching.thread
            monkeypatch.setattr("tui.flows.resuming.Resuming.keep", fail)
    assert thread is not None
    thread.join(PATIENCE)
    assert not thread.is_alive()
