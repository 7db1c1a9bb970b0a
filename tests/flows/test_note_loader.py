"""What is loaded of a place."""

from pathlib import Path

from textual.app import App

from tui.flows.note_loader import NoteLoader
from tui.flows.trail import Place
from tui.library.index.read_items import read_items
from tui.library.library import Library
from tui.notes.notes import Notes
from tui.pages.folder import Folder


async def test_nothing_of_a_place_is_put_into_words_to_name_the_worker() -> None:
    library = Library.from_index(read_items("- [Orca: A distributed serving system](/orca.md)\n"))
    (orca,) = library.entries
    app = App[None]()
    async with app.run_test():
        NoteLoader(app, library, Notes()).load(Place(orca, orca.page), "reading", fetch=False)
        (worker,) = app.workers
        assert "Orca" not in worker.description
        await app.workers.wait_for_complete()


class Hearing(App[None]):
    """Remembers which pages it was told to have been read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    def on_note_loader_read(self, event: NoteLoader.Read) -> None:
        self.read.append(event.note.page.text)


async def test_a_page_is_told_to_have_been_read_when_it_is_new_and_when_it_has_changed(tmp_path: Path) -> None:
    page = tmp_path / "orca.md"
    app = Hearing()
    async with app.run_test() as pilot:
        loader = NoteLoader(app, Library("", ()), Notes(Folder(tmp_path)))
        for text in ("Batches.", "Batches.", "Serves."):
            page.write_text(text)
            loader.load(Place(None, "/orca.md"), "reading", fetch=False)
            await app.workers.wait_for_complete()
            await pilot.pause()
    assert app.read == ["Batches.", "Serves."]
