"""What could not be understood is listed, with the file and the line, in a stable order."""

import json
import os
import re
from pathlib import Path

import pytest

from tui.check.check import check
from tui.check.report import report
from tui.cli import main
from tui.opening import open_collection


def findings(folder: Path, index: str | bytes, **pages: str | bytes) -> list[str]:
    """What is found in a folder with an index and these pages, without the path of the folder."""
    for name, text in {"index": index, **pages}.items():
        path = folder / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = check(open_collection(str(folder)))
    return report(found, "table").replace(f"{os.path.realpath(folder)}/", "").replace(f"{folder}/", "").splitlines()


LINKED = "- [A](/a.md)\n"


def test_of_a_clean_folder_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert not findings(
        tmp_path, "# Notes\n\n- [A](/a.md): #tag\n- [B](https://example.org)\n", a="# A\n\n[B](a.md#b)\n"
    )


@pytest.mark.parametrize(
    ("index", "found"),
    [
        ("See [this](/a.md) paper.\n", "1: a link outside a list is not read"),
        ("# [H](/a.md)\n", "1: a link outside a list is not read"),
        ("<div>\n<a class='x' href='/a.md'>A</a>\n</div>\n", "2: a link outside a list is not read"),
        ("text\nand <a href='/a.md'>A</a>\n", "2: a link outside a list is not read"),
        ("- <a href='/b.md'>B</a>\n", "1: a link in HTML is not read"),
        ("- [B][b]\n", "1: nothing defines the reference [B][b]"),
        ("- [B](../b.md)\n", "1: the link leads out of the notes: ../b.md"),
        ("- [B](javascript:alert)\n", "1: javascript: links are not opened: javascript:alert"),
        ("- [B](/b.md)\n", "1: the link leads to nothing: /b.md"),
        ("- [C](/a.md#c) [code](/c.txt)\n", "1: the link leads to nothing: /c.txt"),
        ("- [C](/c/)\n- [D](/a.md)\n", "1: the link leads to nothing: /c/"),
    ],
)
def test_a_line_of_the_index_is_named(tmp_path: Path, index: str, found: str) -> None:
    assert f"index.md:{found}" in findings(tmp_path, f"{index}\n- [A](/a.md)\n", a="text")


def test_an_entry_that_is_there_twice_names_the_first(tmp_path: Path) -> None:
    index = (
        "- [A](/a.md)\n- [W](https://example.org)\n- [B](a/README.md)\n- [W](https://example.org)\n- [P](/a.md#part)\n"
    )
    assert findings(tmp_path, index, a="text") == [
        "index.md:3: line 1 has the same link: a/README.md",
        "index.md:4: line 2 has the same link: https://example.org",
    ]


def test_broken_bytes_are_where_the_first_of_them_is(tmp_path: Path) -> None:
    assert findings(tmp_path, b"# N\n\n- [\xff](/a.md)\n", a=b"a\nb\n\xe9\n") == [
        "index.md:3: Not all of the index is UTF-8: one place is shown as \ufffd.",
        "a.md:3: Not all of it is UTF-8.",
    ]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("---\ntitle: A\n\ntext", "1: front matter: it has no end"),
        ("---\na: b: c\n---\n", "1: front matter: it is not YAML, and was read line by line"),
        ("---\na: [\nx\ny\nz\n---\n", "1: front matter: it is not YAML"),
        ("---\na: &b [x]\nc: *b\n---\n", "1: front matter: it was not read, being too large, too deep or with aliases"),
        ("+++\n= 1\n+++\n", "1: front matter: it is not TOML"),
        ("x\n\n- [B](b.md)\n", "3: the link leads to nothing: b.md"),
        ("| a |\n|-|\n| [B](../../b.md) |\n", "1: the link leads out of the notes: ../../b.md"),
        ("x\n\n> a [B][b] c\n", "3: nothing defines the reference [B][b]"),
        ("x [^1]\n", "1: nothing defines the reference [^1]"),
    ],
    ids=lambda text: text[:12],
)
def test_a_line_of_a_page_is_named(tmp_path: Path, page: str, found: str) -> None:
    assert f"a.md:{found}" in findings(tmp_path, LINKED, a=page)


@pytest.mark.parametrize(
    "page",
    [
        "---\n\nA break is no front matter.",
        "---\na:\n  b: c\n---\n",
        "`[a][b]` x[i][j] $[a][b]$ [x]\n\n    [a][b]\n",
        "[mail](mailto:a@example.org) ![](data:image/png;base64,AA==) [site](https://example.org)",
        "[itself](#part) [folder](/c) [by name](d)",
    ],
)
def test_what_is_meant_so_is_not_listed(tmp_path: Path, page: str) -> None:
    assert not findings(tmp_path, LINKED, a=page, c__README="text", d="text")


def test_pages_that_cannot_be_read_are_listed_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    (tmp_path / "e\x1b[2J.md").write_text("text")
    assert findings(tmp_path, LINKED, a="text", bin=b"a\0b") == [
        "bin.md:1: the page is not text: it has NUL bytes",
        "e␛[2J.md:1: the page has a name that cannot be shown",
        "gone.md:1: the page leads to no file that can be read",
    ]


def test_where_reading_ends_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.library.index.affordable._PATIENCE", 1000)
    monkeypatch.setattr("tui.notes.page_beginning._MOST_DENSE_LINES", 10)
    monkeypatch.setattr("tui.notes.page_beginning._MOST_LINES", 10)
    index, page = findings(tmp_path, LINKED + "- a\n" * 100, a="a\n\n" * 10)
    assert re.fullmatch(r"index\.md:\d\d: from here on the index is not read, as that would take too long", index)
    assert page == "a.md:8: from here on the page is not shown, as that would take too long"


def test_an_index_without_its_notes_has_no_dead_links(tmp_path: Path) -> None:
    assert not findings(tmp_path, "- [B](/b.md)\n", readme="[C](c.md)")


def test_what_is_printed_is_safe_and_the_status_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = tmp_path / "index.md"
    index.write_text("See [x](</\x1b]0;y\x07.md>).\n\n- [\x1b[2J][\x9b]\n- [\x1b](</\x1b.md>)\n")
    assert main([str(index), "--check"]) == 1
    out = capsys.readouterr().out
    assert out.isprintable() or not set(out) & {"\x1b", "\x07", "\x9b"}
    assert len(out.splitlines()) == 3
    assert main([str(index), "--check", "--format", "jsonl"]) == 1
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["line"] for record in records] == [1, 3, 4]
    assert list(records[0]) == ["file", "line", "what"]
    index.write_text("- [A](https://example.org)\n")
    assert main([str(index), "--check", "--format", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert main([str(index), "--check"]) == 0
    assert capsys.readouterr().out == ""
    assert main([str(tmp_path / "gone.md"), "--check"]) == 2


def test_the_bundled_index_has_no_findings() -> None:
    assert main(["--check"]) == 0
