"""The list of papers, or of hits, in the middle."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from itertools import chain
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from tui.library.entry import Entry
from tui.library.library import Library
from tui.lines.line_list import LineList
from tui.lines.paper_row import PaperRow
from tui.listing import Listing, Rule
from tui.marks.marks import Marks
from tui.search.hit import Hit


@dataclass(frozen=True, slots=True)
class Spot:
    """A listing with the row and scroll to come back to."""

    listing: Listing
    cursor: int
    top: int

    def renewed(self, listing: Listing, library: Library) -> "Spot":
        """The same spot in a listing of the library as it is now; among hits, which stay, the very same one.

        Where the entry under the cursor is not listed any more, that is the one after it, or else the one before it;
        but the first row stays the first.
        """
        if listing.hits is not None:
            return self
        entries, there = self.listing.entries, frozenset(listing.entries)
        nearest = chain(entries[self.cursor :], reversed(entries[: self.cursor])) if self.cursor else entries[:1]
        found = (same for same in map(library.same, nearest) if same in there)
        return self.moved_to(next(found, None), listing)

    def moved_to(self, entry: Entry | None, listing: Listing) -> "Spot":
        """The spot of an entry in another listing, as far down the screen as this one; but the first row stays so."""
        other = _spot_in(listing, entry)
        return replace(other, top=max(0, self.top + other.cursor - self.cursor)) if self.cursor else other


def _spot_in(listing: Listing, entry: Entry | None) -> Spot:
    """The spot of an entry in a listing, or its beginning."""
    number = next((number for number, other in enumerate(listing.entries) if other is entry), 0) if entry else 0
    return Spot(listing, number + sum(number >= rule.before for rule in listing.rules), 0)


class PaperList(LineList):
    """Titles with marks, venue and year in columns; after a search, with the matched characters marked."""

    BINDING_GROUP_TITLE = "Papers"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--star", "line-list--status", "line-list--read"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+j",
            "choose",
            "Read",
            id="list-choose",
            tooltip="Read the paper; from a search, go to it in its venue",
        ),
    ]

    class Moved(Message):
        """The cursor is on another entry, or there is none any more."""

        def __init__(self, entry: Entry | None, hit: Hit | None) -> None:
            super().__init__()
            self.entry = entry
            self.hit = hit

    class Chosen(Message):
        """The user has chosen an entry."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, library: Library, marks: Marks, listing: Listing, *, id: str | None = None) -> None:  # noqa: A002 (Textual's)
        super().__init__(id=id)
        self._marks = marks
        self._row = PaperRow(library, self.component)
        self._hold(Spot(listing, 0, 0))

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self._listing.entries[self._number(self.cursor)] if self.line_count else None

    @property
    def hit(self) -> Hit | None:
        """Why it is listed, after a search."""
        return self._listing.hits[self._number(self.cursor)] if self._listing.hits else None

    @property
    def number(self) -> int:
        """The place of the entry under the cursor among those listed, from 0."""
        return self._number(self.cursor)

    @property
    def spot(self) -> Spot:
        """Where the user is now, for `come_back`."""
        return Spot(self._listing, self.cursor, self.top)

    def use(self, library: Library) -> None:
        """From now on list entries of another state of the library."""
        self._row.use(library)
        self._drawn.clear()

    def show(self, listing: Listing, entry: Entry | None = None) -> None:
        """Show a listing, with the cursor on an entry of it."""
        self.come_back(_spot_in(listing, entry))

    def come_back(self, spot: Spot) -> None:
        """Show what was shown when the spot was taken."""
        self._hold(spot)
        self.cursor_moved()

    def _hold(self, spot: Spot) -> None:
        self._listing = spot.listing
        self._drawn.clear()
        self.frame_title = spot.listing.title
        self.set_rows(len(spot.listing.entries) + len(spot.listing.rules), spot.cursor, spot.top)

    def cursor_moved(self) -> None:
        """Tell which entry is shown now."""
        self.post_message(self.Moved(self.entry, self.hit))

    def row_chosen(self) -> None:
        """Tell which entry the user has chosen."""
        if self.entry is not None:
            self.post_message(self.Chosen(self.entry))

    def step(self, rows: int, pages: int) -> None:
        """Move for the user by rows, or by pages."""
        if rows:
            self.action_move(rows)
        else:
            self.action_page(pages)

    def is_rule(self, number: int) -> bool:
        """Whether a row is the line before hits that answer less of the query."""
        return self._rule(number) is not None

    def position_note(self) -> str:
        """Say where the cursor is among the entries."""
        count = len(self._listing.entries)
        return f"{self._number(self.cursor) + 1}/{count}" if count else "0/0"

    def line_key(self, number: int) -> Hashable:
        """A row of one listing depends on the cursor, and on the mark of its entry."""
        is_rule = self.is_rule(number)
        mark = None if is_rule else self._marks.of(self._listing.entries[self._number(number)])
        return number, number == self.cursor, mark

    def draw_line(self, number: int, width: int, base: Style) -> Strip:
        """Draw a row, or what is said instead of rows."""
        if self.line_count or not self._listing.nothing:
            return super().draw_line(number, width, base)
        said = ["", self._listing.nothing, *self._listing.advice]
        text = Content(f" {said[number]}" if number < len(said) else "")
        if number > 1:
            text = text.stylize(self.component("muted"))
        return Strip(text.truncate(width, ellipsis=True, pad=True).render_segments(base), width)

    def draw_row(self, number: int, width: int) -> Content:
        """Draw an entry, or the line before hits that answer less of the query."""
        rule = self._rule(number)
        if rule is not None:
            line = f"── {rule.text} ".ljust(width, "─")
            return Content(line).stylize(self.component("muted"))
        number = self._number(number)
        hit = self._listing.hits[number] if self._listing.hits is not None else None
        entry = hit.entry if hit else self._listing.entries[number]
        return self._row.draw(entry, self._marks.of(entry), hit, width)

    def _number(self, row: int) -> int:
        """The place of a row's entry in the listing."""
        return row - sum(row > rule.before + above for above, rule in enumerate(self._listing.rules))

    def _rule(self, row: int) -> Rule | None:
        """The line that a row is, if it is one."""
        lines = (rule for above, rule in enumerate(self._listing.rules) if row == rule.before + above)
        return next(lines, None)
