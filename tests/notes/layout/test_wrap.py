"""Text is broken between words, fits its lines, and is all there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.notes.blocks import Look, Span, plain
from tui.notes.layout.wrap import chop, longest_word, wrap


def wrapped(text: str, width: int) -> list[str]:
    return [plain(line) for line in wrap([Span(text)], width)]


def chopped(text: str, width: int) -> list[str]:
    return [plain(line) for line in chop([Span(text)], width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 20, ["one two three"]),
        ("one two three", 13, ["one two three"]),
        ("one two three", 12, ["one two", "three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 6, ["one", "two", "three"]),
        ("one  two", 4, ["one", "two"]),
        ("", 5, [""]),
        ("a\nb c", 5, ["a", "b c"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("wonderful day", 4, ["wond", "erfu", "l", "day"]),
        ("a wonderful day", 9, ["a", "wonderful", "day"]),
        ("    a wonder", 6, ["    a", "wonder"]),
        ("      wonder", 8, ["wonder"]),
        ("no\xa0break here", 9, ["no\xa0break", "here"]),
    ],
)
def test_lines_are_broken_between_words_where_that_can_be_done(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("论文阅读笔记", 6, ["论文阅", "读笔记"]),
        ("论文阅读笔记", 5, ["论文", "阅读", "笔记"]),
        ("读论文。好", 6, ["读论", "文。好"]),
        ("第一（括号）", 6, ["第一", "（括", "号）"]),
        ("看GPU，好", 6, ["看", "GPU，", "好"]),
        ("用 GPU 的论文", 8, ["用 GPU", "的论文"]),
        ("全角\u3000空格", 5, ["全角", "空格"]),
    ],
)
def test_wide_characters_are_words_and_keep_their_punctuation(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_a_word_that_is_too_long_is_cut_behind_a_slash_or_hyphen_if_there_is_one() -> None:
    assert wrapped("https://example.org/reading-notes/orca", 24) == ["https://example.org/", "reading-notes/orca"]
    assert wrapped("/abcdefghijklmnop", 10) == ["/abcdefghi", "jklmnop"]


@pytest.mark.parametrize("cluster", ["👩‍🔬", "❤\ufe0f", "e\u0301", "1\ufe0f\u20e3"])
def test_what_is_one_character_to_the_reader_is_not_cut(cluster: str) -> None:
    for line in wrapped(cluster * 10, 5):
        assert line == cluster * (len(line) // len(cluster))


def test_spans_keep_their_looks_and_targets_in_all_lines() -> None:
    spans = [Span("one "), Span("two three", Look.BOLD), Span(" four")]
    assert list(wrap(spans, 8)) == [
        (Span("one "), Span("two", Look.BOLD)),
        (Span("three", Look.BOLD),),
        (Span("four"),),
    ]


def test_chopped_lines_are_full_and_lose_no_space() -> None:
    assert chopped("x = 1  # a", 4) == ["x = ", "1  #", " a"]
    assert chopped("x论文y", 2) == ["x", "论", "文", "y"]


def test_the_longest_word_is_what_cannot_be_broken() -> None:
    assert longest_word("a wonderful\nday") == 9
    assert longest_word("论文。") == 4
    assert longest_word("one/three") == 5
    assert longest_word("") == 0


WORDS = st.lists(st.text(st.characters(categories=["L", "M", "N", "S"]), min_size=1), max_size=12).map(" ".join)
ANY_TEXT = WORDS | st.text(st.characters(exclude_categories=["Cc", "Cs"])) | st.text("ab 论。\u200d\ufe0f❤👩-/\n")
WIDTHS = st.integers(2, 30)


@given(ANY_TEXT, WIDTHS)
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    for line in [*wrapped(text, width), *chopped(text, width)]:
        assert cell_len(line) <= width


@given(ANY_TEXT, WIDTHS)
def test_nothing_but_spaces_and_joiners_of_nothing_is_lost(text: str, width: int) -> None:
    def solid(lines: list[str]) -> str:
        return "".join("".join(lines).replace("\u200d", "").split())

    assert solid(wrapped(text, width)) == solid([text])
    assert solid(chopped(text, width)) == solid([text])


@given(st.lists(st.text("ab 论\u200d\ufe0f❤👩", max_size=6), max_size=6), WIDTHS)
def test_a_line_fits_although_each_span_is_drawn_by_itself(texts: list[str], width: int) -> None:
    for line in wrap([Span(text) for text in texts], width):
        assert sum(cell_len(span.text) for span in line) <= width
        assert all(span.text for span in line)
