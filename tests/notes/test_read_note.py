"""What Markdown says is on the page, and looks like what it is."""

import pytest

from tests.notes.sheets import drawn, links, looks, note_of, sheet_of, shown
from tui.notes.blocks import Look


def test_a_page_has_the_title_of_its_first_top_heading_or_of_its_front_matter() -> None:
    assert note_of("## Below\n\n# The *title*\n\n# Another").title == "The title"
    assert note_of("---\ntitle: Of the front matter\n---\ntext").title == "Of the front matter"
    assert note_of("text").title == ""


def test_front_matter_is_told_apart_from_the_text() -> None:
    note = note_of("---\ndescription: >-\n  folded\n  text\ntags: [a, b]\n---\n\nbody")
    assert note.fields == [("description", "folded text"), ("tags", "a, b")]
    assert shown("---\ndescription: x\n---\n\nbody") == ["body"]


def test_lines_are_those_of_the_file_also_behind_front_matter() -> None:
    sheet = sheet_of("---\na: b\n---\n\nbody\n\n- item\n\n```\ncode\n```\n\n<p>\nhtml</p>\n\n|a|\n|-|\n")
    lines = {line: found.source for line, found in zip(drawn(sheet), sheet.lines, strict=True) if line}
    assert lines == {"body": 5, "• item": 7, "  code": 10, "html": 13, "a": 16}


def test_headings_have_levels_and_anchors_as_on_github() -> None:
    sheet = sheet_of("# One\n\n## Two & `three`!\n\n## 二、方法\n\n# One\n\nOne\n---\n\n# One-1\n\n#\n")
    assert [(heading.title, heading.level) for heading in sheet.headings] == [
        ("One", 1),
        ("Two & three!", 2),
        ("二、方法", 2),
        ("One", 1),
        ("One", 2),
        ("One-1", 1),
    ]
    assert list(sheet.anchors) == ["one", "two--three", "二方法", "one-1", "one-2", "one-1-1"]
    assert [sheet.anchors[name] for name in ("one", "one-1")] == [0, sheet.headings[3].line]


def test_a_heading_can_have_an_anchor_of_its_own() -> None:
    sheet = sheet_of('text\n\n## Method <a href="#m" id="m"></a>\n\n<a name="x"></a>more')
    assert sheet.anchors == {"m": 2, "method": 2, "x": 3}
    assert sheet.headings[0].title == "Method"


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("- a\n- b\n  - c\n    - d\n      - e\n", ["• a", "• b", "  ◦ c", "    ▪ d", "      ▪ e"]),
        ("- a\n\n- b\n\n  more\n", ["• a", "", "• b", "", "  more"]),
        ("- a\n  - b\n\n  - c\n- d\n", ["• a", "  ◦ b", "", "  ◦ c", "• d"]),
        ("1. a\n2. b\n", ["1. a", "2. b"]),
        ("9. a\n9. b\n   - c\n", ["9. a", "10. b", "    • c"]),
        ("1. a\n   1. b\n   2. c\n2. d\n", ["1. a", "   1. b", "   2. c", "2. d"]),
        ("text\n- a\n- b\n\ntext\n", ["text", "", "• a", "• b", "", "text"]),
        ("- a\n+ b\n", ["• a", "", "• b"]),
        ("> - a\n>   - b\n", ["▎ • a", "▎   ◦ b"]),
        ("-\n- a\n", ["•", "• a"]),
        ("- - a\n  - b\n", ["• ◦ a", "  ◦ b"]),
        ("- a\n\n  > b\n", ["• a", "", "  ▎ b"]),
    ],
)  # fmt: skip
def test_lists_are_nested_numbered_tight_or_loose(markdown: str, lines: list[str]) -> None:
    assert shown(markdown) == lines


def test_tasks_have_boxes_for_bullets() -> None:
    assert shown("- [ ] to do\n- [x] **done**\n- [X] too\n  - [ ] below\n- [z] not one\n") == [
        "☐ to do",
        "☑ done",
        "☑ too",
        "  ☐ below",
        "• [z] not one",
    ]
    assert links("- [x](y.md) a link") == [("x", "y.md")]


