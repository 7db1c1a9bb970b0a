"""The orders of a list."""

import pytest
from rich.cells import cell_len

from tests.indexes import library_of
from tui.in_turn import after
from tui.listing import STAR, STATUS_SIGNS, Listing, ordered
from tui.marks.mark import Mark, Status
from tui.order import Order, in_order

INDEX = (
    "- [OSDI 2020](/osdi-2020.md)\n- [Orca](/osdi-2020/orca.md): #gpu\n- [Loose](/loose.md)\n"
    "- [ATC 2023](/atc-2023.md)\n- [Élan](/atc-2023/elan.md): #gpu\n- [alpa](/atc-2023/alpa.md): #gpu\n"
)
LIBRARY = library_of(INDEX)
ORCA, LOOSE, ELAN, ALPA = LIBRARY.papers


def titles(order: Order, marks: dict[str, Mark] | None = None) -> list[str]:
    marked = {paper: mark for title, mark in (marks or {}).items() for paper in LIBRARY.papers if paper.title == title}
    return [entry.title for entry in in_order(LIBRARY.papers, order, marked)]


@pytest.mark.parametrize(
    ("order", "first_to_last"),
    [
        (Order.LISTED, ["Orca", "Loose", "Élan", "alpa"]),
        (Order.NEWEST, ["Élan", "alpa", "Orca", "Loose"]),
        (Order.TITLE, ["alpa", "Élan", "Loose", "Orca"]),
        (Order.MARKS, ["Orca", "Loose", "Élan", "alpa"]),
    ],
)
def test_an_order_leaves_what_is_equal_as_it_stands(order: Order, first_to_last: list[str]) -> None:
    assert titles(order) == first_to_last


def test_marks_put_stars_first_and_then_what_is_to_be_gone_on_with() -> None:
    statuses = {
        "Orca": Mark(status=Status.READ),
        "Élan": Mark(status=Status.TO_READ),
        "alpa": Mark(status=Status.READING),
    }
    assert titles(Order.MARKS, statuses) == ["alpa", "Élan", "Loose", "Orca"]
    starred = {**statuses, "Orca": Mark(starred=True, status=Status.READ), "Loose": Mark(starred=True)}
    assert titles(Order.MARKS, starred) == ["Loose", "Orca", "alpa", "Élan"]


def test_the_orders_go_round() -> None:
    order = Order.LISTED
    for _ in Order:
        order = after(order)
    assert order is Order.LISTED


def test_a_listing_names_its_order_unless_it_is_that_of_the_library() -> None:
    listing = Listing("OSDI 2020", LIBRARY.papers)
    assert ordered(listing, Order.NEWEST, {}).title == "OSDI 2020 · newest first"
    assert ordered(listing, Order.LISTED, {}).title == "OSDI 2020"
    assert ordered(Listing("ATC 2024", []), Order.NEWEST, {}).title == "ATC 2024"


def test_what_is_no_paper_has_a_year_too() -> None:
    library = library_of("- [OSDI](/osdi.md)\n- [OSDI 2020](/osdi-2020.md): #gpu\n- [OSDI 2022](/osdi-2022.md): #gpu\n")
    newest = in_order(library.tags["gpu"], Order.NEWEST, {})
    assert [entry.title for entry in newest] == ["OSDI 2022", "OSDI 2020"]


def test_every_sign_of_a_mark_is_one_cell_wide() -> None:
    assert {cell_len(sign) for sign in (STAR, *STATUS_SIGNS.values())} == {1}
    assert len(set(STATUS_SIGNS.values())) == len(Status)
