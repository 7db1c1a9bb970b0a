"""The headings of a note, to go to one."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from tui.lines.line_list import LineList
from tui.notes.layout.layout import Heading

_INDENT = "  "


class Contents(LineList):
    """Headings, indented by their level. The cursor is on the one that is being read."""

    BINDING_GROUP_TITLE = "Contents"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j", "choose", "Read", id="contents-choose", tooltip="Read on from this heading"),
    ]

    class Moved(Message):
        """The user has moved to a heading, by its number from 0."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Chosen(Message):
        """The user wants to read on from a heading, by its number from 0."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__()
        self.frame_title = "Contents"
        self._headings: Sequence[Heading] = ()
        self._least = 1

    def show(self, headings: Sequence[Heading], current: int) -> None:
        """Show headings, with the cursor on one by its number; -1 is the first too."""
        if headings is not self._headings:
            self._headings = headings
            self._least = min((heading.level for heading in headings), default=1)
            self.set_rows(len(headings), max(0, current))
        else:
            self.move_to(max(0, current))

    def draw_row(self, number: int, width: int) -> Content:
        """Draw a heading."""
        heading = self._headings[number]
        title = Content(_INDENT * (heading.level - self._least) + heading.title)
        if heading.level > self._least:
            title = title.stylize(self.component("muted"))
        return title.truncate(width, ellipsis=True, pad=True)

    def cursor_moved(self) -> None:
        """Tell which heading the user has moved to."""
        self.post_message(self.Moved(self.cursor))

    def row_chosen(self) -> None:
        """Tell that the user wants to read."""
        self.post_message(self.Chosen(self.cursor))
