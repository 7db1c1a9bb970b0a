"""Blocks of any kind as lines, and what is where on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.notes.layout.test_tables import table
from tests.notes.sheets import cells, drawn, shown_blocks
from tui.library.entry import Link
from tui.notes.blocks import Anchor, Block, Code, Group, Look, Span, Tag, Text, ThematicBreak, plain
from tui.notes.layout.layout import Area, Heading, Sheet, lay_out

BULLET, INDENT = Span("• "), Span("  ")


def text(words: str, *, line: int = 0, level: int = 0, gap: bool = True, joined: bool = False) -> Text:
    return Text((Span(words),), line, level, gap, joined)


def item(*blocks: Block, gap: bool = True) -> Group:
    return Group(BULLET, INDENT, list(blocks), gap=gap)


def code(*lines: str, line: int = 0) -> Code:
    return Code(tuple((Span(written),) for written in lines), line)


def nested(depth: int, innermost: Block) -> Block:
    for _ in range(depth):
        innermost = item(innermost)
    return innermost


def test_blocks_are_set_apart_unless_they_say_otherwise() -> None:
    blocks = [text("one"), text("two"), text("three", gap=False), text("title", joined=True), text("four")]
    assert shown_blocks(blocks) == ["one", "", "two", "three", "", "title", "four"]


def test_a_group_stands_behind_its_lead() -> None:
    blocks = [item(text("one two three"), text("four")), item(text("five"), gap=False)]
    assert shown_blocks(blocks, 9) == ["• one two", "  three", "", "  four", "• five"]


def test_groups_stand_in_groups_and_share_a_line_if_nothing_is_before_them() -> None:
    assert shown_blocks([item(item(text("a")), item(text("b"), gap=False))]) == ["• • a", "  • b"]


def test_a_group_without_blocks_still_shows_its_lead() -> None:
    assert shown_blocks([item(), item(text("a"), gap=False)]) == ["•", "• a"]


def test_what_is_nested_too_deeply_for_the_width_stands_as_far_right_as_can_be() -> None:
    assert shown_blocks([item(text("a"), item(text("b"), item(text("c"), gap=False), gap=False))], 10) == [
        "• a",
        "  • b",
        "  • c",
    ]
    lines = shown_blocks([nested(100, text("deep " * 30))], 40)
    assert all(len(line) <= 40 for line in lines)
    assert sum(line.count("deep") for line in lines) == 30


def test_a_page_can_be_too_narrow_for_leads_but_not_for_text() -> None:
    assert shown_blocks([item(text("abc"))], 2) == ["ab", "c"]
    assert shown_blocks([item(text("abc"))], 1) == ["a", "b", "c"]
    assert shown_blocks([item(text("abc"))], 0) == ["a", "b", "c"]


def test_a_lead_that_leaves_no_room_is_a_line_of_its_own() -> None:
    keys = Group(Span("ctrl+d, pgdn  "), Span(" " * 14), [text("half a page")])
    assert shown_blocks([keys], 30) == ["ctrl+d, pgdn  half a page"]
    assert shown_blocks([keys], 20) == ["ctrl+d, pgdn", "half a page"]


def test_code_is_indented_and_goes_on_behind_a_sign() -> None:
    assert shown_blocks([code("short", "", "    x = 1234")], 10) == ["  short", "", "      x =", "↪ 1234"]


def test_the_sign_before_broken_code_is_no_part_of_its_text() -> None:
    sheet = lay_out([code("x = 123456")], 8)
    assert [(plain(line.lead), plain(line.text)) for line in sheet.lines] == [("  ", "x = 12"), ("↪ ", "3456")]


def test_code_stands_on_a_ground_as_wide_as_its_widest_line() -> None:
    blocks: list[Block] = [code("a", "", "论文 and")]
    for width, ground in ((40, 12), (11, 11)):
        grounds = [
            [cell_len(span.text) for span in (*line.lead, *line.text, *line.tail)]
            for line in lay_out(blocks, width).lines
        ]
        assert [sum(cells) for cells in grounds] == [ground] * 3


def test_the_ground_of_code_is_no_part_of_its_text() -> None:
    assert [plain(line.text) for line in lay_out([code("a", "abc")], 40).lines] == ["a", "abc"]


def test_a_rule_is_as_wide_as_what_is_around_it() -> None:
    assert shown_blocks([ThematicBreak(), item(ThematicBreak())], 20) == ["─" * 20, "", "• " + "─" * 18]


def test_each_line_knows_its_line_of_the_file_and_whether_it_goes_on() -> None:
    sheet = lay_out([text("one two", line=3), code("a", "bcdefghij", line=7), ThematicBreak(12)], 5)
    assert [(plain(line.text), line.source, line.wrapped) for line in sheet.lines] == [
        ("one", 3, False),
        ("two", 3, True),
        ("", 0, False),
        ("a", 7, False),
        ("bcd", 8, False),
        ("efg", 8, True),
        ("hij", 8, True),
        ("", 0, False),
        ("─────", 12, False),
    ]


@given(st.integers(1, 90), st.integers(1, 90), st.data())
def test_a_place_on_a_page_is_the_same_in_any_width(one: int, other: int, data: st.DataObject) -> None:
    blocks: list[Block] = [
        text("numbers " + " ".join(map(str, range(60)))),
        code("a", "", "", "论文" * 9),
        item(text("words " * 9), nested(9, text("deep " * 9)), gap=False),
        table(["a", "b"], ["one two three", "论文 " * 9]),
        text("the end"),
    ]
    before, after = lay_out(blocks, one), lay_out(blocks, other)
    line = data.draw(st.integers(0, len(before.lines) - 1))
    spot = before.spot(line)
    assert before.line_at(spot) == line
    assert 0 <= after.line_at(spot) < len(after.lines)
    assert after.lines[after.line_at(spot)].block == spot.block


def test_a_place_in_a_paragraph_is_the_line_with_its_words() -> None:
    words = text(" ".join(map(str, range(100))))
    wide, narrow = lay_out([words], 60), lay_out([words], 10)
    line = narrow.line_at(wide.spot(2))
    assert plain(wide.lines[2].text).split()[0] in plain(narrow.lines[line].text).split()


PARTS = [text(f"Words of part {number}.") for number in range(40)]


@pytest.mark.parametrize(
    "changed",
    [
        [text("New.")] * 7 + PARTS,
        PARTS[3:],
        [*PARTS[:20], text("New."), *PARTS[22:]],
        [*PARTS[:5], text("New."), *PARTS[5:23], text("New."), *PARTS[24:]],
    ],
    ids=["longer above", "shorter above", "here", "above and below"],
)
def test_a_place_goes_with_its_words_when_the_page_changes(changed: list[Block]) -> None:
    before, after = lay_out(list(PARTS), 60), lay_out(changed, 30)
    top = next(number for number, line in enumerate(before.lines) if plain(line.text) == "Words of part 20.")
    in_sight = {plain(line.text): number - top for number, line in enumerate(before.lines) if number >= top}
    now = after.line_at(before.spot(top))
    there = {plain(line.text): number - now for number, line in enumerate(after.lines)}
    assert abs(there["Words of part 26."] - in_sight["Words of part 26."]) <= 2


def test_among_parts_that_are_alike_the_place_is_the_nearest() -> None:
    same = [text("And so on.") for _ in range(40)]
    before, after = lay_out(list(same), 60), lay_out([text("New."), *same], 60)
    assert after.line_at(before.spot(20)) - 20 in (0, 2)


def test_the_beginning_stays_the_beginning() -> None:
    before, after = lay_out(list(PARTS), 60), lay_out([text("New."), *PARTS], 60)
    assert after.line_at(before.spot(0)) == 0


@given(st.lists(st.sampled_from(PARTS[:4])), st.lists(st.sampled_from(PARTS[:4])), st.integers(0, 20))
def test_a_place_of_any_page_is_one_of_any_other(one: list[Block], other: list[Block], line: int) -> None:
    after = lay_out(other, 20)
    assert 0 <= after.line_at(lay_out(one, 30).spot(line)) <= len(after.lines)


def test_a_page_without_lines_has_a_place_too() -> None:
    nothing = lay_out([], 20)
    assert nothing.line_at(nothing.spot(0)) == 0


def test_headings_are_listed_with_their_lines() -> None:
    sheet = lay_out([text("One\ntwo", level=1), text("x"), text("Three", level=2)], 20)
    assert sheet.headings == [Heading("One two", 1, 0), Heading("Three", 2, 5)]
    assert [line.level for line in sheet.lines] == [1, 1, 0, 0, 0, 2]


def test_an_anchor_is_at_the_first_line_of_what_follows_it() -> None:
    blocks: list[Block] = [
        Anchor("top"),
        text("a"),
        Anchor("b"),
        Anchor("c"),
        item(Anchor("d"), text("x")),
        Anchor("a"),
        Anchor("b"),
    ]
    assert lay_out(blocks, 20).anchors == {"top": 0, "b": 2, "c": 2, "d": 2, "a": 2}
    assert lay_out([Anchor("x")], 20).anchors == {"x": 0}


def test_targets_are_numbered_in_reading_order_and_known_by_their_cells() -> None:
    link, tag = Link("", "https://example.org/"), Tag("rdma")
    spans = (Span("论 "), Span("one two", Look.LINK, link), Span(" "), Span("rdma", Look.CHIP, tag))
    sheet = lay_out([item(Text(spans))], 10)
    assert drawn(sheet) == ["• 论 one", "  two rdma"]
    assert sheet.targets == [link, tag]
    assert sheet.target_lines == [0, 1]
    assert sheet.areas == {0: [Area(5, 8, 0)], 1: [Area(2, 5, 0), Area(6, 10, 1)]}
    assert [sheet.target_at(0, cell) for cell in (4, 5, 7, 8)] == [None, 0, 0, None]
    assert [sheet.target_at(1, cell) for cell in (2, 5, 6, 9)] == [0, None, 1, 1]
    assert sheet.target_at(2, 0) is None


def test_equal_links_are_targets_of_their_own() -> None:
    spans = tuple(Span(word, Look.LINK, Link("", "/a.md")) for word in ("one ", "two"))
    assert lay_out([Text(spans)], 20).target_lines == [0, 0]


def test_no_line_is_wider_than_the_page() -> None:
    blocks: list[Block] = [
        text("论文 " * 9),
        code("论文" * 9),
        ThematicBreak(),
        nested(9, code("论文" * 9)),
        nested(9, text("words " * 9)),
    ]
    for width in range(2, 40):
        sheet: Sheet = lay_out(blocks, width)
        assert max(map(cells, sheet.lines)) <= width
