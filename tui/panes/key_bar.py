"""The line at the bottom: the keys that work now, as many as fit, to press or to click."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from tui.keys import key_name
from tui.lines.component_style import component_style

_PINNED = ("help", "quit")
"""Ids of the bindings that stay at the right edge."""

_LEAST_KEYS = 2
"""How many keys of the focused widget go before the pinned ones where there is little room."""


@dataclass(frozen=True, slots=True)
class _Key:
    """A binding with the node its action belongs to."""

    binding: Binding
    node: DOMNode

    @property
    def text(self) -> tuple[str, str]:
        return key_name(self.binding.key), self.binding.description


@runtime_checkable
class ShowsKeys(Protocol):
    """A node that shows some of its keys only where they are of use, although they work anywhere."""

    def shows_key(self, binding: str) -> bool:
        """Whether the key of a binding, by its id, is of use now."""


class KeyBar(Widget):
    """Draws the bindings of the screen that are marked to be shown, those of the focused widget first."""

    COMPONENT_CLASSES = {"key-bar--key", "key-bar--description"}

    def on_mount(self) -> None:
        """Follow the bindings as the focus and the state change."""
        self.screen.bindings_updated_signal.subscribe(self, self._redraw)

    def _redraw(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Draw the keys that fit."""
        left, right = self._fitting()
        pad = self.size.width - sum(map(_cells, left)) - sum(map(_cells, right))
        return Content.assemble(*map(self._draw, left), " " * max(0, pad), *map(self._draw, right))

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        left, right = self._fitting()
        start = 0
        for key in left:
            if start <= event.x < start + _cells(key):
                await self.app.run_action(key.binding.action, key.node)
                return
            start += _cells(key)
        start = self.size.width
        for key in reversed(right):
            start -= _cells(key)
            if start <= event.x < start + _cells(key):
                await self.app.run_action(key.binding.action, key.node)
                return

    def _fitting(self) -> tuple[list[_Key], list[_Key]]:
        keys: dict[str, _Key] = {}
        typing = self.screen.focused
        for key, active in self.screen.active_bindings.items():
            consumed = typing is not None and typing.check_consume_key(key, _typed(key))
            node = active.node
            is_of_use = not isinstance(node, ShowsKeys) or node.shows_key(active.binding.id or "")
            if active.binding.show and active.enabled and is_of_use and not consumed:
                name = active.binding.id or active.binding.action
                shown = _Key(active.binding, node)
                keys[name] = min(keys.get(name, shown), shown, key=_cells)
        pinned = [keys.pop(name) for name in _PINNED if name in keys]
        needed = sum(map(_cells, list(keys.values())[:_LEAST_KEYS]))
        while pinned and needed + sum(map(_cells, pinned)) > self.size.width:
            pinned.pop()
        room = self.size.width - sum(map(_cells, pinned))
        fitting = []
        for shown in keys.values():
            room -= _cells(shown)
            if room < 0:
                break
            fitting.append(shown)
        return fitting, pinned

    def _draw(self, key: _Key) -> Content:
        name, description = key.text
        return Content.assemble(" ", (name, self._style("key")), " ", (description, self._style("description")), " ")

    def _style(self, name: str) -> Style:
        return component_style(self, f"key-bar--{name}")


def _cells(key: _Key) -> int:
    name, description = key.text
    return len(name) + len(description) + 3


def _typed(key: str) -> str | None:
    """The character that a key types into an input, if it types one."""
    name = key_name(key)
    return name if len(name) == 1 and name.isascii() else None
