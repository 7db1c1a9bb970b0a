"""What is kept of the web on disk, and what becomes of it when the disk is not as it should be."""

import os
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.pages.page_cache import PageCache, WebPage

URL = "https://example.org/a.md"
PAGE = WebPage("# Größe\r\n論", URL, "text/markdown", 'W/"v1"', "Mon, 01 Jan 2024 00:00:00 GMT", 1_700_000_000.5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "below" / "pages"


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_page_is_found_again_in_another_run(folder: Path) -> None:
    PageCache(folder).keep(URL, PAGE)
    assert PageCache(folder).find(URL) == PAGE


def test_each_address_has_its_own_page(folder: Path) -> None:
    cache = PageCache(folder)
    cache.keep(URL, PAGE)
    assert cache.find(f"{URL}?raw=1") is None
    assert cache.find(URL.upper()) is None


def test_the_latest_page_of_an_address_is_kept_and_no_other(folder: Path) -> None:
    cache = PageCache(folder)
    for text in ("old", "new"):
        cache.keep(URL, replace(PAGE, text=text))
    assert cache.find(URL) == replace(PAGE, text="new")
    assert only_file(folder)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[:-1],
    "empty": lambda data: b"",  # noqa: ARG005
    "first line": lambda data: data.partition(b"\n")[0],
    "one letter": lambda data: data.replace(b"Gr", b"gr"),
    "foreign": lambda data: b"\x89PNG\r\n" + data[:9],
    "more": lambda data: data + b"\n",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_no_page(folder: Path, damage: str) -> None:
    cache = PageCache(folder)
    cache.keep(URL, PAGE)
    path = only_file(folder)
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    assert cache.find(URL) is None
    cache.keep(URL, PAGE)
    assert cache.find(URL) == PAGE


@given(st.binary(), st.text(st.characters()))
@example(b"", "\ud800")
def test_any_text_is_kept_and_any_bytes_are_read(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, text: str
) -> None:
    folder = tmp_path_factory.mktemp("pages")
    cache = PageCache(folder)
    cache.keep(text, replace(PAGE, text=text))
    assert cache.find(text) == replace(PAGE, text=text)
    only_file(folder).write_bytes(data)
    assert cache.find(text) is None


def test_the_file_of_another_version_is_no_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = PageCache(folder)
    monkeypatch.setattr("tui.pages.page_cache.asdict", lambda page: {"text": page.text, "later": 1})
    cache.keep(URL, PAGE)
    assert only_file(folder)
    assert cache.find(URL) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": 7},
        {"text": None},
        {"url": []},
        {"media": {}},
        {"etag": 1.5},
        {"modified": False},
        {"fetched": "today"},
        {"fetched": True},
        {"fetched": -1.0},
        {"fetched": 1e300},
        {"fetched": float("nan")},
        {"later": ""},
    ],
)
def test_a_record_with_a_field_of_another_kind_is_no_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, object]
) -> None:
    cache = PageCache(folder)
    monkeypatch.setattr("tui.pages.page_cache.asdict", lambda page: asdict(page) | wrong)
    cache.keep(URL, PAGE)
    assert only_file(folder)
    assert cache.find(URL) is None


@pytest.mark.parametrize("record", ["[]", "null", '"page"', "[" * 100_000, "{}"])
def test_a_record_that_is_no_object_with_fields_is_no_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch, record: str
) -> None:
    cache = PageCache(folder)
    monkeypatch.setattr("tui.pages.page_cache.json.dumps", lambda _: record)
    cache.keep(URL, PAGE)
    assert only_file(folder)
    assert cache.find(URL) is None


def test_what_stands_in_the_place_of_a_file_or_a_folder_is_left_alone(folder: Path) -> None:
    cache = PageCache(folder)
    cache.keep(URL, PAGE)
    path = only_file(folder)
    path.unlink()
    path.mkdir()
    cache.keep(URL, PAGE)
    assert cache.find(URL) is None
    assert only_file(folder).is_dir()
    in_a_file = PageCache(_file(folder / "file") / "pages")
    in_a_file.keep(URL, PAGE)
    assert in_a_file.find(URL) is None


def test_a_full_disk_keeps_what_there_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = PageCache(folder)
    cache.keep(URL, PAGE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        cache.keep(URL, replace(PAGE, text="new"))
    assert cache.find(URL) == PAGE
    assert only_file(folder)


def test_the_oldest_pages_make_room(folder: Path) -> None:
    cache = PageCache(folder, largest=20_000)
    for number in range(30):
        cache.keep(f"{URL}?{number}", replace(PAGE, text="x" * 1_000))
        for path in folder.iterdir():
            status = path.stat()
            os.utime(path, (status.st_atime, status.st_mtime - 10))  # each page is ten seconds older than the next
    found = [number for number in range(30) if cache.find(f"{URL}?{number}")]
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 20_000
    assert found == list(range(30 - len(found), 30))
    assert len(found) > 10


def test_a_page_that_is_larger_than_all_room_leaves_nothing_behind(folder: Path) -> None:
    cache = PageCache(folder, largest=1_000)
    cache.keep(URL, replace(PAGE, text="x" * 1_000))
    assert cache.find(URL) is None
    assert not list(folder.iterdir())


def test_other_files_in_the_folder_stay(folder: Path) -> None:
    folder.mkdir(parents=True)
    other = _file(folder / "notes.txt", "x" * 5_000)
    PageCache(folder, largest=1_000).keep(URL, PAGE)
    PageCache(folder, largest=1_000).keep(f"{URL}?1", replace(PAGE, text="x" * 1_000))
    assert other.exists()


def test_pages_are_for_their_reader_alone(folder: Path) -> None:
    PageCache(folder).keep(URL, PAGE)
    assert only_file(folder).stat().st_mode & 0o077 == 0


def _file(path: Path, text: str = "") -> Path:
    path.write_text(text)
    return path
