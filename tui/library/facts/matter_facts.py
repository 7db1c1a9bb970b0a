"""What the fields of front matter, and lines of the same form at the top of a note, say of a paper."""

import re
from collections.abc import Iterator, Mapping

from tui.library.address import is_web_address
from tui.library.authors import names_in
from tui.library.entry import Link
from tui.library.facts.yaml_fields import Field
from tui.library.paper_address import address_of_arxiv, address_of_doi, address_of_repository
from tui.library.paper_links import name_of
from tui.library.remark import tag_of, tags_and_summary
from tui.library.sanitise import clean_url

_LINKS = {
    "paper": "Paper",
    "pdf": "PDF",
    "doi": "DOI",
    "arxiv": "arXiv",
    "eprint": "arXiv",
    "code": "Code",
    "github": "Code",
    "repo": "Code",
    "repository": "Code",
    "slides": "Slides",
    "video": "Video",
    "url": "",
    "link": "",
}
"""Fields that may hold a web address, with what the link is called; "" is called by where it leads."""

_VENUES = (
    "venue conference journal booktitle conferencename proceedingstitle publicationtitle publication proceedings"
).split()
_OF_PAPERS = ("doi", "arxiv", "eprint", *_VENUES)
_NO_VENUES = frozenset(("n/a", "na", "none", "tba", "tbd", "todo", "unknown"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_VENUE = 120  # characters

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
    """The links that are fields of their own; identifiers are links to what they stand for."""
    links = [Link(label or name_of(url) or "Paper", url) for label, url in _labelled_urls(fields)]
    return tuple({link.url: link for link in reversed(links)}.values())[::-1]


def venue_in(fields: Fields) -> str:
    """Where the paper appeared, as written: "SOSP", "SOSP 2023"; or ""."""
    written = (_line(fields, name).strip(" .,;[]") for name in _VENUES)
    venues = (venue for venue in written if len(venue) <= _LONGEST_VENUE and venue.casefold() not in _NO_VENUES)
    return next((venue for venue in venues if any(map(str.isalpha, venue)) and "://" not in venue), "")


def year_of(fields: Fields) -> int | None:
    """The year that the paper appeared in. A date is another one on pages that say nothing else of a paper."""
    is_of_paper = says_paper(fields) or any(fields.get(name) for name in ("authors", "paper", "pdf"))
    names = ("year", "date") if is_of_paper else ("year",)
    found = (_YEAR.search(_line(fields, name)[:40]) for name in names)
    return next((int(year[0]) for year in found if year), None)


def says_paper(fields: Fields) -> bool:
    """Whether there are fields that only papers have."""
    return any(fields.get(name) for name in _OF_PAPERS)


def _labelled_urls(fields: Fields) -> Iterator[tuple[str, str]]:
    for name, label in _LINKS.items():
        value = _line(fields, name).strip()
        url = value if is_web_address(value) else _address_of(label, value)
        if url:
            yield label, clean_url(url)


def _address_of(label: str, value: str) -> str:
    match label:
        case "DOI":
            return address_of_doi(value)
        case "arXiv":
            return address_of_arxiv(value)
        case "Code":
            return address_of_repository(value)
        case _:
            return ""


def _line(fields: Fields, name: str) -> str:
    value = fields.get(name, "")
    return value if isinstance(value, str) else " ".join(value)


def _tags(value: Field) -> list[str]:
    """Tags in a list, or in a line with commas; a space in one is as good as an underscore."""
    names = re.split(r"[,;，]|\s(?=#)", value) if isinstance(value, str) else value
    tags = (tag_of("#" + "_".join(name.strip(" []").removeprefix("#").split())) for name in names)
    return [tag for tag in tags if tag]
