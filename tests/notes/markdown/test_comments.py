"""Comments are hidden, and nothing else with them."""

import pytest

from tests.notes.sheets import shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a %%hidden *text*%% b", ["a b"]),
        ("a %%hidden\ntext%% b", ["a b"]),
        ("%%hidden%%\n\na", ["a"]),
        ("a\n\n%%\nhidden\n\n# hidden\n\n- hidden\n%%\nb", ["a", "", "b"]),
        ("a\n\n%% hidden\n\nhidden %%\n\nb", ["a", "", "b"]),
        ("> %%\n> hidden\n>\n> hidden\n> %%\n> a", ["▎ a"]),
        ("- a %%hidden%%\n- %%hidden%% b", ["• a", "• b"]),
        ("# a %%hidden%%", ["a"]),
    ],
)
def test_comments_are_hidden(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a %%b\n\nc", ["a %%b", "", "c"]),
        ("%%\na\n\nb\n", ["%% a", "", "b"]),
        ("5%% to 6%% of it", ["5%% to 6%% of it"]),
        ("`%%a%%`", ["%%a%%"]),
        ("```\n%%a%%\n```", ["  %%a%%"]),
        ("%%%%%%", ["%%%%%%"]),
    ],
)
def test_what_is_not_closed_or_no_comment_is_text(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


def test_a_comment_that_is_not_closed_does_not_reach_to_one_far_below() -> None:
    assert shown("%%\n\n" + "a\n\n" * 200 + "%%\n").count("a") == 200
