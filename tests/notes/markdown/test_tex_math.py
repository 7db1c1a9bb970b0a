"""Formulas that TeX itself marks are formulas, and brackets that Markdown has escaped are text."""

import pytest

from tests.notes.sheets import looks, shown
from tui.notes.blocks import Look


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("\\[ x^2 \\]", ["  x²"]),
        ("\\[\nx_1 = 2\n\\]", ["  x₁ = 2"]),
        ("a\n\\[\n\\alpha\n\\]\nb", ["a", "", "  α", "", "b"]),
        ("- a\n\n  \\[ x^2 \\]\n- b", ["• a", "", "    x²", "", "• b"]),
        ("> \\[\n> x^2\n> \\]", ["▎   x²"]),
        ("\\[ \\begin{matrix} a \\\\[2pt] b \\end{matrix} \\]", ["  [a; b]"]),
        ("\\begin{align}\na &= b \\\\\nc &= d^2\n\\end{align}", ["  a = b; c = d²"]),
        ("\\begin{align*} a &= b \\end{align*}", ["  a = b"]),
        ("\\begin{gather}\na \\\\ b\n\\end{gather}", ["  a; b"]),
        ("\\begin{equation}\nx=1 \\label{one}\n\\end{equation}", ["  x = 1"]),
        ("```math\n\\frac{1}{n}\n```", ["  1/n"]),
        ("with \\(x_1\\) and \\( \\alpha \\).", ["with x₁ and α."]),
    ],
)
def test_formulas_are_drawn_as_those_between_dollars(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


def test_they_look_like_formulas() -> None:
    assert looks("\\[ x^2 \\]")["x²"] == looks("\\(x^2\\)")["x²"] == looks("```math\nx^2\n```")["x²"] == Look.FORMULA


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\\[1\\] Smith et al.", "[1] Smith et al."),
        ("\\[1\\] a_1 in \\[2\\]", "[1] a_1 in [2]"),
        ("\\[[Paper](https://example.org/x_1?a=b)\\]", "[Paper]"),
        ("\\[[Paper](x_1.md)] \\[[Code](y_1.md)]", "[Paper] [Code]"),
        ("\\[to do\\]", "[to do]"),
        ("a \\[ x^2 \\]", "a [ x^2 ]"),
        ("\\[ x^2 \\] b", "[ x^2 ] b"),
        ("\\[ x^2", "[ x^2"),
        ("\\begin{align} x", "\\begin{align} x"),
        ("\\begin{itemize} x \\end{itemize}", "\\begin{itemize} x \\end{itemize}"),
        ("\\(*UCB*\\) and \\(_MIT_\\)", "(UCB) and (MIT)"),
        ("\\(a my_name\\)", "(a my_name)"),
        ("\\(a b\\), \\(x^2", "(a b), (x^2"),
        ("`\\(x^2\\)`", "\\(x^2\\)"),
    ],
)
def test_what_is_only_in_brackets_is_text(text: str, line: str) -> None:
    assert shown(text) == [line]


def test_a_formula_ends_with_its_paragraph() -> None:
    assert shown("\\[ x^2\n\nwords\n\n\\]") == ["[ x^2", "", "words", "", "]"]
