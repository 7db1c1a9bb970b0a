"""Answers what the command line asks for without the app: entries, hits, findings, marks."""

import signal
import sys
from functools import cache

from tui import output
from tui.collection import Collection
from tui.leaving import die_of
from tui.library.library import Library
from tui.library.sanitise import clean_text
from tui.library.text_file import STANDARD_STREAM
from tui.options import FAILURE, FOUND, NOTHING_FOUND, PROGRAM, SUCCESS, Options
from tui.search.marking import Marked
from tui.streams import can_flush, tell
from tui.waiting import waiting


def answer(collection: Collection, options: Options) -> int:
    """Print or write what the options ask for; the exit status. Raises QueryError."""
    if options.export_marks is not None or options.import_marks is not None:
        return _exchange_marks(collection, options)
    as_json = options.format in ("json", "jsonl") or options.search == STANDARD_STREAM
    try:
        output.prepare_streams(as_json=as_json)
        return _print_findings(collection, options) if options.check else _print(collection, options)
    except BrokenPipeError:
        die_of(signal.SIGPIPE)  # quietly, like other filters; until then connections may break without ending it
    except OSError as error:
        tell(f"{PROGRAM}: cannot write the output: {error.strerror}")
        can_flush()
        return FAILURE


def _print(collection: Collection, options: Options) -> int:
    library = _whole_library(collection)
    for notice in collection.notices():
        tell(f"{PROGRAM}: {clean_text(notice)}")
    layout = options.format or "table"
    if options.search is None:
        output.print_entries(library, layout)
        return SUCCESS

    @cache
    def marked() -> Marked:
        from tui.kept import open_marks

        marks = open_marks(collection)
        if marks.notice:
            tell(f"{PROGRAM}: {marks.notice}")
        return marks.marked

    if options.search == STANDARD_STREAM:
        found = output.answer_queries(library, sys.stdin, options.limit, marked)
    else:
        found = output.print_hits(library, options.search, options.limit, layout, marked)
    return SUCCESS if found else NOTHING_FOUND


def _print_findings(collection: Collection, options: Options) -> int:
    from tui.check.check import check
    from tui.check.report import report

    with waiting(f"Checking {collection.name} and its pages …"):
        findings = check(collection, has_notes=options.notes is not None)
    if said := report(findings, options.format or "table"):
        print(said, flush=True)
    return FOUND if findings else SUCCESS


def _exchange_marks(collection: Collection, options: Options) -> int:
    from tui.kept import open_store
    from tui.marks.exchange import MarksError, export_marks, import_marks

    store = open_store(collection)
    said = ""
    try:
        if options.export_marks is not None:
            export_marks(store, options.export_marks)
        if options.import_marks is not None:
            said = import_marks(store, _whole_library(collection), options.import_marks)
    except MarksError as error:
        tell(f"{PROGRAM}: {error}")
        can_flush()
        return FAILURE
    for sentence in filter(None, (store.notice, said)):
        tell(f"{PROGRAM}: {sentence}")
    return SUCCESS


def _whole_library(collection: Collection) -> Library:
    """The library with all that the pages say that are at hand."""
    with waiting(f"Reading the pages of {collection.name} …"):
        return collection.build_library() if collection.gather() else collection.library
