"""The border between text from strangers and everything that draws it.

An index can hold escape sequences (also as entities, which is why this runs after parsing), bidirectional
overrides that reorder a line, and characters without a width. Nothing that leaves `tui.library` holds them.
"""

import re
from urllib.parse import quote

STAND_IN = "(untitled)"
"""What a title shows when nothing of it is visible."""

# Bidirectional controls, zero-width characters that no script needs, line and paragraph separators, byte order
# mark, interlinear annotation, tags. U+200C and U+200D stay: Persian, the Indic scripts and emoji need them.
_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_SEPARATORS = "\t\n\v\f\r\u0085\u2028\u2029"
_UNSAFE = re.compile(f"[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff{_INVISIBLE}\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_JOINERS_AND_SPACES = re.compile("[\\s\u200c\u200d\u2800\u3164\u115f\u1160\uffa0]*")


def _picture(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if char in _SEPARATORS:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if code < 0xA0 or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return ""


def clean(text: str) -> str:
    """One line that is safe to draw: controls as pictures (ESC as ␛), invisible ones gone, spaces folded."""
    return _SPACES.sub(" ", clean_text(text)).strip()


def clean_text(text: str) -> str:
    """Like `clean`, with all its spaces; a line break or tab becomes a space too."""
    return text if text.isascii() and text.isprintable() else _UNSAFE.sub(_picture, text)


def clean_title(text: str) -> str:
    """Like `clean`, with `STAND_IN` for a title of which nothing would be visible."""
    title = clean(text)
    return STAND_IN if _JOINERS_AND_SPACES.fullmatch(title) else title


def clean_url(url: str) -> str:
    """The link as written, with what could not be drawn percent-encoded (RFC 3986, section 2.1)."""
    return _UNSAFE.sub(lambda match: quote(match[0].encode("utf-8", "replace")), url.strip())
