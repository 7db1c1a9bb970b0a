"""Which mark belongs to which paper, whatever has become of its links and title since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from tui.library.entry import Entry
from tui.library.paper_links import is_paper
from tui.library.sanitise import clean_text
from tui.marks.row import Row

Bound = Mapping[Entry, Sequence[Row]]
"""The rows of each marked paper, the surest first."""


class Papers:
    """The papers of a library, by what marks know of them."""

    def __init__(self, papers: Sequence[Entry]) -> None:
        self._papers = papers

    def link_of(self, entry: Entry) -> str:
        """What a mark of a paper is kept under: its page, its link or that of the paper itself.

        Where papers with other titles have the same, and for a paper without any, the title is a part of it.
        """
        name = next(_names(entry))
        title = _folded(entry.title)
        alike = self._by_name.get(name, ())
        is_its_own = _is_linked(entry) and all(_folded(other.title) == title for other in alike)
        return clean_text(name if is_its_own else f"{name} {title}")

    def bind(self, rows: Iterable[Row]) -> Bound:
        """Find the papers of the marks: by a link, or else by a title that only one paper without a mark has."""
        bound: dict[Entry, list[Row]] = {}
        left: dict[str, list[Row]] = {}
        by_name: dict[str, list[Row]] = {}
        for row in rows:
            by_name.setdefault(_name_of(row), []).append(row)
        found = self._named(by_name.keys()) if by_name else {}
        for name, named in by_name.items():
            there = found.get(name, ())
            for row in named:
                papers = _meant(row, name, there)
                for paper in papers:
                    bound.setdefault(paper, []).append(row)
                if not papers:
                    left.setdefault(_folded(row.title), []).append(row)
        for paper, its in bound.items():
            if len(its) > 1:
                names = list(_names(paper))
                its.sort(key=lambda row: names.index(_name_of(row)))
        if left:  # a look at all titles, for the few whose paper is at another place or gone
            for title, papers in self._titled(left.keys(), bound).items():
                if len(left[title]) == 1 and len({next(_names(paper)) for paper in papers}) == 1:
                    bound |= dict.fromkeys(papers, left[title])
        return bound

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Entry]]:
        """The papers by what is surest of each."""
        by_name: dict[str, list[Entry]] = {}
        for paper in self._papers:
            by_name.setdefault(next(_names(paper)), []).append(paper)
        return by_name

    def _named(self, names: Iterable[str]) -> Mapping[str, Sequence[Entry]]:
        """The papers that can be known by some names. Of the many that cannot, it looks at nothing twice."""
        wanted = frozenset(names)
        near = wanted | {name.partition("#")[0] for name in wanted}
        found: dict[str, list[Entry]] = {}
        for paper in self._papers:
            if (
                paper.page in near
                or paper.url in near
                or not (paper.page or paper.url)
                or (paper.links and any(link.url in near for link in paper.links))
            ):
                for name in wanted.intersection(_names(paper)):
                    found.setdefault(name, []).append(paper)
        return found

    def _titled(self, titles: Iterable[str], bound: Bound) -> Mapping[str, Sequence[Entry]]:
        """The papers without a mark that have some titles."""
        wanted = frozenset(titles)
        found: dict[str, list[Entry]] = {}
        for paper in self._papers:
            title = _folded(paper.title)
            if title in wanted and paper not in bound:
                found.setdefault(title, []).append(paper)
        return found


def _meant(row: Row, name: str, papers: Sequence[Entry]) -> Sequence[Entry]:
    """Those papers with the link of a mark that it is of: the title tells, or they all have the same, which is new."""
    title = _folded(row.title)
    same = [paper for paper in papers if _folded(paper.title) == title]
    if same or name != row.link:
        return same
    return papers if len({_folded(paper.title) for paper in papers}) == 1 else ()


def _names(entry: Entry) -> Iterator[str]:
    """What a paper can be known by, the surest first; one without any link by what it is below."""
    if entry.page:
        fragment = entry.url.partition("#")[2] if "#" in entry.url else ""
        yield f"{entry.page}#{fragment}" if fragment else entry.page
    if entry.url and entry.url != entry.page:
        yield entry.url
    is_linked = bool(entry.page or entry.url)
    for link in entry.links:
        if link.url != entry.url and is_paper(link):
            is_linked = True
            yield link.url
    if not is_linked:
        yield entry.parent.title if entry.parent else ""


def _is_linked(entry: Entry) -> bool:
    return bool(entry.page or entry.url) or any(is_paper(link) for link in entry.links)


def _name_of(row: Row) -> str:
    """The link of a mark without the title that may be a part of it."""
    return row.link.removesuffix(f" {_folded(row.title)}")


def _folded(title: str) -> str:
    """A title, whose spaces are folded as it is safe to draw, without regard to case."""
    return title.casefold()
