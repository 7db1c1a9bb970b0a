"""What formulas are made of, and how it stands on a line: which parts are apart, what parentheses hold together.

The kinds of atoms and the space between them follow The TeXbook, chapter 18, as far as a terminal can.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

_LARGE = "∏∐∑∫∬∭∮∯∰⋀⋁⋂⋃⨀⨁⨂⨄⨆"
_BLOCKS = (("\u2190", "\u22ff"), ("\u27c0", "\u27ff"), ("\u2900", "\u2aff"))
"""Arrows and mathematical operators."""
_NO_INFIX = "∀∁∂∃∄∅∆∇∞∟∠∡∢√∛∜⊤⋮⋯⋰⋱"
_SIGNS = ("+", "-", "±", "∓")
_BARS = ("|", "‖")


class UnreadableError(Exception):
    """Nothing on one line would say the same."""


class Kind(Enum):
    """What an atom is to its neighbours."""

    ORDINARY = auto()
    WORD = auto()
    LARGE = auto()
    """A sum, an integral."""
    INFIX = auto()
    OPENING = auto()
    CLOSING = auto()
    PUNCTUATION = auto()
    COMPOUND = auto()
    """A fraction or a root, whose end does not show."""
    SPACE = auto()
    CELL = auto()
    """Where the next cell of a row begins."""
    ROW = auto()
    """Where the next row begins."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A sign, number or word, with its subscripts and superscripts as they are shown."""

    text: str
    kind: Kind = Kind.ORDINARY
    scripts: str = ""


def character(char: str) -> Atom:
    """The atom that a single character is."""
    category = unicodedata.category(char)
    if category in ("Ps", "Pe"):
        return Atom(char, Kind.OPENING if category == "Ps" else Kind.CLOSING)
    if char in (",", ";"):
        return Atom(char, Kind.PUNCTUATION)
    if char in _LARGE:
        return Atom(char, Kind.LARGE)
    in_block = any(first <= char <= last for first, last in _BLOCKS) and char not in _NO_INFIX
    return Atom(char, Kind.INFIX if in_block or char in "=<>·±×÷" else Kind.ORDINARY)


def solid(atoms: Iterable[Atom]) -> list[Atom]:
    """The atoms without the spaces."""
    return [atom for atom in atoms if atom.kind is not Kind.SPACE]


def split(atoms: Iterable[Atom], kind: Kind) -> list[list[Atom]]:
    """The atoms before, between and after those of a kind."""
    parts: list[list[Atom]] = [[]]
    for atom in atoms:
        if atom.kind is kind:
            parts.append([])
        else:
            parts[-1].append(atom)
    return parts


def line(atoms: Iterable[Atom], tight: bool = False) -> str:
    """The atoms side by side; `tight` leaves out every space that is not needed. Raises UnreadableError."""
    text, gap = "", ""
    before: Atom | None = None
    for atom in atoms:
        if atom.kind in (Kind.CELL, Kind.ROW):
            raise UnreadableError
        if atom.kind is Kind.SPACE:
            gap = "" if tight else max(gap, atom.text, key=len)
            continue
        leads = before is None or before.kind in (Kind.OPENING, Kind.INFIX, Kind.PUNCTUATION)
        if leads and atom.text in _SIGNS and not atom.scripts:
            atom = Atom(atom.text, Kind.OPENING)
        if before:
            text += _between(text, before, atom, gap, tight)
        text += atom.text + atom.scripts
        before, gap = atom, ""
    return text


def _between(text: str, before: Atom, atom: Atom, gap: str, tight: bool) -> str:
    """The space between the atom that ends the text and the next; `gap` is what the TeX has there."""
    kinds = (before.kind, atom.kind)
    starts = (atom.text + atom.scripts)[:1].isalnum()
    if before.kind is Kind.OPENING or atom.kind in (Kind.CLOSING, Kind.PUNCTUATION):
        return ""
    if before.kind is Kind.PUNCTUATION:
        in_number = not gap and text[-2:-1].isdigit() and atom.text[:1].isdigit()
        return "" if tight or in_number else gap or " "
    if Kind.INFIX in kinds:
        return "" if tight else gap or " "
    ends = before.kind is Kind.CLOSING or _ends_in_letter(text)
    apart = (
        (ends and starts and (Kind.WORD in kinds or atom.kind is Kind.COMPOUND))
        or (
            before.kind is Kind.COMPOUND and (starts or atom.kind in (Kind.OPENING, Kind.LARGE) or atom.text[:1] == "(")
        )
        or (not tight and (before.kind is Kind.LARGE or (ends and atom.kind is Kind.LARGE)))
        or (starts and _is_open_ended(before.scripts))
    )
    return gap or (" " if apart else "")


def _ends_in_letter(text: str) -> bool:
    last = text[-1:]
    return last.isalnum() or last == "′" or bool(last and unicodedata.combining(last))


