"""A page too long to be laid out at once is shown from its beginning."""

from collections.abc import Sequence

import pytest

from tui.lines.page_lines import PageLines
from tui.notes.blocks import Block, Code, Group, Span, Table, Text, beginning

WORDS = (Span("many words"),)
SORTS: Sequence[Block] = [
    Text(WORDS),
    Code((WORDS,)),
    Table(((WORDS,),)),
    Group(Span("• "), Span("  "), [Group(Span("• "), Span("  "), [Text(WORDS)])]),
]


def test_of_a_long_page_only_the_beginning_is_laid_out_at_once() -> None:
    blocks = [Text((Span(f"{number} words of a page"),), gap=False) for number in range(40_000)]
    assert 0 < PageLines(blocks).line_count < 2000
    assert PageLines(blocks[:5000]).line_count == 5000


@pytest.mark.parametrize("block", SORTS, ids=lambda block: type(block).__name__)
def test_the_beginning_ends_before_the_block_that_is_too_much(block: Block) -> None:
    blocks = [block, block, block]
    assert [len(beginning(blocks, chars)) for chars in (0, 9, 10, 29)] == [0, 0, 1, 2]
    assert beginning(blocks, 30) is blocks
