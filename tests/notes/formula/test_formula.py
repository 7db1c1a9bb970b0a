"""Formulas read as a line of Unicode, or stay as they were written; nothing of them is lost."""

import subprocess
import sys
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.formula.formula import readable


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"a_i I_i", "aᵢ Iᵢ"),
        (r"x^2 + y^{10}", "x² + y¹⁰"),
        (r"x_i^2", "xᵢ²"),
        (r"h_{t-1}", "hₜ₋₁"),
        (r"w^{(t)}", "w⁽ᵗ⁾"),
        (r"f'(x) = g''", "f′(x) = g′′"),
        (r"\theta^{*}", "θ*"),
        (r"90^\circ", "90°"),
        (r"A^\top", "Aᵀ"),
        (r"^2", "²"),
        (r"\alpha_𝑡 e_{𝑢𝑣}", "αₜ eᵤᵥ"),
        (r"{a+b}^2", "(a+b)²"),
    ],
)
def test_scripts_are_small_where_unicode_has_them(tex: str, line: str) -> None:
    assert readable(tex) == line


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\text{SA}_{\text{Int}}", "SA_Int"),
        (r"\text{Fast}_\text{Out}", "Fast_Out"),
        (r"C_{\text{mem}}^{d}(\sigma)", "C_mem^d(σ)"),
        (r"C_{\text{mem}}^{l+1}", "C_mem^(l+1)"),
        (r"l_{req}", "l_req"),
        (r"\mathbb{E}_{\textbf{T} \sim \varphi}[x]", "𝔼_(T∼φ)[x]"),
        (r"\mathbb{R}_{+}^{N \times N}", "ℝ_+^(N×N)"),
        (r"d_{i, j}", "d_(i,j)"),
        (r"e^{i\pi}", "e^(iπ)"),
        (r"e^{x^2}", "e^(x²)"),
        (r"p_\theta(x)", "p_θ(x)"),
    ],
)
def test_other_scripts_and_words_stand_behind_their_mark(tex: str, line: str) -> None:
    assert readable(tex) == line


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"x_\theta y", "x_θ y"),
        (r"x^*y", "x* y"),
        (r"\sqrt{x}y", "√x y"),
        (r"\frac{1}{n}(a+b)", "1/n (a+b)"),
        (r"\frac{1}{n}\sum_i x_i", "1/n ∑ᵢ xᵢ"),
    ],
)
def test_what_follows_never_seems_to_belong_to_what_came_before(tex: str, line: str) -> None:
    assert readable(tex) == line


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\frac{a+b}{c}", "(a+b)/c"),
        (r"\frac{a}{b+c}", "a/(b+c)"),
        (r"\frac12", "1/2"),
        (r"\dfrac{1}{2n}", "1/(2n)"),
        (r"\frac{1}{10}", "1/10"),
        (r"\frac{1}{|D|}", "1/|D|"),
        (r"\frac{f(x)}{g(x)}", "f(x)/g(x)"),
        (r"\frac{\partial f}{\partial x}", "∂f/∂x"),
        (r"\frac{\frac{a}{b}}{c}", "(a/b)/c"),
        (r"\frac{a}{b}^2", "(a/b)²"),
        (r"\frac{n}{\log n}", "n/(log n)"),
        (r"\mathrm{softmax}\left(\frac{QK^T}{\sqrt{d}}\right)V", "softmax(QKᵀ/√d)V"),
        (r"2\sqrt{2n}", "2√(2n)"),
        (r"\sqrt[3]{x+1}", "³√(x+1)"),
        (r"\binom{n}{k}", "(n choose k)"),
    ],
)
def test_fractions_and_roots_have_the_parentheses_they_need(tex: str, line: str) -> None:
    assert readable(tex) == line


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"n \times m", "n × m"),
        (r"n\times m", "n × m"),
        (r"a\le b\ne c", "a ≤ b ≠ c"),
        (r"p=0.5", "p = 0.5"),
        (r"x=-1", "x = -1"),
        (r"x = \pm 1", "x = ±1"),
        (r"x := y", "x := y"),
        (r"a->b", "a -> b"),
        (r"f: X \to Y", "f: X → Y"),
        (r"P(A \mid B)", "P(A | B)"),
        (r"(1-p)^k", "(1-p)ᵏ"),
        (r"f(\cdot,x)", "f(·, x)"),
        (r"T \times", "T ×"),
        (r"\{1,2,4\}", "{1,2,4}"),
        (r"a \not= b \not\in C", "a ≠ b ∉ C"),
    ],
)
def test_operators_and_relations_stand_apart(tex: str, line: str) -> None:
    assert readable(tex) == line


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\sum_{l=1}^{n} I_i^l", "∑ₗ₌₁ⁿ Iᵢˡ"),
        (r"\prod_{i \le d}I_i", "∏_(i≤d) Iᵢ"),
        (r"\int_0^1 f(x)\,dx", "∫₀¹ f(x) dx"),
        (r"\sum\limits_{i}x_i", "∑ᵢ xᵢ"),
        (r"n\log n", "n log n"),
        (r"\log_2(n)", "log₂(n)"),
        (r"\exp\left(-x\right)", "exp(-x)"),
        (r"\max_{x \in X} f(x)", "max_(x∈X) f(x)"),
        (r"\operatorname*{arg\,max}_{a} Q", "arg maxₐ Q"),
        (r"\mathop{\text{max}}\limits_{a}\quad b", "maxₐ  b"),
        (r"\underset{x}{\min} f", "minₓ f"),
        (r"X \stackrel{d}{=} Y", "X =ᵈ Y"),
    ],
)
def test_sums_and_named_functions_stand_apart_from_what_they_are_of(tex: str, line: str) -> None:
    assert readable(tex) == line


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\lambda x, \alpha \beta, 2\pi r, \Delta t", "λx, α β, 2πr, Δt"),
        (r"\forall d \in D", "∀d ∈ D"),
        (r"\mathcal{G} = (\mathcal{V_a}, \varepsilon)", "𝒢 = (𝒱ₐ, ε)"),
        (r"\mathbf{x} \in \mathbb{R}^n", "𝐱 ∈ ℝⁿ"),
        (r"\hat y, \hat{x_i}, \bar{ab}, \tilde{\theta}", "ŷ, x̂ᵢ, āb̄, θ̃"),
        (r"d_1, \cdots, d_2, \ldots", "d₁, ⋯, d₂, …"),
        (r"x\text{ if $a > 0$, or } y", "x if a > 0, or y"),
        (r"\text{SLO Scale}=T", "SLO Scale = T"),
        (r"\text{a_b^c}", "a_b^c"),
        (r"50\%", "50%"),
        (r"1{,}000", "1,000"),
    ],
)
def test_letters_words_and_accents_have_their_characters(tex: str, line: str) -> None:
    assert readable(tex) == line


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\{ d_1, d_2 \}", "{d₁, d₂}"),
        (r"\left \| x_i \right\| > 1", "‖xᵢ‖ > 1"),
        (r"\lVert x \rVert_2", "‖x‖₂"),
        (r"\left\lfloor \frac{n}{2} \right\rfloor", "⌊n/2⌋"),
        (r"\langle x, y \rangle", "⟨x, y⟩"),
        (r"\left< x \right>", "⟨x⟩"),
        (r"\bigl( x \bigr)", "(x)"),
        (r"\left. f \right|_{x=0}", "f|ₓ₌₀"),
    ],
)
def test_fences_close_around_what_they_hold(tex: str, line: str) -> None:
    assert readable(tex) == line


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\begin{bmatrix} a & b \\ c & d \end{bmatrix}^T", "[a b; c d]ᵀ"),
        (r"\begin{pmatrix} a + 1 & b \\[2pt] c & d \\ \end{pmatrix}", "(a + 1, b; c, d)"),
        (r"\left[\begin{array}{cc} a & b \end{array}\right]", "[a b]"),
        (r"f = \begin{cases} 1, & x > 0 \\ 0 & \text{otherwise} \end{cases}", "f = {1, x > 0; 0, otherwise}"),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "a = b; c = d"),
        (r"a \\ b", "a; b"),
    ],
)
def test_rows_are_parted_by_semicolons(tex: str, line: str) -> None:
    assert readable(tex) == line


