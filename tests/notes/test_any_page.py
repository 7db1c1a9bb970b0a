"""Whatever a page holds, it can be read at any width, and nothing in it reaches the terminal but text."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.notes.sheets import cells, links_on, note_of, spans_of
from tui.notes.blocks import plain
from tui.notes.layout import Sheet, lay_out
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
     "👩\u200d", "👩‍🔬", "❤\ufe0f", "\u200d", "\ufe0f", "a\u0301", "\u3000", "\xa0", "\x00", "\x1b[31m", "\x9b", "\u202e", "\u2028",
     "\r\n", "\r", "\ud800", "\U000e0041", "---\na: b\n---\n"]
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
@settings(max_examples=500)
def test_any_text_is_a_page_of_any_width(text: str, width: int) -> None:
    note = note_of(text)
    sheet = lay_out(note.blocks, width)
    for line in sheet.lines:
        whole = plain((*line.lead, *line.text))
        assert max(cells(line), cell_len(whole)) <= max(2, width)
    assert all(is_safe(drawable) for drawable in texts_of(note, sheet))
    assert all(is_safe(url) for _, url in links_on(sheet))
