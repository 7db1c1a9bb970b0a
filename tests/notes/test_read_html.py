"""HTML in a page says what it says in a browser, and no text in it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notes.sheets import links, looks, sheet_of, shown
from tui.notes.blocks import Look
from tui.notes.html_tags import pieces


def test_tables_are_tables() -> None:
    html = (
        '<table data-view="cards"><thead><tr><th align="right">Venue</th><th data-hidden>When</th></tr></thead>'
        '<tbody><tr><td><a href="osdi.md">OSDI</a></td><td>2022<br>July</td></tr>'
        "<tr><td><strong>SC</strong></td></tr></tbody></table>"
    )
    assert shown(html) == [
        "Venue │ When",
        "──────┼─────",
        " OSDI │ 2022",
        "      │ July",
        "   SC │",
    ]
    assert links(html) == [("OSDI", "osdi.md")]
    assert looks(html)["SC"] == Look.BOLD


def test_tables_need_not_be_whole() -> None:
    assert shown("<table><tr><td>a<td>b<tr><td>c") == ["a │ b", "c │"]
    assert shown("<table><td>a</td></table>") == ["a"]
    assert shown("<table><tr><td></td></tr></table>") == []
    assert shown("<div><td>a</td></div>") == ["a"]


def test_a_cell_may_be_several_columns_wide() -> None:
    html = "<table><tr><th colspan=2>Both</th><th>c</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>"
    assert shown(html) == ["Both │   │ c", "─────┼───┼──", "1    │ 2 │ 3"]
    assert shown('<table><tr><td colspan="x">1</td><td colspan="-1">2</td><td colspan="99999">3') == ["1 │ 2 │ 3"]


def test_a_header_at_the_side_is_bold() -> None:
    html = "<table><tr><th>a</th><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>"
    assert shown(html) == ["a │ b", "c │ d"]
    assert looks(html)["c"] == Look.BOLD


def test_what_is_in_a_table_but_in_no_cell_is_shown() -> None:
    html = "<table><caption>Words</caption>before<tr>within<td>a</td>between<td>b</td></tr>after</table>"
    assert shown(html) == ["Words", "before", "", "within", "", "a between │ b after"]


def test_cells_may_hold_lists_and_paragraphs() -> None:
    html = "<table><tr><td><p>a</p><p>b</p></td><td><ul><li>c</li><li>d</li></ul>e</td></tr></table>"
    assert shown(html) == ["a │ • c", "b │ • d", "  │ e"]


def test_a_table_with_blank_lines_in_it_is_one_table() -> None:
    assert shown("<table>\n\n<tr><td>a</td>\n\n<td>b</td></tr>\n\n</table>\n\ntext") == ["a │ b", "", "text"]


def test_a_figure_is_an_image_above_its_caption() -> None:
    html = '<figure><img src="a/the-design.png" alt=""><figcaption><p>The <em>design</em></p></figcaption></figure>'
    assert shown(html) == ["▣ the design", "The design"]
    assert links(html) == [("▣ the design", "a/the-design.png")]
    assert looks(html)["The design"] == Look.ITALIC
    assert shown('<figure><img src="a.png"><figcaption></figcaption></figure><p>text</p>') == ["▣ a", "", "text"]


def test_other_media_can_be_opened_like_images() -> None:
    assert links('<iframe src="https://example.org/v" title="A talk"></iframe>') == [
        ("▣ A talk", "https://example.org/v")
    ]
    assert links('<video src="x/demo.mp4"></video>') == [("▣ demo", "x/demo.mp4")]


def test_details_are_open_below_their_summary() -> None:
    assert shown("<details>\n<summary>More</summary>\n\n- item\n\n</details>\n") == ["▾ More", "", "• item"]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", ["• a", "• b", "  ◦ c"]),
        ("<ol start=3><li>a<li>b</ol>", ["3. a", "4. b"]),
        ("<ol start=x><li>a</ol>", ["1. a"]),
        ("<li>a</li>", ["• a"]),
        ("<ul><li><p>a</p><p>b</p></li></ul>", ["• a", "", "  b"]),
        ("<blockquote><p>a</p>b</blockquote>c", ["▎ a", "▎", "▎ b", "", "c"]),
        ("<dl><dt>a<dd>b<dd>c<dt>d</dl>", ["a", "  b", "  c", "", "d"]),
        ('<ul><li><input type="checkbox" checked> a</li></ul>', ["• ☑ a"]),
        ("<p></ul></li></blockquote>a</p>", ["a"]),
    ],
)
def test_lists_and_quotes_are_what_they_are(html: str, lines: list[str]) -> None:
    assert shown(html) == lines


def test_html_in_a_list_of_markdown_does_not_end_it() -> None:
    assert shown("1. a\n\n   <ul><li>b</li></ul></li></ol>\n\n   c\n2. d\n") == [
        "1. a",
        "",
        "   • b",
        "",
        "   c",
        "",
        "2. d",
    ]


def test_headings_are_headings() -> None:
    sheet = sheet_of('<h1 align="center" id="x">Title</h1>\n\n# Title\n')
    assert [(heading.title, heading.level, heading.line) for heading in sheet.headings] == [
        ("Title", 1, 0),
        ("Title", 1, 2),
    ]
    assert sheet.anchors == {"x": 0, "title": 0, "title-1": 2}


def test_any_element_may_be_an_anchor() -> None:
    html = '<div id="a">one</div><ul id="b"><li id="c">two</ul><table id="d"><tr><td id="e">x</table>'
    assert sheet_of(html).anchors == {"a": 0, "b": 2, "c": 2, "d": 4, "e": 4}


def test_code_keeps_its_lines_and_spaces() -> None:
    html = '<pre lang="python">\ndef  f():\n\treturn <b>1</b> &lt; 2<br>x</pre>after'
    assert shown(html) == ["  def  f():", "      return 1 < 2", "  x", "", "after"]
    assert looks(html)["def"] == Look.CODE | Look.KEYWORD


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>one\n  two &amp; <b>three</b></p>", ["one two & three"]),
        ("<div>a</div><div>b</div>c", ["a", "", "b", "", "c"]),
        ("<p>a<br>b<hr>c", ["a", "b", "", "─" * 60, "", "c"]),
        ("<div><!-- no -->a<script>b<c</script><style>p { d }</style>e</div>", ["ae"]),
        ("<div>Vec<T>, a < b, <my_tag>c</my_tag> <3</div>", ["Vec<T>, a < b, <my_tag>c</my_tag> <3"]),
        ("<div>a <b</div>", ["a <b"]),
        ("<div>a <!-- b</div>", ["a <!-- b"]),
        ("<div><![CDATA[ a ]]> <!doctype html> <?x ?> b</div>", ["b"]),
        ('<p title="a > b">c</p>', ["c"]),
        ("<p title=don't>c</p>", ["c"]),
        ("<div>&#27;[31m&#x202e;a</div>", ["[31ma"]),
    ],
)
def test_text_is_shown_and_what_is_no_text_is_not(html: str, lines: list[str]) -> None:
    assert shown(html) == lines


def test_attributes_are_decoded_in_any_quotes() -> None:
    (tag,) = pieces("""<A Href=a&amp;b title="x > 'y'" Alt='"' hidden/>""", set())
    assert (tag.name, tag.is_end) == ("a", False)
    assert tag.attributes() == {"href": "a&b", "title": "x > 'y'", "alt": '"', "hidden": ""}


@given(st.text("<>/!?-=\"'&; \nabp[]") | st.text())
def test_the_pieces_are_the_whole(html: str) -> None:
    assert "".join(piece.source for piece in pieces(html, set())) == html


TAGS = (
    "<ul> <li> </li> </ul> <table> <td> </td> </table> <p> <pre> <b> </b> <blockquote> <dd> <dt> <h2> <T> <!--x--> <br>"
)


@given(st.lists(st.sampled_from(TAGS.split())))
def test_no_text_is_lost_between_any_tags(tags: list[str]) -> None:
    words = [f"w{number}x" for number in range(len(tags))]
    page = "<div>" + "".join(tag + word for tag, word in zip(tags, words, strict=True))
    text = " ".join(shown(page, 2000))
    assert all(word in text for word in words)
