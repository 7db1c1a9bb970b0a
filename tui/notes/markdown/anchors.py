"""The names that links give to places on a page."""

import re

from tui.library.sanitise import clean

_DROPPED = re.compile(r"[^\w\- ]")


def anchor_of(title: str) -> str:
    """The name that GitHub gives to a heading."""
    return _DROPPED.sub("", title.strip().lower()).replace(" ", "-")


def footnote_anchor(label: str) -> str:
    """The place of a footnote; no heading has such a name."""
    return f"footnote {clean(label)}"


def reference_anchor(label: str) -> str:
    """The place where a footnote is referred to first."""
    return f"reference {clean(label)}"


class HeadingAnchors:
    """Names the headings of one page."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def name(self, title: str) -> str:
        """The name of the next heading: with a number behind it if another heading has it, and never given twice."""
        name = plain = anchor_of(title)
        while name in self._counts:
            self._counts[plain] += 1
            name = f"{plain}-{self._counts[plain]}"
        self._counts[name] = 0
        return name
