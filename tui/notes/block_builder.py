"""Blocks as they are read, with the groups and lists that are open."""

from collections.abc import Iterable

from rich.cells import cell_len

from tui.library.sanitise import clean
from tui.notes.blocks import Anchor, Block, Group, Look, Span, Spans, Text, plain
from tui.notes.markdown.anchors import HeadingAnchors

_DEEPEST = 50  # groups in groups; what is nested deeper stands there too
_BULLETS = ("• ", "◦ ", "▪ ")
TASKS = {" ": "☐ ", "x": "☑ ", "X": "☑ ", "/": "⍁ ", "-": "⊟ ", ">": "⍄ "}
"""The boxes of tasks: to do, done, begun, given up and put off, as Obsidian has them."""
_BAR = Span("▎ ", Look.MUTED)


class BlockBuilder:
    """Puts blocks together."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[Group] = []
        self._lists: list[int | None] = []
        self._headings = HeadingAnchors()

    @property
    def is_at_start(self) -> bool:
        """Whether there is nothing yet in the innermost group."""
        return not self._inside

    def add(self, block: Block) -> None:
        """Add a block to the innermost group."""
        self._inside.append(block)

    def add_anchors(self, names: Iterable[str]) -> None:
        """Name the place of the block that comes next."""
        for name in names:
            self.add(Anchor(name))

    def add_heading(self, spans: Spans, level: int, line: int) -> None:
        """Add a heading, with the name that links give to it."""
        self.add(Anchor(self._headings.name(clean(plain(spans)))))
        self.add(Text(spans, line, level, joined=level > 1))

    def open(self, lead: Span, line: int = 0, *, gap: bool = True) -> Group:
        """Begin a group; its later lines are indented as far as its lead is wide."""
        follow = lead if lead is _BAR else Span(" " * cell_len(lead.text))
        group = Group(lead, follow, line=line, gap=gap)
        if len(self._open) < _DEEPEST:
            self._inside.append(group)
        else:
            group.blocks = self._inside
        self._open.append(group)
        return group

    def open_quote(self, line: int) -> Group:
        """Begin a quotation or a box, behind a bar."""
        return self.open(_BAR, line)

    def open_list(self, start: int | None) -> None:
        """Begin a list: numbered from `start`, or with bullets."""
        self._lists.append(start)

    def close_list(self) -> None:
        """End the innermost list."""
        self._lists.pop()

    def open_item(self, line: int, *, gap: bool) -> Group:
        """Begin an item of the innermost list, behind its bullet or number."""
        number = self._lists[-1]
        if number is None:
            depth = sum(start is None for start in self._lists[-len(_BULLETS) :])
            return self.open(Span(_BULLETS[depth - 1], Look.MUTED), line, gap=gap)
        self._lists[-1] = number + 1
        return self.open(Span(f"{number}. ", Look.MUTED), line, gap=gap)

    def close(self, group: Group) -> None:
        """End a group, with all that is open in it; no word if it has ended before."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at] is group:
                del self._open[at:]
                return

    @property
    def _inside(self) -> list[Block]:
        return self._open[-1].blocks if self._open else self.blocks


def check(item: Group, sign: str) -> None:
    """Give a list item the box of a task, with a sign of `TASKS` in it, instead of its bullet."""
    item.lead, item.follow = Span(TASKS[sign], Look.MUTED), Span(" " * cell_len(TASKS[sign]))
