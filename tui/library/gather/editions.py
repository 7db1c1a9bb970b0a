"""The editions of a library, and the edition that a list names beside a paper: "SOSP 2023", "In Proc. of OSDI '22"."""

import re
from collections.abc import Iterable, Iterator

from tui.library.entry import Entry, Kind
from tui.library.facts.read_bullet import ListedPaper
from tui.library.page_key import slug

_LONGEST = 200  # characters of a text that are looked at
_LEAD = re.compile(
    r"\W*(?:(?:presented|published|accepted|appeared)\s+)?(?:(?:in|at|by|to)\s+)?(?:the\s+)?"
    r"(?:proc(?:eedings|s)?\b\.?\s+(?:of\s+)?(?:the\s+)?)?(?:\d+(?:st|nd|rd|th)\s+)?",
    re.IGNORECASE,
)
_PUBLISHERS = re.compile(r"^(?:(?:ACM|IEEE|USENIX)[\s/]+)+")
_NAME_AND_YEAR = re.compile(
    r"(?P<name>[^\W\d_](?:[^;()]{0,80}?[^\W\d_])??)(?P<gap>[\s,]*)(?P<mark>['’]?)"
    r"(?P<year>(?:19|20)\d\d|(?<=[^\W\d]|['’])\d\d)(?![\w-])"
)
_ARXIV = re.compile(r"(?:arxiv|corr)\b(?:\s+preprint)?[\s,:]*(?:arxiv[\s:]*|abs/)?", re.IGNORECASE)
_ARXIV_NUMBER = re.compile(
    r"(?:[a-z.-]{2,20}/)?(?P<year>\d\d)(?:0[1-9]|1[0-2])(?:\.\d{3,5}|\d{3})(?:v\d+)?\b", re.IGNORECASE
)  # begins with year and month (info.arxiv.org/help/arxiv_identifier.html)
_ARXIV_YEAR = re.compile(r"['’]?(?P<year>(?:19|20)\d\d|(?<=['’])\d\d)\b")
_ACRONYM = re.compile(r"(?!(?:ACM|BSc|IEEE|MSc|PhD)$)[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[-/][A-Za-z]+)*")
_SERIAL = re.compile(
    r"\b(?:conference|journal|letters|magazine|review|symposium|transactions|workshop)\b", re.IGNORECASE
)
_PART = re.compile(r"\s+(?:companion|demos?|posters?|workshops?)\b[^.,;:()]*", re.IGNORECASE)
_END = re.compile(r"\s*(?:[.,;:|()–—]|$)|\s+(?:best|oral|outstanding|spotlight)\b", re.IGNORECASE)
_BESIDE = re.compile(r"[,;]\s*")
_PROCEEDINGS = re.compile(r"[.,?!]\s+(?=in\s+proc)", re.IGNORECASE)
_OLDEST_SHORT = 70  # two digits from here on are of the last century


class Editions:
    """Knows the editions, and the years of venues, that the index lists or implies."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._editions: dict[str, Entry] = {}
        self._venues: dict[str, str] = {}
        for entry in _with_groups(entries):
            venue = entry.venue if entry.kind in (Kind.EDITION, Kind.YEAR, Kind.VENUE) else None
            if venue is None:
                continue
            self._venues.setdefault(venue.casefold(), venue)
            if entry.year:
                self._editions.setdefault(f"{venue} {entry.year}".casefold(), entry)
            elif short := slug(entry.url):  # "tcc" for IEEE Transactions on Cloud Computing
                self._venues.setdefault(short.casefold(), venue)

    def find(self, name: str) -> Entry | None:
        """The edition with a name like "OSDI 2022", or the year with one like "arXiv 2023"."""
        return self._editions.get(name.casefold())

    def named_by(self, paper: ListedPaper) -> str:
        """The edition that a list says the paper appeared in, a venue and its year, or "".

        What stands in brackets behind a title may be a venue of which nothing else is known; all other text only names
        an edition if its venue is one of the library.
        """
        venue = paper.venue[:_LONGEST]
        if named := self._named(venue, is_venue=True):
            return named
        beside = [venue[found.end() :] for found in _BESIDE.finditer(venue)]
        remarks = paper.remark[:_LONGEST].split(";")
        ends = _PROCEEDINGS.split(paper.title[-_LONGEST:])[1:]
        return next(filter(None, (self._named(text, is_venue=False) for text in (*beside, *remarks, *ends))), "")

    def _named(self, text: str, *, is_venue: bool) -> str:
        """The edition that a text begins with; `is_venue` tells whether the text is about nothing else."""
        text = _LEAD.sub("", text[:_LONGEST], count=1)
        found = _year_on_arxiv(text)
        if found is not None:
            venue = known = self._venues.get("arxiv", "arXiv")
        else:
            found = _NAME_AND_YEAR.match(text)
            if found is None:
                return ""
            name = _PUBLISHERS.sub("", found["name"])
            known = self._venues.get(found["name"].casefold()) or self._venues.get(name.casefold()) or ""
            venue = known or (name if is_venue and _may_be_venue(name, found) else "")
        part = _PART.match(text, found.end()) if is_venue else None
        is_all = part or (known and is_venue) or _END.match(text, found.end())
        return f"{venue}{part[0].rstrip() if part else ''} {_year(found['year'])}" if venue and is_all else ""


def _year_on_arxiv(text: str) -> re.Match[str] | None:
    lead = _ARXIV.match(text)
    return lead and (_ARXIV_NUMBER.match(text, lead.end()) or _ARXIV_YEAR.match(text, lead.end()))


def _may_be_venue(name: str, found: re.Match[str]) -> bool:
    """Whether what stands in front of a year looks like a venue: "FAST 2022", but not "MIT, 2016" or "CPU2017"."""
    is_set_off = "," not in found["gap"] and bool(found["gap"] or found["mark"])
    return is_set_off and bool(_ACRONYM.fullmatch(name) or _SERIAL.search(name))


def _year(digits: str) -> int:
    """The year that two or four digits stand for."""
    year = int(digits)
    return year if year > 99 else year + (1900 if year >= _OLDEST_SHORT else 2000)


def _with_groups(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries and the groups above them, each once."""
    seen: set[int] = set()
    for entry in entries:
        for above in entry.lineage():
            if id(above) in seen:
                break
            seen.add(id(above))
            yield above
