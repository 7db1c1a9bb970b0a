"""Plain bullets are read without the parser, and as the parser would read them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.library.index.plain_lines import MarkdownText, PlainLine, parts_of
from tui.library.index.read_items import read_items
from tui.library.sanitise import clean

PLAIN = [f"- [Paper {number}: a title](/venue-2024/paper-{number}.md) #tag{number} and more" for number in range(40)]

odd_lines = st.sampled_from(
    [
        "",
        "# Heading",
        "## Part",
        "A paragraph",
        "===",
        "#tag",
        "\u00a0",
        "---",
        "- [A *b* c](/x.md) `code`",
        "- [A](/x.md \"t\")",
        "- [ref]",
        "  - [nested](/n.md)",
        "    indented",
        "> - [quoted](/q.md)",
        "- no link",
        "- ",
        "-",
        "* [other](/o.md)",
        "1. [first](/1.md)",
        "<!--",
        "-->",
        "- <!-- [a](/b.md)",
        "<!-- [a](/b.md) -->",
        "<!-->",
        "<div>",
        "- <div>",
        "> <p>",
        "<a>",
        "<pre>",
        "<?",
        "```",
        "````",
        "``` a`b",
        "~~~",
        "~~~ a`b",
        "  ```",
        "[ref]: /target.md",
        "- [x]: /y.md",
        "- - [deep](/d.md)",
        "- &amp; [e](/e.md) &#27;[2J",
    ]
)  # fmt: skip


def test_a_run_of_plain_bullets_needs_no_parser() -> None:
    parts = list(parts_of("\n".join(["# Notes", "", *PLAIN, ""])))
    assert [type(part) for part in parts] == [MarkdownText, *[PlainLine] * len(PLAIN), MarkdownText]
    assert parts[1] == PlainLine(2, "Paper 0: a title", "/venue-2024/paper-0.md", " #tag0 and more")


def test_what_a_fence_or_a_comment_may_hold_is_left_whole() -> None:
    for line in ("```", " ```", "<!-- old", "<pre>", "[ref]: /x.md"):
        text = "\n".join([line, "", *PLAIN])
        assert list(parts_of(text)) == [MarkdownText(0, text)]


@pytest.mark.parametrize(
    "before", ["```\n- [no](/no.md)\n```", "<!-- old -->", "<div>\n- [no](/no.md)\n</div>", "<br>"]
)
def test_what_has_ended_before_plain_bullets_costs_them_nothing(before: str) -> None:
    parts = list(parts_of("\n".join([before, "", *PLAIN])))
    assert sum(isinstance(part, PlainLine) for part in parts) == len(PLAIN)


@settings(max_examples=100)
@given(st.lists(odd_lines, max_size=6), st.lists(odd_lines, max_size=6), st.sampled_from(["\n", "\r\n", "\r"]))
def test_cut_or_whole_the_same_is_read(before: list[str], after: list[str], end: str) -> None:
    text = end.join([*before, *PLAIN, *after])
    # A trailing comment makes no difference to the bullets above it, and keeps the text whole.
    whole = read_items(text + f"{end}{end}end{end}{end}<!-- ")
    cut = read_items(text + f"{end}{end}end{end}{end}")
    assert cut == whole


@given(st.text("ab[](){}!*_`<&\\:#- \t\u00a0\u2028/.", max_size=40), st.text("ab#_-: \t.,", max_size=20))
def test_any_bullet_is_read_as_the_parser_reads_it(title: str, rest: str) -> None:
    line = f"- [{title}](/x.md) {rest}"
    bullets = "\n".join([line, *PLAIN])
    alone = read_items(line)
    assert read_items(bullets).items[: len(alone.items)] == alone.items
    assert all(item.title == clean(item.title) for item in alone.items)
