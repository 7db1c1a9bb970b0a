"""The queries that are kept from one run to the next: those asked, and those saved under a name."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tui.library.sanitise import clean

_MOST_ASKED = 500
_MOST_LINES = 2 * _MOST_ASKED  # of the file, before it is written anew with those that count
_LONGEST = 500  # characters of a query that is kept


class History:
    """The queries asked, the latest first. One JSON string a line, appended, so that two programs lose none."""

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
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"\n{json.dumps(query)}\n")  # a line of its own, even if the last one is only half written
        self._lines += 1
        if self._lines > _MOST_LINES:
            queries, _ = self._load()
            _replace(self._path, "".join(f"{json.dumps(kept)}\n" for kept in reversed(queries)))
            self._lines = len(queries)

    def _load(self) -> tuple[list[str], int]:
        """The queries in the file, and how many lines it has."""
        lines = [line for line in _read(self._path).splitlines() if line]
        read = [query for line in lines if isinstance(query := _loaded(line), str)]
        queries = dict.fromkeys(clean(query) for query in reversed(read) if query.strip())
        return list(queries)[:_MOST_ASKED], len(lines)


class SavedSearches:
    """Queries by name. A JSON object, read again before each change and replaced as a whole.

    A file that is none is set aside as `.damaged` before another takes its place.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def queries(self) -> Mapping[str, str]:
        """All of them, in the order in which they were saved. What is no object of strings is taken as empty."""
        loaded = _loaded(_read(self._path))
        if not isinstance(loaded, dict):
            return {}
        return {clean(name): clean(query) for name, query in loaded.items() if isinstance(query, str)}

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name, instead of the one that had it. Raises OSError when it cannot be written."""
        self._write({**self.queries, name: query})

    def remove(self, name: str) -> None:
        """Forget a name. Raises OSError when that cannot be written."""
        self._write({other: query for other, query in self.queries.items() if other != name})

    def _write(self, queries: Mapping[str, str]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._path.exists() and not isinstance(_loaded(_read(self._path)), dict):
            self._path.replace(self._path.with_suffix(".damaged"))
        _replace(self._path, json.dumps(queries, ensure_ascii=False, indent=1))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _loaded(text: str) -> object:
    try:
        loaded: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return loaded


def _replace(path: Path, text: str) -> None:
    """Write a file so that it is the old one or the new one, whatever happens."""
    handle, name = tempfile.mkstemp(dir=path.resolve().parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path.resolve())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
