"""The note that fills the screen: its links can be walked, and a text can be found in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.library.entry import Entry
from tui.lines.sheet_view import Mark, SheetView
from tui.notes.blocks import Block
from tui.notes.layout.find import Finding
from tui.notes.layout.layout import BEGINNING, Spot


class NoteView(SheetView):
    """A page to read from beginning to end."""

    BINDING_GROUP_TITLE = "Note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", "Down", show=False, id="note-down", tooltip="A line down"),
        Binding("k,up", "scroll(-1)", "Up", show=False, id="note-up", tooltip="A line up"),
        Binding("tab", "step_target(1)", "Next link", id="note-link", tooltip="To the next link"),
        Binding(
            "shift+tab", "step_target(-1)", "Link", show=False, id="note-link-before", tooltip="To the link before"
        ),
        Binding("]", "step_heading(1)", "Heading", show=False, id="note-heading", tooltip="To the next heading"),
        Binding(
            "[", "step_heading(-1)", "Heading", show=False, id="note-heading-before", tooltip="To the heading before"
        ),
        Binding("n", "step_match(1)", "Next", show=False, id="note-match", tooltip="To the next place of the text"),
        Binding("N", "step_match(-1)", "Before", show=False, id="note-match-before", tooltip="To the place before"),
    ]

    class Scrolled(Message):
        """Another heading is the one that the first line in sight belongs to, or the headings have other lines."""

    def __init__(self) -> None:
        super().__init__([])
        self._finding = Finding()
        self._looked_from = BEGINNING
        self._heading = -1
        self._chosen = -1  # the heading that the user has gone to, until the lines in sight are others
        self._title = ""
        self._of_use = (False, False, False)

    @property
    def heading(self) -> int:
        """The number of the heading that is read: the one gone to, at the end of a page that scrolls the last one.

        Else it is the one that the first line in sight belongs to; -1 above all headings.
        """
        lines = self._heading_lines
        if 0 <= self._chosen < len(lines):
            return self._chosen
        is_at_end = 0 < self.top == self.line_count - self.inner_height
        return len(lines) - 1 if is_at_end else bisect_right(lines, self.top) - 1

    @property
    def _heading_lines(self) -> Sequence[int]:
        return [heading.line for heading in self.sheet.headings]

    @property
    def is_marked(self) -> bool:
        """Whether a text is being looked for."""
        return bool(self._finding.wanted)

    def show_page(self, title: str, blocks: Sequence[Block], spot: Spot, current: int) -> None:
        """Show a page from a place on; what was looked for is looked for in it too."""
        if title != self._title:
            self._title, self._chosen = title, -1
        self.show_blocks(blocks, spot, current)
        self.post_message(self.Scrolled())

    def go_to_top(self, top: int) -> None:
        """Scroll, and say where that is."""
        self._find_again()
        last = max(0, self.line_count - self.inner_height)
        top = max(0, min(top, last))
        part = f"{100 * top // last if last else 100}%"
        self.frame_note = f"{self._finding.said} · {part}" if self._finding.said else part
        self.frame_title = self._title if top else "Note"
        if top != self.top:
            self._chosen = -1
        super().go_to_top(top)
        self._tell_heading()

    def resized(self) -> None:
        """Stay at the heading that was gone to."""
        chosen = self._chosen
        super().resized()
        self._chosen = chosen
        self._tell_heading()

    def repaint(self) -> None:
        """Draw the lines anew, and show other keys where others are of use."""
        super().repaint()
        of_use = self.target is not None, bool(self.sheet.targets), len(self.sheet.headings) > 1
        if of_use != self._of_use:
            self._of_use = of_use
            self.refresh_bindings()

    def go_to_anchor(self, anchor: str) -> bool:
        """Scroll to a place by its name in links; whether there is such a place."""
        line = self.sheet.anchors.get(anchor, self.sheet.anchors.get(anchor.lower()))
        if line in self._heading_lines:
            self.go_to_heading(self._heading_lines.index(line))
        elif line is not None:
            self.go_to_top(line)
        return line is not None

    def go_to_heading(self, number: int) -> None:
        """Scroll to a heading, by its number from 0, as far as there are lines; it is then the one that is read."""
        self.go_to_top(self._heading_lines[number])
        self._chosen = number
        self._tell_heading()

    def look_from_here(self) -> None:
        """Remember the place from which texts are looked for from now on."""
        self._looked_from = self.spot

    def look_for(self, text: str) -> None:
        """Mark a text wherever it is, and go to the first place of it from where it is looked for.

        Where it is not found, and for "", which marks nothing, that is where the note comes back to.
        """
        self._find_again()
        self._finding.find(text)
        top = self.sheet.line_at(self._looked_from)
        self._go_to_match(self._finding.from_line(top, self.line_count), top)

    def forget_text(self) -> None:
        """Mark nothing any more."""
        self._finding.find("")
        self.go_to_top(self.top)

    def marks(self, line: int) -> Sequence[Mark]:
        """The places of the text that is looked for."""
        return [
            Mark(piece.start, piece.end, number == self._finding.current)
            for number in self._finding.matches.in_lines(range(line, line + 1))
            for piece in self._finding.matches[number]
            if piece.line == line
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a choice only where there is a cursor (a hook of Textual's)."""
        return self.target is not None if action == "choose" else super().check_action(action, parameters)

    def shows_key(self, binding: str) -> bool:
        """Show the key to the next link only where there are links (asked by the key bar)."""
        return binding != "note-link" or bool(self.sheet.targets)

    def action_step_target(self, steps: int) -> None:
        """Go to the next or previous link, from what is in sight."""
        lines = self.sheet.target_lines
        in_sight = self.targets_in_sight()
        if self.current in in_sight:
            number = self.current + steps
        elif in_sight:
            number = self._first_link(in_sight) if steps > 0 else in_sight[-1]
        else:
            number = bisect_left(lines, self.top) - (steps < 0)
        if 0 <= number < len(lines):
            self.go_to_target(number)

    def _first_link(self, numbers: range) -> int:
        """The first of some targets, rather behind the places that the paper is in."""
        targets = self.sheet.targets
        return next((number for number in numbers if not isinstance(targets[number], Entry)), numbers[0])

    def action_step_heading(self, steps: int) -> None:
        """Go to the next heading, or to the one before the first line in sight."""
        lines, number = self._heading_lines, self.heading
        is_above = number >= 0 and lines[number] < self.top
        number += steps + (steps < 0 and is_above)
        if 0 <= number < len(lines):
            self.go_to_heading(number)

    def action_step_match(self, steps: int) -> None:
        """Go to the next or previous place of the text, round and round."""
        if count := len(self._finding.matches):
            self._go_to_match((self._finding.current + steps) % count, self.top)

    def _go_to_match(self, number: int, top: int) -> None:
        """Scroll to a place of the text, or to a line from which it is in sight anyway."""
        self._finding.current = number
        if self._finding.matches:
            line = self._finding.matches[number][0].line
            top = top if line in range(top, top + self.inner_height) else line - self.inner_height // 3
        self.go_to_top(top)

    def _tell_heading(self) -> None:
        if self.heading != self._heading:
            self._heading = self.heading
            self.post_message(self.Scrolled())

    def _find_again(self) -> None:
        """Find the text in the lines as they are laid out now."""
        if self._finding.use(self.sheet):
            self.post_message(self.Scrolled())
