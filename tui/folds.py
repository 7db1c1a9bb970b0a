"""Which branches of a tree are to be seen: those that are neither folded away nor hidden for want of papers."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property

from tui.library.branches import Branch
from tui.library.entry import Entry, Kind

Place = tuple[str, ...]
"""What stays the same of a branch when a tree is made anew: links, or titles where there are none, up to the top."""

_FEW = 8  # branches below the top, up to which they are open at first


class Folds:
    """The rows of a tree."""

    def __init__(
        self, root: Branch, *, hides_empty: bool = False, known: Mapping[Hashable, bool] | None = None
    ) -> None:
        """Open what is known to be open; of the rest the top and, unless there are many, what is right below it."""
        self.root = root
        self.hides_empty = hides_empty
        self.hidden = 0
        """How many branches are hidden."""
        self._known = known = known or {}
        few = len(root.branches) <= _FEW
        at_first = {root} | {branch for branch in root.branches if few}
        self._open = {
            branch
            for branch in root.walk()
            if next((known[name] for name in names_of(branch) if name in known), branch in at_first)
        }
        self.rows = self._lay_out()

    def on(self, root: Branch) -> "Folds":
        """The same folds on another tree, by links and titles; what is new in it is as folded as at first.

        What was in a tree before is known too.
        """
        now = {name: branch in self._open for name, branch in self._by_name.items()}
        return Folds(root, hides_empty=self.hides_empty, known={**self._known, **now})

    @property
    def folds(self) -> Mapping[Place, bool]:
        """Whether the branches that can be folded are open."""
        return {place_of(branch): branch in self._open for branch in self.root.walk() if self.can_fold(branch)}

    def first(self, names: Iterable[Hashable]) -> Branch | None:
        """The branch with the first of these names that any branch has; places are names too."""
        return next((self._by_name[name] for name in names if name in self._by_name), None)

    def nearest(self, branch: Branch) -> Branch:
        """The branch of this tree that stands where one of another tree stood, or the first above it that is there."""
        return self.first(name for above in branch.lineage() for name in names_of(above)) or self.root

    def find(self, entry: Entry) -> Branch | None:
        """The branch that stands for an entry or holds a paper: best the one of its venue, last that of a topic."""
        found = [branch for branch in self.root.walk() if branch.entry is entry or entry in branch.own]
        return min(found, key=lambda branch: _distance(branch.entry, entry), default=None)

    def is_open(self, branch: Branch) -> bool:
        """Whether a branch is unfolded."""
        return branch in self._open

    def can_fold(self, branch: Branch) -> bool:
        """Whether there is anything to fold."""
        return bool(branch.branches) and branch is not self.root

    def toggle(self, branch: Branch) -> None:
        """Fold an open branch, unfold a folded one."""
        self._open ^= {branch}
        self.rows = self._lay_out()

    def reveal(self, branch: Branch) -> None:
        """Unfold all above a branch, and show empty ones if it is one."""
        self._open |= set(list(branch.lineage())[1:])
        if branch.is_empty:
            self.hides_empty = False
        self.rows = self._lay_out()

    def toggle_empty(self) -> None:
        """Hide or show the branches without papers."""
        self.hides_empty = not self.hides_empty
        self.rows = self._lay_out()

    @cached_property
    def _by_name(self) -> Mapping[Hashable, Branch]:
        return {name: branch for branch in reversed(list(self.root.walk())) for name in names_of(branch)}

    def _lay_out(self) -> list[Branch]:
        rows: list[Branch] = []
        self.hidden = 0
        waiting = [self.root]
        while waiting:
            branch = waiting.pop()
            if self.hides_empty and branch.is_empty and branch is not self.root:
                self.hidden += 1
                continue
            rows.append(branch)
            if branch in self._open:
                waiting.extend(reversed(branch.branches))
        return rows


def _distance(holder: Entry | None, entry: Entry) -> int:
    if holder is entry or holder is entry.parent:
        return 0
    return 2 if holder is not None and holder.kind is Kind.TOPIC else 1


def names_of(branch: Branch) -> Iterator[Hashable]:
    """What a branch can be known by in another tree, the surest first."""
    yield place_of(branch), branch.title
    yield place_of(branch)
    if branch.entry is not None and branch.entry.url:
        yield branch.entry.url
    yield "titles", tuple(above.title for above in branch.lineage())


def place_of(branch: Branch) -> Place:
    """Where a branch is."""
    return tuple((above.entry and above.entry.url) or above.title for above in branch.lineage())
