"""Headings stand close to what they are about, and apart from each other."""

from tests.notes.sheets import shown


def test_a_text_stands_right_below_its_heading() -> None:
    assert shown("## One\n\ntext\n\n### Two\n\n- item") == ["One", "text", "", "Two", "• item"]


def test_a_heading_right_below_another_is_set_off_from_it() -> None:
    assert shown("# Title\n\n## One\n\n### Two\n\ntext\n\n## Three") == [
        "Title",
        "",
        "One",
        "",
        "Two",
        "text",
        "",
        "Three",
    ]
