"""The parser for what may be nested as deep as its writer liked."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.parser import Parser, limit_nesting, parse_blocks, parse_inline


def limited(blocks: int = 200, brackets: int = 20) -> Parser:
    parser = Parser("commonmark")
    limit_nesting(parser, blocks, brackets)
    return parser


LINES = st.lists(st.text("-*_> \t1.a[]()", max_size=12), max_size=6).map("\n".join)


@given(LINES | st.text("-*_ \t", max_size=12))
def test_what_is_not_nested_deeply_is_commonmark(text: str) -> None:
    assert limited().render(text) == Parser("commonmark", {"maxNesting": 1000}).render(text)


@pytest.mark.parametrize("mark", ["- ", "1. ", "> ", "- > ", "-\t", "* - + "])
def test_nothing_is_lost_of_what_is_nested_too_deeply(mark: str) -> None:
    html = limited().render(mark * 20_000 + "[Orca](/orca.md)")
    assert '<a href="/orca.md">Orca</a>' in html
    assert html.count("<ul>") + html.count("<ol>") + html.count("<blockquote>") <= 200


def test_lists_a_hundred_deep_are_lists() -> None:
    assert limited().render("- " * 100 + "x").count("<ul>") == 100


def test_brackets_that_are_nested_too_deeply_are_text() -> None:
    assert limited().renderInline("![" * 25 + "x" + "](y)" * 25).count("![") > 0


def test_the_depth_of_calls_stays_what_it_was() -> None:
    before = sys.getrecursionlimit()
    limited().parse("> " * 30_000 + "x\n" + "- " * 30_000 + "x")
    assert sys.getrecursionlimit() == before


@given(st.text("Orca: a system. (OSDI '22) é\n\0\\`*_~!#[]<>&amp;{}^=|", max_size=20))
def test_what_is_in_a_line_is_commonmark(text: str) -> None:
    [inline] = Parser("commonmark").parseInline(text)
    assert parse_inline(text, {}) == inline.children


def test_what_is_in_a_line_may_refer_to_what_is_defined_elsewhere() -> None:
    env: dict[str, object] = {}
    [_, inline, _] = parse_blocks("[Orca]\n\n[orca]: /orca.md\n", env)
    assert inline.children == []
    assert parse_inline(inline.content, env)[0].attrs == {"href": "/orca.md"}
