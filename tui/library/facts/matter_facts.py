"""What the fields of front matter say of a paper."""

import re
from collections.abc import Mapping

from tui.library.authors import names_in
from tui.library.entry import Link
from tui.library.facts.front_matter import Field
from tui.library.paper_address import is_web
from tui.library.remark import tag_of, tags_and_summary
from tui.library.sanitise import clean_url

_LINKS = {
    "paper": "Paper",
    "pdf": "PDF",
    "doi": "DOI",
    "arxiv": "arXiv",
    "code": "Code",
    "slides": "Slides",
    "video": "Video",
}
"""Fields that may hold a web address, with what the link is called."""

Fields = Mapping[str, Field]


def title_in(fields: Fields) -> str:
    """The title, or ""."""
    return _line(fields, "title")


def remark_in(fields: Fields) -> tuple[tuple[str, ...], str]:
    """The tags, of whichever field, and what else the description says."""
    tags, summary = tags_and_summary(_line(fields, "description"))
    named = [tag for name in ("tags", "keywords") for tag in _tags(fields.get(name, ()))]
    return tuple(dict.fromkeys([*named, *tags])), summary


def authors_in(fields: Fields) -> tuple[str, ...]:
    """The authors."""
    value = fields.get("authors") or fields.get("author") or ()
    return names_in(value if isinstance(value, str) else "; ".join(value))


def links_in(fields: Fields) -> tuple[Link, ...]:
    """The links that are fields of their own."""
    urls = ((label, clean_url(_line(fields, name))) for name, label in _LINKS.items())
    return tuple(Link(label, url) for label, url in urls if is_web(url))


def _line(fields: Fields, name: str) -> str:
    value = fields.get(name, "")
    return value if isinstance(value, str) else " ".join(value)


def _tags(value: Field) -> list[str]:
    """Tags in a list, or in a line with commas; a space in one is as good as an underscore."""
    names = re.split(r"[,;，]|\s(?=#)", value) if isinstance(value, str) else value
    tags = (tag_of("#" + "_".join(name.removeprefix("#").split())) for name in names)
    return [tag for tag in tags if tag]
