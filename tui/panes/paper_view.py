"""The paper on the right: what the index says of it, and what it does not say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from tui.library.entry import Entry, Kind, Link
from tui.lines.framed_lines import FramedLines
from tui.lines.page import Page
from tui.search.highlight import positions_in
from tui.search.hit import Field, Term


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that can be chosen."""

    name: str


class PaperView(FramedLines):
    """Title, place, tags as chips, summary and links. The cursor walks the chips and links."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "paper-view--title",
        "paper-view--muted",
        "paper-view--chip",
        "paper-view--link",
        "paper-view--cursor",
        "paper-view--match",
    }
    BINDING_GROUP_TITLE = "Paper"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", "Choose", id="view-choose", tooltip="Show the papers with the tag, or open the link"
        ),
        Binding("j,down", "step(1)", "Next", show=False, id="view-down", tooltip="To the next tag or link, or down"),
        Binding("k,up", "step(-1)", "Previous", show=False, id="view-up", tooltip="To the tag or link before, or up"),
        Binding("g,home", "to_top", "Top", show=False, id="view-top", tooltip="To the first line"),
        Binding("G,end", "to_end", "End", show=False, id="view-end", tooltip="To the last line"),
        Binding("ctrl+d,pagedown", "page(1)", "Page down", show=False, id="view-page-down", tooltip="A page down"),
        Binding("ctrl+u,pageup", "page(-1)", "Page up", show=False, id="view-page-up", tooltip="A page up"),
    ]

    class TagChosen(Message):
        """The user wants the papers with a tag."""

        def __init__(self, tag: str) -> None:
            super().__init__()
            self.tag = tag

    class LinkChosen(Message):
        """The user wants to open a link."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    def __init__(self, entry: Entry | None, *, id: str | None = None) -> None:  # noqa: A002 (the name is Textual's)
        super().__init__(id=id)
        self._hold(entry, ())

    def show(self, entry: Entry | None, terms: Sequence[Term] = ()) -> None:
        """Show an entry from its first line, with what a search has matched; None shows that there is nothing."""
        self._hold(entry, terms)
        self.go_to_top(0)

    def _hold(self, entry: Entry | None, terms: Sequence[Term]) -> None:
        self._entry = entry
        self._terms = terms
        self._laid_out: Page[Tag | Link] | None = None
        self._current = 0
        self.frame_title = entry.kind.value.capitalize() if entry else "Paper"

    def notify_style_update(self) -> None:
        """Lay out anew in the new colours."""
        super().notify_style_update()
        self._laid_out = None

    @property
    def line_count(self) -> int:
        """How many lines the entry takes."""
        return len(self._page.lines)

    def draw_line(self, number: int, width: int, base: Style) -> Strip:
        """Draw a line with a space on both sides, and the cursor on it if it is there."""
        if number >= self.line_count:
            return Strip.blank(width, base.rich_style)
        inner = max(0, width - 2)
        strip = Strip(self._page.lines[number].truncate(inner, pad=True).render_segments(base), inner)
        for area in self._page.areas if self.has_focus else ():
            if area.line == number and area.target == self._current:
                before, inside, after = strip.divide([area.start, area.end, inner])
                cursor = (base + self._style("cursor")).rich_style
                strip = Strip.join([before, Strip([Segment(inside.text, cursor)]), after])
        side = Segment(" ", base.rich_style)
        return Strip([side, *strip, side], width)

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked tag or link."""
        line = self.line_at(event)
        target = self._page.target_at(line, event.x - 2) if line is not None else None
        if target is not None:
            event.stop()
            self._current = target
            self.action_choose()

    def action_choose(self) -> None:
        """Choose the tag or link under the cursor."""
        if self._current not in self._in_sight():
            return
        target = self._page.targets[self._current]
        if isinstance(target, Tag):
            self.post_message(self.TagChosen(target.name))
        else:
            self.post_message(self.LinkChosen(target))

    def action_step(self, steps: int) -> None:
        """Go to the next or previous target; where that is out of sight, scroll by a line."""
        number = self._current + steps
        in_reach = range(self.top - 1, self.top + self.inner_height + 1)
        in_sight = self._in_sight()
        if self._current not in in_sight and in_sight:
            self._current = in_sight[0 if steps > 0 else -1]
            self.repaint()
        elif 0 <= number < len(self._page.targets) and self._page.line_of(number) in in_reach:
            self._current = number
            self.go_to_line(self._page.line_of(number))
        else:
            self.go_to_top(self.top + steps)

    def _in_sight(self) -> list[int]:
        """The numbers of the targets whose first line is in sight."""
        lines = range(self.top, self.top + self.inner_height)
        return [number for number in range(len(self._page.targets)) if self._page.line_of(number) in lines]

    def _style(self, name: str) -> Style:
        return self.part(f"paper-view--{name}")

    @property
    def _page(self) -> Page[Tag | Link]:
        """The entry, laid out for the width there is now."""
        width = max(1, self.inner_width - 2)
        if self._laid_out is None or self._laid_out.width != width:
            self._laid_out = Page(width)
            if self._entry is None:
                self._laid_out.add_text(Content("No paper is selected.").stylize(self._style("muted")))
            else:
                self._lay_out(self._laid_out, self._entry)
        return self._laid_out

    def _lay_out(self, page: Page[Tag | Link], entry: Entry) -> None:
        muted, link = self._style("muted"), self._style("link")
        titled = [term for term in self._terms if term.field not in (Field.TAG, Field.SUMMARY)]
        page.add_text(self._matched(entry.title, titled, self._style("title")))
        place = [above.title for above in entry.lineage() if above is not entry][::-1]
        if place:
            page.add_text(Content(" › ".join(place)).stylize(muted))
        page.add_gap()
        if entry.tags:
            chip = self._style("chip")
            tagged = [term for term in self._terms if term.field is Field.TAG]
            page.add_chips((self._matched(f" #{tag} ", tagged, chip), Tag(tag)) for tag in entry.tags)
            page.add_gap()
        if entry.summary:
            summed_up = [term for term in self._terms if term.field is Field.SUMMARY]
            page.add_text(self._matched(entry.summary, summed_up))
            page.add_gap()
        said = _missing(entry) if entry.kind is Kind.PAPER else _count(entry)
        if said:
            page.add_text(Content(said).stylize(muted))
            page.add_gap()
        if entry.url:
            page.add_target(Content(entry.url).stylize(link), Link(entry.title, entry.url))
        for further in entry.links:
            page.add_target(Content.assemble(further.text, " ", (further.url, link)), further)

    def _matched(self, text: str, terms: Sequence[Term], style: Style | str = "") -> Content:
        """A text with what was searched for marked in it."""
        content = Content(text).stylize(style)
        for position in positions_in(text, terms) if terms else ():
            content = content.stylize(self._style("match"), position, position + 1)
        return content


def _missing(entry: Entry) -> str:
    """Say in words what the index does not say of a paper."""
    lacks = [
        name for name, there in (("tags", entry.tags), ("summary", entry.summary), ("link", entry.url)) if not there
    ]
    if not lacks:
        return ""
    listed = lacks[0] if len(lacks) == 1 else f"{', '.join(lacks[:-1])} or {lacks[-1]}"
    return f"No {listed} in the index."


def _count(entry: Entry) -> str:
    """Say how many papers a section, venue, edition or year has."""
    count = sum(1 for _ in entry.papers())
    return f"{count} paper{'' if count == 1 else 's'}." if count else "No papers in the index."
