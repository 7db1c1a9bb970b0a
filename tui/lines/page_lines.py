"""Blocks as lines in a frame, laid out anew in every width."""

from collections.abc import Sequence
from functools import partial

from textual.message import Message
from textual.worker import get_current_worker

from tui.lines.framed_lines import FramedLines
from tui.notes.blocks import Block, beginning
from tui.notes.layout.layout import Sheet, Spot, lay_out

_WIDEST = 96
"""Cells of text in a line at the most: longer lines are hard to follow."""
_AT_ONCE = 300_000
"""Characters of a page that are laid out at once; a longer one is laid out in a thread."""
_BEGINNING = 30_000
"""Characters of a longer page that are shown until all of it is laid out."""


class PageLines(FramedLines):
    """Lines of blocks. What is first in sight stays in sight while the size changes."""

    class LaidOut(Message, bubble=False):
        """All of a long page has been laid out."""

        def __init__(self, blocks: Sequence[Block], sheet: Sheet) -> None:
            super().__init__()
            self.blocks = blocks
            self.sheet = sheet

    def __init__(self, blocks: Sequence[Block], *, id: str | None = None) -> None:  # noqa: A002 (the name is Textual's)
        super().__init__(id=id)
        self._spot: Spot | None = None  # what is to be first in sight, if the lines there are cannot show it so
        self._sheet: Sheet | None = None
        self._room: tuple[int, int] | None = None  # what the blocks are laid out for, or will be
        self._hold_blocks(blocks)

    def show_from(self, blocks: Sequence[Block], spot: Spot) -> None:
        """Show other blocks, from a place on."""
        self._hold_blocks(blocks)
        self._go_to_spot(spot)

    @property
    def spot(self) -> Spot:
        """The place that is first in sight, in any width."""
        return self._spot or self.sheet.spot(self._scrolled)

    @property
    def sheet(self) -> Sheet:
        """The blocks, laid out for the width there is now.

        Of a long page that is only the beginning, or all of it in the width before, until a thread is done.
        """
        width = self.inner_width
        widest = max(1, width - 2)
        room = (min(widest, _WIDEST), widest)
        if width and room != self._room:
            self._room = room
            self._lay_out(*room)
        if self._sheet is None:
            self._sheet = lay_out(self._first, _WIDEST)
        return self._sheet

    @property
    def line_count(self) -> int:
        """How many lines the page takes."""
        return len(self.sheet.lines)

    def resized(self) -> None:
        """Keep what is first in sight, or come back to it if there was no room for it in the size before."""
        sheet = self.sheet  # laid out anew, it has another spot
        self._go_to_spot(self._spot or sheet.spot(self._scrolled))

    def go_to_top(self, top: int) -> None:
        """Scroll until a line is the first in sight, or as near as there are lines."""
        super().go_to_top(top)
        self._spot = None

    def on_page_lines_laid_out(self, event: LaidOut) -> None:
        """Show all of a long page, if it is still what is to be shown."""
        if event.blocks is self._blocks and (event.sheet.width, event.sheet.widest) == self._room:
            self._is_whole = True
            self._take(event.sheet)
            self.resized()

    def _hold_blocks(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._is_whole = beginning(blocks, _AT_ONCE) is blocks
        self._first = blocks if self._is_whole else beginning(blocks, _BEGINNING)
        self._sheet = self._room = self._spot = None

    def _go_to_spot(self, spot: Spot) -> None:
        line = self.sheet.line_at(spot)
        self.go_to_top(line)
        # Past the end of all lines is only where no line was in sight.
        self._spot = spot if line < self.line_count or not self._is_whole else None

    def _lay_out(self, width: int, widest: int) -> None:
        """Lay out what there is time for, and the rest in a thread."""
        if self._first is self._blocks or not self._is_whole:
            self._take(lay_out(self._first, width, widest))
        if self._first is not self._blocks:
            work = partial(self._lay_out_all, self._blocks, width, widest)
            # Without a description Textual makes one out of all the blocks.
            self.run_worker(work, thread=True, exclusive=True, group="layout", description="lay out")

    def _lay_out_all(self, blocks: Sequence[Block], width: int, widest: int) -> None:
        sheet = lay_out(blocks, width, widest)
        if not get_current_worker().is_cancelled:
            self.post_message(self.LaidOut(blocks, sheet))

    def _take(self, sheet: Sheet) -> None:
        """Go on with another layout of the blocks, at the same place."""
        if self._sheet is not None:
            self._spot = self._spot or self._sheet.spot(self._scrolled)
            self._scrolled = sheet.line_at(self._spot)
        self._sheet = sheet
        self._drawn.clear()
