"""A page as it was read, wherever it comes from."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Page:
    """The Markdown of a page, as it was read; its text is not sanitised yet.

    `address` is where it was found, which may be another spelling than what was asked for. `path` is its file, if it
    has one. `url` is where the site has it, or "". `notice` is what a reader should know about it, safe to draw.
    """

    address: str
    text: str
    path: Path | None = None
    url: str = ""
    notice: str = ""


class PageError(Exception):
    """A page cannot be had; the message says why in one line that is safe to draw."""
