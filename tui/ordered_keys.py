"""Keys that take effect in the order in which they were typed."""

from collections import deque
from functools import partial
from typing import TypeVar

from textual import events
from textual.message import Message
from textual.widget import Widget

from tui.guarded import GuardedApp

_Result = TypeVar("_Result")

_ROUNDS = 2  # a pane's message makes the app call another pane, whose message makes it call a third
_LONGEST_WAIT = 0.2  # seconds; what takes longer lets the next key in rather than stopping all keys
_WAYS_OUT = frozenset({"escape", "ctrl+q"})


class OrderedKeysApp(GuardedApp[_Result]):
    """Deals with a key, and with all that follows from it, before it looks at the next one.

    Textual hands a key to the focused widget and looks for its binding when it has come back up; meanwhile messages
    climb from pane to app. Of "/orca" in one packet, as ssh sends what is typed fast, the letters would be on their
    way before the slash had opened the search. So keys wait until a message sent after each key by the screen, which
    sends none before it is complete, and by every widget that can have the focus has arrived; and once more for what
    those before it have set off.

    A key for which `must_wait` is true waits longer, and those behind it too, until a way out is typed: escape and
    ctrl+q never wait for an answer, and what does so when one of them is typed will not be done any more. Keys that
    only wait for what is in flight are done before it, as in "/orca", enter and escape in one packet.
    """

    class Arrived(Message):
        """All that a widget has sent before this has arrived too."""

        def __init__(self, key: int) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key] = deque()
        self._key = 0
        self._missing = 0
        self._rounds = 0

    def must_wait(self, key: str) -> bool:  # noqa: ARG002 (for subclasses)
        """Whether a key that is no typed character has to wait for `take_keys`, because an answer is still to come.

        The ways out are not asked about: they never wait for an answer.
        """
        return False

    async def on_event(self, event: events.Event) -> None:
        """Put a key that has just come from the terminal in line, a way out before what waits; hand all else on."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        if event.key in _WAYS_OUT and self._waits_for_answer:
            self._waiting.clear()
        self._waiting.append(event)
        if not self._rounds:
            await self.take_keys()

    async def take_keys(self) -> None:
        """Take the next key that waits, if nothing is in flight and the key has no answer to wait for."""
        if self._rounds or not self._waiting or self._waits_for_answer:
            return
        event = self._waiting.popleft()
        typed = self._is_typed(event)
        self._key += 1
        self._rounds = _ROUNDS
        self.set_timer(_LONGEST_WAIT, partial(self._give_up, self._key))
        active = None if typed else self.screen.active_bindings.get(event.key)
        if active is None or not active.enabled or not await self.run_action(active.binding.action, active.node):
            await super().on_event(event)
        await self._start_round()

    @property
    def _waits_for_answer(self) -> bool:
        """Whether the first key in line has to wait for an answer, as far as can be known: nothing is in flight."""
        if self._rounds or not self._waiting:
            return False
        event = self._waiting[0]
        return event.key not in _WAYS_OUT and not self._is_typed(event) and self.must_wait(event.key)

    def _is_typed(self, event: events.Key) -> bool:
        """Whether a key is a character that the focused widget takes in."""
        return self.focused is not None and self.focused.check_consume_key(event.key, event.character)

    async def on_ordered_keys_app_arrived(self, event: Arrived) -> None:
        """Count who has been heard of."""
        event.stop()
        if event.key == self._key and self._rounds:
            self._missing -= 1
            if self._missing <= 0:
                self._rounds -= 1
                await self._start_round()

    async def _start_round(self) -> None:
        if self._rounds:
            senders = [self.screen, *(widget for widget in self.screen.query(Widget) if widget.can_focus)]
            self._missing = sum(widget.post_message(self.Arrived(self._key)) for widget in senders)
            if self._missing:
                return
            self._rounds = 0
        await self.take_keys()

    async def _give_up(self, key: int) -> None:
        if key != self._key or not self._rounds:
            return
        if not self.screen.is_mounted:
            self.set_timer(_LONGEST_WAIT, partial(self._give_up, key))  # a screen without widgets can take no key
            return
        self._rounds = 0
        await self.take_keys()
