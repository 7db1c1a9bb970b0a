"""The macros of formulas: which have arguments, and what sign or word each stands for.

Names are without the backslash. Most signs come from the tables of pylatexenc; here is what these lack, or have as
another sign.
"""

from functools import cache
from typing import TYPE_CHECKING

from tui.notes.formula.atoms import Atom, Kind, UnreadableError, character

if TYPE_CHECKING:
    from pylatexenc.macrospec import LatexContextDb


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split(":", 1) for pair in text.split())


UNSEEN = set("! / limits nolimits displaystyle textstyle scriptstyle nonumber notag big Big bigg Bigg".split())
"""What changes only how large a thing is, or where it stands."""
SPACES = dict.fromkeys((",", ":", ";", ">", " ", "enspace", "thinspace"), " ") | {"quad": "  ", "qquad": "  "}
FRACTIONS = set("frac dfrac tfrac cfrac nicefrac".split())
TEXTS = set("text textrm textnormal textup textit textbf textsf texttt textsc mbox".split())
"""What sets words, not mathematics."""
STYLES = _pairs(
    "mathbf:bold boldsymbol:bold bm:bold mathbb:doublestruck mathcal:script mathscr:script mathfrak:fraktur"
)
"""The alphabets, by their names in pylatexenc."""
RULES = _pairs("bar:\u0304 overline:\u0305 underline:\u0332")
"""Accents that more than one letter can have."""
ACCENTS = RULES | _pairs(
    "grave:\u0300 acute:\u0301 hat:\u0302 widehat:\u0302 tilde:\u0303 widetilde:\u0303 breve:\u0306 dot:\u0307 "
    "ddot:\u0308 check:\u030c vec:\u20d7 not:\u0338"
)
STACKS = _pairs("overset:^ stackrel:^ underset:_")
"""What sets its first argument at the second, by the script that this is."""
ARGUMENTS = dict.fromkeys([*TEXTS, *STYLES, *ACCENTS, "mathrm", "mathit", "mathsf", "mathtt", "mathop"], "{")
ARGUMENTS |= dict.fromkeys([*FRACTIONS, *STACKS, "binom"], "{{") | {"sqrt": "[{", "operatorname": "*{"}
"""The arguments of every macro that has some, as pylatexenc writes them."""

_SIDES = {"l": Kind.OPENING, "m": Kind.INFIX, "r": Kind.CLOSING}
FENCES = {f"{size}{side}": kind for size in ("big", "Big", "bigg", "Bigg") for side, kind in _SIDES.items()}
FENCES |= {"left": Kind.OPENING, "middle": Kind.INFIX, "right": Kind.CLOSING}
"""What makes a delimiter of the next sign."""
DELIMITERS = set("()[]{}⟨⟩⌈⌉⌊⌋|‖/\\↑↓↕.")

MATRICES = _pairs("matrix:[] smallmatrix:[] bmatrix:[] pmatrix:() vmatrix:|| Vmatrix:‖‖ Bmatrix:{} cases:{} array:")
"""The environments of rows and cells, with what stands around them."""
ALIGNED = set("align align* aligned split gather gather* gathered equation equation*".split())
"""The environments of formulas in rows."""

_SIGNS = _pairs(
    "|:‖ %:% bot:⊥ models:⊨ vDash:⊨ implies:⟹ impliedby:⟸ iff:⟺ land:∧ lor:∨ neg:¬ ne:≠ gets:← owns:∋ lt:< gt:> "
    "colon:: lbrack:[ rbrack:] Re:ℜ Im:ℑ imath:ı jmath:ȷ triangle:△ ddagger:‡ coloneqq:≔ bigodot:⨀ bigoplus:⨁ "
    "bigotimes:⨂ biguplus:⨄ bigsqcup:⨆ leadsto:⇝ prime:′ checkmark:✓ degree:° S:§ bmod:mod"
)
_WORDS = set("arg argmax argmin Pr det dim ker gcd deg hom sec csc cot coth lg".split())
_KINDS = {
    "mid": Kind.INFIX,
    "lvert": Kind.OPENING,
    "rvert": Kind.CLOSING,
    "lVert": Kind.OPENING,
    "rVert": Kind.CLOSING,
}


@cache
def grammar() -> "LatexContextDb":
    """What the parser needs to know: the macros and environments that have arguments."""
    from pylatexenc.macrospec import EnvironmentSpec, LatexContextDb, MacroSpec, MacroStandardArgsParser

    macros = [MacroSpec(name, arguments) for name, arguments in ARGUMENTS.items()]
    macros.append(MacroSpec("\\", args_parser=MacroStandardArgsParser("*[", optional_arg_no_space=True)))
    known = LatexContextDb()
    known.add_context_category("formula", macros, [EnvironmentSpec("array", "[{")])
    return known


@cache
def _tables() -> "LatexContextDb":
    from pylatexenc.latex2text import get_default_latex_context_db

    return get_default_latex_context_db()


def symbol(name: str) -> Atom:
    """The sign or word that a macro without arguments stands for. Raises UnreadableError."""
    listed = _tables().get_macro_spec(name)
    sign = name if name in _WORDS else _SIGNS.get(name) or (listed.simplify_repl if listed else None)
    if not isinstance(sign, str) or not sign.isprintable():
        raise UnreadableError
    if len(sign) == 1:
        return Atom(sign, _KINDS.get(name) or character(sign).kind)
    if not sign.replace(" ", "").isalpha():
        raise UnreadableError
    return Atom(sign, Kind.WORD)
