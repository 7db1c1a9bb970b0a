"""Boxes that set a text apart: GitHub's alerts, GitBook's hints and Obsidian's callouts."""

_SIGNS = {
    "✓ ": ("success", "check", "done", "tip"),
    "⚠ ": ("warning", "attention", "caution", "important"),
    "✗ ": ("danger", "error", "bug", "failure", "fail", "missing"),
    "ℹ ": ("info", "note", "abstract", "summary", "tldr", "todo"),
}


def box_sign(kind: str) -> str:
    """What stands before the title of a box of a kind such as "note", if anything does."""
    return next((sign for sign, kinds in _SIGNS.items() if kind.lower() in kinds), "")


def box_title(kind: str) -> str:
    """What stands above a box that has no title of its own."""
    return box_sign(kind) + kind.capitalize()
