"""The front door: runs what the command line asks for, and ends with the exit status that answers it."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.leaving import CRASHED, Leaving, die_of
from tui.library.sanitise import clean
from tui.options import FAILURE, PROGRAM, read_options
from tui.streams import no_terminal, tell

if TYPE_CHECKING:  # the rest is imported where it is needed: there an interrupt is no traceback
    from tui.collection import Collection


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the result is the exit status. An interrupt ends the process as shells expect it."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        die_of(signal.SIGINT)
    except Exception as error:
        from tui.crash import keep_report

        tell(keep_report(error))
        return CRASHED


def _run(arguments: Sequence[str] | None) -> int:
    options = read_options(arguments)
    from tui.library.index.load import UnreadableIndexError
    from tui.opening import open_collection
    from tui.search.query import QueryError

    try:
        source = options.index or os.environ.get("READNOTES_INDEX", "")
        collection = open_collection(source, options.notes, options.site)
        if not options.wants_app:
            from tui.answers import answer

            return answer(collection, options)
        return _browse(collection, clean(options.query or ""))
    except (UnreadableIndexError, QueryError) as error:
        tell(f"{PROGRAM}: {clean(str(error))}")
        return FAILURE


def _browse(collection: "Collection", query: str) -> int:
    problem = no_terminal()
    if problem:
        tell(f"{PROGRAM}: {problem}")
        return FAILURE
    if not sys.stdin.isatty():
        # The index came through standard input; keys come from the terminal itself.
        with Path("/dev/tty").open("rb") as terminal:
            os.dup2(terminal.fileno(), sys.stdin.fileno())
    with Leaving() as leaving:
        gc.disable()  # while modules load there is next to no garbage, and much to look through for it
        from tui.app import ReadnotesApp
        from tui.kept import open_kept

        app = ReadnotesApp(collection, open_kept(collection), query)
        gc.freeze()  # the modules and the library stay until the end, and need not be looked through again and again
        gc.enable()
        status = app.run_guarded(leaving)
        if leaving.last_words:
            tell(leaving.last_words)
        if leaving.signal:
            die_of(leaving.signal)
        return status
