"""Tables fit the page: in columns if they can, or else cell by cell."""

import pytest

from tests.notes.sheets import cells, links_on, sheet_of, shown, shown_blocks
from tui.library.entry import Link
from tui.notes.blocks import Group, Look, Span, Table, Text, plain
from tui.notes.layout.layout import lay_out

VENUES = """
| Conference | When | Where |
| :--: | --: | --- |
| OSDI 2022 | Jul 11 | Carlsbad, California |
| [SC](sc.md) | Nov 13 | Dallas |
"""


def table(*rows: list[str], align: tuple[str, ...] = (), headers: int = 1) -> Table:
    cells = tuple(tuple((Span(text),) if text else () for text in row) for row in rows)
    return Table(cells, align, headers)


def test_columns_are_as_wide_as_they_need_and_aligned() -> None:
    assert shown(VENUES) == [
        "Conference │   When │ Where",
        "───────────┼────────┼─────────────────────",
        "OSDI 2022  │ Jul 11 │ Carlsbad, California",
        "    SC     │ Nov 13 │ Dallas",
    ]


def test_the_widest_columns_give_way_first_between_words() -> None:
    assert shown(VENUES, 36) == [
        "Conference │   When │ Where",
        "───────────┼────────┼───────────",
        "OSDI 2022  │ Jul 11 │ Carlsbad,",
        "           │        │ California",
        "    SC     │ Nov 13 │ Dallas",
    ]


def test_a_table_that_is_too_wide_is_told_cell_by_cell() -> None:
    assert shown(VENUES, 24) == [
        "Conference: OSDI 2022",
        "When: Jul 11",
        "Where: Carlsbad,",
        "  California",
        "────────────────────────",
        "Conference: SC",
        "When: Nov 13",
        "Where: Dallas",
    ]


def test_a_column_keeps_its_longest_word_unless_that_is_longer_than_any_should_be() -> None:
    words = table(["a", "b"], ["scheduling of clusters", "of very many small words here"])
    assert shown_blocks([words], 30)[2:] == [
        "scheduling of │ of very many",
        "clusters      │ small words",
        "              │ here",
    ]
    url = table(["a"], ["x" * 25], ["y"])
    assert shown_blocks([url], 20)[2:] == ["x" * 20, "x" * 5, "y"]


def test_rows_that_are_tall_are_set_apart() -> None:
    rows = table(["a", "b"], ["one two three four five", "x"], ["six", "y"])
    assert shown_blocks([rows], 14) == [
        "a          │ b",
        "───────────┼──",
        "one two    │ x",
        "three four │",
        "five       │",
        "───────────┼──",
        "six        │ y",
    ]


def test_wide_characters_count_for_two() -> None:
    assert shown("|会议|x|\n|-|-|\n|a|论文|\n") == ["会议 │ x", "─────┼─────", "a    │ 论文"]


def test_headers_are_bold() -> None:
    (first, *_) = sheet_of(VENUES).lines
    assert [span.look for span in first.text if span.text.strip()] == [
        Look.BOLD, Look.MUTED, Look.BOLD, Look.MUTED, Look.BOLD
    ]  # fmt: skip


@pytest.mark.parametrize("width", [24, 36, 60])
def test_links_in_cells_can_be_followed_at_any_width(width: int) -> None:
    assert links_on(sheet_of(VENUES, width)) == [("SC", "sc.md")]


def test_empty_cells_are_not_told_but_headers_without_any_cells_are() -> None:
    rows = table(["Name", "Where", "Remarks"], ["A long name", "", ""], ["Other", "here", ""])
    assert shown_blocks([rows], 14) == [
        "Name: A long",
        "  name",
        "──────────────",
        "Name: Other",
        "Where: here",
        "Remarks:",
    ]


def test_rows_may_have_any_number_of_cells() -> None:
    ragged = table(["a", "b"], ["1"], ["1", "2", "3"])
    assert shown_blocks([ragged]) == ["a │ b │", "──┼───┼──", "1 │   │", "1 │ 2 │ 3"]
    assert shown_blocks([ragged], 8) == ["a: 1", "────────", "a: 1", "b: 2", "3"]


def test_a_table_of_headers_alone_is_shown() -> None:
    assert shown("|One|Two|\n|-|-|\n") == ["One │ Two"]
    assert shown("|One|Two|\n|-|-|\n", 6) == ["One:", "Two:"]


def test_a_header_that_says_nothing_is_left_out() -> None:
    assert shown("| | |\n|-|-|\n|a|b|\n") == ["a │ b"]


def test_a_table_without_header_has_no_line() -> None:
    assert shown_blocks([table(["a", "b"], ["c", "d"], headers=0)]) == ["a │ b", "c │ d"]
    assert shown_blocks([table(["a", "b"], ["c", "d"], headers=0)], 3) == ["a", "b", "───", "c", "d"]


def test_cells_may_have_several_lines() -> None:
    assert shown("|a|b|\n|-|-|\n|one<br>two|x|\n") == ["a   │ b", "────┼──", "one │ x", "two │"]


def test_a_table_stands_where_it_belongs() -> None:
    assert shown("- before\n\n  |a|\n  |-|\n  |b|\n") == ["• before", "", "  a", "  ─", "  b"]


def test_a_table_of_any_size_fits_any_width() -> None:
    for columns in (1, 2, 7, 40):
        rows = table(*(["论文 reading", "a", "b c d e f"] * columns for _ in range(3)))
        for width in (2, 3, 5, 8, 13, 34, 60, 120):
            assert all(len(line.text) for line in lay_out([rows], width).lines)
            assert max(map(len, shown_blocks([rows], width))) <= width


def test_a_table_may_be_wider_than_the_text_and_then_stands_out_on_both_sides() -> None:
    rows = table(["What", "Where"], ["x" * 12, "words words words words"])
    lines = lay_out([rows, Text((Span("words " * 6),))], 20, 44).lines
    assert [plain(line.text) for line in lines[:3]] == [
        "What         │ Where",
        "─" * 13 + "┼" + "─" * 24,
        "x" * 12 + " │ words words words words",
    ]
    assert {line.outdent for line in lines[:3]} == {9}
    assert [(plain(line.text), line.outdent) for line in lines[4:]] == [("words words words", 0)] * 2


def test_a_link_in_a_table_that_stands_out_is_where_it_is_drawn() -> None:
    link = Link("", "https://example.org/")
    rows = Table((((Span("x" * 30),), (Span("y"),)), ((Span("link", Look.LINK, link),), ())))
    sheet = lay_out([rows], 20, 44)
    assert [sheet.target_at(2, cell) for cell in (-8, -7, -4, -3)] == [None, 0, 0, None]


def test_a_table_in_a_list_is_no_wider_than_the_text() -> None:
    rows = Group(Span("• "), Span("  "), [table(["a", "b"], ["one two three four", "five six seven eight"])])
    assert max(map(cells, lay_out([rows], 30, 60).lines)) <= 30
