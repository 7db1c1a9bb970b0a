"""What a filter leaves of the entries."""

import pytest

from tests.indexes import library_of
from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.library.page_key import slug
from tui.search.engine import Engine

FILTERED = (
    "- [Conference](/c.md)\n- [OSDI 2022](/c/osdi-2022.md)\n- [Orca serving](/c/osdi-2022/orca.md): #batch #gpu_share\n"
    "- [Reef preemption](/c/osdi-2022/reef.md) Fast preemption of a GPU.\n- [ATC 2023](/c/atc-2023.md)\n"
    "- [Whale training](/c/atc-2023/whale.md) #gpu\n- [ATC 2024](/c/atc-2024.md)\n"
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("venue:osdi is:paper", {"orca", "reef"}),
        ("venue:os is:paper", {"orca", "reef"}),
        ("-venue:osdi is:paper", {"whale"}),
        ('venue:"atc 2023"', {"atc-2023", "whale"}),
        ("year:2023", {"atc-2023", "whale"}),
        ("year:>=2023 -is:edition", {"whale"}),
        ("-year:2022 is:paper", {"whale"}),
        ("is:edition", {"osdi-2022", "atc-2023", "atc-2024"}),
        ("-is:paper -is:edition", {"c"}),
        ("tag:gpu", {"orca", "whale"}),
        ("#gpu_sh", {"orca"}),
        ('#"gpu"', {"orca", "whale"}),
        ("is:paper -#gpu", {"reef"}),
        ("is:paper -preempt", {"orca", "whale"}),
        ('is:paper -"fast preemption"', {"orca", "whale"}),
        ('"preemption of a"', {"reef"}),
        ('"of preemption"', set()),
        ("in:summary preemption", {"reef"}),
        ("in:title fast", set()),
        ("in:tag gpu", {"orca", "whale"}),
        ("gpu venue:atc", {"whale"}),
        ("gpu year:1999", set()),
    ],
)
def test_what_a_filter_leaves(query: str, found: set[str]) -> None:
    assert {slug(hit.entry.url) for hit in Engine(library_of(FILTERED)).find(query)} == found


LLM = Entry("LLM", kind=Kind.TOPIC)
LISTED = (
    Entry("Ray", parent=LLM, appeared_in="SIGCOMM 2016"),
    Entry("Essay", parent=LLM),
    Entry("Caffe", parent=LLM, appeared_in="SIGCOMM Posters 2014"),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year:2016", ["Ray"]),
        ("venue:sigcomm", ["Ray", "Caffe"]),
        ('venue:"sigcomm 2014"', ["Caffe"]),
        ("sigcomm16", ["Ray"]),
        ("sigcomm 2014", ["Caffe"]),
        ("-venue:sigcomm", ["Essay"]),
        ("year:..2020", ["Ray", "Caffe"]),
    ],
)
def test_a_venue_that_only_a_list_names_is_found(query: str, found: list[str]) -> None:
    assert [hit.entry.title for hit in Engine(Library("", LISTED)).find(query)] == found
