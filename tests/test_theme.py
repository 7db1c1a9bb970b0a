"""The house's colours can be read and told apart."""

import pytest
from textual.color import Color
from textual.theme import Theme

from tui.theme import DARK, LIGHT

COLOURS = ["primary", "secondary", "accent", "success", "warning", "error", "foreground"]


def luminance(colour: Color) -> float:
    """As WCAG defines it, from 0 for black to 1 for white."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["background", "panel"])
@pytest.mark.parametrize("name", COLOURS)
def test_text_stands_out(theme: Theme, ground: str, name: str) -> None:
    pair = [luminance(Color.parse(getattr(theme, part))) for part in (name, ground)]
    assert (max(pair) + 0.05) / (min(pair) + 0.05) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_the_parts_of_code_can_be_told_apart(theme: Theme) -> None:
    keyword, name, literal = theme.secondary, theme.accent, theme.success
    assert len({keyword, name, literal, theme.foreground}) == 4
