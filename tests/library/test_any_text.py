"""Whatever a file holds, it opens, and no link of a list in it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from tests.indexes import library_of
from tui.library.branches import Grouping, branch_out

FRAGMENTS = st.sampled_from(
    ["- ", "* ", "1. ", "  ", "    ", "\t", "\n", "\n\n", "# ", "## ", "[", "](", ")", "]", "<", ">", "`", "```\n",
     "**", "_", "\\", "&#x1b;", "&nbsp;", "<!--", "-->", "|", "~", "![", "#tag", "/a/b.md", "https://x.org/",
     "2021", ": ", "\r\n", "\x00", "\x1b[31m", "\u202e", "é", "論", "---\n", "> ", "[x]: /y\n", "README.md", "?"]
)  # fmt: skip
ANY_TEXT = st.text(st.characters(codec="utf-8")) | st.lists(FRAGMENTS).map("".join)

SEGMENT = st.text("abcdefghijklmnop0123456789-", min_size=1, max_size=12)
URL = st.lists(SEGMENT, min_size=1, max_size=4).map(lambda parts: "/" + "/".join(parts) + ".md")
WORDS = st.text("abcXYZ 0123456789,!", max_size=30).map(str.strip)


@st.composite
def indexes(draw: st.DrawFn) -> tuple[str, list[str]]:
    """An index with lists of any depth between other things, and the links in its lists."""
    lines: list[str] = ["# Notes"]
    urls: list[str] = []
    depth = -1
    for _ in range(draw(st.integers(0, 25))):
        kind = draw(st.sampled_from(["bullet"] * 6 + ["heading", "prose", "comment"]))
        if kind == "bullet":
            depth = draw(st.integers(0, depth + 1))
            more = draw(st.lists(URL, min_size=1, max_size=3))
            links = " ".join(f"[t{draw(WORDS)}]({url})" for url in more)
            lines.append("  " * depth + f"- {links} {draw(WORDS)}")
            urls += more
        else:
            depth = -1
            lines += {
                "heading": ["", f"## h{draw(WORDS)}", ""],
                "prose": ["", f"p{draw(WORDS)}", ""],
                "comment": ["", "<!-- - [no](/no.md) -->", ""],
            }[kind]
    return "\n".join(lines), urls


@given(ANY_TEXT)
def test_any_text_is_an_index(text: str) -> None:
    library = library_of(text)
    for entry in library.entries:
        assert entry.title.strip()
        assert list(entry.lineage())[-1].parent is None


@given(indexes())
def test_no_link_of_a_list_is_lost(index: tuple[str, list[str]]) -> None:
    text, urls = index
    library = library_of(text)
    found = [url for entry in library.entries for url in (entry.url, *(link.url for link in entry.links)) if url]
    assert sorted(found) == sorted(urls)


@given(indexes(), st.sampled_from(Grouping))
def test_every_paper_is_in_the_tree_exactly_once(index: tuple[str, list[str]], grouping: Grouping) -> None:
    library = library_of(index[0])
    top = branch_out(library, grouping)
    assert sorted(map(id, top.papers())) == sorted(map(id, library.papers))
    assert top.count == len(library.papers)
