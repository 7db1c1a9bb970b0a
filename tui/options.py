"""What the command line asks for."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from tui.library.sanitise import clean
from tui.library.text_file import STANDARD_STREAM
from tui.streams import can_flush

if TYPE_CHECKING:
    from tui.output import Format

PROGRAM = "readnotes-tui"
SUCCESS, NOTHING_FOUND, FOUND, FAILURE = 0, 1, 1, 2
"""Exit statuses: hits; none; findings of a check; wrong usage or an index that cannot be read."""

_EPILOG = """\
Without INDEX: $READNOTES_INDEX, and without that the index that ships with the program.
Exit status: 0 success, 1 no hit or with --check findings, 2 wrong usage or an
index that cannot be read, 70 a fault of the program, 130 interrupted, 129, 131
or 143 ended by SIGHUP, SIGQUIT or SIGTERM.
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
    check: bool
    limit: int | None
    format: "Format | None"
    export_marks: str | None
    import_marks: str | None

    @property
    def wants_app(self) -> bool:
        """Whether nothing is asked for that can be answered without the app."""
        asked = self.list, self.check, self.search, self.export_marks, self.import_marks
        return asked == (False, False, None, None, None)


def read_options(arguments: Sequence[str] | None = None) -> Options:
    """Read the arguments of the command, by default those it was started with. Exits with a line for wrong ones."""
    parser = _parser()
    options = Options(**vars(parser.parse_args(arguments)))
    if options.limit is not None and options.search is None:
        parser.error("--limit goes with --search")
    if options.format is not None and options.search is None and not (options.list or options.check):
        parser.error("--format goes with --search, --list or --check")
    if options.index == options.search == STANDARD_STREAM:
        parser.error("the index and the queries cannot both come from standard input")
    if options.index == options.import_marks == STANDARD_STREAM:
        parser.error("the index and the marks cannot both come from standard input")
    if options.search == STANDARD_STREAM and options.format not in (None, "jsonl"):
        parser.error("--search - prints one JSON line a query; it has no other --format")
    return options


class _Version(argparse.Action):
    """Prints the version; what knows it is slow to import, and few ask."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        try:
            print(parser.prog, version("readnotes-tui"))
        except OSError as error:
            parser.exit(FAILURE, f"{parser.prog}: cannot write the output: {error.strerror}\n")
        parser.exit()


class _Parser(argparse.ArgumentParser):
    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave quietly also where nobody takes what was printed."""
        if not can_flush():
            status = status or FAILURE
        super().exit(status, message)

    def error(self, message: str) -> NoReturn:
        """One line on standard error that is safe to print, and exit status 2."""
        self.exit(FAILURE, f"{self.prog}: {clean(message)} (see {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
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
    asked.add_argument("--check", action="store_true", help="print what cannot be understood or leads nowhere")
    asked.add_argument("--export-marks", metavar="FILE", help="write the marks to a file; - is standard output")
    asked.add_argument("--import-marks", metavar="FILE", help="add the marks of a file; - is standard input")
    parser.add_argument("--limit", metavar="N", type=_positive, help="with --search: print at most N hits a query")
    parser.add_argument(
        "--format",
        choices=("table", "json", "jsonl"),
        help="with --search, --list or --check: the output (default: table)",
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
    from tui.library.address import is_web_address

    if not is_web_address(text):
        raise argparse.ArgumentTypeError(f"{clean(text)!r} is no http or https address")
    return text
