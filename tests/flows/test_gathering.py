"""The library that comes from gathering has nothing left to work out when the panes ask."""

from pathlib import Path

from textual.app import App

from tui.flows.gathering import Gathering
from tui.library.library import Library
from tui.opening import open_collection


class Hearer(App[None]):
    """Hears of libraries."""

    library: Library | None = None

    def on_gathering_gathered(self, event: Gathering.Gathered) -> None:
        self.library = event.library


async def test_what_the_panes_ask_first_is_known_already(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("- [OSDI 2022](/osdi.md)\n- [Orca](/osdi/orca.md): #serving\n")
    (tmp_path / "osdi").mkdir()
    (tmp_path / "osdi" / "orca.md").write_text("# Orca\n\nAuthors: Ann Lee\n")
    app = Hearer()
    async with app.run_test() as pilot:
        Gathering(app, open_collection(str(tmp_path)), app.notify).begin()
        await app.workers.wait_for_complete()
        await pilot.pause()
        library = app.library
        assert library is not None
        library.entries = ()  # whatever is asked from here on is not found by going through them
        (orca,) = library.papers
        assert library.tags == {"serving": (orca,)}
        assert library.at("/osdi/orca.md") is orca
        assert library.same(orca) is orca
