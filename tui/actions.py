"""The keys that work anywhere, and what they do."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.commands import CommandsApp
from tui.flows.flows import Flows
from tui.flows.panes import Panes

_OF_THE_PANES = ("regroup", "reorder", "toggle_empty", "step_hit")


class ActionsApp(CommandsApp):
    """Hands each key on to the flow that does it."""

    BINDING_GROUP_TITLE = "Anywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", id="find", tooltip="Search all entries"),
        Binding("escape", "leave", "Back", id="back", tooltip="Back one layer: close the search, leave a tag, go left"),
        Binding(
            "n", "step_hit(1)", "Next hit", show=False, id="hit-next", tooltip="To the next hit of the last search"
        ),
        Binding("N", "step_hit(-1)", "Previous hit", show=False, id="hit-previous", tooltip="To the hit before"),
        Binding("t", "tags", "Tags", id="tags", tooltip="List all tags"),
        Binding("asterisk", "star", "Star", id="star", tooltip="Give the paper a star, or take it away"),
        Binding("m", "status", "Status", id="status", tooltip="To read, reading, read, or none of them"),
        Binding("u", "undo_mark", "Undo", show=False, id="undo", tooltip="Take back the last star, status or remark"),
        Binding("M", "remark", "Remark", show=False, id="remark", tooltip="Write a remark about the paper"),
        Binding(
            "s", "reorder", "Sort", id="sort", tooltip="Sort the papers: as listed, newest first, by title, by marks"
        ),
        Binding("v", "regroup", "Group", id="group", tooltip="Group the venues: as written, by venue, by year"),
        Binding("z", "toggle_empty", "Hide empty", id="empty", tooltip="Hide or show venues without papers"),
        Binding("r", "read_again", "Read again", id="read-again", tooltip="Read the index and the page again"),
        Binding("o", "open_link", "Browser", show=False, id="browser", tooltip="Open the page in the browser"),
        Binding("O", "open_paper", "Paper", show=False, id="paper", tooltip="Open the paper itself in the browser"),
        Binding("e", "edit", "Edit", show=False, id="edit", tooltip="Edit the note, or the line that lists it"),
        Binding("E", "edit_line", "Edit line", show=False, id="edit-line", tooltip="Edit the index at this line"),
        Binding("y", "copy_link", "Copy link", show=False, id="copy", tooltip="Copy the link"),
        Binding("colon,ctrl+p", "command_palette", "Commands", show=False, id="palette", tooltip="Find a command"),
        Binding("question_mark,f1", "help", "Help", id="help", tooltip="Show all keys"),
        Binding(
            "ctrl+z",
            "suspend_process",
            "Suspend",
            show=False,
            priority=True,
            id="suspend",
            tooltip="Suspend; fg in the shell comes back",
        ),
        Binding("q", "quit", "Quit", id="quit", tooltip="Quit"),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit-anywhere", tooltip="Quit from anywhere"),
    ]

    _panes: Panes
    _flows: Flows

    def action_find(self) -> None:
        """Open the search, or go back to its box."""
        self._flows.reading.close()
        self.say("")
        self._flows.searching.open()

    def action_step_hit(self, hits: int) -> None:
        """To another hit."""
        self._flows.following.step(hits)

    def action_leave(self) -> None:
        """Leave the innermost layer."""
        self._flows.following.leave()

    def action_tags(self) -> None:
        """List all tags; the chosen one's papers are shown."""
        from tui.screens.tags import TagsScreen

        def show(tag: str | None) -> None:
            if tag is not None:
                self._flows.following.show_tag(tag)

        self.push_screen(TagsScreen(self._flows.library.tags), show)

    def action_regroup(self) -> None:
        """Lay the tree out in the next way."""
        self._flows.browsing.regroup()

    def action_star(self) -> None:
        """Give the paper a star, or take it away."""
        self._flows.marking.toggle_star()

    def action_status(self) -> None:
        """Go on to the next status of the paper."""
        self._flows.marking.step_status()

    def action_remark(self) -> None:
        """Ask for a remark about the paper."""
        self._flows.marking.ask_remark()

    def action_undo_mark(self) -> None:
        """Take the last mark back."""
        self._flows.marking.undo()

    def action_reorder(self) -> None:
        """Show the papers in the next order."""
        self.say(self._flows.browsing.reorder())

    def action_toggle_empty(self) -> None:
        """Hide or show the venues without papers."""
        self._flows.browsing.toggle_empty()

    def action_read_again(self) -> None:
        """Read the index once more, and the page that fills the screen or else the one beside the list."""
        self._flows.reloading.read_again()

    def shows_key(self, binding: str) -> bool:
        """Show the keys only where they are of use that try again, and that mark papers (asked by the key bar)."""
        if binding in ("star", "status"):
            return self._flows.marking.can_mark
        return binding != "read-again" or self._flows.reloading.can_help

    def action_edit(self) -> None:
        """Edit the note."""
        self._flows.outside.edit()

    def action_edit_line(self) -> None:
        """Edit the line that lists the entry."""
        self._flows.outside.edit_line()

    def action_open_link(self) -> None:
        """Open the page in the browser."""
        self._flows.outside.open_page()

    def action_open_paper(self) -> None:
        """Open the paper itself in the browser."""
        self._flows.outside.open_paper()

    def action_copy_link(self) -> None:
        """Copy the link of the page."""
        self._flows.outside.copy_page()

    def must_wait(self, key: str) -> bool:
        """Let keys that act on commands or hits wait for these."""
        return super().must_wait(key) or self._flows.searching.must_wait(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a way back only where there is one (a hook of Textual's)."""
        if action == "leave":
            return self._flows.browsing.can_leave
        if action in _OF_THE_PANES:
            return not self._panes.reader.is_open
        return super().check_action(action, parameters)
