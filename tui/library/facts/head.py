"""The head of a note: where the paper appeared, who wrote it, where its code is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from tui.library.address import is_web_address
from tui.library.authors import authors_in_line
from tui.library.entry import Link
from tui.library.facts.labelled_lines import fields_in_line, label_of
from tui.library.facts.matter_facts import says_paper
from tui.library.facts.outline import Paragraph, Part
from tui.library.paper_address import arxiv_in
from tui.library.paper_links import name_of
from tui.library.sanitise import clean, clean_url
from tui.library.stretches import Stretch, is_address, is_label, plain_text, stretches_of, with_bare_links

_TITLES = frozenset(
    "meta|meta info|meta information|metadata|meta data|info|information|paper info|paper information|paper metadata|"
    "basic info|basic information|about the paper|about this paper".split("|")
)
"""What the section that holds the head is called."""

_LONGEST = 40  # lines, where there is no such section
_PRESENTED = re.compile(r"[\W_]{0,20}(?:presented|published|accepted|appeared)\s+(?:in|at|by)\b", re.IGNORECASE)
_VENUE_LEAD = re.compile(
    r"(?:\b(?:presented|published|accepted|appear(?:s|ed|ing)?)\s+(?:in|at|by|to)"
    r"|(?:^|\W)(?:venue|conference|journal|published|proceedings)\s*[:：])\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;|。]\s")
_LABEL = re.compile(r"([^:：]{1,60}?)\s*[:：]+")
_BETWEEN = frozenset(("", ",", "/", "|", "&", "and", "·"))
_PEOPLE = frozenset(("author", "authors", "affiliation", "affiliations", "institution", "institutions", "作者"))
_GENERIC = frozenset(("url", "link", "paper url", "paper link"))
_MOST_WORDS = 7  # of a label
_MOST_BULLETS = 20  # that are looked at to tell whether they are the head


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says; `is_of_paper` tells whether it is that of a note on one paper.

    `fields` are the lines that say what fields of front matter may say too, by the names of those.
    """

    links: tuple[Link, ...]
    authors: tuple[str, ...]
    is_of_paper: bool
    fields: Mapping[str, str] = field(default_factory=dict)


def read_head(parts: Sequence[Part], *, with_bullets: bool) -> Head:
    """Read the section for it, and before the second heading what is no bullet; `with_bullets`, that too."""
    links: list[Link] = _links_of_heading(parts)
    authors: tuple[str, ...] = ()
    is_of_paper = False
    fields: dict[str, str] = {}
    for tokens, under in _lines(parts, with_bullets=with_bullets):
        names = authors_in_line(tokens)
        authors = authors or names
        stretches = stretches_of(tokens)
        is_of_paper = is_of_paper or bool(names) or bool(_PRESENTED.match(plain_text(stretches)))
        if not names:
            stretches = with_bare_links(stretches)
            links += _links_in(stretches, under)
            for name, value in fields_in_line(stretches):
                if name == "tags" and name in fields:
                    fields[name] += f", {value}"
                fields.setdefault(name, value)
    by_url = {link.url: link for link in reversed(links)}
    return Head(
        tuple(link for link in links if by_url.get(link.url) is link),
        authors,
        is_of_paper or says_paper(fields),
        fields,
    )


def is_head_in_bullets(parts: Sequence[Part]) -> bool:
    """Whether the first bullets of a page are its head, each with a label of its own, and no list of papers."""
    bullets = [bullet for part in parts[:2] for bullet in part.bullets][:_MOST_BULLETS]
    texts = (plain_text(stretches_of(bullet.paragraphs[0].tokens)) for bullet in bullets if bullet.paragraphs)
    labels = list(filter(None, map(label_of, texts)))
    return 0 < len(labels) == len(set(labels)) and 2 * len(labels) >= len(bullets)


def is_in_head(part: Part) -> bool:
    """Whether a part belongs to the section for the head."""
    return any(above.name in _TITLES for above in part.lineage())


def _lines(parts: Sequence[Part], *, with_bullets: bool) -> Iterator[tuple[list[Token], str]]:
    """The lines of the head, each with the label that the heading above it gives it, or ""."""
    for part in parts[:2]:
        if not is_in_head(part):
            for paragraph in _paragraphs(part, with_bullets=with_bullets):
                if paragraph.line - _first_line(parts) < _LONGEST:
                    yield from ((line, "") for line in paragraph.lines())
    for part in filter(is_in_head, parts):
        heading = part.title.partition("(")[0].strip()
        for paragraph in _paragraphs(part, with_bullets=True):
            yield from ((line, heading if is_label(heading) else "") for line in paragraph.lines())


def _paragraphs(part: Part, *, with_bullets: bool) -> Iterator[Paragraph]:
    yield from part.paragraphs
    if with_bullets:
        for bullet in part.bullets:
            for inner in bullet.walk():
                yield from inner.paragraphs


def _first_line(parts: Sequence[Part]) -> int:
    return next((part.heading.line for part in parts if part.heading), 1)


def _links_of_heading(parts: Sequence[Part]) -> list[Link]:
    """The link around the title of the page."""
    heading = next((part.heading for part in parts if part.level == 1), None)
    links = [stretch for stretch in stretches_of(heading.tokens) if stretch.url] if heading else []
    urls = [clean_url(link.url or "") for link in links]
    return [Link(name_of(url) or "Paper", url) for url in urls if is_web_address(url)]


def _links_in(stretches: Sequence[Stretch], under: str) -> Iterator[Link]:
    """The links of a line that say what they are."""
    is_alone = not any(stretch.url is None and any(map(str.isalpha, stretch.text)) for stretch in stretches)
    label, text = "", ""
    for stretch in stretches:
        if stretch.url is None:
            text = stretch.text
            continue
        label = _label(text, label)
        url = clean_url(stretch.url)
        given = "" if is_address(stretch.text, url) else clean(stretch.text)
        name = _name(given, url, _VENUE_LEAD.search(text[-60:]) is not None, label, under)
        if is_alone and not name:
            name = name_of(url) or under or given
        if name and is_web_address(url):
            yield Link(name, url)
        text = ""


def _label(text: str, last: str) -> str:
    """The label that ends a text, or that of the link before if the text only stands between two links."""
    if text.strip() in _BETWEEN:
        return last
    match = _LABEL.fullmatch(_SENTENCE_END.split(text[-80:])[-1].strip(" \t*•·|[](,–—-"))
    return clean(match[1]) if match and len(match[1].split()) <= _MOST_WORDS else ""


def _name(given: str, url: str, is_venue: bool, label: str, under: str) -> str:
    """What a link is called, "" if nothing says so."""
    if is_venue:
        kind = "arXiv" if arxiv_in(url) else "Paper"
        return kind if not given or given.casefold().startswith("arxiv") else f"{kind} ({given})"
    if is_label(given):
        return given
    folded = label.casefold()
    if not label or folded in _PEOPLE:
        return ""
    if folded in _GENERIC:
        return name_of(url) or "Paper"
    return f"{under} ({label})" if under and folded != under.casefold() else label
