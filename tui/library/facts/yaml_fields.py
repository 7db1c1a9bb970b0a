"""The fields of YAML: those that are text and flat lists of text."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.library.sanitise import clean

if TYPE_CHECKING:
    from yaml import Event

_DEEPEST = 20  # lists in lists
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))

Field = str | tuple[str, ...]


class TooMuchError(Exception):
    """Front matter is too large or too deep to be read, or has aliases, of which a few may stand for billions."""


def yaml_fields(block: str) -> Mapping[str, Field] | None:
    """The fields by their names in lower case, safe to draw; None for what is not YAML. Raises TooMuchError."""
    import yaml

    reader = _FieldReader()
    try:
        # Without a resolver, as a date, a number and a yes are wanted as they are written; and event by event, as
        # what is nested may be as deep as it likes.
        for event in yaml.parse(block, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent) or reader.depth > _DEEPEST:
                raise TooMuchError
            reader.read(event)
    except yaml.YAMLError:
        return None
    return reader.fields


class _FieldReader:
    """Walks the events of a mapping, keeping its keys and the scalars and flat lists that are their values."""

    def __init__(self) -> None:
        self.fields: dict[str, Field] = {}
        self.depth = 0
        self._key: str | None = None
        self._list: list[str] | None = None

    def read(self, event: "Event") -> None:
        import yaml

        if isinstance(event, yaml.CollectionStartEvent):
            self.depth += 1
            if self.depth == 2:
                self._list = [] if isinstance(event, yaml.SequenceStartEvent) else None
        elif isinstance(event, yaml.CollectionEndEvent):
            self.depth -= 1
            if self.depth == 1 and self._key is None:
                self._key = ""
            elif self.depth == 1:
                self._keep(tuple(self._list or ()))
        elif isinstance(event, yaml.ScalarEvent):
            self._read_scalar(event.value, is_plain=event.style is None)

    def _read_scalar(self, value: str, *, is_plain: bool) -> None:
        text = "" if is_plain and value in _NULLS else clean(value)
        if self.depth == 2 and self._list is not None and text:
            self._list.append(text)
        elif self.depth == 1 and self._key is None:
            self._key = text.casefold()
        elif self.depth == 1:
            self._keep(text)

    def _keep(self, value: Field) -> None:
        if self._key and value:
            self.fields[self._key] = value
        self._key = None
