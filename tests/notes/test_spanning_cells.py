"""Cells of HTML tables that are several rows or columns large leave the places that they cover empty."""

import pytest

from tests.notes.sheets import note_of, shown
from tui.notes.blocks import Table


def table(*rows: str) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def test_below_a_cell_of_two_rows_stands_nothing() -> None:
    html = table('<td rowspan="2">Orca</td><td>1</td><td>2</td>', "<td>3</td><td>4</td>", "<td>Hare</td><td>5</td>")
    assert shown(html) == ["Orca │ 1 │ 2", "     │ 3 │ 4", "Hare │ 5 │"]


def test_a_cell_in_the_middle_or_at_the_end_can_reach_down_too() -> None:
    html = table("<td>a</td><td rowspan=3>b</td><td rowspan=2>c</td>", "<td>d</td>", "<td>e</td><td>f</td>")
    assert shown(html) == ["a │ b │ c", "d │   │", "e │   │ f"]


def test_a_cell_can_be_large_both_ways() -> None:
    html = table("<td rowspan=2 colspan=2>a</td><td>b</td>", "<td>c</td>", "<td>d</td><td>e</td><td>f</td>")
    assert shown(html) == ["a │   │ b", "  │   │ c", "d │ e │ f"]


def test_headers_of_two_rows_are_all_headers() -> None:
    html = table("<th rowspan=2>Paper</th><th colspan=2>Time</th>", "<th>Mean</th><th>Most</th>", "<td>Orca</td><td>1")
    assert shown(html)[:3] == ["Paper │ Time │", "      │ Mean │ Most", "──────┼──────┼─────"]


def test_a_cell_ends_with_the_head_or_body_it_is_in() -> None:
    html = "<table><thead><tr><th rowspan=5>a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table>"
    assert shown(html) == ["a │", "──┼──", "b │ c"]


@pytest.mark.parametrize(
    ("rowspan", "second"),
    [("0", "  │ b"), ("10000000", "  │ b"), ("9" * 5000, "  │ b"), ("1", "b │"), ("-2", "b │"), ("x", "b │")],
)
def test_a_cell_of_any_number_of_rows_makes_none(rowspan: str, second: str) -> None:
    assert shown(table(f'<td rowspan="{rowspan}">a</td><td>1</td>', "<td>b</td>")) == ["a │ 1", second]


def test_many_rows_below_many_large_cells_do_not_grow_without_end() -> None:
    [block] = note_of(table("<td rowspan=9999>a</td>" * 1000, *["<td>b</td>"] * 1000)).blocks
    assert isinstance(block, Table)
    assert len(block.rows[1]) == 1001
    assert sum(map(len, block.rows)) < 100_000
