"""A keystroke in the app and in fzf, on the same papers: `python -m tests.bench.app_speed`.

Both run in a pseudo-terminal of 120×40. A key is sent, output is read until the text of the screen has not changed for
a while, and what counts is the time from the key to the last change, in milliseconds. Needs the `bench` extra.
"""

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.made_up import SEED, index_lines, made_up_library, made_up_queries
from tests.bench.read_index import index_text
from tests.bench.relevance import read_queries
from tests.bench.screen import READNOTES, Screen
from tests.bench.search_speed import FZF
from tui.library.library import Library


def typed(screen: Screen, queries: Sequence[str]) -> list[float]:
    """Type queries one after the other; the milliseconds of each keystroke."""
    times: list[float] = []
    for query in queries:
        times += [screen.press(key) for key in query]
        screen.press("\x15")
    return times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, help="an index to search; made-up papers without it")
    parser.add_argument("--queries", type=Path, help="queries for that index, one JSON object a line")
    parser.add_argument("--typed", type=int, default=6, help="how many queries are typed")
    arguments = parser.parse_args()
    if arguments.index and arguments.queries:
        text = index_text(arguments.index)
        known = list(read_queries(arguments.queries))
    else:
        library = made_up_library(95_000, SEED)
        text = "\n".join(index_lines(library.entries)) + "\n"
        known = made_up_queries(Library("", library.papers[::20]), 2, SEED)
    queries = [one.query for one in known[:: max(1, len(known) // arguments.typed)]][: arguments.typed]
    with tempfile.TemporaryDirectory() as folder:
        index, lines = Path(folder, "index.md"), Path(folder, "lines")
        index.write_text(text, "utf-8")
        lines.write_text("\n".join(line for line in text.splitlines() if line.startswith("- ")) + "\n", "utf-8")
        ours = Screen([*READNOTES, str(index)])
        while not ours.shows("All papers"):
            ours.settle()
        ours.press("/")
        ours.settle(10)  # the index of the words
        theirs = Screen([str(FZF)], lines)
        theirs.settle(3)
        measured = {"readnotes-tui": typed(ours, queries), "fzf": typed(theirs, queries)}
        ours.close()
        theirs.close()
    for name, times in measured.items():
        late = sorted(times)[int(len(times) * 0.95)]
        print(f"{name:<14} p50 {statistics.median(times):7.1f} ms   p95 {late:7.1f} ms   {len(times)} keystrokes")


if __name__ == "__main__":
    main()