@pytest.mark.parametrize(
    "tex",
    [
        r"\mystery{x} + \alpha",
        r"\alpha \mystery",
        r"\xrightarrow{p} \mu",
        r"\begin{tikz} x \end{tikz}",
        r"\begin{matrix} a & \\ b & c \end{matrix}",
        r"\alpha & \beta",
        r"{\alpha",
        r"\alpha}",
        r"\left( \alpha",
        r"\alpha \right)",
        r"\frac{\alpha}",
        r"\frac{}{\alpha}",
        r"\hat{\alpha\beta}",
        r"\alpha^a^b",
        r"\alpha_",
        r"\alpha $x$",
        r"\alpha % a comment",
        "\\alpha \\",
        r"\label{eq:one} \alpha",
        r"\begin{cases} \alpha",
        r"\,",
    ],
)
def test_what_is_not_understood_as_a_whole_stays_tex(tex: str) -> None:
    assert readable(tex) == tex


def test_spaces_are_folded_in_tex_too() -> None:
    assert readable("  \\mystery \n\n  x\t y ") == r"\mystery x y"
    assert readable(" \n ") == ""


@pytest.mark.parametrize("tex", [r"\alpha" * 1000, "x" + "^{x" * 60 + "}" * 60, r"\sqrt[{]}" * 60, r"\(" * 500])
def test_what_is_longer_or_deeper_than_any_formula_stays_tex(tex: str) -> None:
    assert readable(tex) == tex


