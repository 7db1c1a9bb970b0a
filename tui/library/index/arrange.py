"""Items into entries: each finds its parent, and its place says what kind of entry it is."""

from collections.abc import Sequence
from urllib.parse import unquote

from tui.library.entry import Entry, Kind, year_in
from tui.library.index.read_items import Item, ParsedIndex
from tui.library.page_key import page_key, parent_key, slug
from tui.library.sanitise import clean_title

_Headings = tuple[tuple[int, str, int], ...]


def arrange(index: ParsedIndex) -> list[Entry]:
    """The entries of an index, in its order, with parents, children and kinds.

    A nested bullet belongs to the bullet around it. Any other belongs to the page one step up its link's path; a
    step that is not listed becomes a group. What has neither belongs to its heading.
    """
    arrangement = _Arrangement(index.items)
    arrangement.nest()
    arrangement.follow_paths()
    arrangement.follow_headings()
    everything = _with_groups(arrangement.entries)
    for entry in everything:
        if entry.parent is not None:
            entry.parent.children.append(entry)
    for entry in everything:
        entry.kind = _kind(entry)
    return [
        entry for item, entry in zip(index.items, arrangement.entries, strict=True) if item.url or not entry.children
    ]


class _Arrangement:
    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self.entries = [Entry(item.title, item.url, item.tags, item.summary, item.line, item.links) for item in items]
        self._keys = [page_key(item.url) for item in items]
        self._pages: dict[str, Entry] = {}
        for key, entry in zip(self._keys, self.entries, strict=True):
            if key:
                self._pages.setdefault(key, entry)
        self._groups: dict[tuple[object, str], Entry] = {}
        self._headed: dict[_Headings, Entry] = {}

    def nest(self) -> None:
        """Give nested bullets their parent."""
        entry_of = {id(item): entry for item, entry in zip(self._items, self.entries, strict=True)}
        for item, entry in zip(self._items, self.entries, strict=True):
            if item.outer is not None:
                entry.parent = entry_of[id(item.outer)]

    def follow_paths(self) -> None:
        """Give the others the page above them, with a group for each step that is missing on the way.

        Where bullets are nested the list says itself what belongs to what, and paths have no say.
        """
        nested = {item.headings for item in self._items if item.outer is not None}
        astray: dict[_Headings, list[tuple[Entry, str]]] = {}
        for item, entry, key in zip(self._items, self.entries, self._keys, strict=True):
            if item.headings in nested or not key:
                continue
            above, missing = parent_key(key), list[str]()
            while above and above not in self._pages:
                missing.append(above)
                above = parent_key(above)
            if not above:
                astray.setdefault(item.headings, []).append((entry, key))
            elif not _is_below(self._pages[above], entry):
                entry.parent = self._fill_in(self._pages[above], missing)
        for headings, pages in astray.items():
            self._group_astray(headings, pages)

    def _group_astray(self, headings: _Headings, pages: Sequence[tuple[Entry, str]]) -> None:
        """Group pages that have no page above them by their folders, less the folder that all of them share."""
        folders = [parent_key(key).split("/") for _, key in pages]
        shared = 0
        for steps in zip(*folders, strict=False):
            if len(set(steps)) > 1:
                break
            shared += 1
        for (entry, _), folder in zip(pages, folders, strict=True):
            missing = ["/".join(folder[:end]) for end in range(len(folder), shared, -1)]
            missing = [key for key in missing if key.rpartition("/")[2].strip(".")]
            if missing:
                entry.parent = self._fill_in(self._heading(headings), missing)

    def _fill_in(self, above: Entry | None, missing: Sequence[str]) -> Entry | None:
        """The group for the first of the missing keys, below groups for the others, below `above`."""
        for key in reversed(missing):
            at = (id(above), key)
            if at not in self._groups:
                name = unquote(key.rpartition("/")[2]).replace("-", " ").replace("_", " ")
                self._groups[at] = Entry(clean_title(name), kind=Kind.VENUE, parent=above)
            above = self._groups[at]
        return above

    def follow_headings(self) -> None:
        """Give what is still at the top its heading."""
        for item, entry in zip(self._items, self.entries, strict=True):
            if entry.parent is None and item.outer is None:
                entry.parent = self._heading(item.headings)

    def _heading(self, headings: _Headings) -> Entry | None:
        above: Entry | None = None
        for end in range(1, len(headings) + 1):
            path = headings[:end]
            if path not in self._headed:
                self._headed[path] = Entry(path[-1][1], parent=above)
            above = self._headed[path]
        return above


def _is_below(entry: Entry, other: Entry) -> bool:
    return any(ancestor is other for ancestor in entry.lineage())


def _with_groups(entries: Sequence[Entry]) -> list[Entry]:
    """The entries and the groups above them, each once, parents before children."""
    seen: dict[int, Entry] = {}
    for entry in entries:
        new = []
        for above in entry.lineage():
            if id(above) in seen:
                break
            new.append(above)
        for above in reversed(new):
            seen[id(above)] = above
    return list(seen.values())


def _kind(entry: Entry) -> Kind:
    """Tell the kind from the place and the title; the parent's kind is known already.

    A leaf whose title ends in a year is an edition without papers only if its slug ends in that year too: papers may
    be called "… 2022" as well.
    """
    year = year_in(entry.title)
    name = slug(entry.url)
    if not entry.children and entry.has_line and (year is None or not name.endswith(str(year))):
        return Kind.PAPER
    if year is not None:
        return Kind.YEAR if entry.title == str(year) else Kind.EDITION
    above = entry.parent
    while above is not None and not above.has_line:
        above = above.parent
    return Kind.SECTION if above is None and (entry.has_line or entry.parent is None) else Kind.VENUE
