"""The front door: what the command line asks for, and the exit status that answers it."""

import argparse
import gc
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from tui.collection import Collection
from tui.library.address import is_web_address
from tui.library.index.load import STANDARD_INPUT, UnreadableIndexError
from tui.library.library import Library
from tui.library.sanitise import clean
from tui.search.query import QueryError
from tui.waiting import waiting

if TYPE_CHECKING:
    from tui.output import Format

SUCCESS, NOTHING_FOUND, FAILURE, INTERRUPTED = 0, 1, 2, 130

_EPILOG = """\
Without INDEX: $READNOTES_INDEX, and without that the index that ships with the program.
Exit status: 0 success, 1 no hit, 2 wrong usage or an index that cannot be read, 130 interrupted.
"""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for; None is what it does not name."""

    index: str | None
    notes: str | None
    site: str | None
    query: str | None
    search: str | None
    list: bool
    limit: int | None
    format: "Format | None"


class _Version(argparse.Action):
    """Prints the version; what knows it is slow to import, and few ask."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        print(parser.prog, version("readnotes-tui"))
        parser.exit()


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line on standard error that is safe to print, and exit status 2."""
        self.exit(FAILURE, f"{self.prog}: {clean(message)} (see {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="readnotes-tui",
        description="Browse and search an index of paper-reading notes in the terminal.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "index",
        metavar="INDEX",
        nargs="?",
        help="a Markdown file, a folder of notes, an http(s) address, or - for standard input",
    )
    parser.add_argument("--notes", metavar="DIR", help="the folder that the notes are in (default: that of INDEX)")
    parser.add_argument("--site", metavar="URL", type=_web_address, help="the site that the notes are on")
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--query", metavar="TEXT", help="open the app with this search")
    asked.add_argument("--search", metavar="QUERY", help="print the hits; - reads one query a line from standard input")
    asked.add_argument("--list", action="store_true", help="print every entry of the index")
    parser.add_argument("--limit", metavar="N", type=_positive, help="with --search: print at most N hits a query")
    parser.add_argument(
        "--format", choices=("table", "json", "jsonl"), help="with --search or --list: the output (default: table)"
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, default=argparse.SUPPRESS, help="print the version and exit"
    )
    return parser


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 9 or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{clean(text)[:20]!r} is not a whole number from 1 to 999999999")
    return int(text)


def _web_address(text: str) -> str:
    if not is_web_address(text):
        raise argparse.ArgumentTypeError(f"{clean(text)!r} is no http or https address")
    return text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the result is the exit status."""
    parser = _parser()
    options = Options(**vars(parser.parse_args(arguments)))
    if options.limit is not None and options.search is None:
        parser.error("--limit goes with --search")
    if options.format is not None and options.search is None and not options.list:
        parser.error("--format goes with --search or --list")
    if options.index == STANDARD_INPUT and options.search == STANDARD_INPUT:
        parser.error("the index and the queries cannot both come from standard input")
    if options.search == STANDARD_INPUT and options.format not in (None, "jsonl"):
        parser.error("--search - prints one JSON line a query; it has no other --format")
    try:
        collection = _open(options)
        if options.list or options.search is not None:
            # Like other filters, end quietly when the reader of a pipe has gone.
            if hasattr(signal, "SIGPIPE"):
                signal.signal(signal.SIGPIPE, signal.SIG_DFL)
            return _print(parser.prog, collection, options)
        return _browse(collection, clean(options.query or ""))
    except (UnreadableIndexError, QueryError) as error:
        print(f"{parser.prog}: {clean(str(error))}", file=sys.stderr)
        return FAILURE
    except KeyboardInterrupt:
        return INTERRUPTED


def _open(options: Options) -> Collection:
    from tui.opening import open_collection

    return open_collection(options.index or os.environ.get("READNOTES_INDEX", ""), options.notes, options.site)


def _print(program: str, collection: Collection, options: Options) -> int:
    try:
        with waiting(f"Reading the pages of {collection.name} …"):
            library = collection.build_library() if collection.gather() else collection.library
        for notice in collection.notices():
            print(f"{program}: {notice}", file=sys.stderr)
        return _print_entries_or_hits(library, options)
    except OSError as error:
        print(f"{program}: cannot write the output: {error.strerror}", file=sys.stderr)
        # What is left in the buffer cannot be written either, and must not be tried again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FAILURE


def _print_entries_or_hits(library: Library, options: Options) -> int:
    from tui import output

    output.prepare_streams(as_json=options.format in ("json", "jsonl") or options.search == STANDARD_INPUT)
    if options.search is None:
        output.print_entries(library, options.format or "table")
        return SUCCESS
    if options.search == STANDARD_INPUT:
        found = output.answer_queries(library, sys.stdin, options.limit)
    else:
        found = output.print_hits(library, options.search, options.limit, options.format or "table")
    return SUCCESS if found else NOTHING_FOUND


def _browse(collection: Collection, query: str) -> int:
    problem = _no_terminal()
    if problem:
        print(f"readnotes-tui: {problem}", file=sys.stderr)
        return FAILURE
    if not sys.stdin.isatty():
        # The index came through standard input; keys come from the terminal itself.
        with Path("/dev/tty").open("rb") as terminal:
            os.dup2(terminal.fileno(), sys.stdin.fileno())
    gc.disable()  # while modules load there is next to no garbage, and much to look through for it
    from tui.app import ReadnotesApp
    from tui.kept import open_kept

    app = ReadnotesApp(collection, open_kept(collection), query)
    gc.freeze()  # the modules and the library stay until the end, and need not be looked through again and again
    gc.enable()
    app.run()
    return app.return_code or SUCCESS


def _no_terminal() -> str | None:
    """Why the app cannot be drawn here, if it cannot."""
    if os.environ.get("TERM") == "dumb":
        return "this terminal cannot place text (TERM=dumb); --list and --search work anywhere"
    if not sys.stdout.isatty():
        return "the app needs a terminal; --list and --search work without one"
    if not sys.stderr.isatty():
        return "the app is drawn on standard error, which is no terminal; --list and --search work without one"
    if not sys.stdin.isatty():
        try:
            os.close(os.open("/dev/tty", os.O_RDWR))
        except OSError:
            return "no terminal to read keys from; --list and --search work without one"
    return None
