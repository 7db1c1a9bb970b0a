"""The panes side by side, folded or one at a time, as the width allows."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.widget import Widget

_WIDE = 110
"""Cells from which all three panes stand side by side."""
_MIDDLE = 70
"""Cells from which the tree stands beside the list, with the paper below it; with fewer, one pane shows."""


class Workspace(Horizontal):
    """Three panes in reading order; one of them is current, and is the one that stays when there is room for one."""

    BINDING_GROUP_TITLE = "Panes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "step_pane(1)", "Pane", show=False, id="pane-next", tooltip="To the next pane"),
        Binding("shift+tab", "step_pane(-1)", "Pane", show=False, id="pane-previous", tooltip="To the pane before"),
        Binding("l,right", "side_pane(1)", "Right", show=False, id="pane-right", tooltip="To the pane on the right"),
        Binding("h,left", "side_pane(-1)", "Left", show=False, id="pane-left", tooltip="To the pane on the left"),
        Binding("1", "go_to_pane(0)", "Venues", show=False, id="pane-venues", tooltip="To the venues"),
        Binding("2", "go_to_pane(1)", "Papers", show=False, id="pane-papers", tooltip="To the papers"),
        Binding("3", "go_to_pane(2)", "Paper", show=False, id="pane-paper", tooltip="To the paper"),
        Binding("+", "zoom", "Zoom", show=False, id="zoom", tooltip="Show only this pane, or all again"),
    ]

    class Moved(Message):
        """Another pane is current, or other panes are shown."""

        def __init__(self, current: int, *, shows_one: bool) -> None:
            super().__init__()
            self.current = current
            self.shows_one = shows_one

    def __init__(self, tree: Widget, bar: Widget, papers: Widget, view: Widget) -> None:
        super().__init__()
        self._bar = bar
        self._papers = papers
        self._panes = (tree, papers, view)
        self._current = 0
        self._zoomed = False

    def compose(self) -> ComposeResult:
        """Put the search bar above the list, and both beside or above the paper."""
        tree, papers, view = self._panes
        yield tree
        with Container(id="reading"):
            with Container(id="finding"):
                yield self._bar
                yield papers
            yield view

    def on_mount(self) -> None:
        """Start in the tree, unless keys typed before the first screen have gone further."""
        if self.screen.focused is None:
            self.go_to(self._panes[0])

    def on_resize(self) -> None:
        """Fold the panes to the new width."""
        self._arrange()

    @property
    def current(self) -> Widget:
        """The pane that has the focus, or would have it if nothing lay over the panes."""
        return self._panes[self._current]

    @property
    def number(self) -> int:
        """The place of the current pane, from 0."""
        return self._current

    def go_to(self, pane: Widget) -> None:
        """Make a pane current and give it the focus."""
        self._current = self._panes.index(pane)
        self._arrange()
        self.screen.set_focus(pane)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow a focus that the mouse has moved."""
        if event.widget in self._panes:
            self._current = self._panes.index(event.widget)
        elif self._bar in event.widget.ancestors_with_self:
            self._current = self._panes.index(self._papers)
        self._arrange()

    def action_step_pane(self, steps: int) -> None:
        """Go round the panes."""
        in_bar = self._bar.has_focus_within
        self.go_to(self._papers if in_bar else self._panes[(self._current + steps) % len(self._panes)])

    def action_side_pane(self, steps: int) -> None:
        """Go to the pane beside, as far as there are any."""
        self.go_to(self._panes[max(0, min(self._current + steps, len(self._panes) - 1))])

    def action_go_to_pane(self, number: int) -> None:
        """Go to a pane by its place, from 0."""
        self.go_to(self._panes[number])

    def action_zoom(self) -> None:
        """Show only the current pane, or all of them again."""
        self._zoomed = not self._zoomed
        self._arrange()

    def _arrange(self) -> None:
        width = self.size.width or self.app.size.width  # before the first layout: what it will be
        shows_one = self._zoomed or width < _MIDDLE
        self.set_class(width >= _WIDE, "-wide")
        self.set_class(shows_one, "-one")
        for number, pane in enumerate(self._panes):
            pane.display = not shows_one or number == self._current
        reading = self.query_one("#reading")
        reading.display = not shows_one or self._current > 0
        self.query_one("#finding").display = not shows_one or self._papers.display
        self.post_message(self.Moved(self._current, shows_one=shows_one))
