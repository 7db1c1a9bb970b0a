"""Footnotes: [^1] in the text with [^1]: below it, and ^[in the text itself]. All of them go to the end of the page."""

import re
from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

_MOST_INLINE = 10_000  # notes in the text of a page; more are text
_REFERENCE = re.compile(r"\[\^([^\s\[\]]{1,100})\]")


def footnotes_plugin(parser: MarkdownIt) -> None:
    """Have a parser read them where they stand.

    The rules that come with the definitions search the rest of a page for the end of each "[^", and lose the notes
    that nothing refers to.
    """
    parser.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "footnote_inline", _read_inline_note)
    parser.inline.ruler.before("link", "footnote_ref", _read_reference)


def footnotes_at_end(tokens: Sequence[Token], env: MutableMapping[str, Any]) -> Sequence[Token]:
    """Move footnotes behind everything else: "footnote_open", what they say, and "footnote_close" for each.

    `env` is what the parser was given. Each of these tokens has the label, and whether anything refers to it.
    """
    if not _defined(env) and not _inline_notes(env):
        return tokens
    text: list[Token] = []
    notes: list[list[Token]] = []
    around: list[tuple[Token, list[Token]]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = str(token.meta["label"])
            opening, closing = _frame(label, label in _used(env))
            opening.map = token.map
            notes.append([opening])
            around.append((closing, notes[-1]))
        elif token.type == "footnote_reference_close":
            closing, note = around.pop()
            note.append(closing)
        else:
            (around[-1][1] if around else text).append(token)
    for label, children in _inline_notes(env):
        opening, closing = _frame(label, True)
        inline = Token("inline", "", 0, children=children)
        notes.append([opening, Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1), closing])
    return [*text, Token("hr", "hr", 0), *(token for note in notes for token in note)]


def _frame(label: str, is_used: bool) -> tuple[Token, Token]:
    meta = {"label": label, "is_used": is_used}
    return Token("footnote_open", "", 1, meta=meta), Token("footnote_close", "", -1, meta=meta)


def _read_inline_note(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    notes = _inline_notes(state.env)
    end = parseLinkLabel(state, start + 1) if len(notes) < _MOST_INLINE else -1
    if end < 0:
        return False
    if not silent:
        number = int(notes[-1][0]) + 1 if notes else 1
        while f":{number}" in _defined(state.env):
            number += 1
        children: list[Token] = []
        notes.append((str(number), children))
        state.md.inline.parse(state.src[start + 2 : end], state.md, state.env, children)
        state.push("footnote_ref", "", 0).meta = {"label": str(number)}
    state.pos = end + 1
    return True


def _read_reference(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[^", state.pos) or not _defined(state.env):
        return False
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or f":{match[1]}" not in _defined(state.env):
        return False
    if not silent:
        _used(state.env).add(match[1])
        state.push("footnote_ref", "", 0).meta = {"label": match[1]}
    state.pos = match.end()
    return True


def _defined(env: MutableMapping[str, Any]) -> MutableMapping[str, int]:
    """The labels that the rule for definitions has read, each behind a colon."""
    defined: MutableMapping[str, int] = env.get("footnotes", {}).get("refs", {})
    return defined


def _inline_notes(env: MutableMapping[str, Any]) -> list[tuple[str, list[Token]]]:
    """The notes in the text: their labels, and what they say."""
    notes: list[tuple[str, list[Token]]] = env.setdefault("inline_notes", [])
    return notes


def _used(env: MutableMapping[str, Any]) -> set[str]:
    """The labels that something refers to."""
    used: set[str] = env.setdefault("used_notes", set())
    return used
