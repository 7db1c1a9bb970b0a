"""Time from launch to the first useful screen, paired with a bare Textual app: `python -m tests.bench.launch`.

Useful is a screen with the first venue and the first paper on it. Both programs are started in turn in a
pseudo-terminal of 120×40, each once to warm the file cache and then once a pair; what is printed are milliseconds from
before the fork to the arrival of the text, and the ratio of the two, of which 1.5 is the most that is wanted.
Needs the `bench` extra.
"""

import argparse
import os
import statistics
import sys
import time

import pexpect

from tests.bench.screen import READNOTES

BARE = [sys.executable, "-m", "tests.bench.bare_app"]
USEFUL = (b"Conference", b"OSDI 2026", b"SpotServe")
MOST_WANTED = 1.5


def launch(command: list[str]) -> float:
    """Start a command and quit it again; the milliseconds until its screen is useful."""
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    start = time.perf_counter()
    child: pexpect.spawn[bytes] = pexpect.spawn(
        command[0], command[1:], dimensions=(40, 120), env=environment, timeout=30
    )
    output = b""
    while not all(text in output for text in USEFUL):
        output += child.read_nonblocking(65536, timeout=30)
    elapsed = time.perf_counter() - start
    child.send("\x11")
    child.expect(pexpect.EOF)
    child.close()
    return elapsed * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=15)
    pairs = parser.parse_args().pairs
    launch(READNOTES)
    launch(BARE)
    times = [(launch(READNOTES), launch(BARE)) for _ in range(pairs)]
    ours, bare = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(one / other for one, other in times)
    print(f"readnotes-tui {ours:.0f} ms, bare app {bare:.0f} ms (medians of {pairs} pairs)")
    print(f"ratio {ratio:.2f} (median of the pairs; at most {MOST_WANTED} is wanted)")


if __name__ == "__main__":
    main()
