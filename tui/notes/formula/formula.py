"""TeX formulas as one line of Unicode."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.notes.formula import macros
from tui.notes.formula.atoms import (
    Atom,
    Kind,
    UnreadableError,
    character,
    fraction,
    held,
    line,
    scripts,
    solid,
    split,
    word,
)

if TYPE_CHECKING:
    from pylatexenc.latexwalker import LatexNode

_LONGEST = 2000  # characters; what is longer is no formula
_DEEPEST = 50
_NESTING = re.compile(r"(?P<opens>\\begin\b|\\(?:sqrt|\\\*?)\s*\[|\\[(\[]|\{)|\\.|(?P<closes>\})")
_SPACE = Atom(" ", Kind.SPACE)


def readable(tex: str) -> str:
    """The formula in Unicode on one line; the TeX itself, with spaces folded, where no line says the same."""
    plain = " ".join(tex.split())
    return plain if len(plain) > _LONGEST or _depth(plain) > _DEEPEST else _rendered(plain)


def _depth(tex: str) -> int:
    """How deeply the parser would call itself, or more: what need not have an end counts as if it had none."""
    depth = deepest = 0
    for mark in _NESTING.finditer(tex):
        depth += bool(mark["opens"]) - bool(mark["closes"])
        deepest = max(deepest, depth)
    return deepest


@lru_cache(maxsize=2048)
def _rendered(tex: str) -> str:
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError

    walker = LatexWalker(tex, macros.grammar(), tolerant_parsing=False, strict_braces=True)
    try:
        nodes, _, length = walker.get_latex_nodes()
        rows = [line(row) for row in split(_Reader(nodes).atoms(), Kind.ROW)]
    except (LatexWalkerError, UnreadableError):
        return tex
    return "; ".join(filter(None, rows)) if length == len(tex) and any(rows) else tex


class _Reader:
    """Reads the nodes of a formula, or of a text in one, as atoms. Its methods raise UnreadableError."""

    def __init__(self, nodes: "Iterable[LatexNode]", is_text: bool = False) -> None:
        from pylatexenc.latexwalker import LatexCharsNode

        self._is_text = is_text
        self._lefts = 0
        self._waiting: list[str | LatexNode] = []
        for node in nodes:
            self._waiting.extend(node.chars if isinstance(node, LatexCharsNode) else [node])
        self._waiting.reverse()

    def atoms(self) -> list[Atom]:
        atoms: list[Atom] = []
        while self._waiting:
            given, primes = self._scripts()
            if not given and not primes:
                atoms += self._next()
                continue
            while atoms and atoms[-1].kind is Kind.SPACE:
                atoms.pop()
            base = atoms.pop() if atoms and atoms[-1].kind not in (Kind.CELL, Kind.ROW) else Atom("")
            if base.kind is Kind.COMPOUND:
                base = Atom(f"({base.text})")
            atoms.append(replace(base, scripts=base.scripts + scripts(given, primes)))
        if self._lefts:
            raise UnreadableError
        return atoms

    def _scripts(self) -> tuple[dict[str, list[Atom]], str]:
        """The subscript and superscript that come next, by their marks, and the primes."""
        given: dict[str, list[Atom]] = {}
        primes = ""
        while mark := self._mark():
            self._skip_spaces()
            self._waiting.pop()
            if mark == "'":
                primes += "′"
            elif mark in given:
                raise UnreadableError
            else:
                given[mark] = self._argument()
        return given, primes

    def _mark(self) -> str:
        """The mark of a script, if one comes next."""
        for part in [] if self._is_text else reversed(self._waiting):
            if not isinstance(part, str) or part != " ":
                return part if isinstance(part, str) and part in ("^", "_", "'") else ""
        return ""

    def _ahead(self) -> str:
        """The character that comes next, or "" if something else does."""
        return self._waiting[-1] if self._waiting and isinstance(self._waiting[-1], str) else ""

    def _skip_spaces(self) -> None:
        while self._ahead() == " ":
            self._waiting.pop()

    def _argument(self) -> list[Atom]:
        """What comes next and stands in braces, or alone."""
        from pylatexenc.latexwalker import LatexGroupNode

        self._skip_spaces()
        if not self._waiting or self._ahead() in ("^", "_", "'", "&"):
            raise UnreadableError
        part = self._waiting.pop()
        if isinstance(part, str):
            return [character(part)]
        return self._read(part) if isinstance(part, LatexGroupNode) else self._node(part)

    def _next(self) -> list[Atom]:
        part = self._waiting.pop()
        if not isinstance(part, str):
            return self._node(part)
        if part in (" ", "~"):
            return [_SPACE]
        if self._is_text:
            return [Atom(part)]
        if part in ("-", ":") and self._ahead() in ("=", ">"):
            return [Atom(f"{part}{self._waiting.pop()}", Kind.INFIX)]
        return [Atom(part, Kind.CELL)] if part == "&" else [character(part)]

    def _node(self, node: "LatexNode") -> list[Atom]:
        from pylatexenc.latexwalker import LatexEnvironmentNode, LatexGroupNode, LatexMacroNode, LatexMathNode

        if isinstance(node, LatexMacroNode):
            return self._macro(node)
        if isinstance(node, LatexEnvironmentNode):
            return [_environment(node.environmentname, _Reader(node.nodelist).atoms())]
        if isinstance(node, LatexMathNode) and self._is_text:
            return _Reader(node.nodelist).atoms()
        if not isinstance(node, LatexGroupNode):
            raise UnreadableError
        atoms = self._read(node)
        return [Atom(held(atoms))] if self._mark() and len(solid(atoms)) > 1 else atoms

    def _read(self, node: "LatexNode", is_text: bool = False) -> list[Atom]:
        """What is in the braces, or the node itself."""
        from pylatexenc.latexwalker import LatexGroupNode

        return _Reader(node.nodelist if isinstance(node, LatexGroupNode) else [node], is_text or self._is_text).atoms()

    def _macro(self, node: "LatexNode") -> list[Atom]:
        name = node.macroname
        if name in macros.ARGUMENTS:
            if node.nodeargd is None:
                raise UnreadableError
            return self._with_arguments(name, *node.nodeargd.argnlist)
        if name in macros.SPACES:
            return [Atom(macros.SPACES[name], Kind.SPACE)]
        if name in macros.UNSEEN:
            return []
        if name == "\\":
            return [Atom(";", Kind.ROW)]
        if name in macros.FENCES:
            self._lefts += (name == "left") - (name == "right")
            return self._fence(macros.FENCES[name])
        atom = macros.symbol(name)
        is_prefix = atom.text in "∂∇∀∃¬" or (atom.text.isalpha() and self._ahead().isalpha())
        return [atom, _SPACE] if node.macro_post_space and not is_prefix else [atom]

    def _fence(self, kind: Kind) -> list[Atom]:
        if self._ahead() in ("<", ">"):
            return [Atom("⟨" if self._waiting.pop() == "<" else "⟩", kind)]
        sign, *rest = self._argument() or [_SPACE]
        if sign.text not in macros.DELIMITERS:
            raise UnreadableError
        return [*([] if sign.text == "." else [replace(sign, kind=kind)]), *rest]

    def _with_arguments(self, name: str, *arguments: "LatexNode | None") -> list[Atom]:
        from pylatexenc.latex2text import fmt_math_text_style

        *others, atoms = [self._read(node, name in macros.TEXTS) if node is not None else [] for node in arguments]
        if name in macros.FRACTIONS:
            return [fraction(others[0], atoms)]
        if name == "binom":
            return [Atom(f"({line(others[0])} choose {line(atoms)})")]
        if name == "sqrt":
            return [Atom(f"{scripts({'^': others[0]})}√{held(atoms)}", Kind.COMPOUND)]
        if name in macros.STACKS:
            kind = atoms[0].kind if len(atoms) == 1 else Kind.WORD
            return [Atom(held(atoms), kind, scripts({macros.STACKS[name]: others[0]}))]
        if name in macros.ACCENTS:
            return _accented(solid(atoms), name)
        if name in macros.STYLES:
            atoms = [replace(atom, text=fmt_math_text_style(atom.text, macros.STYLES[name])) for atom in atoms]
        return word(atoms)


def _accented(atoms: Sequence[Atom], name: str) -> list[Atom]:
    """One character with an accent, or more with a line."""
    text = "".join(atom.text for atom in atoms)
    if not text or (len(text) > 1 and not (name in macros.RULES and text.isalnum())):
        raise UnreadableError
    accent = macros.ACCENTS[name]
    return [replace(a, text=unicodedata.normalize("NFC", "".join(char + accent for char in a.text))) for a in atoms]


def _environment(name: str, atoms: Sequence[Atom]) -> Atom:
    rows = [row for row in split(atoms, Kind.ROW) if solid(row)]
    if name in macros.ALIGNED:
        return Atom("; ".join(line(atom for atom in row if atom.kind is not Kind.CELL) for row in rows))
    if name not in macros.MATRICES:
        raise UnreadableError
    table = [[line(cell).removesuffix(",") for cell in split(row, Kind.CELL)] for row in rows]
    cells = [cell for row in table for cell in row]
    if not all(cells):
        raise UnreadableError
    comma = ", " if name == "cases" or any(" " in cell for cell in cells) else " "
    text = "; ".join(comma.join(row) for row in table)
    return Atom(f"{macros.MATRICES[name][:1]}{text}{macros.MATRICES[name][1:]}")
