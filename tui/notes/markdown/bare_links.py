"""Web addresses in a text, without anything around them, as links."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_ESCAPE = r"\\(?=[!-/:-@\[-`{-~])"
_REST = re.compile(rf"://(?:[^\s<>\"'`|\\^{{}}\u3000-\u303f\uff00-\uffef\u2018-\u201f]|{_ESCAPE}.)*")
"""What follows the scheme: up to a space, or a sign that no address has as it is."""
_PUNCTUATION = "?!.,:;*_~'\"\\"
_PAIRS = {")": "(", "]": "["}


def bare_links_plugin(parser: MarkdownIt) -> None:
    """Have a parser read http and https addresses as links."""
    parser.inline.ruler.before("html_inline", "bare_link", _read_link)


def _read_link(state: StateInline, silent: bool) -> bool:
    src, colon = state.src, state.pos
    if silent or state.linkLevel or src[colon] != ":" or not src.startswith("://", colon):
        return False
    scheme = next((name for name in ("https", "http") if src[max(0, colon - 5) : colon].lower().endswith(name)), "")
    start = colon - len(scheme)
    before = src[start - 1] if start > 0 else " "
    if not scheme or (before.isascii() and (before.isalnum() or before in "+-._\\")):
        return False
    rest = _REST.match(src, colon, state.posMax)
    end = _trimmed(rest[0]) if rest else 0
    if end <= len("://"):
        return False
    state.pending = state.pending[: -len(scheme)]
    url = re.sub(_ESCAPE, "", src[start : colon + end])
    state.push("link_open", "a", 1).attrs = {"href": url}
    state.push("text", "", 0).content = url
    state.push("link_close", "a", -1)
    state.pos = colon + end
    return True


def _trimmed(text: str) -> int:
    """The length of an address, without the punctuation of the sentence that it stands in."""
    end = len(text)
    surplus = {closing: text.count(closing) - text.count(opening) for closing, opening in _PAIRS.items()}
    while end:
        char = text[end - 1]
        if surplus.get(char, 0) > 0:
            surplus[char] -= 1
        elif char not in _PUNCTUATION:
            break
        end -= 1
    return end
