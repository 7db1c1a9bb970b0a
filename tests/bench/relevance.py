"""How well the search ranks: `python -m tests.bench.relevance [--index INDEX --queries QUERIES]`.

QUERIES has a JSON object a line: {"query", "class", "targets": [link]}. What is printed for each class, over the hits
that are papers: the share of queries with a target as first hit, with one among the first five, and the mean reciprocal
rank among the first ten. Without arguments the papers and the queries are made up.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.bench.made_up import KnownQuery, made_up_library, made_up_queries
from tests.bench.read_index import read_index
from tui.library.entry import Kind
from tui.library.library import Library
from tui.search.engine import Engine

_LOOKED_AT = 10


def rank_of_target(engine: Engine, known: KnownQuery) -> int | None:
    """The place of the first target among the papers found, from 1; None when it is not among the first ten."""
    papers = (hit.entry for hit in engine.find(known.query) if hit.entry.kind is Kind.PAPER)
    ranked = zip(range(1, _LOOKED_AT + 1), papers, strict=False)
    return next((rank for rank, paper in ranked if paper.url in known.targets), None)


def read_queries(path: Path) -> Iterator[KnownQuery]:
    """The queries of a file."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        yield KnownQuery(record["query"], record["class"], frozenset(record["targets"]))


def report(name: str, ranks: Iterable[int | None]) -> None:
    """Print one line of figures."""
    found = list(ranks)
    first = sum(rank == 1 for rank in found) / len(found)
    five = sum(rank is not None and rank <= 5 for rank in found) / len(found)
    reciprocal = sum(1 / rank for rank in found if rank) / len(found)
    print(f"{name:<10} {len(found):>5} queries   hit@1 {first:.3f}   hit@5 {five:.3f}   MRR@10 {reciprocal:.3f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, help="the index to search")
    parser.add_argument("--queries", type=Path, help="the queries, with their targets in that index")
    parser.add_argument("--distractors", type=Path, help="a further index to hide the targets in")
    arguments = parser.parse_args()
    if arguments.index and arguments.queries:
        libraries = [read_index(path) for path in (arguments.index, arguments.distractors) if path]
        library = Library("", tuple(entry for library in libraries for entry in library.entries))
        queries = list(read_queries(arguments.queries))
    else:
        library = made_up_library(5000, seed=1)
        queries = made_up_queries(library, each=50, seed=2)
    engine = Engine(library)
    ranks = [(query.kind, rank_of_target(engine, query)) for query in queries]
    for kind in dict.fromkeys(query.kind for query in queries):
        report(kind, (rank for other, rank in ranks if other == kind))
    report("all", (rank for _, rank in ranks))


if __name__ == "__main__":
    main()
