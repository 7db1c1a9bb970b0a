"""The queries that are kept from one run to the next: those asked, and those saved under a name."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tui.kept_file import change_of, replace_file, set_aside
from tui.library.sanitise import clean
from tui.library.text_file import read_regular_file

_MOST_ASKED = 500
_MOST_LINES = 2 * _MOST_ASKED  # of the file, before it is written anew with those that count
_LONGEST = 500  # characters of a query that is kept


class History:
    """The queries asked, the latest first. One JSON string a line, appended, so that two programs lose none.

    Now and then the file is written anew with those that count, while no other program may append.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._queries, self._lines = self._load()

    @property
    def queries(self) -> list[str]:
        """All of them."""
        return self._queries

    def add(self, query: str) -> None:
        """Keep a query. Raises OSError when it cannot be written; it is then kept for this run alone."""
        query = clean(query)[:_LONGEST]
        if self._queries[:1] == [query] or not query:
            return
        self._queries = [query, *(other for other in self._queries if other != query)][:_MOST_ASKED]
        with change_of(self._path):
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"\n{json.dumps(query)}\n")  # a line of its own, even if the last one is only half written
            self._lines += 1
            if self._lines > _MOST_LINES:
                queries, _ = self._load()
                lines = (f"{json.dumps(kept)}\n" for kept in reversed(queries))
                replace_file(self._path, "".join(lines).encode("ascii"))
                self._lines = len(queries)

    def _load(self) -> tuple[list[str], int]:
        """The queries in the file, and how many lines it has."""
        try:
            text = read_regular_file(str(self._path)).decode("utf-8", "replace")
        except (OSError, ValueError):
            text = ""
        lines = [line for line in text.splitlines() if line]
        read = [query for line in lines if isinstance(query := _loaded(line), str)]
        queries = dict.fromkeys(clean(query) for query in reversed(read) if query.strip())
        return list(queries)[:_MOST_ASKED], len(lines)


class Recall:
    """Brings queries asked before back one by one."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._queries: Sequence[str] = ()
        self._number = -1

    @property
    def query(self) -> str | None:
        """The query that was brought back last; None when there is none."""
        return self._queries[self._number] if self._number >= 0 else None

    def older(self) -> str | None:
        """The query asked before the one brought back, at first the latest of all; None when there is none."""
        if self._number < 0:
            self._queries = self._history.queries
        if self._number + 1 < len(self._queries):
            self._number += 1
            return self.query
        return None

    def newer(self) -> str:
        """The query asked after the one brought back; "" behind the latest."""
        self._number = max(-1, self._number - 1)
        return self.query or ""

    def stop(self) -> None:
        """Begin with the latest the next time."""
        self._number = -1


class SavedSearches:
    """Queries by name. A JSON object, read again before each change and replaced as a whole.

    So two programs lose none; what another one saves is seen after the next change. A file that holds anything else is
    never overwritten: it gets another name before a new one takes its place.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = self._load()

    @property
    def queries(self) -> Mapping[str, str]:
        """All of them, in the order in which they were saved; none of a damaged file."""
        return self._kept or {}

    @property
    def notice(self) -> str:
        """What the user should know about the file, safe to draw, or ""."""
        if self._kept is not None:
            return ""
        return f"The saved searches cannot be read. {clean(str(self._path))} is set aside when the next one is saved."

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name, instead of the one that had it. Raises OSError when it cannot be written."""
        with change_of(self._path):
            self._write({**self._read(), clean(name): clean(query)})

    def remove(self, name: str) -> None:
        """Forget a name. Raises OSError when that cannot be written."""
        with change_of(self._path):
            self._write({other: query for other, query in self._read().items() if other != name})

    def _read(self) -> Mapping[str, str]:
        self._kept = self._load()
        return self.queries

    def _load(self) -> Mapping[str, str] | None:
        """The queries in the file, none if there is no file; None if it is damaged."""
        try:
            text = read_regular_file(str(self._path)).decode()
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            return None
        loaded = _loaded(text) if text.strip() else {}
        if not isinstance(loaded, dict) or not all(isinstance(query, str) for query in loaded.values()):
            return None
        return {clean(name): clean(query) for name, query in loaded.items()}

    def _write(self, queries: Mapping[str, str]) -> None:
        if self._kept is None:
            set_aside(self._path)
        replace_file(self._path, json.dumps(queries, ensure_ascii=False, indent=1).encode())
        self._kept = queries


def _loaded(text: str) -> object:
    """What a JSON text stands for; None for what is none."""
    try:
        loaded: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return loaded
