"""A bullet as a paper: its title, links and venue, and what is remarked about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.library.address import PageLink, is_web_address, resolve
from tui.library.authors import names_in
from tui.library.entry import Link
from tui.library.facts.outline import Bullet
from tui.library.paper_address import arxiv_in
from tui.library.paper_links import name_of
from tui.library.remark import after_separator, begins_with_separator
from tui.library.sanitise import clean, clean_title, clean_url
from tui.library.stretches import Stretch, is_address, is_label, stretches_of, with_bare_links

_LINK = "\0"  # stands where the text of a link was; no text from the parser holds one
_NOTES = frozenset("note|notes|personal note|personal notes|my notes|reading note|reading notes|笔记".split("|"))
_FORMATS = frozenset("benchmark|dataset|docs|documentation|homepage|model|models|preprint|trace|traces".split("|"))
_TASK = re.compile(r"\s*\[[ xX]\]\s")
_BRACKET = re.compile(r"[(\[（【)\]）】]")
_OPENING = "([（【"
_VENUE = re.compile(r"\b(?:19|20)\d\d\b|['’]\d\d\b|\barxiv\b|\btechnical report\b|\bTR-\d", re.IGNORECASE)
_LONGEST_VENUE = 100  # characters
_BY = re.compile(r"(?<!\s)(?:\s*+[,.])?\s++by\s+", re.IGNORECASE)
_FEWEST_WORDS = 3  # in front of a link that are a title of their own


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper as a page lists it, safe to draw. `line` is the 1-based line of the page.

    `note` is the link to the notes on it as written, or "". `venue` is a text like "SOSP 2023", or "", and `venue_link`
    the link to the page of that edition as written, or "".
    """

    title: str
    line: int
    links: tuple[Link, ...] = ()
    note: str = ""
    venue: str = ""
    venue_link: str = ""
    authors: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReadBullet:
    """A bullet of any list, read as a paper.

    `is_evident` tells whether it certainly is one, as it has links that only papers have; `is_pointer` whether it does
    nothing but lead to another page of the notes.
    """

    paper: ListedPaper
    is_evident: bool
    is_pointer: bool


def read_bullet(bullet: Bullet, address: str) -> ReadBullet | None:
    """Read a bullet of the page at an address; None if it has no title."""
    first, *more = bullet.walk()
    reader = _Reader(address)
    paragraphs = [*first.paragraphs, *(paragraph for inner in more for paragraph in inner.paragraphs)]
    for number, paragraph in enumerate(paragraphs):
        stretches = with_bare_links(stretches_of(paragraph.tokens))
        if number == 0:
            reader.read_title_line(stretches)
        else:
            reader.read_remark(stretches)
    return reader.finish(bullet.line)


