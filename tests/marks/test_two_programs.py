"""Two programs that note things at once lose nothing of each other."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.marks.papers import many, marks_in, said

PROGRAM = """
import sys
from pathlib import Path
from tests.marks.papers import many, marks_in
from tui.marks.mark import Status
path, program, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
library = many(3 * count // 2)
marks = marks_in(path, library)
print(flush=True)
sys.stdin.readline()
for number in range(count // 2):
    shared, own = library.papers[3 * number], library.papers[3 * number + 1 + program]
    marks.set_star(own, starred=True)
    if program:
        marks.set_remark(shared, f"remark {number}")
    else:
        marks.set_status(shared, Status.READING)
"""


def note_at_once(path: Path, count: int) -> None:
    """Two programs make so many marks each, half of them on papers that the other one marks too."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, path, str(number), str(count)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(2)
    ]
    for program in programs:
        assert program.stdout is not None
        program.stdout.readline()
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    for program in programs:
        program.communicate()
        assert program.returncode == 0
    found = said(marks_in(path, many(3 * count // 2)))
    wanted = {str(number): (True, "", "") for number in range(3 * count // 2)}
    wanted |= {str(3 * number): (False, "reading", f"remark {number}") for number in range(count // 2)}
    assert found == wanted


def test_two_programs_lose_no_mark(tmp_path: Path) -> None:
    note_at_once(tmp_path / "marks.sqlite", 40)


@pytest.mark.soak
def test_two_programs_with_many_marks_lose_none(tmp_path: Path) -> None:
    note_at_once(tmp_path / "marks.sqlite", 1000)
