"""The command palette, made safe for keys that come before it is on the screen or knows its commands."""

from textual.command import CommandPalette
from textual.message import Message
from textual.widgets import OptionList
from textual.worker import Worker


class Palette(CommandPalette):
    """Textual's palette; a page key pressed while its list has no lines yet would end the app there."""

    class Answered(Message):
        """The commands for what is typed stand in the list."""

    @property
    def is_behind(self) -> bool:
        """Whether the list may hold commands for what was typed before: enter would run one that is not meant."""
        return any(worker.node is self and not worker.is_finished for worker in self.workers)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell when the commands are there (a hook of Textual's)."""
        event.stop()
        if not self.is_behind:
            self.post_message(self.Answered())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse to move in a list that is not laid out (a hook of Textual's)."""
        if action == "command_list":
            return any(found.size.height and found.option_count for found in self.query(OptionList))
        return super().check_action(action, parameters)
