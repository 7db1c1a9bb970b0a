"""What a line of the list says: title, link, tags, summary, further links."""

import pytest

from tui.library.entry import Link
from tui.library.index.read_items import Item, read_items


def only(markdown: str) -> Item:
    (item,) = read_items(markdown).items
    return item


@pytest.mark.parametrize(
    ("line", "title", "url", "tags", "summary"),
    [
        ("- [Orca](/orca.md)", "Orca", "/orca.md", (), ""),
        (r"- [Orca](/orca.md): #batch\_serving #transformer-based\_model", "Orca", "/orca.md",
         ("batch_serving", "transformer-based_model"), ""),
        ("- [SGLang](/s.md): LLM Inference", "SGLang", "/s.md", (), "LLM Inference"),
        ("- [A](/a.md): One sentence. #x #y", "A", "/a.md", ("x", "y"), "One sentence."),
        ("- [A](/a.md): #x, #y; and a sentence", "A", "/a.md", ("x", "y"), "and a sentence"),
        ("- [A](/a.md): uses #RDMA for speed", "A", "/a.md", ("RDMA",), "uses #RDMA for speed"),
        ("- [A](/a.md): fixes #5 in C#", "A", "/a.md", (), "fixes #5 in C#"),
        ("- [A](/a.md) - a dash", "A", "/a.md", (), "a dash"),
        ("- [A](/a.md) — calls main()", "A", "/a.md", (), "calls main()"),
        ("- [A](/a.md): #x #x", "A", "/a.md", ("x",), ""),
        ("- [DNN Service...](/d.md)", "DNN Service...", "/d.md", (), ""),
        ("- [ISPA/IUCC 2018](/i.md)", "ISPA/IUCC 2018", "/i.md", (), ""),
        ("- [**Bold** `code` *it*](/b.md)", "Bold code it", "/b.md", (), ""),
        ("- [a &amp; b &#x202e;c](/e.md)", "a & b c", "/e.md", (), ""),
        ("- [a \x1b7\x07 b](/e.md)", "a ␛7␇ b", "/e.md", (), ""),
        ("- [论文](/笔记/论文.md)", "论文", "/笔记/论文.md", (), ""),
        ("- [x](javascript:alert(1))", "x", "javascript:alert(1)", (), ""),
        ("- [](/empty.md)", "/empty.md", "/empty.md", (), ""),
        ("- <https://example.org/x>", "https://example.org/x", "https://example.org/x", (), ""),
        ("- [![badge](b.png)](/b.md)", "badge", "/b.md", (), ""),
        ("- https://example.org/x.", "https://example.org/x", "https://example.org/x", (), ""),
        ("- A title: https://example.org/x", "A title", "https://example.org/x", (), ""),
        ("- [A](/a.md): #C#, #5", "A", "/a.md", ("C#",), "#5"),
        ("- [Vec<T> considered](/a.md): <b>bold</b> <!-- no -->", "Vec<T> considered", "/a.md", (), "bold"),
        ("- [x] [Orca](/o.md): #tag", "Orca", "/o.md", ("tag",), ""),
        ("- [ ] [Orca](/o.md)", "Orca", "/o.md", (), ""),
        ("- 2021: [Orca](/o.md), [paper](/x)", "Orca", "/o.md", (), "2021:"),
        ("- [A](/a.md): #x: y (#z)", "A", "/a.md", ("x", "z"), "y"),
        ("- words without a link", "words without a link", "", (), ""),
        ("- [ref]\n\n[ref]: /r.md", "ref", "/r.md", (), ""),
        ("* [A](/a.md)", "A", "/a.md", (), ""),
        ("1. [A](/a.md)", "A", "/a.md", (), ""),
        ("\t- [A](/a.md)".lstrip(), "A", "/a.md", (), ""),
    ],
)  # fmt: skip
def test_a_bullet(line: str, title: str, url: str, tags: tuple[str, ...], summary: str) -> None:
    item = only(line)
    assert (item.title, item.url, item.tags, item.summary) == (title, url, tags, summary)


