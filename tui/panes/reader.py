"""A note over the whole screen, with its headings beside it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tui.lines.one_line_input import OneLineInput
from tui.lines.sheet_view import SheetView
from tui.notes.blocks import Block, Target
from tui.notes.layout.layout import Spot
from tui.panes.contents import Contents
from tui.panes.note_view import NoteView

_WIDE = 100
"""Cells from which the headings stand beside the note."""


class Reader(Vertical):
    """Takes the place of the panes, and shows one page after the other. Where links lead is for others to decide."""

    BINDING_GROUP_TITLE = "Reading"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="reader-leave", tooltip="Stop looking, or close the note"),
        Binding("q", "close", "Close", show=False, id="reader-close", tooltip="Close the note"),
        Binding("slash", "find", "Find", id="reader-find", tooltip="Find a text in the note"),
        Binding("c", "contents", "Contents", id="reader-contents", tooltip="To the table of contents, or hide it"),
        Binding("H", "turn(-1)", "Page before", id="reader-back", tooltip="Back to the page before"),
        Binding("L", "turn(1)", "Next page", show=False, id="reader-forward", tooltip="Forward again"),
        Binding(
            "h,left", "go_to_contents", "Contents", show=False, id="reader-left", tooltip="To the table of contents"
        ),
        Binding("l,right", "go_to_note", "Note", show=False, id="reader-right", tooltip="To the note"),
    ]

    class Followed(Message):
        """The user has chosen a link, a tag or an entry on the page."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    class Turned(Message):
        """The user wants to go back by a page, or forward again."""

        def __init__(self, pages: int) -> None:
            super().__init__()
            self.pages = pages

    class Opened(Message):
        """The panes are out of sight."""

    class Left(Message):
        """The user has read enough."""

    def __init__(self) -> None:
        super().__init__()
        self.note = NoteView()
        self._contents = Contents()
        self._find = OneLineInput(placeholder="find in this note", compact=True, id="find")
        self._wants_contents = True
        self._has_before = False
        self.display = False

    @property
    def is_open(self) -> bool:
        """Whether it is on the screen."""
        return self.display

    def compose(self) -> ComposeResult:
        """Headings and note side by side, with the box to find a text below."""
        with Horizontal():
            yield self._contents
            yield self.note
        self._find.display = False
        yield self._find

    def open(self) -> None:
        """Come on the screen, with the cursor in the note."""
        self.display = True
        self._focus(self.note)
        self.post_message(self.Opened())
        self.screen.refresh(layout=True)  # else Textual draws the panes once more before it lays them out

    def close(self) -> None:
        """Leave the screen."""
        self._find.display = False
        self.note.forget_text()
        self.display = False
        self.screen.refresh(layout=True)

    def on_resize(self) -> None:
        """Give the headings the room there is."""
        self._arrange()

    def show(self, title: str, blocks: Sequence[Block], spot: Spot, current: int, *, has_before: bool) -> None:
        """Show a page from a place on, with the cursor on one of its links, or with -1 on none.

        `has_before` tells whether there is a page before it to go back to.
        """
        if has_before != self._has_before:
            self._has_before = has_before
            self.refresh_bindings()
        self.note.show_page(title, blocks, spot, current)
        self._contents.show(self.note.sheet.headings, self.note.heading)
        self._arrange()

    def on_note_view_scrolled(self, event: NoteView.Scrolled) -> None:
        """The headings follow the note, unless the user is walking them."""
        event.stop()
        if self.screen.focused is not self._contents:
            self._contents.show(self.note.sheet.headings, self.note.heading)
            self._arrange()

    def on_contents_moved(self, event: Contents.Moved) -> None:
        """The note follows the headings."""
        event.stop()
        self.note.go_to_heading(event.number)

    def on_contents_chosen(self, event: Contents.Chosen) -> None:
        """On to the note."""
        event.stop()
        self.action_go_to_note()
        self.call_after_refresh(self.note.go_to_heading, event.number)

    def on_sheet_view_chosen(self, event: SheetView.Chosen) -> None:
        """Pass on what is to be followed."""
        event.stop()
        self.post_message(self.Followed(event.target))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Mark what is typed."""
        event.stop()
        self.note.look_for(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the note, with what was found marked."""
        event.stop()
        self._find.display = False
        self._focus(self.note)

    def action_find(self) -> None:
        """Ask what to find."""
        if not self._find.display:
            self.note.look_from_here()
        self._find.display = True
        self._find.value = ""
        self._focus(self._find)

    def action_leave(self) -> None:
        """Leave the innermost layer: the box, for where it was opened; what was found, the headings, the note."""
        if self._find.display:
            self._find.display = False
            self.note.look_for("")
            self._focus(self.note)
        elif self.note.is_marked:
            self.note.forget_text()
        elif self._contents.has_focus:
            self.action_go_to_note()
        else:
            self.action_close()

    def action_close(self) -> None:
        """Tell that the note is to be closed."""
        self.post_message(self.Left())

    def action_contents(self) -> None:
        """Show the headings and go there; where the user is there already, hide them."""
        if self._contents.has_focus:
            self._wants_contents = False
            self.action_go_to_note()
        else:
            self._wants_contents = True
            self.action_go_to_contents()

    def action_go_to_contents(self) -> None:
        """Go to the headings, if there are any."""
        if self.note.sheet.headings:
            self._contents.show(self.note.sheet.headings, self.note.heading)
            self._contents.display = True
            self._focus(self._contents)

    def action_go_to_note(self) -> None:
        """Go to the note."""
        self.note.display = True
        self._focus(self.note)

    def shows_key(self, binding: str) -> bool:
        """Show only the keys that lead somewhere (asked by the key bar)."""
        if binding == "reader-contents":
            return len(self.note.sheet.headings) > 1
        return binding != "reader-back" or self._has_before

    def action_turn(self, pages: int) -> None:
        """Ask for another page."""
        self.post_message(self.Turned(pages))

    def on_descendant_focus(self) -> None:
        """Give the focused pane its room."""
        self._arrange()

    def _focus(self, widget: Widget) -> None:
        self.screen.set_focus(widget)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = (self.size.width or self.app.size.width) >= _WIDE  # before the first layout: what it will be
        in_contents = self.screen.focused is self._contents
        has_room = is_wide and self._wants_contents and len(self.note.sheet.headings) > 1
        self._contents.display = in_contents or has_room
        self.note.display = is_wide or not in_contents
        self.set_class(not is_wide, "-narrow")
