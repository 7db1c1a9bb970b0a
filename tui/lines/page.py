"""Text laid out for one width, with places in it that can be chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual.content import Content

Target = TypeVar("Target")


@dataclass(frozen=True, slots=True)
class Area:
    """Where a target is drawn: a line, and cells from `start` to before `end`; `target` is its number."""

    line: int
    start: int
    end: int
    target: int


class Page(Generic[Target]):
    """Lines of at most `width` cells; targets are numbered in reading order."""

    def __init__(self, width: int) -> None:
        self.width = max(width, 1)
        self.lines: list[Content] = []
        self.targets: list[Target] = []
        self.areas: list[Area] = []

    def add_gap(self) -> None:
        """Add an empty line, unless the page has none yet or ends in one."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Content(""))

    def add_text(self, text: Content) -> None:
        """Add a paragraph, wrapped."""
        self.lines.extend(text.wrap(self.width))

    def add_hanging(self, lead: Content, text: Content) -> None:
        """Add a paragraph that is wrapped beside its lead."""
        for number, line in enumerate(text.wrap(max(1, self.width - lead.cell_length))):
            self.lines.append((lead if number == 0 else Content.blank(lead.cell_length)) + line)

    def add_target(self, text: Content, target: Target) -> None:
        """Add a paragraph that can be chosen as a whole."""
        self.targets.append(target)
        for line in text.wrap(self.width):
            self.areas.append(Area(len(self.lines), 0, line.cell_length, len(self.targets) - 1))
            self.lines.append(line)

    def add_chips(self, chips: Iterable[tuple[Content, Target]]) -> None:
        """Add short targets side by side, on as many lines as they need."""
        row = Content("")
        for chip, target in chips:
            if chip.cell_length > self.width:
                if row:
                    self.lines.append(row)
                    row = Content("")
                self.add_target(chip, target)
                continue
            if row and row.cell_length + 1 + chip.cell_length > self.width:
                self.lines.append(row)
                row = Content("")
            row = Content.assemble(row, " ", chip) if row else chip
            self.targets.append(target)
            start = row.cell_length - chip.cell_length
            self.areas.append(Area(len(self.lines), start, row.cell_length, len(self.targets) - 1))
        if row:
            self.lines.append(row)

    def target_at(self, line: int, cell: int) -> int | None:
        """The number of the target that is drawn there."""
        here = (area for area in self.areas if area.line == line and area.start <= cell < area.end)
        return next((area.target for area in here), None)

    def line_of(self, target: int) -> int:
        """The first line of a target."""
        return next(area.line for area in self.areas if area.target == target)
