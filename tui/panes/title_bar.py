"""The line at the top: whose notes these are and how many, and, where one pane shows, the way to the others."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from tui.counted import counted
from tui.library.entry import Kind
from tui.library.library import Library
from tui.lines.component_style import component_style

_DOT = " · "


class TitleBar(Widget):
    """Name on the left, facts on the right; names of panes in between when they are tabs."""

    COMPONENT_CLASSES = {"title-bar--name", "title-bar--tab", "title-bar--current", "title-bar--muted"}

    class TabChosen(Message):
        """The user wants to see another pane."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, library: Library, source: str, tabs: list[str]) -> None:
        super().__init__()
        self._source = source
        self._trouble = ""
        self._take(library)
        self._tabs = tabs
        self._current: int | None = None

    def use(self, library: Library) -> None:
        """Show the facts of another state of the library."""
        self._take(library)
        self.refresh()

    def show_trouble(self, word: str) -> None:
        """Show what is the matter with the index, behind its name; "" for nothing."""
        self._trouble = word
        self.refresh()

    def show_tabs(self, current: int | None) -> None:
        """Show the panes as tabs with the current one marked; None shows none."""
        if current != self._current:
            self._current = current
            self.refresh()

    def render(self) -> Content:
        """Draw what fits: facts leave from the end, then the name gets shorter."""
        width = self.size.width
        left = (
            self._draw_tabs() if self._current is not None else Content(f" {self._title}").stylize(self._style("name"))
        )
        facts = [f"{self._source} ({self._trouble})", *self._facts] if self._trouble else [*self._facts, self._source]
        while facts and left.cell_length + cell_len(_DOT.join(facts)) + len(_DOT) > width:
            facts.pop()
        right = Content(_DOT.join(facts) + " ").stylize(self._style("muted"))
        room = max(0, width - right.cell_length)
        return left.truncate(room, ellipsis=True, pad=True) + right

    def on_click(self, event: events.Click) -> None:
        """Go to the clicked pane."""
        if self._current is None:
            return
        start = 1
        for number, tab in enumerate(self._tabs):
            end = start + len(tab) + 2
            if start <= event.x < end:
                self.post_message(self.TabChosen(number))
            start = end + 1

    def _take(self, library: Library) -> None:
        self._title = library.title or self._source
        self._facts = _facts(library)

    def _draw_tabs(self) -> Content:
        parts: list[Content] = [Content(" ")]
        for number, tab in enumerate(self._tabs):
            name = "current" if number == self._current else "tab"
            parts += [Content(f" {tab} ").stylize(self._style(name)), Content(" ")]
        return Content("").join(parts)

    def _style(self, name: str) -> Style:
        return component_style(self, f"title-bar--{name}")


def _facts(library: Library) -> list[str]:
    """Count what there is of each kind."""
    counts = (
        (len(library.papers), "paper"),
        (sum(1 for _ in library.of_kind(Kind.EDITION)), "edition"),
        (len(library.tags), "tag"),
    )
    return [counted(count, name) for count, name in counts if count] or ["no entries"]
