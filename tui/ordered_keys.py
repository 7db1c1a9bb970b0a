"""Keys that take effect in the order in which they were typed."""

import asyncio
from contextlib import suppress
from typing import TypeVar

from textual import events
from textual.app import App
from textual.widget import Widget

_Result = TypeVar("_Result")

_LONGEST_WAIT = 0.1  # seconds; a widget that needs more lets the next key in rather than stopping all keys


class OrderedKeysApp(App[_Result]):
    """Deals with a key before it looks at the next one.

    Textual hands a key to the focused widget and looks for its binding when it has come back up. Of "/orca" in one
    packet, as ssh sends what is typed fast, the letters would be on their way before the slash had opened the search.
    """

    async def on_event(self, event: events.Event) -> None:
        """Run the binding of a key at once; wait until a typed character is in its input."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        focused = self.focused
        if focused is not None and focused.check_consume_key(event.key, event.character):
            await super().on_event(event)
            await _dealt_with(focused)
            return
        active = self.screen.active_bindings.get(event.key)
        if active is None or not active.enabled or not await self.run_action(active.binding.action, active.node):
            await super().on_event(event)


async def _dealt_with(widget: Widget) -> None:
    done = asyncio.Event()
    if widget.call_later(done.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _LONGEST_WAIT)
