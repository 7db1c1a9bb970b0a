"""The widgets that the flows act on."""

from dataclasses import dataclass

from tui.panes.paper_list import PaperList
from tui.panes.paper_view import PaperView
from tui.panes.reader import Reader
from tui.panes.search_bar import SearchBar
from tui.panes.venue_tree import VenueTree
from tui.panes.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Panes:
    """The panes side by side in their workspace, and the reader that is shown instead of them."""

    workspace: Workspace
    tree: VenueTree
    bar: SearchBar
    papers: PaperList
    view: PaperView
    reader: Reader
