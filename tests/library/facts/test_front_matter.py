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
        "---\nThe point: what: we say\nhere is nothing but prose\n---\ntext",
        "+++\nA thought between pluses.\n+++\ntext",
        "+++\na = 1\n---\ntext",
    ],
)
def test_what_is_no_front_matter_is_left_whole(text: str) -> None:
    matter = split_front_matter(text)
    assert (matter.body, matter.lines, matter.fields) == (text, 0, {})


def test_what_yaml_refuses_is_read_line_by_line() -> None:
    matter = split_front_matter(
        "---\n"
        "title: Orca: A distributed serving system\n"
        "# mine\n"
        "Authors: [\"Lee, Ann\", 'Kim, Bo']\n"
        "year: '2022'\n"
        "tags:\n"
        "  - llm\n"
        "- serving\n"
        "\n"
        "description: >-\n"
        "  One sentence\n"
        "  on two lines.\n"
        "status:\n"
        "---\n"
        "# Orca\n"
    )
    assert matter.fields == {
        "title": "Orca: A distributed serving system",
        "authors": ("Lee, Ann", "Kim, Bo"),
        "year": "2022",
        "tags": ("llm", "serving"),
        "description": "One sentence on two lines.",
    }
    assert (matter.body, matter.lines) == ("# Orca\n", 14)


@pytest.mark.parametrize(
    ("block", "value"),
    [
        ("a: b: c", "b: c"),
        ("a: [unclosed", "[unclosed"),
        ("a: 'never closed", "'never closed"),
        ("a: 'Orca' and more", "'Orca' and more"),
        ("a: *Orca* again", "*Orca* again"),
        ("a: @orca", "@orca"),
        ("a:\n  - b: c: d\n  - 'e'", ("b: c: d", "e")),
        ("a: ['b', c: d: e, \"f, g\"]", ("b", "c: d: e", "f, g")),
        ("a: b: c\n  and d", "b: c and d"),
    ],
)
def test_a_value_that_yaml_refuses_is_text(block: str, value: str | tuple[str, ...]) -> None:
    assert split_front_matter(f"---\n{block}\nlast: 'x'\n---\n").fields == {"a": value, "last": "x"}


def test_front_matter_may_be_toml() -> None:
    matter = split_front_matter(
        "+++\n"
        'Title = "Orca: A system"\n'
        "date = 2022-07-11\n"
        "arxiv = 2309.06180\n"
        "draft = true\n"
        'tags = ["serving", 2022, ["x"]]\n'
        "[params]\n"
        "a = 1\n"
        "+++\n"
        "# Orca\n"
    )
    assert matter.fields == {
        "title": "Orca: A system",
        "date": "2022-07-11",
        "arxiv": "2309.06180",
        "draft": "true",
        "tags": ("serving", "2022"),
    }
    assert (matter.body, matter.lines) == ("# Orca\n", 9)


@pytest.mark.parametrize("block", ["a = " + "[" * 9000, "a." * 5000 + "a = 1", "a = '" + "x" * 70_000 + "'"])
def test_toml_that_is_a_trap_is_taken_off_unread(block: str) -> None:
    matter = split_front_matter(f"+++\n{block}\n+++\ntext")
    assert (matter.body, matter.fields) == ("text", {})


@pytest.mark.parametrize("number", ["0x" + "f" * 9000, "9" * 9000])
def test_toml_with_a_number_that_is_none_is_text(number: str) -> None:
    text = f"+++\na = {number}\n+++\ntext"
    assert split_front_matter(text).body == text


@pytest.mark.parametrize(
    "block",
    [
        "a: b: c\n" * 5000,
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
        st.sampled_from(
            ["---\n", "a: ", "b", "\n", "- ", "'", '"', "[", "{", "&x", "*x", "|", "#", "?", "\t", "!!", "= ", "+++\n"]
        )
    ),
    st.sampled_from(["---\n", "+++\n"]),
)
def test_nothing_but_whole_lines_is_ever_taken_off(pieces: list[str], first: str) -> None:
    text = first + "".join(pieces)
    matter = split_front_matter(text)
    assert text.split("\n", matter.lines)[-1] == matter.body if matter.lines else matter.body == text