def test_quotes_have_bars_also_where_they_are_wrapped_or_nested() -> None:
    assert shown("> one two\n>\n> > three\n", 9) == ["▎ one two", "▎", "▎ ▎ three"]
    assert shown("> one two three\n", 10) == ["▎ one two", "▎ three"]


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("> [!NOTE]\n> text\n", ["▎ ℹ Note", "▎ text"]),
        ("> [!WARNING]  \n> text\n", ["▎ ⚠ Warning", "▎ text"]),
        ("> [!tip]\n>\n> - item\n", ["▎ ✓ Tip", "▎ • item"]),
        ("> [!bug]- A *title*\n> text\n", ["▎ ✗ A title", "▎ text"]),
        ("> [!own-kind]\n> text\n", ["▎ Own-kind", "▎ text"]),
        ("> text [!NOTE]\n", ["▎ text [!NOTE]"]),
        ("> text\n>\n> [!NOTE]\n", ["▎ text", "▎", "▎ [!NOTE]"]),
        ("[!NOTE]\n", ["[!NOTE]"]),
    ],
)
def test_alerts_and_callouts_are_boxes_with_a_title(markdown: str, lines: list[str]) -> None:
    assert shown(markdown) == lines


def test_the_title_of_a_callout_may_have_links() -> None:
    assert links("> [!note] See [this](a.md)\n> and [that](b.md)") == [("this", "a.md"), ("that", "b.md")]


def test_text_looks_like_what_it_is() -> None:
    assert looks("a **b** *c* ***d*** ~~e~~ `f` ==g== [h](x)") == {
        "a ": Look.PLAIN,
        "b": Look.BOLD,
        " ": Look.PLAIN,
        "c": Look.ITALIC,
        "d": Look.BOLD | Look.ITALIC,
        "e": Look.STRIKE,
        "f": Look.CODE,
        "g": Look.BOLD,
        "h": Look.LINK,
    }


def test_equals_signs_between_words_are_no_marks() -> None:
    assert shown("a == b and c == d, x==y and z==w, === , ==== a ====") == [
        "a == b and c == d, x==y and z==w, === , ==== a ===="
    ]
    assert shown("(==one *two*==), ==论文==") == ["(one two), 论文"]


def test_lines_end_where_they_are_told_to() -> None:
    assert shown("one\ntwo  \nthree\\\nfour<br>five<br/>\nsix") == ["one two", "three", "four", "five", "six"]


def test_entities_and_escapes_are_characters() -> None:
    assert shown(r"&copy; &lt;b&gt; &#x41;&#x20;b &amp;lt; \*a\* \[b\] &nosuch;") == ["© <b> A b &lt; *a* [b] &nosuch;"]


def test_code_is_coloured_and_keeps_its_spaces() -> None:
    page = 'text\n\n```python\ndef f(x):\n\n\treturn "s"  # why\n```\n\n    plain  code\n'
    assert shown(page) == ["text", "", "  def f(x):", "", '      return "s"  # why', "", "  plain  code"]
    coloured = looks(page)
    assert coloured["def"] == Look.CODE | Look.KEYWORD
    assert coloured["# why"] == Look.CODE | Look.COMMENT
    assert coloured["plain  code"] == Look.CODE


def test_code_in_a_tight_list_is_in_the_list() -> None:
    assert shown("- a\n  ```\n  code\n  ```\n- b\n") == ["• a", "", "    code", "• b"]


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("an $x_1$ and $$y^2$$, GA$$^2$$M", "an x₁ and y², GA²M"),
        ("其中$x^2$表示", "其中x²表示"),
        ("$$a$$ -- and $$b_1$$", "a -- and b₁"),
        ("$5 and $6, US$5 and CA$6", "$5 and $6, US$5 and CA$6"),
        ("$HOME/$USER, $ x $, a$b", "$HOME/$USER, $ x $, a$b"),
        (r"\$x\$ and `$x$`", "$x$ and $x$"),
        ("$k$-th", "k-th"),
    ],
)
def test_formulas_are_between_dollars_and_prices_are_none(markdown: str, line: str) -> None:
    assert shown(markdown) == [line]


