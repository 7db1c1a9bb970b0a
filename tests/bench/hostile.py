"""How long hostile texts take, and how much memory: `python -m tests.bench.hostile`.

Each case of `tests.hostile` is made as large as a page may be, and read twice, each time in a process of its own: as an
index, by `--list`, and as a page, whose facts and blocks are read and laid out. Ends with 1 if any takes more
processor time or memory than is wanted.
"""

import argparse
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.hostile import CASES, Case
from tui.cli import main as run_command
from tui.library.facts.page_facts import read_facts
from tui.library.text_file import decode_text, read_regular_file
from tui.notes.layout.layout import lay_out
from tui.notes.read_note import read_note
from tui.pages.page import Page

SIZE = 20_000_000  # bytes
LONGEST = 10.0  # seconds of processor time
LARGEST = 1_000_000_000  # bytes of memory
GIVEN_UP = 40  # seconds after which a process is ended
MEMORY = 6_000_000_000  # bytes at which a process is ended
WIDTH = 100


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time and bytes of memory, and whether the process came to its end."""

    seconds: float
    memory: int
    has_ended: bool

    @property
    def is_wanted(self) -> bool:
        """Whether that is within the limits."""
        return self.has_ended and self.seconds <= LONGEST and self.memory <= LARGEST


def read_index(path: Path) -> None:
    """Read a file as an index, and print what is in it."""
    if run_command([str(path), "--list", "--format", "jsonl"]) not in (0, 2):
        sys.exit(1)


def read_page(path: Path) -> None:
    """Read a file as a page, and lay it out."""
    try:
        text = decode_text(read_regular_file(str(path))).text
    except ValueError:
        return
    read_facts(text, "/page.md")
    lay_out(read_note(Page("/page.md", text, path)).blocks, WIDTH)


def cost_of(work: Callable[[Path], None], path: Path) -> Cost:
    """What it costs to do some work in another process, beyond what that has from this one."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (GIVEN_UP, GIVEN_UP))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        status = 1
        try:
            work(path)
            sys.stdout.flush()
            status = 0
        finally:
            os._exit(status)
    _, status, usage = os.wait4(child, 0)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, status == 0)


def main() -> int:
    """Measure and print, the worst last."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=SIZE, help="bytes of each case")
    parser.add_argument("--only", default="", help="a part of the names of the cases")
    parser.add_argument("--kind", choices=("index", "page"), help="read each as only one of these")
    options = parser.parse_args()
    costs: list[tuple[Cost, str]] = []
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "hostile.md"
        for case in CASES:
            if options.only not in case.name:
                continue
            kinds: tuple[tuple[str, Callable[[Path], None], Callable[[Case, int], bytes]], ...] = (
                ("index", read_index, Case.index),
                ("page", read_page, Case.note),
            )
            for kind, work, make in kinds:
                if options.kind not in (None, kind):
                    continue
                cost_of(partial(write, case, make, options.size), path)
                cost = cost_of(work, path)
                costs.append((cost, f"{kind:<5}  {case.name}"))
                if not cost.is_wanted:
                    print(said(*costs[-1]), flush=True)
    print("the worst:")
    for cost, what in sorted(costs, key=lambda cost: cost[0].seconds)[-20:]:
        print(said(cost, what))
    return any(not cost.is_wanted for cost, _ in costs)


def write(case: Case, make: Callable[[Case, int], bytes], size: int, path: Path) -> None:
    """Write a case of so many bytes to a file."""
    path.write_bytes(make(case, size))


def said(cost: Cost, what: str) -> str:
    """A line of the table."""
    word = "" if cost.has_ended else "given up"
    return f"{cost.seconds:6.1f} s {cost.memory / 1_000_000:6.0f} MB  {what:<60} {word}"


if __name__ == "__main__":
    sys.exit(main())
