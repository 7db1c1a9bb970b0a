"""What is kept from run to run, and where."""

from dataclasses import dataclass

from tui.collection import Collection
from tui.marks.marks import Marks
from tui.queries import History, SavedSearches


@dataclass(frozen=True, slots=True)
class Kept:
    """The queries asked, those saved under a name, and the marks of the papers of one library."""

    history: History
    saved: SavedSearches
    marks: Marks


def open_kept(collection: Collection) -> Kept:
    """Open what is kept in the user's folders."""
    from platformdirs import user_data_path, user_state_path

    data, state = user_data_path("readnotes-tui"), user_state_path("readnotes-tui")
    return Kept(History(state / "queries"), SavedSearches(data / "searches.json"), Marks(collection.library))
