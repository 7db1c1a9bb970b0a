"""The list of papers, or of hits, in the middle."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.lines.fit_matches import fit_matches
from tui.lines.line_list import LineList
from tui.listing import Listing, Rule
from tui.search.highlight import reason, title_positions
from tui.search.hit import Hit

_LONGEST_VENUE = 9  # cells
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

    def renewed(self, listing: Listing, library: Library) -> "Spot":
        """The same spot in a listing of the library as it is now; among hits, which stay, the very same one.

        Where the entry under the cursor is not listed any more, that is the one after it, or else the one before it;
        but the first row stays the first.
        """
        if listing.hits is not None:
            return self
        entries, there = self.listing.entries, {id(entry): entry for entry in listing.entries}
        nearest = chain(entries[self.cursor :], reversed(entries[: self.cursor])) if self.cursor else entries[:1]
        found = (there.get(id(library.same(entry))) for entry in nearest)
        return spot_in(listing, next(filter(None, found), None), self.top)


def spot_in(listing: Listing, entry: Entry | None, top: int = 0) -> Spot:
    """The spot of an entry in a listing, or its beginning."""
    number = next((number for number, other in enumerate(listing.entries) if other is entry), 0) if entry else 0
    return Spot(listing, number + sum(number >= rule.before for rule in listing.rules), top)


class PaperList(LineList):
    """Titles with venue and year in columns; after a search, with the matched characters marked."""

    BINDING_GROUP_TITLE = "Papers"
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

    def __init__(self, library: Library, listing: Listing, *, id: str | None = None) -> None:  # noqa: A002 (Textual's)
        super().__init__(id=id)
        self._venue_cells = _venue_cells(library)
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
        self._venue_cells = _venue_cells(library)

    def show(self, listing: Listing, entry: Entry | None = None) -> None:
        """Show a listing, with the cursor on an entry of it."""
        self.come_back(spot_in(listing, entry))

    def come_back(self, spot: Spot) -> None:
        """Show what was shown when the spot was taken."""
        self._hold(spot)
        self.cursor_moved()

    def _hold(self, spot: Spot) -> None:
        self._listing = spot.listing
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
        """Draw title, reason, venue and year if they are known; what is no paper has a mark and says what it is.

        A paper that a page lists, and that has no note, is less bright.
        """
        rule = self._rule(number)
        if rule is not None:
            line = f"── {rule.text} ".ljust(width, "─")
            return Content(line).stylize(self.component("muted"))
        hit = self._listing.hits[self._number(number)] if self._listing.hits is not None else None
        entry = hit.entry if hit else self._listing.entries[self._number(number)]
        columns = self._columns(entry) if width >= _NARROW else Content("")
        room = width - columns.cell_length - (_GAP if columns else 1)
        matched = title_positions(hit) if hit else ()
        why = self._why(hit, room // 3 if matched else room // 2)
        mark = Content("" if entry.kind is Kind.PAPER else _PLACE_MARK).stylize(self.component("muted"))
        shown = fit_matches(entry.title, matched, room - mark.cell_length - why.cell_length)
        title = mark + self._with_matches(*shown)
        if entry.is_listed:
            title = title.stylize_before(self.component("listed"))
        return Content.assemble((title + why).truncate(room, ellipsis=True, pad=True), " " * _GAP, columns)

    def _number(self, row: int) -> int:
        """The place of a row's entry in the listing."""
        return row - sum(row > rule.before + above for above, rule in enumerate(self._listing.rules))

    def _rule(self, row: int) -> Rule | None:
        """The line that a row is, if it is one."""
        lines = (rule for above, rule in enumerate(self._listing.rules) if row == rule.before + above)
        return next(lines, None)

    def _columns(self, entry: Entry) -> Content:
        cells = self._venue_cells + 1 + _YEAR_CELLS
        if entry.kind is not Kind.PAPER:
            return Content(entry.kind.value.rjust(cells) + " ").stylize(self.component("muted"))
        if not entry.venue and not entry.year:
            return Content("")
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


def _venue_cells(library: Library) -> int:
    """The width of the longest venue, which is looked for once among papers of the same place; up to a limit."""
    one_a_place = {(id(paper.parent), paper.appeared_in): paper for paper in library.papers}.values()
    return min(_LONGEST_VENUE, max((cell_len(paper.venue or "") for paper in one_a_place), default=0))
