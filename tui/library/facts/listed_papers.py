"""The papers that a page lists: the accepted ones of an edition, those on a topic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.library.facts.head import is_in_head
from tui.library.facts.outline import Bullet, Part
from tui.library.facts.read_bullet import ListedPaper, ReadBullet, read_bullet

_HEADINGS = frozenset(
    "papers|paper list|papers list|list of papers|accepted papers|selected papers|论文|论文列表".split("|")
)
_GLOSSARIES = frozenset("acronyms|abbreviations|glossary|terminology|notation|notations".split("|"))


@dataclass(frozen=True, slots=True)
class ListedPapers:
    """The papers of a page.

    `is_headed` tells whether they stand below a heading that says that they are papers, `is_main` whether they are most
    of what is on the page.
    """

    papers: tuple[ListedPaper, ...] = ()
    is_headed: bool = False
    is_main: bool = False


def read_papers(parts: Sequence[Part], address: str) -> ListedPapers:
    """The papers in the lists of the page at an address: those below a heading for them, if there is one."""
    headed = [part for part in parts if _is_headed(part) and part.bullets]
    if headed:
        bullets = [read for part in headed for read in _read(part.bullets, address)]
        is_main = any(bullet.is_evident for bullet in bullets) and _is_mostly_lists(parts)
        return ListedPapers(tuple(bullet.paper for bullet in bullets), True, is_main)
    if not _is_mostly_lists(parts):
        return ListedPapers()
    lists = [list(_read(part.bullets, address)) for part in parts if not is_in_head(part) and not _is_glossary(part)]
    papers = [bullet.paper for bullets in lists if _is_of_papers(bullets) for bullet in bullets]
    if _is_of_papers([bullet for bullets in lists for bullet in bullets]):
        return ListedPapers(tuple(papers), False, True)
    return ListedPapers()


def _is_headed(part: Part) -> bool:
    below_one = any(above.level > 1 and above.name in _HEADINGS for above in part.lineage())
    return below_one and not is_in_head(part)


def _is_glossary(part: Part) -> bool:
    return part.name in _GLOSSARIES


def _read(bullets: Sequence[Bullet], address: str) -> Iterator[ReadBullet]:
    return filter(None, (read_bullet(bullet, address) for bullet in bullets))


def _is_of_papers(bullets: Sequence[ReadBullet]) -> bool:
    """Whether most bullets of a list are papers beyond doubt; those that only lead to another page may be anything."""
    evident = sum(bullet.is_evident for bullet in bullets)
    others = sum(not bullet.is_evident and not bullet.is_pointer for bullet in bullets)
    return evident > 0 and evident >= others


def _is_mostly_lists(parts: Sequence[Part]) -> bool:
    listed = sum(bullet.length for part in parts for bullet in part.bullets)
    return listed >= sum(part.prose for part in parts)