class _Reader:
    """Goes through a bullet from left to right: the title, then links in brackets, then remarks."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._title = ""
        self._is_title_over = False
        self._links: dict[str, Link] = {}
        self._note = self._venue = self._venue_link = ""
        self._authors: tuple[str, ...] = ()
        self._remarks: list[str] = []
        self._is_evident = self._is_pointer = False

    def read_title_line(self, stretches: Sequence[Stretch]) -> None:
        links = (stretch for stretch in stretches if stretch.url is not None)
        text = "".join(_LINK if stretch.url is not None else stretch.text for stretch in stretches)
        task = _TASK.match(text)
        pieces = _pieces(text[task.end() :] if task else text)
        for number, (piece, is_bracketed) in enumerate(pieces):
            inside = [next(links) for _ in range(piece.count(_LINK))]
            if not is_bracketed:
                self._read_text(piece, inside)
            elif inside:
                self._read_links(piece, inside)
            else:
                following = pieces[number + 1][0] if number + 1 < len(pieces) else ""
                self._read_brackets(piece, following.strip())

    def read_remark(self, stretches: Sequence[Stretch]) -> None:
        """Read a line below the title: links that name a format belong to the paper, all else is a remark."""
        said: list[str] = []
        for stretch in stretches:
            if stretch.url is not None and _is_format(stretch.text):
                self._take(stretch)
            else:
                said.append(stretch.text)
        self._add_remark("".join(said))

    def finish(self, line: int) -> ReadBullet | None:
        """All that was read, if there is a title."""
        title = self._title
        by = list(_BY.finditer(title))
        if by and "," in by[-1][0] and not self._authors:
            title, self._authors = title[: by[-1].start()], names_in(title[by[-1].end() :])
        title = clean(title).strip(" ,:;|–—-")
        if not any(map(str.isalnum, title)) or is_label(title):
            return None
        paper = ListedPaper(
            title=title,
            line=line,
            links=tuple(self._links.values()),
            note=self._note,
            venue=self._venue,
            venue_link=self._venue_link,
            authors=self._authors,
            remark="; ".join(self._remarks),
        )
        return ReadBullet(paper, self._is_evident, self._is_pointer and not self._is_evident)

    def _read_text(self, text: str, links: Sequence[Stretch]) -> None:
        """Text outside of brackets, with the links in it."""
        first, *more = text.split(_LINK)
        self._say(first)
        for link, after in zip(links, more, strict=True):
            if not self._title.strip():
                self._read_first_link(link)
            elif self._is_title_over or _is_format(link.text) or is_address(link.text, link.url or ""):
                self._is_title_over = True
                self._take(link)
            elif _is_venue(link.text) and not self._venue:
                self._is_title_over = True
                self._take_venue(link)
            elif self._is_in_front(self._title, after):
                self._add_remark(self._title)
                self._read_first_link(link)
            else:
                self._title += link.text
            self._say(after)

    @staticmethod
    def _is_in_front(text: str, after: str) -> bool:
        """Whether a text only stands in front of a title that is a link, and is not a sentence with a link in it."""
        is_short = len(text.split()) < _FEWEST_WORDS and not after.strip()[:1].isalnum()
        return is_short or begins_with_separator(text.rstrip()[-1:])

    def _read_first_link(self, link: Stretch) -> None:
        """The link around the title, or in front of it."""
        if _is_format(link.text):
            self._take(link)
            return
        self._title, self._is_title_over = link.text, True
        url = clean_url(link.url or "")
        if is_web_address(url):
            self._links.setdefault(url, Link(name_of(url) or "Paper", url))
            self._is_evident = not is_address(link.text, url)
        elif isinstance(resolve(url, self._address), PageLink):
            self._note = self._note or url
            self._is_pointer = True

    def _read_links(self, piece: str, links: Sequence[Stretch]) -> None:
        """Brackets with links in them."""
        self._is_title_over = bool(self._title.strip())
        for link in links:
            if _is_venue(link.text) and not self._venue and piece.strip("()[]（）【】 ") == _LINK:
                self._take_venue(link)
            else:
                self._take(link)

    def _read_brackets(self, piece: str, following: str) -> None:
        """Brackets without links: the venue, if the title does not go on behind it, or a part of the title."""
        ends_title = not following[:1].isalnum() or not self._title.strip()
        if not self._venue and ends_title and _is_venue(piece[1:-1]):
            self._venue = clean(piece[1:-1])
            self._is_title_over = bool(self._title.strip())
        else:
            self._say(piece)

    def _say(self, text: str) -> None:
        """Text of the title, or behind it."""
        by = _BY.match(text)
        if not self._is_title_over:
            self._title += text
        elif by and not self._authors:
            self._authors = names_in(text[by.end() :])
        else:
            self._add_remark(text)

    def _take(self, link: Stretch) -> None:
        """A link that says what it is."""
        url = clean_url(link.url or "")
        if _folded(link.text) in _NOTES:
            self._note = self._note or url
            self._is_evident = True
        elif is_web_address(url):
            is_bare = is_address(link.text, url)
            name = (name_of(url) or "Link") if is_bare else clean_title(link.text)
            self._links.setdefault(url, Link(name, url))
            self._is_evident = self._is_evident or not is_bare or name != "Link"
        elif not _is_format(link.text):
            self._add_remark(link.text)

    def _take_venue(self, link: Stretch) -> None:
        url = clean_url(link.url or "")
        self._venue = clean(link.text)
        if is_web_address(url):
            self._links.setdefault(url, Link(f"{'arXiv' if arxiv_in(url) else 'Paper'} ({self._venue})", url))
            self._is_evident = True
        elif isinstance(resolve(url, self._address), PageLink):
            self._venue_link = url
            self._is_evident = True

    def _add_remark(self, text: str) -> None:
        text = after_separator(clean(text))
        if any(map(str.isalnum, text)):
            self._remarks.append(text)


def _pieces(text: str) -> list[tuple[str, bool]]:
    """A text cut into what stands outside of brackets and, with them, what stands in the outermost ones."""
    pieces: list[tuple[str, bool]] = []
    begun = depth = 0
    for bracket in _BRACKET.finditer(text):
        if bracket[0] in _OPENING:
            if depth == 0:
                pieces.append((text[begun : bracket.start()], False))
                begun = bracket.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                pieces.append((text[begun : bracket.end()], True))
                begun = bracket.end()
    pieces.append((text[begun:], False))
    return [(piece, is_bracketed) for piece, is_bracketed in pieces if piece]


def _is_venue(text: str) -> bool:
    return len(text) <= _LONGEST_VENUE and not is_label(text) and bool(_VENUE.search(text))


def _is_format(text: str) -> bool:
    return is_label(text) or _folded(text) in _NOTES or _folded(text) in _FORMATS


def _folded(text: str) -> str:
    return text.strip(" \t[]():").casefold()
