"""What keys are called, and the table of all of them, made from the bindings themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key

_NAMES = {"enter": "enter", "tab": "tab", "pageup": "pgup", "pagedown": "pgdn"}


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One action: the names of its keys, and what it does."""

    keys: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys that work in one place."""

    title: str
    rows: tuple[KeyRow, ...]


def key_name(key: str) -> str:
    """What a user calls a key: "ctrl+d", "?", "↓", "esc"."""
    *modifiers, name = key.split("+") if key != "+" else [key]
    return "+".join([*modifiers, _NAMES.get(name) or format_key(name)])


def key_groups(owners: Iterable[type[DOMNode]]) -> list[KeyGroup]:
    """The keys that each class binds itself, under its BINDING_GROUP_TITLE, in the order of its bindings."""
    return [
        KeyGroup(
            owner.BINDING_GROUP_TITLE or owner.__name__,
            tuple(
                KeyRow(tuple(key_name(key.strip()) for key in binding.key.split(",")), binding.tooltip)
                for binding in owner.__dict__.get("BINDINGS", ())
                if isinstance(binding, Binding)
            ),
        )
        for owner in owners
    ]


def nearest_first(owners: Sequence[type[DOMNode]], place: Sequence[DOMNode]) -> list[type[DOMNode]]:
    """The classes in the order in which their keys matter in a place: a focused widget and all that it is in.

    Those of the widget come first, its own before what it has from others; those that are not there keep their order.
    """
    here = [owner for node in place for owner in type(node).__mro__ if owner in owners]
    return list(dict.fromkeys([*here, *owners]))
