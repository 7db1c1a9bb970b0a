"""What a page is called, found without parsing all of it."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.library.test_any_text import ANY_TEXT
from tui.library.facts.front_matter import FrontMatter, split_front_matter
from tui.library.facts.page_facts import read_beginning, read_facts
from tui.library.facts.page_title import page_title
from tui.library.sanitise import clean
from tui.library.stretches import plain_text, stretches_of
from tui.notes.read_note import read_note
from tui.pages.page import Page


def title_of(text: str) -> str:
    return page_title(split_front_matter(text))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Orca", "Orca"),
        ("## Below\n\n# The *title* #\n\n# Another", "The title"),
        ("Orca\n====\n", "Orca"),
        ("Orca: a system\nin two lines\n===", "Orca: a system in two lines"),
        ("---\ntitle: Of the author\n---\n# Of the page\n", "Of the author"),
        ("---\ntitle: ''\n---\n# Of the page\n", "Of the page"),
        ("```\n# a comment\n```\n\n# Orca\n", "Orca"),
        ("    # code\n\n# Orca", "Orca"),
        ("<!--\n# gone\n-->\n\n# Orca", "Orca"),
        ("> # said by others\n\n- # of a bullet\n\n# Orca", "Orca"),
        ("#\n\n# Orca", "Orca"),
        ("text", ""),
        ("#tag\n", ""),
        ("\r\n# Orca\r\n\r\ntext", "Orca"),
        ("# [Orca][1] and `code`\n\n[1]: https://example.org/\n", "Orca and code"),
        ("# [WIP] Orca", "[WIP] Orca"),
        ("# \x1b]0;x\x07 &#27;[2J", "␛]0;x␇ \ufffd[2J"),
    ],
)
def test_the_title_is_that_of_the_front_matter_or_else_the_first_heading(text: str, title: str) -> None:
    assert title_of(text) == title


def test_a_heading_far_down_is_no_title() -> None:
    assert title_of("text\n\n" * 20_000 + "# Orca\n") == ""


def test_any_beginning_is_read() -> None:
    for beginning in (
        ">" * 50_000,
        "- " * 50_000 + "x",
        "[" * 50_000,
        "`" * 50_000,
        "#\n" * 50_000,
        "# \n```\n" * 9_000,
    ):
        assert len(title_of(f"{beginning}\n# Orca\n")) <= 50_000


LINES = st.sampled_from(
    "# T|#|  # *T* [l]|    # T|===|=|---|text||```|~~~|> # T|- # T|- a|  # T|## T|#\tT|\t# T|1. a|<!-- |-->|<div>"
    "|[l]: /x|[l]: /x '|'|\u00a0|\x00|\u2028# T|# T <b>x</b>|# ![T](/x)".split("|")
)
PAGES = st.lists(LINES, max_size=9).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda e: e.join(lines))
)


@given(PAGES | ANY_TEXT)
@example("[l]: /x '\n# T\n'")
def test_it_is_the_heading_that_commonmark_has(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(text)
    headings = [
        clean(plain_text(stretches_of(inline.children or [])))
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open" and opening.tag == "h1" and opening.level == 0
    ]
    assert page_title(FrontMatter(text)) == next(filter(None, headings), "")


@given(PAGES | ANY_TEXT, st.sampled_from(["", "---\ntitle: Of the author\n---\n", "---\ntags: [a]\n---\n"]))
def test_lists_and_the_reader_call_a_page_the_same(text: str, matter: str) -> None:
    whole = read_facts(matter + text, "/a.md")
    beginning = read_beginning(matter + text, "/a.md")
    assert whole.title == beginning.title == read_note(Page("/a.md", matter + text)).title
    assert whole.summary == beginning.summary
    assert beginning.tags in ((), whole.tags)
