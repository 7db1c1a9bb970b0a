"""The command palette, made safe for keys that come before it is on the screen."""

from textual.command import CommandPalette
from textual.widgets import OptionList


class Palette(CommandPalette):
    """Textual's palette; a page key pressed while its list has no lines yet would end the app there."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse to move in a list that is not laid out (a hook of Textual's)."""
        if action == "command_list":
            return any(found.size.height and found.option_count for found in self.query(OptionList))
        return super().check_action(action, parameters)