def test_formulas_may_be_as_deep_as_any_is() -> None:
    assert readable(r"\sqrt{" * 40 + "x" + "}" * 40) == "√" * 40 + "x"


@pytest.mark.parametrize(
    "part", ["{", "}", "\\", "^", "_", "'", "$", "&", "%", "a_", r"\frac", r"\sqrt[", r"\\[", "  "]
)
def test_a_hundred_thousand_of_one_thing_are_no_formula(part: str) -> None:
    tex = part * (100_000 // len(part))
    assert readable(tex) == " ".join(tex.split())


@given(st.text(st.characters()))
def test_any_text_has_a_line(text: str) -> None:
    assert "\n" not in readable(text)


PARTS = (
    r"a 1 \alpha \frac \sqrt \sqrt[ [ ] { } { } ^ _ ' \left \right ( ) | \| \text{ \mathbf{ \hat \begin{matrix} "
    r"\end{matrix} \begin{array}{c} \end{array} \begin \end & \\ \\[ $ $$ \( \) \[ \] % \, ~ \sum \log = - : > \not "
    r"\operatorname* \underset \binom \big \mystery \verb 文"
).split()


@given(st.lists(st.sampled_from([*PARTS, " "]), max_size=40).map("".join))
def test_any_heap_of_tex_has_a_line(tex: str) -> None:
    assert bool(readable(tex)) == bool(tex.split())


def both(pattern: str, parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(parts, parts).map(lambda pair: pattern.replace("<", pair[0], 1).replace(">", pair[1], 1))


LEAVES = st.one_of(st.sampled_from("abcijnxyzNQT012789"), st.sampled_from([r"\text{Int}", r"\mathrm{ab}", r"\hat{x}"]))
FORMULAS = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        *(both(f"{{{pattern}}}", parts) for pattern in ("<>", "< >", r"<\times >", r"\left(<,>\right]", r"\log{<}=>")),
        *(both(f"{{{pattern}}}", parts) for pattern in ("{<}_{>}", "{<}^{>}", r"\sum_{<}^{>}", r"\sqrt[<]{>}")),
        both(r"\frac{<}{>}", parts),
        both(r"\begin{matrix}<&>\\>\end{matrix}".replace(r"\\>", r"\\0&0"), parts),
        parts.map(lambda part: f"\\mathbf{{{part}}}"),
    ),
    max_leaves=12,
)


@given(FORMULAS)
def test_every_letter_and_number_of_a_formula_is_on_its_line(tex: str) -> None:
    macros = r"\text \mathrm \hat \times \left \right \sum \sqrt \frac \begin{matrix} \end{matrix} \mathbf".split()
    content = tex
    for macro in macros:
        content = content.replace(macro, "")
    line = unicodedata.normalize("NFKD", readable(tex))
    assert Counter(filter(str.isalnum, line)) == Counter(filter(str.isalnum, content))


def test_the_parser_is_not_loaded_before_there_is_a_formula() -> None:
    code = "import sys, tui.notes.formula.formula\nsys.exit('pylatexenc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
