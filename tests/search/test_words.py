"""Words as a search compares them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.search.words import fold, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [("OSDI", "osdi"), ("Shépherd", "shepherd"), ("ﬁne", "fine"), ("ＧＰＵ", "gpu"), ("Straße", "strasse")],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_runs_of_letters_and_digits() -> None:
    assert [word.text for word in words_of("iteration-level_scheduling: GPU/CPU (OSDI'22)")] == [
        "iteration", "level", "scheduling", "gpu", "cpu", "osdi", "22",
    ]  # fmt: skip


@given(st.text())
def test_a_word_stands_where_it_says(text: str) -> None:
    for word in words_of(text):
        assert word.text
        assert fold(text[word.start : word.end]) == word.text