def _is_open_ended(scripts: str) -> bool:
    """Whether a letter that follows would seem to be one of the scripts, or multiplied."""
    return scripts.endswith("*") or (scripts.startswith(("_", "^")) and not scripts.endswith(")"))


def word(atoms: Sequence[Atom]) -> list[Atom]:
    """Letters that were set as one word; what is no word stays as it is. Raises UnreadableError."""
    inner = solid(atoms)
    if len(inner) < 2 or any(atom.scripts or atom.kind not in (Kind.ORDINARY, Kind.WORD) for atom in inner):
        return list(atoms)
    first, last = ([atom] if atom.kind is Kind.SPACE else [] for atom in (atoms[0], atoms[-1]))
    return [*first, Atom(line(atoms), Kind.WORD), *last]


def held(atoms: Sequence[Atom], divisor: bool = False) -> str:
    """The atoms as one operand, in parentheses if they are longer. Raises UnreadableError."""
    text = line(atoms)
    return text if _is_term(text) and _is_single(solid(atoms), divisor) else f"({text})"


def fraction(above: Sequence[Atom], below: Sequence[Atom]) -> Atom:
    """One above the other, as a/b. Raises UnreadableError."""
    dividend, divisor = line(above), held(below, divisor=True)
    if not dividend or divisor == "()":
        raise UnreadableError
    return Atom(f"{dividend if _is_term(dividend) else f'({dividend})'}/{divisor}", Kind.COMPOUND)


def _is_term(text: str) -> bool:
    """Whether nothing stands outside of parentheses that a division could tear apart."""
    depth = 0
    for place, char in enumerate(text):
        depth += (char in "([{⟨⌈⌊") - (char in ")]}⟩⌉⌋")
        if depth == 0 and (char in " /" or (char in _SIGNS and place)):
            return False
    return True


def _is_single(atoms: Sequence[Atom], divisor: bool) -> bool:
    """Whether it is one sign, number, call or pair of bars; as a divisor, also a differential."""
    if len(atoms) < 2 or all(atom.text.isdigit() or atom.text == "." for atom in atoms):
        return True
    openings = [place for place, atom in enumerate(atoms) if atom.kind is Kind.OPENING]
    is_call = len(openings) == 1 and openings[0] < 2 and atoms[-1].kind is Kind.CLOSING
    in_bars = atoms[0].text in _BARS and [atom.text for atom in atoms].count(atoms[0].text) == 2
    is_differential = divisor and len(atoms) == 2 and atoms[0].text in ("∂", "d")
    return is_call or is_differential or (in_bars and atoms[-1].text == atoms[0].text)


def scripts(given: Mapping[str, Sequence[Atom]], primes: str = "") -> str:
    """What stands at "_" and at "^", in small characters if there are all of them. Raises UnreadableError."""
    small = {mark: _small(mark, atoms) for mark, atoms in given.items()}
    below, above = small.get("_", ""), small.get("^", "")
    if below is not None and above is not None:
        return below + primes + above
    return primes + "".join(mark + _enclosed(given[mark]) for mark in "_^" if mark in given)


def _small(mark: str, atoms: Sequence[Atom]) -> str | None:
    """The atoms in small characters; None if Unicode lacks one, or if a word would be hard to read."""
    if any(atom.kind is Kind.WORD and len(atom.text) > 1 for atom in atoms):
        return None
    known = _small_characters()[mark]
    chars = [known.get(_upright(char)) for char in line(atoms, tight=True)]
    return None if None in chars else "".join(filter(None, chars))


def _upright(char: str) -> str:
    return unicodedata.normalize("NFKC", char) if unicodedata.name(char, "").startswith("MATHEMATICAL ITALIC") else char


@cache
def _small_characters() -> dict[str, dict[str, str]]:
    """By mark and character, what Unicode calls a subscript or superscript of it."""
    small = {"_": {"-": "₋"}, "^": {"-": "⁻", "*": "*", "∗": "*", "∘": "°", "′": "′", "⊤": "ᵀ"}}
    for code in (0xB2, 0xB3, 0xB9, *range(0x2B0, 0x2C7E)):
        how, *of = unicodedata.decomposition(chr(code)).split() or [""]
        if how in ("<sub>", "<super>") and len(of) == 1:
            small["_" if how == "<sub>" else "^"][chr(int(of[0], 16))] = chr(code)
    return small


def _enclosed(atoms: Sequence[Atom]) -> str:
    text = line(atoms, tight=True)
    bare = "".join(char for char in text if not unicodedata.combining(char))
    in_parentheses = text.startswith("(") and text.endswith(")") and text.count("(") == 1
    is_word = len(atoms) == 1 or all(_upright(char).isascii() for char in bare)
    is_simple = len(bare) == 1 or (is_word and bare.isalpha() and not any(atom.scripts for atom in atoms))
    return text if is_simple or in_parentheses else f"({text})"
