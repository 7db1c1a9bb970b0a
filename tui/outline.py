"""The tree of venues while the library, its grouping and the saved searches change: what is open stays open."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeAlias

from tui.folds import Folds, names_of, place_of
from tui.gone import Gone
from tui.in_turn import after
from tui.library.branches import Branch, Grouping, branch_out
from tui.library.entry import Entry
from tui.library.library import Library
from tui.session import TreeState

_Plan: TypeAlias = tuple[Library, Grouping, Mapping[str, str]]


class Outline:
    """Lays the tree out. What changes it is told where the cursor is, and answers where it is then."""

    def __init__(self, library: Library, saved: Mapping[str, str], state: TreeState) -> None:
        """Take the library, the saved searches (queries by name), and how the tree was left."""
        self._library = library
        self._saved = saved
        self._prepared: tuple[_Plan, Branch] | None = None
        self._gone: Gone[Sequence[Hashable]] = Gone()
        self.grouping = state.grouping
        root = branch_out(library, state.grouping, saved)
        self.folds = Folds(root, hides_empty=state.hides_empty, known=dict(state.folds.items()))
        self.start = self.folds.first(state.place[above:] for above in range(len(state.place))) or root
        """Where the cursor is at first."""
        self.folds.reveal(self.start)
        if place_of(self.start) != state.place:
            self._gone.wait_for((state.place,), self.start)

    def state(self, at: Branch) -> TreeState:
        """How the tree is left with the cursor at a branch."""
        return TreeState(self.grouping, self.folds.hides_empty, self.folds.folds, place_of(at))

    def prepare(self, library: Library) -> None:
        """Lay out what `use` will show of a library; may be called from any thread."""
        plan = library, self.grouping, self._saved
        self._prepared = plan, branch_out(*plan)

    def use(self, library: Library, at: Branch) -> Branch:
        """Show another state of the library; where the cursor is, or is again if its branch was gone for a while."""
        self._library = library
        return self._grow_anew(at)

    def set_saved(self, saved: Mapping[str, str], at: Branch) -> Branch:
        """Show other saved searches."""
        self._saved = saved
        return self._grow_anew(at)

    def regroup(self, at: Branch) -> Branch:
        """Lay the branches out in the next way; the one that stands for the same entry, or else the top."""
        self._group(after(self.grouping))
        return self._reveal((self.folds.find(at.entry) if at.entry is not None else None) or self.folds.root)

    def reveal(self, entry: Entry) -> Branch:
        """The branch that stands for an entry or holds a paper; only as written there is one for each."""
        found = self.folds.find(entry)
        if found is None:
            self._group(Grouping.WRITTEN)
            found = self.folds.find(entry) or self.folds.root
        return self._reveal(found)

    def toggle_empty(self, at: Branch) -> Branch:
        """Hide or show the branches without papers; the nearest that is still to be seen."""
        self.folds.toggle_empty()
        rows = frozenset(self.folds.rows)
        return next(branch for branch in at.lineage() if branch in rows)

    def _group(self, grouping: Grouping) -> None:
        self.grouping = grouping
        self.folds = Folds(branch_out(self._library, grouping, self._saved), hides_empty=self.folds.hides_empty)

    def _grow_anew(self, at: Branch) -> Branch:
        """Make the tree once more."""
        wanted = self._gone.wanted_at(at) or list(names_of(at))
        plan = self._library, self.grouping, self._saved
        prepared, self._prepared = self._prepared, None
        root = prepared[1] if prepared is not None and prepared[0] == plan else branch_out(*plan)
        self.folds = self.folds.on(root)
        found = self.folds.first(wanted)
        now = self._reveal(found or self.folds.nearest(at))
        self._gone.wait_for(None if found is not None else wanted, now)
        return now

    def _reveal(self, branch: Branch) -> Branch:
        self.folds.reveal(branch)
        return branch
