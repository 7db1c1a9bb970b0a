"""Queries are kept from run to run, and nothing that was kept is lost."""

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tui.queries import History, Recall, SavedSearches


def test_the_latest_query_comes_first_and_each_only_once(tmp_path: Path) -> None:
    history = History(tmp_path / "folder" / "queries")
    for query in ("orca", "gpu", "orca", "  ", "orca"):
        history.add(query)
    assert history.queries == ["orca", "gpu"]
    assert History(tmp_path / "folder" / "queries").queries == ["orca", "gpu"]


def test_two_programs_keep_the_queries_of_both(tmp_path: Path) -> None:
    one, other = History(tmp_path / "queries"), History(tmp_path / "queries")
    one.add("orca")
    other.add("gpu")
    assert History(tmp_path / "queries").queries == ["gpu", "orca"]


def test_a_damaged_line_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "queries").write_bytes(b'"orca"\n{"half\n\xff\xfe\n7\n"g\\u001bpu"\n')
    assert History(tmp_path / "queries").queries == ["g␛pu", "orca"]


def test_a_line_that_was_cut_off_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "queries").write_text('"orca"\n"gp')
    History(tmp_path / "queries").add("rdma")
    assert History(tmp_path / "queries").queries == ["rdma", "orca"]


def test_writing_the_file_anew_keeps_what_another_program_has_added(tmp_path: Path) -> None:
    (tmp_path / "queries").write_text("".join(f'"query {number}"\n' for number in range(999)))
    one, other = History(tmp_path / "queries"), History(tmp_path / "queries")
    other.add("from the other")
    one.add("from the one")
    assert History(tmp_path / "queries").queries[:2] == ["from the one", "from the other"]


def test_programs_that_write_the_file_anew_at_once_lose_no_query(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.queries._MOST_LINES", 10)

    def ask(program: int) -> None:
        history = History(tmp_path / "queries")
        for number in range(40):
            history.add(f"query {program}-{number}")

    with ThreadPoolExecutor(4) as programs:
        list(programs.map(ask, range(4)))
    assert len(History(tmp_path / "queries").queries) == 4 * 40


def test_the_file_does_not_grow_without_end(tmp_path: Path) -> None:
    history = History(tmp_path / "queries")
    for number in range(2500):
        history.add(f"query {number}")
    assert len([line for line in (tmp_path / "queries").read_text().splitlines() if line]) <= 1000
    assert History(tmp_path / "queries").queries[:2] == ["query 2499", "query 2498"]


def test_what_cannot_be_written_is_told_and_kept_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    history = History(tmp_path / "file" / "queries")
    with pytest.raises(OSError, match="file"):
        history.add("orca")
    assert history.queries == ["orca"]


def test_links_that_go_round_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "queries").symlink_to(tmp_path / "queries")
    history = History(tmp_path / "queries")
    with pytest.raises(OSError, match="queries"):
        history.add("orca")
    assert history.queries == ["orca"]


def test_searches_are_saved_by_name(tmp_path: Path) -> None:
    saved = SavedSearches(tmp_path / "folder" / "searches.json")
    saved.save("To read", "gpu -cuda")
    saved.save("Recent", "year:>=2022")
    saved.save("To read", "gpu")
    saved.remove("Recent")
    assert dict(saved.queries) == {"To read": "gpu"}
    assert dict(SavedSearches(tmp_path / "folder" / "searches.json").queries) == {"To read": "gpu"}
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["searches.json"]


def test_two_programs_keep_the_searches_of_both(tmp_path: Path) -> None:
    one, other = (SavedSearches(tmp_path / "searches.json") for _ in range(2))
    one.save("Recent", "year:>=2022")
    other.save("To read", "gpu")
    one.remove("Recent")
    assert dict(one.queries) == dict(SavedSearches(tmp_path / "searches.json").queries) == {"To read": "gpu"}


def test_programs_that_save_at_once_lose_no_search(tmp_path: Path) -> None:
    def save(program: int) -> None:
        saved = SavedSearches(tmp_path / "searches.json")
        for number in range(20):
            saved.save(f"{program}-{number}", "gpu")

    with ThreadPoolExecutor(4) as programs:
        list(programs.map(save, range(4)))
    assert len(SavedSearches(tmp_path / "searches.json").queries) == 4 * 20


