"""What is kept from run to run, and where."""

from dataclasses import dataclass

from tui.collection import Collection
from tui.marks.marks import Marks
from tui.marks.store import Store
from tui.queries import History, SavedSearches
from tui.session import Sessions


@dataclass(frozen=True, slots=True)
class Kept:
    """The queries asked, those saved under a name, the marks of the papers of one library, and its last session."""

    history: History
    saved: SavedSearches
    marks: Marks
    sessions: Sessions


def open_kept(collection: Collection) -> Kept:
    """Open what is kept in the user's folders."""
    from platformdirs import user_data_path, user_state_path

    data, state = user_data_path("readnotes-tui"), user_state_path("readnotes-tui")
    return Kept(
        History(state / "queries"),
        SavedSearches(data / "searches.json"),
        open_marks(collection),
        Sessions(state / "sessions", collection.identity),
    )


def open_marks(collection: Collection) -> Marks:
    """Open what the user has noted about the papers of a collection."""
    return Marks(open_store(collection), collection.library)


def open_store(collection: Collection) -> Store:
    """Where that is kept."""
    from platformdirs import user_data_path

    return Store(user_data_path("readnotes-tui") / "marks.sqlite", collection.identity)
