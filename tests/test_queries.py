"""Queries are kept from run to run, and nothing that was kept is lost."""

import json
from pathlib import Path

import pytest

from tui.queries import History, SavedSearches


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


def test_searches_are_saved_by_name(tmp_path: Path) -> None:
    saved = SavedSearches(tmp_path / "folder" / "searches.json")
    saved.save("To read", "gpu -cuda")
    saved.save("Recent", "year:>=2022")
    saved.save("To read", "gpu")
    SavedSearches(tmp_path / "folder" / "searches.json").remove("Recent")
    assert dict(saved.queries) == {"To read": "gpu"}
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["searches.json"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', "7", "[" * 100_000])
def test_a_file_without_searches_has_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "searches.json").write_text(text)
    assert dict(SavedSearches(tmp_path / "searches.json").queries) == {}


def test_saved_text_is_made_safe_to_draw(tmp_path: Path) -> None:
    (tmp_path / "searches.json").write_text(json.dumps({"a\x1b[2J": "b\x9b"}))
    assert dict(SavedSearches(tmp_path / "searches.json").queries) == {"a␛[2J": "b\ufffd"}


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "searches.json").write_text('{"To read": "gpu"')
    SavedSearches(tmp_path / "searches.json").save("Recent", "year:>=2022")
    assert (tmp_path / "searches.damaged").read_text() == '{"To read": "gpu"'
    assert dict(SavedSearches(tmp_path / "searches.json").queries) == {"Recent": "year:>=2022"}
