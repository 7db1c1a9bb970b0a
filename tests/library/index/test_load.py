"""Where an index is read from, and what is said when it cannot be."""

import io
import os
from pathlib import Path

import pytest

from tui.library.index.load import IndexText, UnreadableIndexError, bundled_index, find_index, load_index


@pytest.mark.parametrize("name", ["index.md", "llms.txt", "SUMMARY.md"])
def test_a_folder_stands_for_the_index_in_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("- [A](/a.md)")
    assert find_index(str(tmp_path)) == str(tmp_path / name)


def test_index_md_comes_before_the_other_names(tmp_path: Path) -> None:
    for name in ("SUMMARY.md", "llms.txt", "index.md"):
        (tmp_path / name).touch()
    assert find_index(str(tmp_path)) == str(tmp_path / "index.md")


def test_a_folder_may_have_no_index(tmp_path: Path) -> None:
    (tmp_path / "orca.md").touch()
    assert find_index(str(tmp_path)) is None


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    index = tmp_path / "index.md"
    index.write_bytes(b"\xef\xbb\xbf# T\r\n- [A](/a.md)\r\n")
    assert load_index(str(index)).text.startswith("# T")


@pytest.mark.parametrize(
    ("data", "text", "notice"),
    [
        ("- [Größe](/g.md)".encode(), "- [Größe](/g.md)", ""),
        ("- as it is: \ufffd".encode(), "- as it is: \ufffd", ""),
        ("- [Ort](/ö.md)".encode("latin-1"), "- [Ort](/\ufffd.md)",
         "Not all of the index is UTF-8: one place is shown as \ufffd."),
        (b"\xff \xff \xef\xbf\xbd", "\ufffd \ufffd \ufffd",
         "Not all of the index is UTF-8: 2 places are shown as \ufffd."),
        ("\ufeff- [Größe](/g.md)".encode("utf-16-le"), "- [Größe](/g.md)", ""),
        ("\ufeff- [Größe](/g.md)".encode("utf-16-be"), "- [Größe](/g.md)", ""),
        ("- [Größe](/g.md)".encode("utf-16-le"), "- [Größe](/g.md)", ""),
        ("- [Größe](/g.md)".encode("utf-16-be"), "- [Größe](/g.md)", ""),
        ("\ufeff- [Größe](/g.md)".encode("utf-32-le"), "- [Größe](/g.md)", ""),
        ("\ufeff- [Größe](/g.md)".encode("utf-32-be"), "- [Größe](/g.md)", ""),
        ("\ufeff- a".encode("utf-16-le") + b"x", "- a\ufffd",
         "Not all of the index is UTF-16: one place is shown as \ufffd."),
        (b"", "", ""),
    ],
)  # fmt: skip
def test_what_is_no_character_is_replaced_with_a_word_about_it(
    tmp_path: Path, data: bytes, text: str, notice: str
) -> None:
    (tmp_path / "index.md").write_bytes(data)
    assert load_index(str(tmp_path / "index.md")) == IndexText(text, notice)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"- [A](/a.md)")))
    assert load_index("-").text == "- [A](/a.md)"


def test_the_bundled_index_is_there() -> None:
    assert load_index(str(bundled_index())).text.count("\n- ") == 170


def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "binary.md").write_bytes(b"\x7fELF\0\xff")
    (tmp_path / "wide.md").write_bytes("論文を読む。[論](論)\n".encode("utf-16-le"))
    (tmp_path / "loop").symlink_to(tmp_path / "pool")
    (tmp_path / "pool").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    for name, reason in (
        ("binary.md", "not a text file: it has NUL bytes"),
        ("wide.md", "not a text file: it looks like UTF-16 without a byte order mark"),
        ("loop", "too many levels of symbolic links"),
        ("pipe", "not a regular file"),
        ("", "not a regular file"),
        ("wide.md/a.md", "not a directory"),
        ("gone", "no such file"),
    ):
        path = str(tmp_path / name)
        with pytest.raises(UnreadableIndexError) as caught:
            load_index(path)
        assert str(caught.value).startswith(f"{path}: {reason}")


def test_a_hostile_file_name_is_safe_to_print(tmp_path: Path) -> None:
    with pytest.raises(UnreadableIndexError) as caught:
        load_index(str(tmp_path / "a\x1b]0;x\x07.md"))
    assert "\x1b" not in str(caught.value)
