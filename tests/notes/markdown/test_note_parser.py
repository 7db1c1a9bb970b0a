"""The parser for notes, on what is too much."""

import pytest

from tui.notes.markdown.note_parser import parse


@pytest.mark.parametrize("mark", ["> ", "- ", "> - "])
def test_what_is_nested_too_deeply_is_text_and_all_there(mark: str) -> None:
    tokens = parse(mark * 500 + "Orca\nlazy\n")
    assert max(token.level for token in tokens) <= 50
    assert sum(token.content.count("Orca") for token in tokens) == 1
    assert sum(token.content.count("lazy") for token in tokens) == 1
    assert sum(token.content.count(mark.strip()[0]) for token in tokens if token.type == "inline") > 0


def test_lists_eighteen_deep_are_lists() -> None:
    assert sum(token.type == "bullet_list_open" for token in parse("- " * 18 + "x")) == 18


def test_brackets_that_are_nested_too_deeply_are_text() -> None:
    [_, inline, _] = parse("[" * 500 + "Orca" + "](x)" * 500)
    assert "".join(token.content for token in inline.children or []).count("[") > 400


def test_html_that_blank_lines_divide_is_one_block_with_these_lines() -> None:
    text = "<table>\n\n\n<tr>\n<td>1</td>\n\n</table>\n"
    [html] = parse(text)
    assert html.content == text
    assert html.map
    assert html.map[0] == 0


def test_text_between_html_divides_it() -> None:
    assert [token.content for token in parse("<p>\n\na\n\n<p>\n\n<p>\n") if token.content] == [
        "<p>\n",
        "a",
        "<p>\n\n<p>\n",
    ]


def test_so_many_notes_in_a_text_that_nobody_wrote_them_are_text() -> None:
    tokens = parse("^[a] " * 12_000)
    assert sum(token.type == "footnote_open" for token in tokens) == 10_000
    inline = tokens[1].children or []
    assert sum(token.content.count("^[a]") for token in inline) == 2_000
