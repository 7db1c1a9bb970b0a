"""The README says what is so."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import INDEX
from tests.indexes import library_of
from tui.app import ReadnotesApp
from tui.cli import main
from tui.keys import key_groups
from tui.marks.mark import Mark, Status
from tui.search.engine import Engine

ROOT = INDEX.parent
README = (ROOT / "README.md").read_text("utf-8")


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


KEY_ROW = re.compile(r"^\| (?P<keys>`.+`) \| (?P<meaning>.+) \|$")


def test_the_keys_are_those_of_the_bindings() -> None:
    written: list[tuple[str, tuple[str, ...], str]] = []
    group = ""
    for line in section("Keys").splitlines():
        if heading := re.match(r"^\| \*\*(.+)\*\* \| \|$", line):
            group = heading[1]
        elif row := KEY_ROW.match(line):
            written.append((group, tuple(re.findall(r"`(.+?)`", row["keys"])), row["meaning"]))
    groups = key_groups(ReadnotesApp.key_owners())
    assert written == [(bound.title, row.keys, row.meaning) for bound in groups for row in bound.rows]


def test_the_pictures_are_snapshots_that_a_test_compares() -> None:
    pictures = [Path(picture) for picture in re.findall(r"!\[.+\]\((.+)\)", README)]
    assert len(pictures) == 2
    for picture in pictures:
        assert (ROOT / picture).is_file()
        assert f"def {picture.stem}(" in (ROOT / f"tests/{picture.parent.name}.py").read_text("utf-8")


def test_the_example_index_is_read_as_described() -> None:
    (example,) = re.findall(r"```markdown\n(.+?)```", README, re.DOTALL)
    library = library_of(example)
    assert [entry.kind.value for entry in library.entries] == ["section", "edition", "paper", "paper"]
    assert [(paper.venue, paper.year) for paper in library.papers] == [("OSDI", 2022), ("atc", 2022)]
    assert library.papers[0].tags == ("batch_serving", "scheduling")
    assert library.papers[1].summary == "A framework for large models."


@pytest.mark.parametrize(
    "line", re.findall(r"^readnotes-tui (--(?:search|list).*)$", section("Command line"), re.MULTILINE)
)
def test_the_examples_of_the_command_line_work(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = shlex.split(line.partition("#")[0].partition("<")[0])
    monkeypatch.setattr("sys.stdin", iter(["orca\n"]))
    assert main(arguments) == 0


NOTES = {
    "index.md": "- [OSDI 2022](/osdi-2022.md)\n- [Orca](/osdi-2022/orca.md)\n- [Topic](/topic.md)\n",
    "osdi-2022.md": "# OSDI 2022\n\n## Papers\n\n* Alpa \\[[Paper](https://example.org/alpa)]\n",
    "orca.md": "# Orca\n\nAuthors: Gyeong-In Yu, Byung-Gon Chun\n",
    "topic.md": "# Topic\n\n* Raft \\[[Paper](https://example.org/raft)]\n* Paxos \\[[Paper](https://example.org/paxos)]\n",
}
"""Notes with authors, a listed paper and a topic, which the index that ships with the program does not know of."""

MARKS = [Mark(status=status, starred=True, remark="Read it again.") for status in (Status.TO_READ, Status.READING)]
MARKS.append(Mark(status=Status.READ))
ORCAS = library_of("".join(f"- [Orca {number}](/orca-{number}.md)\n" for number in range(len(MARKS))))
"""Papers to mark."""


@pytest.mark.parametrize("query", re.findall(r"`([^`]+)`", section("Searching").split("The line below the box")[0]))
def test_the_examples_of_searches_find_something(query: str, tmp_path: Path) -> None:
    (tmp_path / "osdi-2022").mkdir()
    for name, text in NOTES.items():
        (tmp_path / ("osdi-2022/orca.md" if name == "orca.md" else name)).write_text(text)
    marked = dict(zip(ORCAS.entries, MARKS, strict=True))
    assert (
        query == "/"
        or main(["--search", query]) == 0
        or main([str(tmp_path), "--search", query]) == 0
        or Engine(ORCAS, lambda: marked).find(query)
    )


def test_the_folders_are_those_that_exist() -> None:
    tree = re.findall(r"```\ntui/\n(.+?)\ntests/", README, re.DOTALL)[0]
    named = {word for line in tree.splitlines() for word in re.split(r"\s{2,}", line.strip())[0].split()}
    assert all((ROOT / "tui" / name).exists() for name in named)
    assert {f"{path.name}/" for path in (ROOT / "tui").iterdir() if (path / "__init__.py").exists()} <= named
