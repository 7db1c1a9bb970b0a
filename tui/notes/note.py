"""A note: a page as it can be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.notes.blocks import Block
from tui.pages.page import Page


@dataclass(frozen=True, slots=True)
class Note:
    """The blocks of a page, and what its front matter says, as name and value."""

    page: Page
    title: str
    blocks: Sequence[Block]
    fields: Sequence[tuple[str, str]]
