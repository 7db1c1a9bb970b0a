"""What lies over the list of a venue, and the way back through it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual.widget import Widget

from tui.flows.panes import Panes
from tui.library.library import Library
from tui.listing import Listing
from tui.panes.paper_list import Spot


@dataclass(frozen=True, slots=True)
class _Layer:
    """What a search or a tag covers: the list as it was, the pane that had the focus, and what to open over both."""

    spot: Spot
    pane: Widget
    reopen: Callable[[], None] | None


class Layers:
    """A stack of searches and tags over the list; at most one search is open, and it is the topmost."""

    def __init__(self, panes: Panes) -> None:
        self._workspace = panes.workspace
        self._tree = panes.tree
        self._bar = panes.bar
        self._papers = panes.papers
        self._layers: list[_Layer] = []

    def __bool__(self) -> bool:
        """Whether anything lies over the list."""
        return bool(self._layers)

    def add(self, reopen: Callable[[], None] | None = None) -> None:
        """Remember what is shown now, before something is laid over it; a search that is open gives way.

        `reopen` brings back what filled the screen, if something did.
        """
        if self._bar.is_open:
            self._close_bar()
            self._layers[-1] = replace(self._layers[-1], reopen=reopen)
        else:
            self._layers.append(_Layer(self._papers.spot, self._workspace.current, reopen))
            self._papers.app.refresh_bindings()

    def lift(self) -> None:
        """Take the topmost away, and show what it covered as it was."""
        layer = self._layers.pop()
        self._close_bar()
        self._papers.come_back(layer.spot)
        self._workspace.go_to(layer.pane)
        if layer.reopen is not None:
            layer.reopen()

    def show_covered(self) -> None:
        """Show in the list what the topmost covers, without taking it away."""
        self._tree.show_hits(None)
        self._papers.come_back(self._layers[-1].spot)

    @property
    def lowest(self) -> Listing:
        """What all of them cover, or the list as it is without any."""
        return self._layers[0].spot.listing if self._layers else self._papers.spot.listing

    def renew(self, renewed: Callable[[Listing], Listing], library: Library) -> None:
        """Have what is covered show what `renewed` makes of it in the library as it is now."""
        self._layers = [
            replace(layer, spot=layer.spot.renewed(renewed(layer.spot.listing), library)) for layer in self._layers
        ]

    def clear(self) -> None:
        """Take all away; the list shows what it is told next."""
        if self._layers:
            self._close_bar()
            self._layers.clear()
            self._papers.app.refresh_bindings()

    def _close_bar(self) -> None:
        self._bar.close()
        self._tree.show_hits(None)
