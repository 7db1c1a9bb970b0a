"""Entries and hits as records and tables."""

import json

from rich.cells import cell_len

from tests.indexes import library_of
from tui.export import entry_record, hit_record, to_json, to_jsonl, to_table
from tui.library.entry import Entry, Kind, Link
from tui.library.library import Library
from tui.search.engine import Engine


def test_an_entry_has_all_its_fields_in_order(shipped: Library) -> None:
    orca = next(paper for paper in shipped.papers if paper.title.startswith("Orca"))
    assert list(entry_record(orca).items()) == [
        ("kind", "paper"),
        ("title", "Orca: A distributed serving system for transformer-based generative models"),
        ("url", "/reading-notes/conference/osdi-2022/orca.md"),
        ("parent", "/reading-notes/conference/osdi-2022.md"),
        ("section", "Conference"),
        ("venue", "OSDI"),
        ("edition", "OSDI 2022"),
        ("year", 2022),
        ("tags", ["distributed_serving_system", "batch_serving", "selective_batching", "transformer-based_model",
                  "iteration-level_scheduling"]),
        ("summary", ""),
        ("line", 87),
        ("authors", []),
        ("noted", True),
        ("listed_in", None),
        ("topics", []),
        ("doi", None),
        ("arxiv", None),
        ("code", None),
        ("links", []),
    ]  # fmt: skip


def test_a_record_has_what_the_notes_say_of_a_paper() -> None:
    paper = Entry(
        "Zico: Sharing memory",
        "/atc-2021/zico.md",
        line=7,
        links=(
            Link("Paper", "https://doi.org/10.1145/1234.5678"),
            Link("arXiv", "https://arxiv.org/abs/2101.00001"),
            Link("Code", "https://github.com/example/zico"),
        ),
        authors=("Gangmuk Lim", "Youngjin Kwon"),
        page="/atc-2021/zico.md",
        topics=[Entry("GPU sharing", kind=Kind.TOPIC), Entry("Memory", kind=Kind.TOPIC)],
    )
    record = entry_record(paper)
    assert {name: record[name] for name in list(record)[11:]} == {
        "authors": ["Gangmuk Lim", "Youngjin Kwon"],
        "noted": True,
        "listed_in": None,
        "topics": ["GPU sharing", "Memory"],
        "doi": "10.1145/1234.5678",
        "arxiv": "2101.00001",
        "code": "https://github.com/example/zico",
        "links": [
            {"text": "Paper", "url": "https://doi.org/10.1145/1234.5678"},
            {"text": "arXiv", "url": "https://arxiv.org/abs/2101.00001"},
            {"text": "Code", "url": "https://github.com/example/zico"},
        ],
    }
    assert json.loads(to_json([record])) == [record]


def test_a_paper_without_a_note_says_which_page_lists_it() -> None:
    record = entry_record(Entry("Salus", "https://example.org/salus.pdf", line=9, listed_in="/topics/gpu-sharing.md"))
    assert (record["noted"], record["listed_in"], record["line"]) == (False, "/topics/gpu-sharing.md", 9)


def test_a_hit_by_an_author_says_which() -> None:
    paper = Entry("Zico", line=1, authors=("Gangmuk Lim", "Youngjin Kwon"))
    record = hit_record(Engine(Library("", (paper,))).find("kwon")[0])
    assert list(record)[-4:] == ["score", "field", "coverage", "match"]
    assert (record["field"], record["match"]) == ("author", "Youngjin Kwon")


def test_a_hit_adds_score_and_field(shipped: Library) -> None:
    record = hit_record(Engine(shipped).find("fgd")[0])
    assert record["field"] == "link"
    assert record["score"]


def test_a_parent_that_the_index_does_not_list_is_passed_over() -> None:
    library = library_of("- [A](/a.md)\n- [B](/a/missing/b.md)\n")
    assert entry_record(library.papers[0])["parent"] == "/a.md"


def test_json_is_one_array_and_jsonl_one_object_a_line(shipped: Library) -> None:
    records = [entry_record(entry) for entry in shipped.entries]
    assert json.loads(to_json(records)) == records
    assert [json.loads(line) for line in to_jsonl(records).splitlines()] == records
    assert json.loads(to_json([])) == []


def test_a_table_is_aligned_and_keeps_to_its_width() -> None:
    library = library_of("- [論文を読む](/a.md)\n- [Plain title](/b.md)\n")
    lines = to_table(library.entries).splitlines()
    assert [cell_len(line[: line.index("/")]) for line in lines] == [cell_len(lines[0][: lines[0].index("/")])] * 2
    for width in (30, 60, 80, 120):
        assert all(cell_len(line) <= width for line in to_table(library.entries, width=width).splitlines())


def test_a_narrow_table_gives_up_titles_and_links_but_no_year(shipped: Library) -> None:
    hits = [hit.entry for hit in Engine(shipped).find("gpu")]
    for width, with_link in ((60, False), (80, False), (240, True)):
        for entry, line in zip(hits, to_table(hits, width=width).splitlines(), strict=True):
            assert str(entry.year) in line
            assert (entry.url in line) == with_link
    for entry, line in zip(shipped.entries, to_table(shipped.entries).splitlines(), strict=True):
        assert entry.title in line
        assert (entry.venue or "") in line
        assert line.endswith(entry.url)
