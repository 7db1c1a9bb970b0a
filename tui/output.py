"""What the command line prints instead of opening the app."""

import errno
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from io import TextIOWrapper
from typing import Literal

from tui.export import Record, entry_record, hit_record, to_json, to_jsonl, to_table
from tui.library.entry import Entry
from tui.library.library import Library
from tui.library.sanitise import clean_text
from tui.search.marking import NO_MARKS, Marked
from tui.search.query import QueryError

Format = Literal["table", "json", "jsonl"]


def prepare_streams(*, as_json: bool) -> None:
    """Let no character end the program: an output that lacks one gets its escape, a broken input U+FFFD.

    JSON is UTF-8 whatever the locale (RFC 8259, section 8.1). Raises OSError when there is no standard output.
    """
    if sys.stdout is None:
        raise OSError(errno.EBADF, "there is no standard output")
    if as_json and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    for stream, errors in ((sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace"), (sys.stdin, "replace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def print_entries(library: Library, layout: Format) -> None:
    """Print every entry of the index."""
    _print(library.entries, map(entry_record, library.entries), layout)


def print_hits(
    library: Library, query: str, limit: int | None, layout: Format, marked: Callable[[], Marked] = lambda: NO_MARKS
) -> bool:
    """Print the hits of one query, at most `limit`; whether there were any. Raises QueryError.

    `marked` tells the marks of the library's papers; it is called only where the query asks about them.
    """
    from tui.search.engine import Engine

    hits = Engine(library, marked).find(query)[:limit]
    _print([hit.entry for hit in hits], map(hit_record, hits), layout)
    return bool(hits)


def answer_queries(
    library: Library,
    queries: Iterable[str] | None,
    limit: int | None,
    marked: Callable[[], Marked] = lambda: NO_MARKS,
) -> bool:
    """Print one JSON object for each line, as soon as it is read; whether any query had a hit. None has no lines.

    `marked` is as in `print_hits`. A query that cannot be understood gets an "error" instead of "hits".
    """
    from tui.search.engine import Engine

    engine = Engine(library, marked)
    any_found = False
    for line in queries or ():
        query = line.rstrip("\r\n")
        answer: dict[str, str | list[Record]] = {"query": query}
        try:
            hits = engine.find(query)[:limit]
        except QueryError as error:
            answer["error"] = str(error)
        else:
            any_found = any_found or bool(hits)
            answer["hits"] = list(map(hit_record, hits))
        print(_escaped(json.dumps(answer, ensure_ascii=False)), flush=True)
    return any_found


def _print(entries: Sequence[Entry], records: Iterable[Record], layout: Format) -> None:
    if layout == "json":
        text = _escaped(to_json(records))
    elif layout == "jsonl":
        text = _escaped(to_jsonl(records))
    else:
        text = to_table(entries, shutil.get_terminal_size().columns if sys.stdout.isatty() else None)
    if text:
        print(text, flush=True)


def _escaped(text: str) -> str:
    """JSON with an escape, which means the same, for all that is not safe to draw; only its strings can hold it."""
    return "\n".join(_escaped_line(line) for line in text.split("\n"))


def _escaped_line(line: str) -> str:
    if clean_text(line) == line:
        return line
    return "".join(char if clean_text(char) == char else json.dumps(char)[1:-1] for char in line)