def test_formulas_may_stand_by_themselves() -> None:
    assert shown("a\n\n$$\nx^2\n$$\n\nb") == ["a", "", "  x²", "", "b"]
    assert looks("$$x^2$$")["x²"] == Look.FORMULA


def test_footnotes_come_last_and_link_to_and_fro() -> None:
    page = "One[^1], two[^long], three^[in *place*].\n\n[^long]: Long\n\n    and more\n[^1]: Short.\n\nEnd.\n"
    sheet = sheet_of(page, 40)
    assert drawn(sheet) == [
        "One[1], two[long], three[2].",
        "",
        "End.",
        "",
        "─" * 40,
        "[long] Long",
        "",
        "       and more ↩",
        "[1] Short. ↩",
        "[2] in place ↩",
    ]
    assert links(page) == [
        ("[1]", "#footnote%201"),
        ("[long]", "#footnote%20long"),
        ("[2]", "#footnote%202"),
        ("↩", "#reference%20long"),
        ("↩", "#reference%201"),
        ("↩", "#reference%202"),
    ]
    assert {name: line for name, line in sheet.anchors.items() if name.startswith("footnote")} == {
        "footnote long": 5, "footnote 1": 8, "footnote 2": 9
    }  # fmt: skip
    assert {line for name, line in sheet.anchors.items() if name.startswith("reference")} == {0}


def test_footnotes_that_nothing_refers_to_are_shown_and_references_to_nothing_are_text() -> None:
    assert shown("a[^2]\n\n[^1]: b\n", 9) == ["a[^2]", "", "─" * 9, "[1] b"]


def test_a_footnote_may_hold_anything() -> None:
    assert shown("a[^1]\n\n[^1]: - b\n\n    > c\n")[3:] == ["[1] • b", "", "    ▎ c", "    ↩"]


def test_a_footnote_with_a_long_name_stands_below_its_name() -> None:
    assert shown(f"a[^{'n' * 50}]\n\n[^{'n' * 50}]: b")[3:] == [f"[{'n' * 50}]", "b ↩"]


def test_definitions_are_indented_below_their_terms() -> None:
    assert shown("*Term*\n: what it is\n: and more\n\nOther\n\n: else\n") == [
        "Term",
        "  what it is",
        "  and more",
        "",
        "Other",
        "  else",
    ]
    assert looks("*Term*\n: x")["Term"] == Look.BOLD | Look.ITALIC


def test_html_in_a_text_does_what_it_says() -> None:
    assert looks('a<b>b</b><i>c</i><kbd>d</kbd><a href="x">e</a><del>f</del>') == {
        "a": Look.PLAIN,
        "b": Look.BOLD,
        "c": Look.ITALIC,
        "d": Look.CODE,
        "e": Look.LINK,
        "f": Look.STRIKE,
    }
    assert shown("H<sub>2</sub>O, x<sup>n+1</sup>, y<sub>论文</sub>, z<sup>{</sup>") == ["H₂O, xⁿ⁺¹, y_(论文), z^({)"]
    assert links('<img src="a.png" alt="A"> <a href=b.md>B</a>') == [("▣ A", "a.png"), ("B", "b.md")]


def test_what_only_looks_like_html_is_text_and_comments_are_hidden() -> None:
    assert shown("Vec<T>, a < b > c, <think>x</think><!-- no --> y") == ["Vec<T>, a < b > c, <think>x</think> y"]


def test_rules_go_from_side_to_side() -> None:
    assert shown("a\n\n***\n\nb", 5) == ["a", "", "─────", "", "b"]


def test_spaces_are_folded() -> None:
    assert shown("a   b  *c*  \td\xa0\xa0e") == ["a b c d\xa0\xa0e"]


def test_a_figure_that_gitbook_has_indented_too_far_is_no_code() -> None:
    assert shown('- a\n  -\n\n        <figure><img src="x.png"></figure>\n')[-1].strip() == "▣ x"


def test_an_empty_page_has_no_lines() -> None:
    assert shown("") == []
    assert shown("\n\n<!-- nothing -->\n\n[x]: y\n\n#\n") == []
