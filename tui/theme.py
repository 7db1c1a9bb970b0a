"""The app's own colours: paper and ink with one accent, in a dark and a light form."""

from textual.theme import Theme

DARK = Theme(
    name="readnotes-dark",
    primary="#e2b35f",
    secondary="#93b4d6",
    accent="#e2b35f",
    foreground="#d6d3cc",
    background="#14161b",
    surface="#14161b",
    panel="#1d2027",
    success="#9ec07c",
    warning="#e2b35f",
    error="#e07a6a",
    dark=True,
)
LIGHT = Theme(
    name="readnotes-light",
    primary="#8f5a00",
    secondary="#2f5f8a",
    accent="#8f5a00",
    foreground="#2a2a28",
    background="#faf8f3",
    surface="#faf8f3",
    panel="#efebe2",
    success="#47702b",
    warning="#8f5a00",
    error="#a83a2a",
    dark=False,
)