@pytest.mark.parametrize(
    ("line", "title", "url", "links"),
    [
        ("- **Attention** [[paper](/p.pdf)] [[code](/c)]", "Attention", "/p.pdf", (Link("code", "/c"),)),
        ("- [[pdf](/p.pdf)] Attention (NIPS 2017)", "Attention (NIPS 2017)", "/p.pdf", ()),
        (
            "- [Attention](/a.md) [code](/c), [slides](/s)",
            "Attention",
            "/a.md",
            (Link("code", "/c"), Link("slides", "/s")),
        ),
        ("- [Blog](/blog.md): my posts", "Blog", "/blog.md", ()),
    ],
)
def test_several_links_in_a_bullet(line: str, title: str, url: str, links: tuple[Link, ...]) -> None:
    item = only(line)
    assert (item.title, item.url, item.links) == (title, url, links)


def test_lines_are_counted_from_one_whatever_the_line_ends() -> None:
    page = read_items("# T\r\n\r\n- [A](/a.md)\r\n- [B](/b.md)\r\n")
    assert [item.line for item in page.items] == [3, 4]


def test_a_later_paragraph_of_a_bullet_belongs_to_it() -> None:
    item = only("- [A](/a.md)\n\n  A summary of its own. #x\n\n  [code](/c)\n")
    assert (item.summary, item.tags, item.links) == ("A summary of its own.", ("x",), (Link("code", "/c"),))


def test_comments_and_code_hold_no_entries() -> None:
    page = read_items("- [A](/a.md)\n\n<!--\n- [B](/b.md)\n-->\n\n```\n- [C](/c.md)\n```\n")
    assert [item.title for item in page.items] == ["A"]


def test_a_paragraph_that_is_one_link_is_an_entry_and_other_links_are_counted() -> None:
    page = read_items("# T\n\n[Intro](README.md)\n\nSee [this](/x.md) first.\n\n- [A](/a.md)\n")
    assert [item.title for item in page.items] == ["Intro", "A"]
    assert page.unread == (5,)


@pytest.mark.parametrize(
    ("markdown", "title", "headings"),
    [
        ("# T\n- [A](/a)", "T", []),
        ("# T\n## S\n- [A](/a)", "T", ["S"]),
        ("# S\n- [A](/a)\n# R\n- [B](/b)", "", ["S"]),
        ("- [A](/a)", "", []),
        ("Title\n===\n- [A](/a)", "Title", []),
    ],
)
def test_one_heading_above_all_others_is_the_title(markdown: str, title: str, headings: list[str]) -> None:
    page = read_items(markdown)
    assert page.title == title
    assert [heading for _, heading, _ in page.items[0].headings] == headings


def test_bullets_may_be_nested_as_deep_as_anyone_writes_them() -> None:
    depth = 100
    page = read_items("".join(f"{'  ' * level}- [t{level}](/{level}.md)\n" for level in range(depth)))
    assert [item.url for item in page.items] == [f"/{level}.md" for level in range(depth)]
    assert all(inner.outer is outer for outer, inner in zip(page.items, page.items[1:], strict=False))


@pytest.mark.parametrize("marks", ["- " * 20_000, "1. " * 20_000, "- > " * 10_000, "- + " * 10_000])
def test_no_depth_of_nesting_loses_a_link(marks: str) -> None:
    before, *inside, after = read_items(f"- [A](/a.md)\n\n# H\n\n{marks}[B](/b.md)\n\n# H\n\n- [C](/c.md)\n").items
    assert (before.url, inside[-1].url, after.url) == ("/a.md", "/b.md", "/c.md")
    assert len(inside) <= 100


def test_what_thousands_of_paragraphs_say_belongs_to_their_bullet() -> None:
    count = 5_000
    paragraphs = "".join(f"  Line {number} [l{number}](/{number}) #t{number}\n\n" for number in range(count))
    item = only(f"- [A](/a.md)\n\n{paragraphs}")
    assert item.summary.startswith("Line 0 l0 Line 1 l1 Line 2")
    assert item.tags == tuple(f"t{number}" for number in range(count))
    assert item.links == tuple(Link(f"l{number}", f"/{number}") for number in range(count))


def test_bullets_of_words_below_a_link_are_its_summary() -> None:
    item = only("- [Orca](/orca.md): A system.\n  - batches by iteration\n  - #serving\n")
    assert (item.summary, item.tags) == ("A system.; batches by iteration", ("serving",))


def test_empty_bullets_are_nothing() -> None:
    assert read_items("- \n- [A](/a.md)\n-\n").items == (only("- \n- [A](/a.md)"),)
