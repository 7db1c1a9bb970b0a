"""The fields that a page begins with: YAML between lines of dashes, as Jekyll, Hugo, GitBook and Obsidian have it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.library.sanitise import clean

if TYPE_CHECKING:
    from yaml import Event

_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t\r]*(?:\n|\Z)", re.MULTILINE)
_FIRST_FIELD = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[\"']?[^\W\d][\w .-]*[\"']?[ \t]*:(?:\s|\Z)")
_LARGEST = 64 * 1024  # characters
_DEEPEST = 20  # lists in lists
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))

Field = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a page by their names in lower case, safe to draw, and the text that follows them.

    `lines` is how many lines of the page are before the text.
    """

    body: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    lines: int = 0


def split_front_matter(text: str) -> FrontMatter:
    """Take the front matter off a page.

    A block that is no YAML, or does not begin with a field, is text like any other. One that is too large, too deep
    or has aliases is taken off without being read.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return FrontMatter(text)
    block = text[opening.end() : closing.start()]
    if block.strip() and not _FIRST_FIELD.match(block):
        return FrontMatter(text)
    fields = _read(block) if len(block) <= _LARGEST else {}
    if fields is None:
        return FrontMatter(text)
    return FrontMatter(text[closing.end() :], fields, text.count("\n", 0, closing.end()))


def _read(block: str) -> dict[str, Field] | None:
    """The fields that are text or lists of text; None for what is not YAML."""
    import yaml

    reader = _FieldReader()
    try:
        # Without a resolver, as a date, a number and a yes are wanted as they are written; and event by event, as
        # what is nested may be as deep as it likes.
        for event in yaml.parse(block, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent) or reader.depth > _DEEPEST:
                return {}
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
