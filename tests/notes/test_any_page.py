"""Whatever a page holds, it can be read at any width, and nothing in it reaches the terminal but text."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.notes.sheets import cells, drawn, links_on, note_of, sheet_of, spans_of
from tui.notes.blocks import plain
from tui.notes.layout.find import PageText
from tui.notes.layout.layout import Sheet, lay_out
from tui.notes.markdown.note_parser import parse
from tui.notes.note import Note

FRAGMENTS = st.sampled_from(
    ["- ", "* ", "1. ", "7) ", "  ", "    ", "\t", "\n", "\n\n", "  \n", "\\\n", "# ", "## ", "===\n", "---\n", "***\n",
     "[", "](", ")", "]", "![", "[[", "]]", "|", "#", "<", ">", "`", "```\n", "~~~py\n", "**", "_", "~~", "==", "\\",
     "$", "$$", "$$\n", "x^{2}", "[^1]", "[^1]: ", "^[", "[x]: /y\n", "> ", "> [!NOTE]\n", "- [ ] ", "Term\n: ", "&lt;",
     "&#x1b;", "&nbsp;", "&#0;", "<!--", "-->", "|a|b|\n|-|:-:|\n", "https://example.org/a_b)", "://",
     "{% hint style=\"info\" %}\n", "{% endhint %}\n", "{% tab title=\"T\" %}\n", "{% content-ref url=\"a.md\" %}\n",
     "{%", "%}", "<table>", "<tr>", "<td colspan=3>", "<th>", "</td>", "</table>", "<ul>", "<ol start=3>", "<li>",
     "</li>", "</ul>", "<pre>", "</pre>", "<div id=\"x\">", "</div>", "<p>", "<br>", "<b>", "</b>", "<a href=\"x\">",
     "<img src=\"x.png\">", "<details>", "<summary>", "<figure>", "<figcaption>", "<h2>", "<script>", "</script>",
     "<sup>", "<sub>", "<T>", "<![CDATA[", "<?", "<!x", "word ", "words and more words ", "論文を", "読む。", "（", "é",
     "👩\u200d", "👩‍🔬", "❤\ufe0f", "\u200d", "\ufe0f", "a\u0301", "\u3000", "\xa0", "\x00",
     "\x1b[31m", "\x9b", "\u202e", "\u2028", "\r\n", "\r", "\ud800", "\U000e0041", "---\na: b\n---\n"]
)  # fmt: skip
ANY_TEXT = st.text(st.characters()) | st.lists(FRAGMENTS, max_size=40).map("".join)
WIDTHS = st.integers(1, 12) | st.integers(1, 120)
UNSAFE = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def is_safe(text: str) -> bool:
    return all(
        unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"} and unicodedata.bidirectional(char) not in UNSAFE
        for char in text
    )


def texts_of(note: Note, sheet: Sheet) -> list[str]:
    """Everything of a note that may be drawn."""
    titles = [note.title, *(heading.title for heading in sheet.headings)]
    fields = [text for field in note.fields for text in field]
    return [span.text for span in spans_of(sheet)] + titles + fields


@given(ANY_TEXT, WIDTHS)
@settings(max_examples=150)
def test_any_text_is_a_page_of_any_width(text: str, width: int) -> None:
    note = note_of(text)
    sheet = lay_out(note.blocks, width)
    for line in sheet.lines:
        whole = plain((*line.lead, *line.text))
        assert max(cells(line), cell_len(whole)) <= max(2, width)
    assert all(is_safe(drawable) for drawable in texts_of(note, sheet))
    assert all(is_safe(url) for _, url in links_on(sheet))


LETTERS = st.text(st.characters(categories=["L"]), min_size=1)
PARAGRAPHS = st.lists(st.lists(LETTERS, min_size=1).map(" ".join), max_size=5)


@given(PARAGRAPHS, WIDTHS)
def test_words_are_all_there_in_their_order(paragraphs: list[str], width: int) -> None:
    def solid(lines: Iterable[str]) -> str:
        return "".join("".join(lines).split())

    assert solid(drawn(sheet_of("\n\n".join(paragraphs), width))) == solid(paragraphs)


REWRITTEN = ("[!", "<su", "<script", "<template", "<style", "$")
"""What has letters that are shown in another form, or not at all."""


@given(ANY_TEXT.filter(lambda text: not any(rewritten in text for rewritten in REWRITTEN)), WIDTHS)
@settings(max_examples=100)
def test_every_letter_of_the_text_is_shown(text: str, width: int) -> None:
    note = note_of(text)
    written = text if not note.fields else text.split("---\n", 2)[2]
    inlines = [token for token in parse(written) if token.type == "inline"]
    said = [child.content for token in inlines for child in token.children or [] if child.type == "text"]
    shown = Counter("".join(drawn(lay_out(note.blocks, width))))
    missing = Counter(filter(str.isalpha, "".join(said))) - shown
    assert not missing


@given(ANY_TEXT, WIDTHS, st.sampled_from(["a", "word", "words and", "論", "-", " ", "x y"]) | st.text(max_size=5))
def test_anything_can_be_looked_for_on_any_page(text: str, width: int, wanted: str) -> None:
    sheet = sheet_of(text, width)
    for match in PageText(sheet).find(wanted):
        for part in match:
            assert 0 <= part.start < part.end <= len(plain(sheet.lines[part.line].text))


DEEP = 2000
LONG = 5000


@pytest.mark.parametrize(
    "text",
    [
        "> " * DEEP + "word",
        "- " * DEEP + "word",
        "1. " * DEEP + "word",
        "\n".join("  " * depth + "- x" for depth in range(300)) + "\n" + "  " * 300 + "word",
        "\n".join("> " * depth + "x" for depth in range(1, 300)) + " word",
        "[" * DEEP + "word" + "](x)" * DEEP,
        "![" * DEEP + "word" + "](x)" * DEEP,
        "^[" * DEEP + "word" + "]" * DEEP,
        "[^1]: " * DEEP + "word",
        "*a " * DEEP + "word" + " b*" * DEEP,
        "Term\n" + ": " * DEEP + "word",
        "<div>" * DEEP + "word",
        "<ul><li>" * DEEP + "word",
        "<blockquote>" * DEEP + "word" + "</blockquote>" * DEEP,
        "<table><tr><td>" * DEEP + "word",
        "a " + "<b>" * DEEP + "word" + "</i></b>" * DEEP,
        "{% hint %}\n" * DEEP + "word",
        "|" + "word|" * DEEP + "\n|" + "-|" * DEEP,
        "[x](y) " * LONG + "word",
        "x" * LONG + " word",
        "a " + "`" * LONG + " word",
        "*" * LONG + " word",
        "[" * LONG + " word",
        "<" * LONG + " word",
        "$" * LONG + " word",
        "&" * LONG + " word",
    ],
    ids=lambda text: repr(text[:9]),
)
def test_what_is_deep_or_long_is_read_too(text: str) -> None:
    for width in (5, 80):
        lines = drawn(sheet_of(text, width))
        assert "word" in "".join(line.strip(" •◦▪▎─") for line in lines)
