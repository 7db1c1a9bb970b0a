"""Fields at the top of a page are read and taken off; what only looks like them stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.facts.front_matter import split_front_matter


def test_fields_are_text_or_lists_of_text() -> None:
    matter = split_front_matter(
        "---\n"
        "Title: Orca\n"
        "description: >-\n"
        "  #batching #serving\n"
        "  #scheduling\n"
        "tags: [serving, 2022, yes]\n"
        "authors:\n"
        "  - Ann Lee\n"
        "  - name: Bo Kim\n"
        "date: 2022-07-11\n"
        "draft:\n"
        "venue: {name: OSDI}\n"
        "---\n"
        "# Orca\n"
    )
    assert matter.fields == {
        "title": "Orca",
        "description": "#batching #serving #scheduling",
        "tags": ("serving", "2022", "yes"),
        "authors": ("Ann Lee",),
        "date": "2022-07-11",
    }
    assert matter.body == "# Orca\n"


@pytest.mark.parametrize("end", ["---", "...", "--- \t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_are_how_many_come_before_the_text(end: str, line_end: str) -> None:
    matter = split_front_matter(line_end.join(["---", "a: b", end, "text"]))
    assert (matter.lines, matter.body, matter.fields) == (3, "text", {"a": "b"})


def test_a_block_without_fields_is_taken_off() -> None:
    assert split_front_matter("---\n---\ntext").body == "text"


@pytest.mark.parametrize(
    "text",
    [
        "text",
        "",
        "---\na: b\n",
        " ---\na: b\n---\n",
        "---\nA thought between two rules.\n---\ntext",
        "---\n- a\n- b\n---\ntext",
        "---\na: 'never closed\n---\ntext",
        "---\na: b: c\n---\ntext",
    ],
)
def test_what_is_no_front_matter_is_left_whole(text: str) -> None:
    matter = split_front_matter(text)
    assert (matter.body, matter.lines, matter.fields) == (text, 0, {})


@pytest.mark.parametrize(
    "block",
    [
        "a: &a [x]\nb: [*a, *a]",
        "a: " + "[" * 5000,
        "a: b\nlong: " + "x" * 70_000,
    ],
)
def test_a_block_that_is_a_trap_is_taken_off_unread(block: str) -> None:
    matter = split_front_matter(f"---\n{block}\n---\ntext")
    assert (matter.body, matter.fields) == ("text", {})


def test_a_field_with_a_nested_key_does_not_shift_the_others() -> None:
    assert split_front_matter("---\na: b\n? [x, y]\n: z\nc: d\n---\n").fields == {"a": "b", "c": "d"}


def test_fields_are_safe_to_draw() -> None:
    fields = split_front_matter('---\nb: ["\\a"]\n"a\\e": "\\e[31m\\u202ered\\nline"\n---\n').fields
    assert fields == {"a␛": "␛[31mred line", "b": ("␇",)}


@given(
    st.lists(
        st.sampled_from(["---\n", "a: ", "b", "\n", "- ", "'", '"', "[", "{", "&x", "*x", "|", "#", "?", "\t", "!!"])
    )
)
def test_nothing_but_whole_lines_is_ever_taken_off(pieces: list[str]) -> None:
    text = "---\n" + "".join(pieces)
    matter = split_front_matter(text)
    assert text.split("\n", matter.lines)[-1] == matter.body if matter.lines else matter.body == text
