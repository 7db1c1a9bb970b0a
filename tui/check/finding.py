"""One thing to look at, and where it stands."""

from dataclasses import dataclass

from tui.library.address import BadLink, PageLink, WebLink, scheme_of

_LONGEST = 200  # characters of a link
_MEANT = ("data", "mailto", "tel")
"""Schemes that are not opened, and that nobody takes for a mistake."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What was found, in words, at a 1-based line of a file; safe to draw."""

    file: str
    line: int
    what: str


def shortened(url: str) -> str:
    """A link that is short enough for a message."""
    return url if len(url) <= _LONGEST else f"{url[:_LONGEST]}…"


def what_is_wrong(url: str, target: PageLink | WebLink | BadLink) -> str:
    """Why a link cannot be followed, whatever is at its end; "" if it can, or is not meant to be followed here."""
    if not isinstance(target, BadLink) or scheme_of(url) in _MEANT:
        return ""
    return f"{target.reason}: {shortened(url)}" if url else target.reason
