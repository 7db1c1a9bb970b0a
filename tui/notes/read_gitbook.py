"""The tags of GitBook into blocks."""

from tui.notes.block_builder import BlockBuilder
from tui.notes.blocks import Group, Look, Span, Text
from tui.notes.markdown.gitbook import GitBookTag
from tui.notes.spans import SpanBuilder

_FRAMED = ("hint", "content-ref")


class GitBookReader:
    """Adds what tags say to the blocks, and opens and closes the groups that stand between two tags."""

    def __init__(self, blocks: BlockBuilder) -> None:
        self._blocks = blocks
        self._open: list[tuple[GitBookTag, Group]] = []

    def read(self, tag: GitBookTag, line: int) -> None:
        """Take a tag that stands at a line of the page."""
        if tag.ends in _FRAMED:
            self._end(tag.ends, line)
        elif tag.name == "content-ref":
            self._open.append((tag, self._blocks.open(Span(""), line)))
        elif tag.name == "hint":
            self._open.append((tag, self._blocks.open_quote(line)))
            self._add(tag.title, "", line)
        elif tag.title or tag.link:
            self._add(tag.title, tag.link, line)

    def _end(self, name: str, line: int) -> None:
        while self._open:
            tag, group = self._open.pop()
            if tag.name == "content-ref" and not group.blocks:
                self._add(tag.title, tag.link, line)
            self._blocks.close(group)
            if tag.name == name:
                return

    def _add(self, title: str, link: str, line: int) -> None:
        spans = SpanBuilder()
        if link:
            spans.add_link(title or link, link)
        else:
            spans.add(title, Look.BOLD)
        if shown := spans.take():
            self._blocks.add(Text(shown, line, joined=not link))
