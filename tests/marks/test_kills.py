"""A program that is killed at any moment has kept every mark that it was told is kept."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.marks.papers import many, marks_in

PAPERS = 40
PROGRAM = f"""
import sys
from pathlib import Path
from tests.marks.papers import many, marks_in
library = many({PAPERS})
marks = marks_in(Path(sys.argv[1]), library)
for number in range(int(sys.argv[2]), 1_000_000):
    marks.set_remark(library.papers[number % {PAPERS}], str(number))
    print(number, flush=True)
"""


def kill_again_and_again(path: Path, kills: int) -> int:
    """Kill programs that note one thing after the other; how many marks have been kept in all."""
    library = many(PAPERS)
    chance = random.Random(kills)
    number = 0
    for _ in range(kills):
        program = subprocess.Popen([sys.executable, "-c", PROGRAM, path, str(number)], stdout=subprocess.PIPE)
        assert program.stdout is not None
        kept = [program.stdout.readline() for _ in range(chance.randint(1, 12))]
        time.sleep(chance.uniform(0, 0.02))
        program.kill()
        kept += program.stdout.readlines()
        program.stdout.close()
        program.wait()
        last = int(kept[-1])
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        marks = marks_in(path, library)
        assert marks.notice == ""
        found = {int(mark.remark) for mark in marks.marked.values()}
        wanted = set(range(max(0, last - PAPERS + 1), last + 1))
        one_more = wanted - {last + 1 - PAPERS} | {last + 1}  # on the disk, but not yet told when it was killed
        assert found in (wanted, one_more)
        number = last + 1
    return number


def test_no_kill_costs_a_mark(tmp_path: Path) -> None:
    assert kill_again_and_again(tmp_path / "marks.sqlite", 6) >= 6


@pytest.mark.soak
def test_no_kill_of_many_costs_a_mark(tmp_path: Path) -> None:
    assert kill_again_and_again(tmp_path / "marks.sqlite", 200) >= 200
