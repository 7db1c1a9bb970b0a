"""A page as parts under headings, whatever its size."""

from collections.abc import MutableMapping, Sequence
from typing import Any

import pytest
from markdown_it.token import Token

from tui.library.facts.outline import outline
from tui.library.parser import parse_inline
from tui.library.stretches import plain_text, stretches_of


def test_paragraphs_and_bullets_stand_under_their_headings() -> None:
    before, top, inner, last = outline("a\n# T\nb\n\nc\n### _I_\n- d\n  - e\n## L\n")
    assert [part.title for part in (before, top, inner, last)] == ["", "T", "I", "L"]
    assert [part.level for part in inner.lineage()] == [3, 1]
    assert [part.level for part in last.lineage()] == [2, 1]
    assert [len(part.paragraphs) for part in (before, top, inner)] == [1, 2, 0]
    (bullet,) = inner.bullets
    assert [below.line for below in bullet.walk()] == [7, 8]


def test_lines_are_counted_from_where_the_text_begins_in_its_file() -> None:
    (_, part) = outline("# T\r\n\r\n- a\r\n", first_line=6)
    assert part.heading is not None
    assert (part.heading.line, part.bullets[0].line) == (6, 8)


def test_a_paragraph_has_lines_but_a_link_is_not_cut() -> None:
    ((paragraph,),) = (part.paragraphs for part in outline("a\nb [c\nd](/x)  \ne"))
    assert [plain_text(stretches_of(line)) for line in paragraph.lines()] == ["a", "b c d", "e"]


def test_headings_are_compared_by_their_words() -> None:
    assert [part.name for part in outline("# 1.2 📄 Meta-_Info_:\n")] == ["", "meta info"]


def test_of_huge_pages_the_beginning_is_read() -> None:
    (start,) = outline("* a\n" * 200_000)
    assert 1000 < len(start.bullets) < 200_000
    (start,) = outline("[" * 3_000_000)
    assert 100 < start.prose < 3_000_000


def test_no_nesting_is_too_deep() -> None:
    (part,) = outline("".join(f"{'  ' * level}- {level}\n" for level in range(300)))
    assert 5 < sum(1 for _ in part.bullets[0].walk()) < 300
    assert len(outline("> " * 5000 + "a")) == 1


def test_only_the_text_that_is_wanted_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def parse(text: str, env: MutableMapping[str, Any]) -> Sequence[Token]:
        parsed.append(text)
        return parse_inline(text, env)

    monkeypatch.setattr("tui.library.facts.outline.parse_inline", parse)
    parts = outline("# T\n\n*a*\n\n- *b*\n")
    assert parsed == ["T"]
    assert plain_text(stretches_of(parts[1].bullets[0].paragraphs[0].tokens)) == "b"
    assert parsed == ["T", "*b*"]


def test_where_links_lead_is_not_counted_as_text() -> None:
    (part,) = outline("a [b](https://x.org/c) d\n\n- [e](/f.md)\n")
    assert part.prose == len("a [b d")
    assert part.bullets[0].length == len("[e")
