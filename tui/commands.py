"""What every app has: help, a palette of its commands, themes, and short messages."""

from collections.abc import Iterable
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.theme import ThemeProvider

from tui.keys import key_groups, nearest_first
from tui.ordered_keys import OrderedKeysApp
from tui.screens.help import HelpScreen
from tui.screens.palette import Palette
from tui.theme import DARK, LIGHT

_NOT_OFFERED = ("palette", "back", "quit-anywhere")


class CommandsApp(OrderedKeysApp[None]):
    """An app in the house's colours, whose bindings are also commands."""

    ALLOW_SELECT = False  # terminals select with shift; Textual's way fails on a message that has just gone

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    @classmethod
    def key_owners(cls) -> list[type[DOMNode]]:
        """The classes whose keys the help shows, in its order but for those where the user is, which come first."""
        return [cls]

    def action_help(self) -> None:
        """Show all keys, those of the place where the user is first."""
        place = self.focused.ancestors_with_self if self.focused is not None else [self]
        self.push_screen(HelpScreen(key_groups(nearest_first(self.key_owners(), place))))

    def action_help_quit(self) -> None:
        """Tell those who press ctrl+c, which copies what is selected, how to leave (a hook of Textual's)."""
        self.say("ctrl+q quits, ctrl+z suspends.")

    def action_command_palette(self) -> None:
        """Offer the commands."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def must_wait(self, key: str) -> bool:  # noqa: ARG002 (the app's own keys are asked for with it)
        """Let keys that act on the palette's commands wait for the commands."""
        return isinstance(self.screen, Palette) and self.screen.is_behind

    async def on_palette_answered(self) -> None:
        """Let the keys go on that have waited for the palette."""
        await self.take_keys()

    def search_themes(self) -> None:
        """Offer the themes."""
        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002 (Textual calls it so)
        """What the command palette offers: the app's own actions, and the theme."""
        for binding in self.BINDINGS:
            if isinstance(binding, Binding) and binding.id not in _NOT_OFFERED:
                yield SystemCommand(binding.description, binding.tooltip, partial(self.run_action, binding.action))
        yield SystemCommand("Theme", "Choose the colours", self.action_change_theme)

    def say(self, text: str) -> None:
        """Show a text for some seconds, literally, instead of the one before; "" only takes that one away."""
        self.clear_notifications()
        self.screen.query("ToastHolder").remove()  # Textual takes what is in them away, and leaves them behind
        if text:
            self.notify(text, markup=False)
