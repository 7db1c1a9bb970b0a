"""A text is found on a page, also where it is broken between lines."""

from hypothesis import given
from hypothesis import strategies as st

from tests.notes.sheets import sheet_of, shown_blocks
from tui.notes.blocks import Block, Code, Group, Span, Text, plain
from tui.notes.layout.find import PageText, Piece
from tui.notes.layout.layout import lay_out


def found(blocks: list[Block], wanted: str, width: int = 60) -> list[list[str]]:
    """The pieces of each place, as they stand in their lines."""
    sheet = lay_out(blocks, width)
    return [
        [plain(sheet.lines[part.line].text)[part.start : part.end] for part in match]
        for match in PageText(sheet).find(wanted)
    ]


def paragraph(text: str) -> Text:
    return Text((Span(text[:3]), Span(text[3:])))


def test_places_are_found_in_order_and_in_any_case() -> None:
    sheet = sheet_of("Orca and *orca*\n\n- more ORCAS\n")
    assert list(PageText(sheet).find("orca")) == [(Piece(0, 0, 4),), (Piece(0, 9, 13),), (Piece(2, 5, 9),)]
    assert list(PageText(sheet).find("whale")) == []


def test_a_place_may_go_on_in_the_next_line() -> None:
    text = paragraph("serving a model on many machines")
    assert shown_blocks([text], 12) == ["serving a", "model on", "many", "machines"]
    assert found([text], "a model", 12) == [["a", "model"]]
    assert found([text], "on  many machines", 12) == [["on", "many", "machines"]]


def test_a_broken_word_is_found() -> None:
    assert found([paragraph("disaggregation")], "aggregation", 7) == [["aggr", "egation"]]
    code = Code(((Span("y = some(call)"),),))
    assert shown_blocks([code], 12) == ["  y = some(c", "↪ all)"]
    assert found([code], "= some(call)", 12) == [["= some(c", "all)"]]


def test_spaces_of_any_kind_are_alike() -> None:
    assert found([paragraph("a\xa0b c")], "a b c") == [["a\xa0b c"]]
    assert found([paragraph("a  b")], " a\tb ") == [["a  b"]]


def test_a_place_does_not_reach_into_the_next_paragraph_or_item() -> None:
    item = Group(Span("• "), Span("  "), [paragraph("two")], gap=False)
    assert found([paragraph("one"), paragraph("two")], "one two") == []
    assert found([paragraph("one"), item], "one two") == []


def test_the_places_in_some_lines_are_those_that_reach_into_them() -> None:
    sheet = lay_out([paragraph("serving a model on many machines"), paragraph("a model")], 12)
    matches = PageText(sheet).find("a model")
    assert [[piece.line for piece in match] for match in matches] == [[0, 1], [5]]
    assert [list(matches.in_lines(range(line, line + 1))) for line in range(7)] == [[0], [0], [], [], [], [1], []]
    assert list(matches.in_lines(range(6))) == [0, 1]
    assert list(PageText(sheet).find("whale").in_lines(range(6))) == []


def test_nothing_is_found_of_nothing() -> None:
    assert found([paragraph("one")], "") == []
    assert found([paragraph("one")], " \n ") == []
    assert found([], "one") == []


def test_signs_mean_themselves() -> None:
    assert found([paragraph("f(x) = [a-z]*")], "(x) = [a-z]*") == [["(x) = [a-z]*"]]


@given(
    st.lists(st.text("abc 论", min_size=1), max_size=5), st.text("abc 论", min_size=1, max_size=4), st.integers(1, 12)
)
def test_what_is_found_is_what_was_wanted(texts: list[str], wanted: str, width: int) -> None:
    for pieces in found([paragraph(text) for text in texts], wanted, width):
        assert all(pieces)
        assert "".join("".join(pieces).split()) == "".join(wanted.split())


@given(st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=9), st.integers(2, 12), st.data())
def test_words_that_follow_each_other_are_found_at_any_width(words: list[str], width: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    assert found([paragraph(" ".join(words))], " ".join(words[first : last + 1]), width)
