"""No text leaves the border with anything in it that a terminal would obey or hide."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.sanitise import STAND_IN, clean, clean_title, clean_url


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("nul\x00", "nul␀"),
        ("del\x7f", "del␡"),
        ("c1 \x9b31m", "c1 \ufffd31m"),
        ("lone \ud800", "lone \ufffd"),
        ("abc\u202edef\u202c", "abcdef"),
        ("\u2066isolated\u2069\u200f", "isolated"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("  many   spaces\u00a0here ", "many spaces here"),
    ],
)
def test_hostile_characters_become_visible_or_go(hostile: str, shown: str) -> None:
    assert clean(hostile) == shown


@pytest.mark.parametrize(
    "harmless", ["Größe", "論文を読む", "می‌خواهم", "👩‍🔬 study", "naïve — “quoted”", "[b]x[/b]", "a\u0301"]
)
def test_text_of_any_language_stays_as_it_is(harmless: str) -> None:
    assert clean(harmless) == harmless


@pytest.mark.parametrize("blank", ["", "   ", "\u200b\u200b", "\u2800", "\u3164", "\u200d", "\u202e"])
def test_a_title_of_blanks_gets_a_stand_in(blank: str) -> None:
    assert clean_title(blank) == STAND_IN


@given(st.text(st.characters()))
def test_nothing_unsafe_is_left_of_any_text(text: str) -> None:
    for char in clean(text):
        assert unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(char) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_a_link_keeps_its_text_and_encodes_what_cannot_be_drawn() -> None:
    assert clean_url("/论文/a b.md?x=1#y") == "/论文/a b.md?x=1#y"
    assert clean_url("/a\x1b]0;x\x07.md") == "/a%1B]0;x%07.md"
    assert clean_url("/\u202egpj.md") == "/%E2%80%AEgpj.md"
