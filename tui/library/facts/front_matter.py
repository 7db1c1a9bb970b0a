"""The fields that a page begins with, as Jekyll, Hugo, GitBook and Obsidian have it.

They are YAML between lines of dashes, or TOML between lines of pluses.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.library.facts.field_lines import fields_line_by_line
from tui.library.facts.toml_fields import toml_fields
from tui.library.facts.yaml_fields import Field, TooMuchError, yaml_fields

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*\r?\n")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t\r]*(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t\r]*(?:\n|\Z)", re.MULTILINE),
}
_FIRST_FIELD = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[\"']?[^\W\d][\w .-]*+[\"']?[ \t]*+:(?:\s|\Z)")
_LARGEST = 64 * 1024  # characters


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a page by their names in lower case, safe to draw, and the text that follows them.

    `lines` is how many lines of the page are before the text. `trouble` is what is wrong with what may be meant as
    front matter, in a few words that are safe to draw, or "".
    """

    body: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    lines: int = 0
    trouble: str = ""


def split_front_matter(text: str) -> FrontMatter:
    """Take the front matter off a page.

    A block that has not the form of one, or does not begin with a field, is text like any other. One that is too
    large, too deep or has aliases is taken off without being read.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING[opening[1]].search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return FrontMatter(text, trouble="it has no end" if opening and _FIRST_FIELD.match(text, opening.end()) else "")
    block = text[opening.end() : closing.start()]
    is_toml = opening[1] == "+++"
    if not is_toml and block.strip() and not _FIRST_FIELD.match(block):
        return FrontMatter(text)
    try:
        fields, trouble = _fields_of_toml(block) if is_toml else _fields_of_yaml(block)
    except TooMuchError:
        fields, trouble = {}, "it was not read, being too large, too deep or with aliases"
    if fields is None:
        return FrontMatter(text, trouble=trouble)
    return FrontMatter(text[closing.end() :], fields, text.count("\n", 0, closing.end()), trouble)


def _fields_of_toml(block: str) -> tuple[Mapping[str, Field] | None, str]:
    fields = toml_fields(block)
    return fields, "it is not TOML" if fields is None else ""


def _fields_of_yaml(block: str) -> tuple[Mapping[str, Field] | None, str]:
    if len(block) > _LARGEST:
        raise TooMuchError
    fields = yaml_fields(block)
    if fields is not None:
        return fields, ""
    fields = fields_line_by_line(block)
    return fields, "it is not YAML" if fields is None else "it is not YAML, and was read line by line"
