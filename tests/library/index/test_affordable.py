"""An index is read to its end, unless that would take longer than anyone waits; then it is told where the end is."""

import pytest

from tests.library.index.test_plain_lines import PLAIN
from tui.library.index.affordable import AffordableParts
from tui.library.index.plain_lines import parts_of
from tui.library.index.read_items import read_items

BULLETS = "\n".join(PLAIN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- [A *b*](/a.md)\n" * 20_000,
        "\n".join(f"- [Paper {number}: {'a title ' * 12}](/venue/paper-{number}.md)" for number in range(110_000)),
        "```\n- [no](/no.md)\n```\n\n" + BULLETS * 500,
        "[" * 100_000,
        "> " * 100 + "a\n" + "lazy\n" * 2_000,
    ],
    ids=["nothing", "bullets with marks", "plain bullets", "behind code", "brackets", "quotes"],
)
def test_what_anyone_may_write_is_read_to_its_end(text: str) -> None:
    parts = AffordableParts(text)
    assert list(parts) == list(parts_of(text))
    assert parts.end == 0


@pytest.mark.parametrize(
    "unit",
    ["- [a](/a.md)\n", "- a\n", "- *a*\n", "[", "*a", "](", "\n", "> a\n\n", "- [a](" + "/x" * 99 + ".md)\n", "#a "],
)
def test_of_what_would_take_too_long_the_beginning_is_read(monkeypatch: pytest.MonkeyPatch, unit: str) -> None:
    monkeypatch.setattr("tui.library.index.affordable._PATIENCE", 350_000)
    monkeypatch.setattr("tui.library.index.affordable._MOST_LINES", 100_000)
    text = unit * (800_000 // len(unit))
    parts = AffordableParts(text)
    count = sum(1 for _ in parts)
    assert count > 0
    assert 0 < parts.end <= text.count("\n") + 1


def test_the_line_that_was_not_read_is_the_first_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for patience in (10, 1_000, 5_000, 20_000):
        monkeypatch.setattr("tui.library.index.affordable._PATIENCE", patience)
        for text in ("- a *b*\n" * 400, f"# H\n\n{BULLETS}\n", "- a\r\n\r\n" * 400):
            index = read_items(text)
            bullets = [number for number, line in enumerate(text.splitlines(), start=1) if line.startswith("-")]
            read = [item.line for item in index.items]
            assert read == [line for line in bullets if not index.end or line < index.end]
