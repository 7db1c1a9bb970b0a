"""The list of papers, or of hits, in the middle."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from tui.library.entry import Entry, Kind
from tui.lines.fit_matches import fit_matches
from tui.lines.line_list import LineList
from tui.listing import Listing
from tui.search.highlight import reason
from tui.search.hit import Hit

_YEAR_CELLS = 4
_GAP = 2
_NARROW = 40  # cells below which a row has no room for the venue
_PLACE_MARK = "▸ "  # before what is no paper: as in the tree, where choosing it leads


@dataclass(frozen=True, slots=True)
class Spot:
    """A listing with the row and scroll to come back to."""

    listing: Listing
    cursor: int
    top: int


class PaperList(LineList):
    """Titles with venue and year in columns; after a search, with the matched characters marked."""

    BINDING_GROUP_TITLE = "Papers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Open", id="list-choose", tooltip="Go to the paper; from a search, in its venue"),
    ]

    class Moved(Message):
        """The cursor is on another entry, or there is none any more."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    class Chosen(Message):
        """The user has chosen an entry."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, listing: Listing, venue_cells: int, *, id: str | None = None) -> None:  # noqa: A002 (Textual's)
        super().__init__(id=id)
        self._venue_cells = venue_cells
        self._hold(Spot(listing, 0, 0))

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self._listing.entries[self.cursor] if self.line_count else None

    @property
    def spot(self) -> Spot:
        """Where the user is now, for `come_back`."""
        return Spot(self._listing, self.cursor, self.top)

    def show(self, listing: Listing, entry: Entry | None = None) -> None:
        """Show a listing from its first row, or with the cursor on an entry of it."""
        cursor = next((number for number, other in enumerate(listing.entries) if other is entry), 0) if entry else 0
        self.come_back(Spot(listing, cursor, 0))

    def come_back(self, spot: Spot) -> None:
        """Show what was shown when the spot was taken."""
        self._hold(spot)
        self.cursor_moved()

    def _hold(self, spot: Spot) -> None:
        self._listing = spot.listing
        self.frame_title = spot.listing.title
        self.set_rows(len(spot.listing.entries), spot.cursor, spot.top)

    def cursor_moved(self) -> None:
        """Tell which entry is shown now."""
        self.post_message(self.Moved(self.entry))

    def row_chosen(self) -> None:
        """Tell which entry the user has chosen."""
        if self.entry is not None:
            self.post_message(self.Chosen(self.entry))

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
        """Draw title, reason, venue and year; what is no paper has a mark and says what it is."""
        entry = self._listing.entries[number]
        hit = self._listing.hits[number] if self._listing.hits is not None else None
        columns = self._columns(entry) if width >= _NARROW else Content("")
        room = width - columns.cell_length - (_GAP if columns else 1)
        why = self._why(hit, room // 3 if hit and hit.positions else room // 2)
        mark = Content("" if entry.kind is Kind.PAPER else _PLACE_MARK).stylize(self.component("muted"))
        shown = fit_matches(entry.title, hit.positions if hit else (), room - mark.cell_length - why.cell_length)
        title = mark + self._with_matches(*shown)
        return Content.assemble((title + why).truncate(room, ellipsis=True, pad=True), " " * _GAP, columns)

    def _columns(self, entry: Entry) -> Content:
        cells = self._venue_cells + 1 + _YEAR_CELLS
        if entry.kind is not Kind.PAPER:
            return Content(entry.kind.value.rjust(cells) + " ").stylize(self.component("muted"))
        venue = Content(entry.venue or "").truncate(self._venue_cells, ellipsis=True, pad=True)
        year = f"{entry.year or '':>{_YEAR_CELLS + 1}} "
        return Content.assemble(venue, year).stylize(self.component("muted"))

    def _why(self, hit: Hit | None, most: int) -> Content:
        """The piece of tag, summary or link that matched, in at most so many cells."""
        found = reason(hit) if hit is not None else None
        if found is None or most < len("  #tag"):
            return Content("")
        piece = self._with_matches(found.text[:most], [at for at in found.positions if at < most])
        return Content.assemble("  ", piece.stylize_before(self.component("muted"))).truncate(most, ellipsis=True)

    def _with_matches(self, text: str, positions: Sequence[int]) -> Content:
        content = Content(text)
        style = self.component("match")
        for position in positions:
            content = content.stylize(style, position, position + 1)
        return content
