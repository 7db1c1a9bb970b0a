"""Where the user was when the app ended, kept for the next time: one file for each library, and one for the theme."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass, field
from pathlib import Path
from urllib.parse import quote

from tui.folds import Place
from tui.kept_file import replace_file
from tui.library.branches import Grouping
from tui.library.entry import Entry
from tui.library.library import Library
from tui.library.text_file import read_regular_file
from tui.order import Order

_LONGEST_NAME = 200  # characters of a file's name
_LARGEST = 10_000_000  # bytes of a file that is read


@dataclass(frozen=True, slots=True)
class TreeState:
    """How the tree is laid out, which of its branches are open (True) or folded, and where its cursor is."""

    grouping: Grouping = Grouping.WRITTEN
    hides_empty: bool = False
    folds: Mapping[Place, bool] = field(default_factory=dict)
    place: Place = ()


@dataclass(frozen=True, slots=True)
class Session:
    """The tree, the order of the list and the paper that was selected there, and the pane with the focus, from 0."""

    tree: TreeState = TreeState()
    order: Order = Order.LISTED
    paper: "PaperName | None" = None
    pane: int = 0


@dataclass(frozen=True, slots=True)
class PaperName:
    """What a paper is found by in the library of another time."""

    title: str
    url: str
    page: str
    above: str
    """The title of what it stands in, or ""."""

    @classmethod
    def of(cls, paper: Entry) -> "PaperName":
        """The name of a paper."""
        return cls(paper.title, paper.url, paper.page, paper.parent.title if paper.parent else "")

    @property
    def entry(self) -> Entry:
        """An entry that `Library.same` finds the paper by."""
        return Entry(self.title, self.url, page=self.page, parent=Entry(self.above) if self.above else None)

    def find(self, library: Library) -> Entry | None:
        """The paper with this name, if there still is one."""
        return library.same(self.entry)


class Sessions:
    """The session of one library, and the theme of all. What cannot be read counts as none."""

    def __init__(self, folder: Path, identity: str) -> None:
        """Take the folder of all sessions, and what tells the library from others."""
        name = quote(identity, safe="", errors="surrogateescape")
        self._path = folder / f"{name[-_LONGEST_NAME:]}.json"
        self._theme_path = folder / "theme.json"
        self._identity = identity
        record = _read(self._path)
        is_of_it = isinstance(record, dict) and record.get("library") == identity
        self.session = _session(record) if is_of_it else Session()
        """The one of the last time, then the one that was kept last."""
        theme = _read(self._theme_path)
        self.theme = theme if isinstance(theme, str) else ""
        """The name of the theme that was chosen last in any library, or ""."""

    def keep(self, session: Session, theme: str) -> None:
        """Keep a session and a theme where they are others than before. Raises OSError."""
        if theme != self.theme:
            self.theme = theme
            _write(self._theme_path, theme)
        if session != self.session:
            self.session = session
            _write(self._path, {"library": self._identity, **_record(session)})


def _read(path: Path) -> object:
    try:
        loaded: object = json.loads(read_regular_file(str(path), _LARGEST))
    except (OSError, ValueError, RecursionError):
        return None
    return loaded


def _write(path: Path, record: object) -> None:
    replace_file(path, json.dumps(record).encode("ascii"))


def _record(session: Session) -> Mapping[str, object]:
    tree, paper = session.tree, session.paper
    return {
        "grouping": tree.grouping,
        "hides_empty": tree.hides_empty,
        "folds": [[is_open, *place] for place, is_open in tree.folds.items()],
        "place": tree.place,
        "order": session.order.value,
        "paper": astuple(paper) if paper else None,
        "pane": session.pane,
    }


def _session(record: object) -> Session:
    """What a record says; where it says something else than a session does, the session of a first start."""
    with suppress(ValueError):  # of a grouping or an order that there is not
        return _understood(record)
    return Session()


def _understood(record: object) -> Session:
    match record:
        case {
            "grouping": str(grouping),
            "hides_empty": bool(hides_empty),
            "folds": list(folds),
            "place": list(place),
            "order": str(order),
            "paper": None | [str(), str(), str(), str()] as paper,
            "pane": int(pane),
        } if _are_texts(place) and all(map(_is_fold, folds)):
            folded = {tuple(fold[1:]): fold[0] for fold in folds}
            tree = TreeState(Grouping(grouping), hides_empty, folded, tuple(place))
            return Session(tree, Order(order), PaperName(*paper) if paper else None, pane)
    return Session()


def _is_fold(record: object) -> bool:
    match record:
        case [bool(), *place]:
            return _are_texts(place)
    return False


def _are_texts(record: list[object]) -> bool:
    return all(isinstance(text, str) for text in record)
