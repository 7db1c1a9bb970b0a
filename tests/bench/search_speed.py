"""How long a keystroke takes to be answered, beside fzf and frizbee: `python -m tests.bench.search_speed`.

Queries are typed character by character. Ours is timed from the text to the number of hits and the first 50 of them,
with a new engine; frizbee with its words matched in any order and any number of typos, which is where it ranks best,
on lines that are already in its memory; `fzf --filter` as a process that reads the same lines from a file. Lines are
those of the index. Peers answer a sample of the same keystrokes. Needs the `bench` extra.
"""

import argparse
import os
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import frizbee
import iterfzf

from tests.bench.made_up import SEED, index_lines, made_up_library, made_up_queries
from tests.bench.read_index import index_text
from tests.bench.relevance import read_queries
from tests.indexes import library_of
from tui.library.library import Library
from tui.search.engine import Engine

FZF = Path(iterfzf.__file__).with_name("fzf")
SCREEN = 50  # hits


def keystrokes(queries: Sequence[str], count: int) -> list[str]:
    """What is in the box after each of the keystrokes that type `count` of the queries."""
    typed = random.Random(SEED).sample(queries, min(count, len(queries)))
    return [query[:end] for query in typed for end in range(1, len(query) + 1) if query[:end].strip()]


def timed(answer: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """The milliseconds that each text takes."""
    times = []
    for text in texts:
        start = time.perf_counter()
        answer(text)
        times.append((time.perf_counter() - start) * 1000)
    return times


def row(name: str, times: Sequence[float], ours: float | None = None) -> None:
    """Print one line of figures."""
    median = statistics.median(times)
    late = sorted(times)[int(len(times) * 0.95)]
    ratio = f"   {median / ours:8.1f} × ours" if ours else ""
    print(f"  {name:<28} p50 {median:9.3f} ms   p95 {late:9.3f} ms   {len(times):5} keystrokes{ratio}")


def measure(library: Library, lines: Sequence[str], texts: Sequence[str], sample: int) -> None:
    """Measure all three on the same lines."""
    engine = Engine(library)
    start = time.perf_counter()
    sizes = set(engine.grow()) - {0}
    print(f"{len(library.entries)} entries; ready in {time.perf_counter() - start:.2f} s, in {len(sizes)} pieces")

    def ours(text: str) -> None:
        hits = engine.find(text)
        len(hits), hits[:SCREEN]

    haystacks = frizbee.Haystacks(lines)

    def other(text: str) -> None:
        patterns = frizbee.Pattern.from_query(text)
        frizbee.Matcher.from_patterns(patterns, max_typos=None).match_list(haystacks)

    times = timed(ours, texts)
    median = statistics.median(times)
    row("readnotes-tui", times)
    letters = sorted({text[0] for text in texts if text[0].isalnum()})
    row("  one-character queries", timed(ours, letters))
    some = random.Random(SEED).sample(texts, min(sample, len(texts)))
    row("frizbee", timed(other, some), median)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "lines")
        path.write_text("\n".join(lines) + "\n", "utf-8")

        def process(text: str) -> None:
            with path.open("rb") as file:
                subprocess.run([FZF, "--filter", text], stdin=file, stdout=subprocess.DEVNULL, check=False)

        row("fzf --filter", timed(process, some[: max(10, sample // 4)]), median)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, help="an index to search; made-up papers without it")
    parser.add_argument("--queries", type=Path, help="queries for that index, one JSON object a line")
    parser.add_argument(
        "--papers", type=int, nargs="*", default=[63, 95_000, 1_000_000], help="numbers of made-up papers"
    )
    parser.add_argument("--typed", type=int, default=100, help="how many queries are typed")
    arguments = parser.parse_args()
    os.environ.pop("FZF_DEFAULT_OPTS", None)
    if arguments.index and arguments.queries:
        text = index_text(arguments.index)
        lines = [line for line in text.splitlines() if line.lstrip().startswith("- ")]
        queries = [known.query for known in read_queries(arguments.queries)]
        measure(library_of(text), lines, keystrokes(queries, arguments.typed), 120)
        return
    for papers in arguments.papers:
        library = made_up_library(papers, SEED)
        some = random.Random(SEED).sample(library.papers, min(papers, 5000))
        queries = [known.query for known in made_up_queries(Library("", tuple(some)), 30, SEED)]
        measure(library, list(index_lines(library.entries)), keystrokes(queries, arguments.typed), 120)


if __name__ == "__main__":
    main()
