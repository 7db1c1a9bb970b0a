"""What Obsidian writes for itself is not shown, and has its effect."""

import pytest

from tests.notes.sheets import links, sheet_of, shown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("![alt|300](x.png)", "▣ alt"),
        ("![alt|300x200](x.png)", "▣ alt"),
        ("![[x.png|300]]", "▣ x"),
        ("![[x.png|alt|300]]", "▣ alt"),
        ("![a|b](x.png)", "▣ a|b"),
        ("![2022](x.png)", "▣ 2022"),
        ("![|30](x.png)", "▣ x"),
    ],
)
def test_the_size_of_an_image_is_no_text(text: str, line: str) -> None:
    assert shown(text) == [line]


def test_the_name_of_a_block_is_hidden_and_links_lead_to_it() -> None:
    text = "first\n\na *b* ^37066d\n\n- item ^quote-of-it\n\n[[#^37066d]]"
    assert shown(text) == ["first", "", "a b", "", "• item", "", "^37066d"]
    sheet = sheet_of(text)
    assert [sheet.anchors[name] for name in ("^37066d", "^quote-of-it")] == [2, 4]
    assert links(text) == [("^37066d", "#%5E37066d")]


@pytest.mark.parametrize("text", ["x ^2", "x ^n", "10 ^12", "a^abcdef", "`x ^abcdef`", "^abcdef and more", "a ^b c^"])
def test_other_circumflexes_are_text(text: str) -> None:
    assert shown(text) == [text.strip("`")]


def test_tasks_of_other_kinds_have_boxes_too() -> None:
    assert shown("- [/] begun\n- [-] given up\n- [>] put off\n- [/]\n- [!] not one") == [
        "⍁ begun",
        "⊟ given up",
        "⍄ put off",
        "• [/]",
        "• [!] not one",
    ]