def test_the_searches_are_read_once_and_not_each_time_they_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "searches.json").write_text('{"Recent": "year:>=2022"}')
    saved = SavedSearches(tmp_path / "searches.json")
    monkeypatch.setattr("tui.queries.read_regular_file", pytest.fail)
    assert dict(saved.queries) == {"Recent": "year:>=2022"}
    assert saved.notice == ""


def test_a_search_that_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    saved = SavedSearches(tmp_path / "file" / "searches.json")
    with pytest.raises(OSError, match="file"):
        saved.save("Recent", "gpu")
    assert dict(saved.queries) == {}


def test_queries_are_kept_where_folders_cannot_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EBADF, "Bad file descriptor")

    monkeypatch.setattr("fcntl.flock", refuse)
    History(tmp_path / "queries").add("orca")
    SavedSearches(tmp_path / "searches.json").save("Recent", "gpu")
    assert History(tmp_path / "queries").queries == ["orca"]
    assert dict(SavedSearches(tmp_path / "searches.json").queries) == {"Recent": "gpu"}


@pytest.mark.parametrize("text", ["", "\n", "{}"])
def test_a_file_without_searches_has_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "searches.json").write_text(text)
    saved = SavedSearches(tmp_path / "searches.json")
    assert dict(saved.queries) == {}
    assert saved.notice == ""
    saved.save("Recent", "year:>=2022")
    assert [path.name for path in tmp_path.iterdir()] == ["searches.json"]


def test_saved_text_is_made_safe_to_draw(tmp_path: Path) -> None:
    (tmp_path / "searches.json").write_text(json.dumps({"a\x1b[2J": "b\x9b"}))
    assert dict(SavedSearches(tmp_path / "searches.json").queries) == {"a␛[2J": "b\ufffd"}
    SavedSearches(tmp_path / "searches.json").save("\ud800", "gpu")
    assert dict(SavedSearches(tmp_path / "searches.json").queries) == {"a␛[2J": "b\ufffd", "\ufffd": "gpu"}


@pytest.mark.parametrize(
    "data", [b'{"To read": "gpu"', b"[]", b'{"a": 1, "b": "c"}', b"7", b"[" * 100_000, b'{"\xff": "b"}']
)
def test_a_damaged_file_is_told_and_set_aside(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "searches.json"
    path.write_bytes(data)
    saved = SavedSearches(path)
    assert dict(saved.queries) == {}
    assert str(path) in saved.notice
    assert path.read_bytes() == data
    saved.save("Recent", "year:>=2022")
    assert (tmp_path / "searches.damaged").read_bytes() == data
    assert dict(saved.queries) == {"Recent": "year:>=2022"}
    assert saved.notice == ""


def test_no_damaged_file_takes_the_place_of_another(tmp_path: Path) -> None:
    for text in ("{", "[", "7"):
        (tmp_path / "searches.json").write_text(text)
        SavedSearches(tmp_path / "searches.json").save("Recent", "gpu")
    assert sorted(path.read_text() for path in tmp_path.glob("searches.damaged*")) == ["7", "[", "{"]


def test_what_is_no_file_is_set_aside_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "searches.json")
    saved = SavedSearches(tmp_path / "searches.json")
    assert saved.notice
    saved.save("Recent", "gpu")
    assert dict(saved.queries) == {"Recent": "gpu"}


def test_queries_are_brought_back_from_the_latest_on_and_then_the_other_way(tmp_path: Path) -> None:
    history = History(tmp_path / "queries")
    recall = Recall(history)
    assert recall.older() is None
    for query in ("orca", "gpu", "rdma"):
        history.add(query)
    assert [recall.older() for _ in range(4)] == ["rdma", "gpu", "orca", None]
    history.add("asked by now")  # moves no other
    assert [recall.newer() for _ in range(4)] == ["gpu", "rdma", "", ""]
    assert recall.older() == "asked by now"
    recall.stop()
    assert recall.older() == "asked by now"
