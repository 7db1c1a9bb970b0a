"""Words as a search compares them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.search.words import fold, folded_words, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [("OSDI", "osdi"), ("Shépherd", "shepherd"), ("ﬁne", "fine"), ("ＧＰＵ", "gpu"), ("Straße", "strasse")],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cafe\u0301s", ["cafes"]),
        ("हिन्दी में", ["हिनदी", "में"]),
        ("Shepherd’s", ["shepherds"]),
        ("分布式 RDMA網", ["分", "布", "式", "rdma", "網"]),
        ("İstanbul", ["istanbul"]),
    ],
)
def test_words_of_other_scripts(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


@given(st.text())
def test_both_ways_to_the_words_agree(text: str) -> None:
    assert folded_words(text) == [word.text for word in words_of(text)]


def test_words_are_runs_of_letters_and_digits() -> None:
    assert [word.text for word in words_of("iteration-level_scheduling: GPU/CPU (OSDI'22)")] == [
        "iteration", "level", "scheduling", "gpu", "cpu", "osdi", "22",
    ]  # fmt: skip


@given(st.text())
def test_a_word_stands_where_it_says(text: str) -> None:
    for word in words_of(text):
        assert word.text
        assert fold(text[word.start : word.end]) == word.text
