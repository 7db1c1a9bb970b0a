"""Front matter that YAML refuses, as people write it all the same: "title: Orca: A distributed serving system"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tui.library.facts.yaml_fields import Field, TooMuchError, yaml_fields
from tui.library.sanitise import clean

_FIELD = re.compile(r"([\"']?)([^\W\d][\w.-]*(?: [\w.-]+){0,3})\1[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(.*))?")
_BLOCK_STYLE = re.compile(r"[>|][+-]?\d?")
_LIST = re.compile(r"\[(.*)\]")
_LIST_ITEM = re.compile(r"\s*(?:\"[^\"]*\"|'[^']*')|[^,]+")
_MOST = 300  # fields


@dataclass(slots=True)
class _Lines:
    """The lines of one field: its name, what stands beside that, and what stands below."""

    name: str
    first: str
    written: list[str]
    below: list[str] = field(default_factory=list)


def fields_line_by_line(block: str) -> Mapping[str, Field] | None:
    """The fields by their names in lower case, safe to draw; None if most lines are nothing of the kind.

    Each is read as YAML by itself, or else as it is written. Raises TooMuchError where there are too many.
    """
    found: list[_Lines] = []
    strange = 0
    for line in block.splitlines():
        named = _FIELD.fullmatch(line)
        if named:
            found.append(_Lines(named[2].casefold(), (named[3] or "").strip(), [line]))
        elif line.strip() and not line.startswith("#"):
            strange += not found or not (_ITEM.fullmatch(line) or line[0] in " \t]}")
            if found:
                found[-1].below.append(line)
                found[-1].written.append(line)
    if not found or strange >= len(found):
        return None
    if len(found) > _MOST:
        raise TooMuchError
    return dict(_read(found))


def _read(found: list[_Lines]) -> Iterator[tuple[str, Field]]:
    for lines in found:
        try:
            fields = yaml_fields("\n".join(lines.written))
        except TooMuchError:
            continue
        if fields is not None:
            yield from fields.items()
        elif value := _as_written(lines):
            yield lines.name, value


def _as_written(lines: _Lines) -> Field:
    items = [_ITEM.fullmatch(line) for line in lines.below]
    if not lines.first and any(items):
        return tuple(filter(None, (_unquoted(item[1] or "") for item in items if item)))
    if in_brackets := _LIST.fullmatch(lines.first):
        return tuple(filter(None, (_unquoted(item[0]) for item in _LIST_ITEM.finditer(in_brackets[1]))))
    first = "" if _BLOCK_STYLE.fullmatch(lines.first) else lines.first
    return _unquoted(" ".join([first, *lines.below]))


def _unquoted(text: str) -> str:
    text = text.strip()
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return clean(text[1:-1] if is_quoted else text)
