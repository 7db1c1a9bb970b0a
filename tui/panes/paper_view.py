"""The paper on the right: what the index says of it, its note, and papers like it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.library.entry import Entry
from tui.lines.sheet_view import SheetView
from tui.marks.marks import Marks
from tui.notes.blocks import Block, Target
from tui.notes.note import Note
from tui.paper_page import NO_BODY, Body, empty_page, entry_page
from tui.search.hit import Term


class PaperView(SheetView):
    """An entry to look at. The cursor walks its tags and links."""

    BINDING_GROUP_TITLE = "Paper"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", show=False, id="view-down", tooltip="To the next tag or link, or down"),
        Binding("k,up", "step(-1)", "Previous", show=False, id="view-up", tooltip="To the tag or link before, or up"),
    ]

    class Followed(Message):
        """The user has chosen a link, a tag or an entry: of the entry that is shown, or in its note."""

        def __init__(self, target: Target, entry: Entry | None, note: Note | None) -> None:
            super().__init__()
            self.target = target
            self.entry = entry
            self.note = note

    def __init__(self, entry: Entry | None, marks: Marks, *, id: str | None = None) -> None:  # noqa: A002 (the name is Textual's)
        super().__init__(entry_page(entry, mark=marks.of(entry)) if entry else empty_page(), id=id)
        self._marks = marks
        self._hold(entry)

    @property
    def entry(self) -> Entry | None:
        """What is shown."""
        return self._entry

    @property
    def note(self) -> Note | None:
        """The note that is shown with it."""
        return self._body.note

    def show(
        self,
        entry: Entry | None,
        terms: Sequence[Term] = (),
        body: Body = NO_BODY,
        *,
        stays: bool = False,
    ) -> None:
        """Show an entry, with what a search has matched, from its first line or, if it stays, where the user is in it.

        None shows that there is nothing.
        """
        self._hold(entry, terms, body)
        if stays:
            self.show_mark()
        else:
            self.show_blocks(self._page)
            self._begin()

    def show_body(self, body: Body) -> None:
        """Show this below the entry; the lines in sight stay."""
        self._body = body
        if self._entry is not None:
            self.show_mark()
            if self.current < 0:
                self._begin()

    def show_mark(self) -> None:
        """Show the same with the mark that the entry has now; the lines in sight stay."""
        self.show_blocks(self._page, self.spot, self.current)

    @property
    def _page(self) -> list[Block]:
        if self._entry is None:
            return empty_page()
        mark = self._marks.of(self._entry)
        return entry_page(self._entry, self._terms, self._body, mark)

    def _begin(self) -> None:
        """Put the cursor on the first tag or link behind the places that the entry is in."""
        targets = self.sheet.targets
        self.point_at(next((number for number, target in enumerate(targets) if not isinstance(target, Entry)), -1))

    def _hold(self, entry: Entry | None, terms: Sequence[Term] = (), body: Body = NO_BODY) -> None:
        self._entry = entry
        self._terms = terms
        self._body = body
        self.frame_title = entry.kind.value.capitalize() if entry else "Paper"

    def action_choose(self) -> None:
        """Tell what is to be followed, and from where."""
        if self.target is not None:
            self.post_message(self.Followed(self.target, self._entry, self.note))

    def action_step(self, steps: int) -> None:
        """Go to the next or previous target; where that is out of sight, scroll by a line."""
        number = self.current + steps
        in_sight = self.targets_in_sight()
        if self.current not in in_sight and in_sight:
            self.go_to_target(in_sight[0 if steps > 0 else -1])
        elif 0 <= number < len(self.sheet.targets) and self._is_near(number):
            self.go_to_target(number)
        else:
            self.go_to_top(self.top + steps)

    def _is_near(self, number: int) -> bool:
        """Whether a target is in sight or on the next line."""
        return self.sheet.target_lines[number] in range(self.top - 1, self.top + self.inner_height + 1)
