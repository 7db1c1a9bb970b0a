"""Elements that HTML does not have are not shown, but what is in them is; so is what stands right below HTML."""

import pytest

from tests.notes.sheets import looks, shown
from tui.notes.blocks import Look


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a <custom-tag attr="1">custom</custom-tag> b', "a custom b"),
        ('<br>\n<custom-tag attr="1">custom</custom-tag>', "custom"),
        ("<div><X-Y>a <x-y>b</x-y></X-Y></div>", "a b"),
        ("git clone <your-repo> and <div>", "git clone <your-repo> and"),
        ("a <think>b</think> c", "a <think>b</think> c"),
        ("Vec<T-U>", "Vec<T-U>"),
    ],
)
def test_tags_of_custom_elements_are_hidden(text: str, line: str) -> None:
    assert [shown_line for shown_line in shown(text) if shown_line] == [line]


def test_a_hint_and_code_right_below_html_are_read() -> None:
    text = '<br>\n<x-y>a</x-y>\n{% hint style="info" %}\nb\n{% endhint %}\n<br>\n```py\nx = 1\n```\nc'
    assert shown(text) == ["a", "", "▎ ℹ Info", "▎ b", "", "  x = 1", "", "c"]
    assert looks("<div>\n~~~\n**a**\n~~~")["**a**"] == Look.CODE


@pytest.mark.parametrize("tag", ["pre", "table><tr><td"])
def test_html_that_may_hold_such_lines_is_one_block(tag: str) -> None:
    assert "a" in "".join(shown(f"<div><{tag}>\n```\na\n</{tag}>\n</div>"))
    assert "```" in "".join(shown(f"<div>\n<{tag}>\n```\na\n</{tag}>\n</div>"))
