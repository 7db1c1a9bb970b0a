"""The tree of sections, venues and editions on the left."""

from collections.abc import Hashable, Mapping
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from tui.folds import Folds
from tui.library.branches import Branch
from tui.library.entry import Entry
from tui.library.library import Library
from tui.lines.line_list import LineList
from tui.outline import Outline
from tui.session import TreeState

_INDENT = 2
_OPEN, _FOLDED, _LEAF = "▾ ", "▸ ", "  "
_NO_PAPERS = "·"


class _BranchMessage(Message):
    """What a user does with a branch."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch


class _Counts:
    """What stands beside the branches: how many papers they have, and how many of those are hits of a search."""

    def __init__(self) -> None:
        self.hits: Mapping[Branch, int] | None = None
        """Hits of the search that is going on, in those branches that have any; None without a search."""
        self.of_saved: dict[str, int] = {}
        """Hits of saved searches, by their queries."""

    def text(self, branch: Branch) -> str:
        """The count of a branch."""
        if branch.query:
            return f"{self.of_saved.get(branch.query, '…')}"
        if not branch.count:
            return _NO_PAPERS if branch.is_empty else ""
        return f"{branch.count}" if self.hits is None else f"{self.hits.get(branch, 0)}/{branch.count}"

    def is_nothing(self, branch: Branch) -> bool:
        """Whether a branch has no papers, or some and none of them are hits; saved searches have none of their own."""
        return branch.is_empty or (bool(branch.count) and self.hits is not None and not self.hits.get(branch))


class VenueTree(LineList):
    """Branches with their paper counts; they fold, and those without papers can be hidden."""

    BINDING_GROUP_TITLE = "Venues"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j", "choose", "Papers", id="tree-choose", tooltip="Go to the papers of this venue"),
        Binding("l,right", "unfold", "Unfold", show=False, id="unfold", tooltip="Unfold, then go to the papers"),
        Binding("h,left", "fold", "Fold", show=False, id="fold", tooltip="Fold, then go to the venue above"),
        Binding("p", "read_page", "Page", show=False, id="tree-page", tooltip="Read the page of this venue"),
        Binding("delete", "remove", "Remove", show=False, id="remove-saved", tooltip="Remove the saved search"),
        Binding("space", "toggle_fold", "Fold", id="toggle-fold", tooltip="Fold or unfold this venue"),
    ]

    class Moved(_BranchMessage):
        """The cursor is on another branch."""

    class Chosen(_BranchMessage):
        """The user wants to go on to the papers of a branch."""

    class PageWanted(Message):
        """The user wants to read the page of an entry."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    class RemoveWanted(_BranchMessage):
        """The user wants to be rid of a saved search."""

    def __init__(
        self,
        library: Library,
        saved: Mapping[str, str],
        state: TreeState,
        *,
        id: str | None = None,  # noqa: A002 (the name is Textual's)
    ) -> None:
        """Take the library, the saved searches (queries by name), and how the tree was left."""
        super().__init__(id=id)
        self._counts = _Counts()
        self._outline = Outline(library, saved, state)
        self._show_rows(self._outline.start)

    @property
    def branch(self) -> Branch:
        """The branch under the cursor."""
        return self._folds.rows[self.cursor]

    @property
    def root(self) -> Branch:
        """The branch that holds all others."""
        return self._folds.root

    @property
    def state(self) -> TreeState:
        """How the tree is left."""
        return self._outline.state(self.branch)

    @property
    def _folds(self) -> Folds:
        return self._outline.folds

    def show_hits(self, hits: Mapping[Branch, int] | None) -> None:
        """Show for each branch how many of its papers are hits of a search; None when there is none."""
        self._counts.hits = hits
        self.repaint()

    def count_saved(self, query: str, hits: int) -> None:
        """Show how many hits a saved search has."""
        self._counts.of_saved[query] = hits
        self.repaint()

    def set_saved(self, saved: Mapping[str, str]) -> None:
        """Show other saved searches."""
        self._show_grown(self._outline.set_saved(saved, self.branch))

    def prepare(self, library: Library) -> None:
        """Lay out what `use` will show of a library; may be called from any thread."""
        self._outline.prepare(library)

    def use(self, library: Library) -> None:
        """Show another state of the library, as folded and on the same branch as before.

        A branch that was gone for a while is gone back to, unless the user has moved meanwhile.
        """
        self._show_grown(self._outline.use(library, self.branch))

    def regroup(self) -> None:
        """Lay the branches out in the next way, on the one that stands for the same entry if there is one."""
        self._counts.hits = None
        self._show_rows(self._outline.regroup(self.branch))

    def reveal(self, entry: Entry) -> None:
        """Move to the branch that stands for an entry or holds a paper; only as written there is one for each."""
        self._show_rows(self._outline.reveal(entry))

    def toggle_empty(self) -> None:
        """Hide or show the branches without papers."""
        self._show_rows(self._outline.toggle_empty(self.branch))

    def line_key(self, number: int) -> Hashable:
        """A row depends on its branch, its fold, the cursor and its count."""
        branch = self._folds.rows[number]
        return branch, self._folds.is_open(branch), number == self.cursor, self._counts.text(branch)

    def draw_row(self, number: int, width: int) -> Content:
        """Draw fold mark, title and, at the right edge, the number of papers."""
        branch = self._folds.rows[number]
        depth = branch.depth
        mark = (_OPEN if self._folds.is_open(branch) else _FOLDED) if branch.branches and depth else _LEAF
        lead = " " * (_INDENT * max(0, depth - 1)) + mark
        count = f" {self._counts.text(branch)} "
        title = Content(branch.title)
        if self._counts.is_nothing(branch):
            title = title.stylize(self.component("muted"))
        elif not depth:
            title = title.stylize(self.component("strong"))
        room = max(1, width - len(lead) - cell_len(count))
        return Content.assemble(
            (lead, self.component("muted")),
            title.truncate(room, ellipsis=True, pad=True),
            (count, self.component("muted")),
        )

    def position_note(self) -> str:
        """Say where the cursor is, and how many rows are hidden."""
        hidden = f"{self._folds.hidden} hidden · " if self._folds.hidden else ""
        return hidden + super().position_note()

    def cursor_moved(self) -> None:
        """Tell which branch the user has moved to."""
        self.post_message(self.Moved(self.branch))

    def row_chosen(self) -> None:
        """Tell that the user wants this branch's papers."""
        self.post_message(self.Chosen(self.branch))

    def on_click(self, event: events.Click) -> None:
        """Fold or unfold at a click on the mark; like any other, the click selects too."""
        number = self.line_at(event)
        if number is None:
            return
        branch = self._folds.rows[number]
        mark = 2 + _INDENT * max(0, branch.depth - 1)
        if branch.branches and branch.depth and mark <= event.x < mark + len(_OPEN):
            event.prevent_default()
            self.move_by_user(number)
            self.action_toggle_fold()

    def action_unfold(self) -> None:
        """Unfold; where there is nothing to unfold, go on to the papers."""
        if self._folds.can_fold(self.branch) and not self._folds.is_open(self.branch):
            self.action_toggle_fold()
        else:
            self.row_chosen()

    def action_fold(self) -> None:
        """Fold; where there is nothing to fold, go to the branch above."""
        if self._folds.can_fold(self.branch) and self._folds.is_open(self.branch):
            self.action_toggle_fold()
        elif self.branch.above is not None and self.move_to(self._folds.rows.index(self.branch.above)):
            self.cursor_moved()

    def action_read_page(self) -> None:
        """Ask for the page of the branch under the cursor."""
        if self.branch.entry is not None:
            self.post_message(self.PageWanted(self.branch.entry))

    def action_remove(self) -> None:
        """Ask to be rid of the saved search under the cursor."""
        if self.branch.query:
            self.post_message(self.RemoveWanted(self.branch))

    def action_toggle_fold(self) -> None:
        """Fold an open branch, unfold a folded one."""
        branch = self.branch
        if self._folds.can_fold(branch):
            self._folds.toggle(branch)
            self._show_rows(branch)

    def _show_grown(self, current: Branch) -> None:
        """Show the tree that was made once more, with the cursor as far down the screen as it was."""
        self._counts.hits = None
        self._show_rows(current, self.cursor)

    def _show_rows(self, current: Branch, before: int | None = None) -> None:
        """Show the rows there are now; the cursor goes to `current`, which must be among them.

        It stays as far down the screen as the row is that it was on before, if that is given.
        """
        rows = self._folds.rows
        number = rows.index(current)
        self.frame_title = f"Venues · {self._outline.grouping.value}"
        self.set_rows(len(rows), number, max(0, self.top + number - before) if before else self.top)
