"""What is loaded of a place."""

from textual.app import App

from tui.flows.note_loader import NoteLoader
from tui.flows.trail import Place
from tui.library.index.read_items import read_items
from tui.library.library import Library
from tui.notes.notes import Notes


async def test_nothing_of_a_place_is_put_into_words_to_name_the_worker() -> None:
    library = Library.from_index(read_items("- [Orca: A distributed serving system](/orca.md)\n"))
    (orca,) = library.entries
    app = App[None]()
    async with app.run_test():
        NoteLoader(app, library, Notes()).load(Place(orca, orca.page), "reading", fetch=False)
        (worker,) = app.workers
        assert "Orca" not in worker.description
        await app.workers.wait_for_complete()
