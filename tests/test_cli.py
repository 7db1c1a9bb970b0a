"""What the command line prints, where, and with which exit status."""

import json
import os
import signal
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tui.cli import main
from tui.library.sanitise import clean_text

COMMAND = str(Path(sys.executable).parent / "readnotes-tui")


def run(*arguments: str, text: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command without a terminal."""
    return subprocess.run(
        [COMMAND, *arguments],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str
) -> tuple[str | int | None, str, str]:
    """The exit status, the output and what is said of the command in this process, with nothing to read."""
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"")))
    try:
        status: str | int | None = main(arguments)
    except SystemExit as end:
        status = end.code
    return status, *capsys.readouterr()


def test_list_as_json_has_every_entry(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list", "--format", "json"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert len(entries) == 170
    assert [entry["title"] for entry in entries if entry["parent"] is None] == [
        "Conference",
        "Journal",
        "Miscellaneous",
    ]


def test_search_prints_the_best_hit_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--search", "osdi 22 preempt", "--format", "jsonl", "--limit", "1"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    hit = json.loads(line)
    assert hit["url"].endswith("/reef.md")
    assert hit["score"] > 0
    assert hit["field"] == "title"


def test_search_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--search", "osdi 22"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["edition", "paper", "paper", "paper"]


def test_no_hit_is_status_1_and_no_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--search", "xqzzvv"]) == 1
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("layout", ["json", "jsonl"])
def test_no_hit_in_json_is_an_empty_answer(capsys: pytest.CaptureFixture[str], layout: str) -> None:
    assert main(["--search", "xqzzvv", "--format", layout]) == 1
    assert capsys.readouterr().out == {"json": "[]\n", "jsonl": ""}[layout]


def test_queries_from_standard_input_are_answered_line_by_line() -> None:
    done = run("--search", "-", "--limit", "2", text="orca\nxqzzvv\n\nfgd\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(answer["query"], len(answer["hits"])) for answer in answers] == [
        ("orca", 2),
        ("xqzzvv", 0),
        ("", 0),
        ("fgd", 1),
    ]
    assert done.returncode == 0


def test_the_index_can_come_from_standard_input() -> None:
    done = run("-", "--list", "--format", "jsonl", text="- [A](/a.md)\n")
    assert json.loads(done.stdout)["title"] == "A"


@pytest.mark.parametrize("asked", [["--list"], ["--search", "a"]])
def test_what_was_not_read_is_told_beside_what_is_printed(tmp_path: Path, asked: list[str]) -> None:
    (tmp_path / "index.md").write_text("See [this](/b.md).\n\n- [A](/a.md)\n")
    (tmp_path / "bin.md").write_bytes(b"a\0b")
    done = run(str(tmp_path), *asked)
    assert done.stdout.startswith("paper")
    assert done.stderr.splitlines() == [
        "readnotes-tui: Links outside a list were left out, in line 1.",
        "readnotes-tui: 1 file was left out: bin.md is not text: it has NUL bytes.",
    ]


def test_the_environment_names_the_index(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("- [A](/a.md)\n")
    done = run("--list", "--format", "jsonl", READNOTES_INDEX=str(tmp_path))
    assert json.loads(done.stdout)["title"] == "A"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.md"], "readnotes-tui: gone.md: no such file or directory"),
        (["gone.md", "--list"], "readnotes-tui: gone.md: no such file or directory"),
        (["/dev/null", "--list"], "readnotes-tui: /dev/null: not a regular file"),
        (["--bogus"], "readnotes-tui: unrecognized arguments: --bogus (see readnotes-tui --help)"),
        (["--list", "--search", "x"], "readnotes-tui: argument --search: not allowed with argument --list"),
        (["--list", "--format", "xml"], "readnotes-tui: argument --format: invalid choice: 'xml'"),
        (["--limit", "1"], "readnotes-tui: --limit goes with --search"),
        (["--site", "https://", "--list"], "readnotes-tui: argument --site: 'https://' is no http or https address"),
        (["--format", "json"], "readnotes-tui: --format goes with --search, --list or --check"),
        (
            ["--search", "x", "--limit", "0"],
            "readnotes-tui: argument --limit: '0' is not a whole number from 1 to 999999999",
        ),
        (["-", "--search", "-"], "readnotes-tui: the index and the queries cannot both come from standard input"),
        (["--search", "-", "--format", "table"], "readnotes-tui: --search - prints one JSON line a query"),
        (["x" * 300, "--list"], f"readnotes-tui: {'x' * 300}: file name too long"),
        ([], "readnotes-tui: the app needs a terminal; --list and --search work without one"),
        (["a\x1b]0;x\x07", "--list"], "readnotes-tui: a␛]0;x␇: no such file or directory"),
    ],
)
def test_what_goes_wrong_is_one_line_and_status_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    status, out, err = asked(capsys, monkeypatch, *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(said)


def test_help_and_version() -> None:
    shown = run("--help")
    assert shown.returncode == 0
    for option in ("INDEX", "--query", "--search", "--list", "--limit", "--format", "--version"):
        assert option in shown.stdout
    assert run("--version").stdout == "readnotes-tui 0.1.0\n"


def test_a_reader_that_leaves_ends_it_quietly() -> None:
    done = subprocess.run(
        f"{COMMAND} --list --format json | head -c 10", shell=True, capture_output=True, text=True, check=False
    )
    assert (len(done.stdout), done.stderr) == (10, "")


def test_what_prints_leaves_broken_connections_to_those_who_have_them() -> None:
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        assert main(["--list"]) == 0
        assert signal.getsignal(signal.SIGPIPE) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGPIPE, before)


def test_an_output_that_cannot_be_written_is_status_2() -> None:
    done = subprocess.run(f"{COMMAND} --list > /dev/full", shell=True, capture_output=True, text=True, check=False)
    said = "readnotes-tui: cannot write the output: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, said)


def test_a_query_that_is_not_utf_8_is_answered() -> None:
    done = subprocess.run([COMMAND, "--search", "-"], input=b"\xff\norca\n", capture_output=True, check=False)
    assert [json.loads(line)["query"] for line in done.stdout.splitlines()] == ["\ufffd", "orca"]


def test_an_index_that_is_not_all_utf_8_is_listed_with_a_word() -> None:
    done = subprocess.run(
        [COMMAND, "-", "--list"], input="- [Größe](/g.md)".encode("latin-1"), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout.decode()) == (0, "paper    Gr\ufffd\ufffde          /g.md\n")
    assert done.stderr.decode() == "readnotes-tui: Not all of the index is UTF-8: 2 places are shown as \ufffd.\n"


def test_an_index_that_is_no_text_is_one_line_and_status_2() -> None:
    done = subprocess.run([COMMAND, "-", "--list"], input=b"\x7fELF\0\xff", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (2, b"readnotes-tui: -: not a text file: it has NUL bytes\n")


def test_an_output_without_unicode_does_not_end_it() -> None:
    done = run("-", "--list", text="- [論文](/a.md)\n", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("- --list <&-", 2, "readnotes-tui: -: there is no standard input\n"),
        ("--list >&-", 2, "readnotes-tui: cannot write the output: there is no standard output\n"),
        ("--search - <&-", 1, ""),
        ("--list >&- 2>&-", 2, ""),
        ("- --list <&- 2>&-", 2, ""),
        (">&-", 2, "readnotes-tui: the app needs a terminal; --list and --search work without one\n"),
        (
            "<&-",
            2,
            "readnotes-tui: standard input is closed, and keys come from there; --list and --search work without it\n",
        ),
        ("2>&-", 2, ""),
        ("<&- >&- 2>&-", 2, ""),
        ("--version > /dev/full", 2, "readnotes-tui: cannot write the output: No space left on device\n"),
    ],
)
def test_streams_that_are_closed(command: str, status: int, said: str) -> None:
    done = subprocess.run(f"{COMMAND} {command}", shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (status, said)


def test_json_is_utf_8_whatever_the_locale() -> None:
    done = run("-", "--list", "--format", "json", text="- [Café](/a.md)\n", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(done.stdout)[0]["title"] == "Café"


def test_an_interrupt_ends_it_so_that_the_loop_of_a_shell_ends_too() -> None:
    code = (
        "import tui.opening\nfrom tui.cli import main\ndef interrupt(*_):\n    raise KeyboardInterrupt\n"
        "tui.opening.open_collection = interrupt\nmain(['--list'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


def test_json_has_an_escape_for_what_a_terminal_would_obey() -> None:
    queries = "a\x1b]0;x\x07\x7f\x9b31m\u202eb\nyear:\x9bx\n"
    done = run("--search", "-", text=queries, PYTHONUTF8="1")
    assert [json.loads(line)["query"] for line in done.stdout.splitlines()] == queries.splitlines()
    assert done.stdout == clean_text(done.stdout.replace("\n", "|")).replace("|", "\n")


MARKED = {"link": "/a.md", "title": "A", "starred": True, "status": "read", "remark": "Größe"}


def test_marks_are_imported_and_exported(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("- [A](/a.md)\n- [B](/b.md)\n")
    text = json.dumps({"version": 1, "marks": [MARKED, {"link": "/c.md", "starred": True}]})
    done = run(str(tmp_path), "--import-marks", "-", text=text)
    said = "readnotes-tui: 2 marks taken in, 1 of papers that are not in the index now; they are kept all the same.\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", said)
    done = run(str(tmp_path), "--export-marks", "-", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    exported = json.loads(done.stdout)
    assert exported["library"] == str(tmp_path / "index.md")
    assert [mark["title"] for mark in exported["marks"]] == ["A", ""]
    assert exported["marks"][0] == MARKED
    done = run(str(tmp_path), "--export-marks", str(tmp_path / "marks.json"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads((tmp_path / "marks.json").read_text("utf-8")) == exported


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--import-marks", "gone.json"], "readnotes-tui: gone.json: No such file or directory\n"),
        (["--import-marks", "-"], "readnotes-tui: -: it is not JSON: Expecting value: line 1 column 1 (char 0)\n"),
        (["--export-marks", "no/such/marks.json"], "readnotes-tui: no/such/marks.json: there is no such folder\n"),
        (["--export-marks", "/dev/null"], "readnotes-tui: /dev/null: not a regular file; - is standard output\n"),
        (["-", "--import-marks", "-"], "readnotes-tui: the index and the marks cannot both come from standard input"),
        (["--list", "--export-marks", "-"], "readnotes-tui: argument --export-marks: not allowed with argument --list"),
    ],
)
def test_marks_that_cannot_be_exchanged_are_one_line_and_status_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    status, out, err = asked(capsys, monkeypatch, *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(said)


def test_an_export_that_nobody_takes_is_status_2() -> None:
    done = subprocess.run(f"{COMMAND} --export-marks - > /dev/full", shell=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (2, b"readnotes-tui: -: No space left on device\n")
