"""Which of the papers that several pages list are one and the same."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from tui.library.address import is_web_address
from tui.library.entry import Entry, Link
from tui.library.paper_address import paper_id
from tui.library.paper_links import is_paper
from tui.library.sanitise import STAND_IN

_NO_LETTERS = re.compile(r"[\W_]+")
_CUT_OFF = ("...", "…")
_SHORTEST = 20  # letters of a title that is cut off and still tells which one it is


class KnownPapers:
    """The papers that were met until now, by all that they can be known by."""

    def __init__(self, titles: Sequence[str]) -> None:
        """Take all the titles that there will be: one that is cut off is known by the whole one."""
        self._whole = _whole_titles(titles)
        self._papers: dict[str, Entry] = {}

    def keys(self, title: str, page: str, links: Iterable[Link]) -> list[str]:
        """What tells a paper from others, the surest first: its page of the notes (or ""), its addresses, its title."""
        keys = [f"page {page}"] if page else []
        keys += [paper_id(link.url) for link in links if is_web_address(link.url) and is_paper(link)]
        folded = _fold(title)
        return [*keys, f"title {self._whole.get(folded, folded)}"] if folded else keys

    def find(self, keys: Iterable[str]) -> Entry | None:
        """The paper that was met with one of the keys."""
        return next((self._papers[key] for key in keys if key in self._papers), None)

    def add(self, entry: Entry, keys: Iterable[str]) -> None:
        """Remember a paper by its keys; what was met first stays."""
        for key in keys:
            self._papers.setdefault(key, entry)


def _fold(title: str) -> str:
    """The letters and digits of a title, without case and accents; "" if there are none to compare."""
    if title == STAND_IN:
        return ""
    if not title.isascii():
        title = unicodedata.normalize("NFKD", title)
    return _NO_LETTERS.sub("", title.casefold())


def _whole_titles(titles: Sequence[str]) -> dict[str, str]:
    """The whole title for each that is cut off, both folded, where there is one."""
    cut_off = {_fold(title) for title in titles if title.endswith(_CUT_OFF)}
    if not cut_off:
        return {}
    in_order = sorted({_fold(title) for title in titles if not title.endswith(_CUT_OFF)})
    whole = {}
    for start in cut_off:
        at = bisect_left(in_order, start)
        if len(start) >= _SHORTEST and at < len(in_order) and in_order[at].startswith(start):
            whole[start] = in_order[at]
    return whole
