"""How an entry looks in a list: its mark, its title and why it is listed, and in columns where and when it appeared."""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.library.places import one_a_place
from tui.lines.fit_matches import fit_matches
from tui.listing import REMARK, STAR, STATUS_SIGNS
from tui.marks.mark import Mark, Status
from tui.search.highlight import reason, title_positions
from tui.search.hit import Hit

_LONGEST_VENUE = 9  # cells
_YEAR_CELLS = 4
_GAP = 2
_NARROW = 40  # cells below which a row has no room for the venue
_PLACE_SIGN = " ▸ "  # where a paper has its mark: as in the tree, where choosing it leads


class PaperRow:
    """Draws the rows of one list. Every row begins with room for a mark, so that none moves when one is made."""

    def __init__(self, library: Library, style: Callable[[str], Style]) -> None:
        """Take the library whose venues get a column, and what knows the styles of the list by name."""
        self._style = style
        self.use(library)

    def use(self, library: Library) -> None:
        """From now on draw entries of another state of the library."""
        self._venue_cells = _venue_cells(library)

    def draw(self, entry: Entry, mark: Mark, hit: Hit | None, width: int) -> Content:
        """Draw an entry in so many cells; what is no paper has a sign and says what it is.

        A paper that a page lists, and that has no note, is less bright, and one that has been read is still less so.
        """
        lead = self._lead(entry, mark)
        columns = self._columns(entry) if width >= _NARROW else Content("")
        room = width - lead.cell_length - columns.cell_length - (_GAP if columns else 1)
        matched = title_positions(hit) if hit else ()
        why = self._why(hit, room // 3 if matched else room // 2)
        title = self._with_matches(*fit_matches(entry.title, matched, room - why.cell_length))
        if mark.status is Status.READ:
            title = title.stylize_before(self._style("read"))
        elif entry.is_listed:
            title = title.stylize_before(self._style("listed"))
        return Content.assemble(lead, (title + why).truncate(room, ellipsis=True, pad=True), " " * _GAP, columns)

    def _lead(self, entry: Entry, mark: Mark) -> Content:
        if entry.kind is not Kind.PAPER:
            return Content(_PLACE_SIGN).stylize(self._style("muted"))
        star = (STAR if mark.starred else " ", self._style("star"))
        status = REMARK if mark.remark and mark.status is Status.NONE else STATUS_SIGNS[mark.status]
        return Content.assemble(star, (status, self._style("status")), " ")

    def _columns(self, entry: Entry) -> Content:
        cells = self._venue_cells + 1 + _YEAR_CELLS
        if entry.kind is not Kind.PAPER:
            return Content(entry.kind.value.rjust(cells) + " ").stylize(self._style("muted"))
        if not entry.venue and not entry.year:
            return Content("")
        venue = Content(entry.venue or "").truncate(self._venue_cells, ellipsis=True, pad=True)
        year = f"{entry.year or '':>{_YEAR_CELLS + 1}} "
        return Content.assemble(venue, year).stylize(self._style("muted"))

    def _why(self, hit: Hit | None, most: int) -> Content:
        """The piece of tag, summary or link that matched, in at most so many cells."""
        found = reason(hit) if hit is not None else None
        if found is None or most < len("  #tag"):
            return Content("")
        piece = self._with_matches(found.text[:most], [at for at in found.positions if at < most])
        return Content.assemble("  ", piece.stylize_before(self._style("muted"))).truncate(most, ellipsis=True)

    def _with_matches(self, text: str, positions: Sequence[int]) -> Content:
        content = Content(text)
        style = self._style("match")
        for position in positions:
            content = content.stylize(style, position, position + 1)
        return content


def _venue_cells(library: Library) -> int:
    """The width of the longest venue, which is looked for once among papers of the same place; up to a limit."""
    papers = one_a_place(library.papers).values()
    return min(_LONGEST_VENUE, max((cell_len(paper.venue or "") for paper in papers), default=0))
