"""Long pages are read as pages; of one that nobody could wait for there is the beginning, and what is missing."""

from pathlib import Path

import pytest

from tests.notes.sheets import drawn, shown
from tui.notes.layout.layout import lay_out
from tui.notes.page_beginning import page_beginning
from tui.notes.read_note import read_note
from tui.pages.page import Page

SECTION = (
    "## Section\n\nWords of a *text* with [a link](x.md).\n\n- item\n- item\n\n"
    + f"{'Some more words. ' * 5}\n" * 9
    + "\n"
)


def sections(size: int) -> str:
    return SECTION * (size // len(SECTION))


def test_a_text_of_megabytes_is_read_to_its_end() -> None:
    text = sections(4_900_000)
    assert page_beginning(text) is text


def test_a_long_page_is_laid_out_to_its_end() -> None:
    assert shown("word\n" * 26_000 + "\n- **last**\n", 1000)[-1] == "• last"


def test_of_a_longer_text_the_beginning_is_read_up_to_the_end_of_a_block() -> None:
    text = sections(9_000_000)
    beginning = page_beginning(text)
    assert 4_990_000 < len(beginning) <= 5_000_000
    assert text.startswith(beginning + "\n\n")


def test_a_text_of_too_many_lines_is_read_up_to_the_end_of_a_block() -> None:
    text = "word word\nword word\n\n" * 60_000
    beginning = page_beginning(text)
    assert 124_990 < beginning.count("\n") <= 125_000
    assert text.startswith(beginning + "\n\n")


@pytest.mark.parametrize("line", ["x" * 99 + "\n", "x" * 100], ids=["lines", "one line"])
def test_a_text_without_blank_lines_is_cut_where_a_line_ends_if_one_does(line: str) -> None:
    assert page_beginning(line * 60_000) == (line * 50_000).removesuffix("\n")


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("[" * 3_000_000, 550_000),
        ("a**b " * 600_000, 550_000),
        ("![" * 1_000_000, 550_000),
        ("> " * 40 + "a\n" + "lazy\n" * 60_000, 130_000),
        ("- " * 40 + "a\n" + "lazy\n" * 60_000, 130_000),
    ],
    ids=["brackets", "stars", "images", "quotes", "lists"],
)
def test_less_is_read_of_a_page_that_costs_more_than_a_text(text: str, most: int) -> None:
    assert most * 0.9 < len(page_beginning(text)) <= most


@pytest.mark.parametrize(
    "text",
    ["[" * 500_000, "- **a**\n" * 20_000, "> " * 40 + "a\n" + "lazy\n" * 20_000, ""],
    ids=["brackets", "items", "quotes", "nothing"],
)
def test_a_shorter_page_is_read_whatever_it_is(text: str) -> None:
    assert page_beginning(text) is text


def test_the_end_of_a_beginning_says_how_large_the_page_is_and_how_to_see_the_rest() -> None:
    text = f"word\n\n<!-- {'x' * 1_500_000} -->\n" + "\n" * 130_000
    sheet = lay_out(read_note(Page("/page.md", text, Path("page.md"))).blocks, 100)
    assert drawn(sheet) == ["word", "", "This is the beginning of a page of 1.6 MB; e opens all of it in the editor."]
    assert shown(text, 100)[-1] == "This is the beginning of a page of 1.6 MB."


def test_a_page_that_is_read_to_its_end_does_not_say_so() -> None:
    assert shown("**word**\r\n\rmore\r") == ["word", "", "more"]


def test_lines_that_end_in_any_way_are_counted() -> None:
    assert shown("\r" * 140_000) == ["This is the beginning of a page of 0.1 MB."]
