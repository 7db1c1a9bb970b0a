"""What in a note is a link, and where it leads."""

import pytest

from tests.notes.sheets import links, shown


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("[text](a.md#b)", [("text", "a.md#b")]),
        ("[*a* `b`](x.md) [c][ref]\n\n[ref]: <y z.md>", [("a b", "x.md"), ("c", "y z.md")]),
        ("<https://example.org/>", [("https://example.org/", "https://example.org/")]),
        ("[![alt](i.png)](x.md)", [("▣ alt", "x.md")]),
        ("[a](javascript:x) [b](<>)", [("a", "javascript:x"), ("b", "")]),
        ("- [[a](b)] \\[[c](d)]", [("a", "b"), ("c", "d")]),
        ("[a](%1b[31m) [b](x\u202ey)", [("a", "%1b[31m"), ("b", "x%E2%80%AEy")]),
    ],
)
def test_links_can_be_followed(markdown: str, found: list[tuple[str, str]]) -> None:
    assert links(markdown) == found


@pytest.mark.parametrize(
    ("markdown", "url"),
    [
        ("see https://example.org/a_b_c?d=e&f#g now", "https://example.org/a_b_c?d=e&f#g"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        ("https://example.org.", "https://example.org"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a_(b), c", "https://example.org/a_(b)"),
        ("*https://example.org/a*", "https://example.org/a"),
        ("**https://example.org/a**: b", "https://example.org/a"),
        ("[https://example.org/a]", "https://example.org/a"),
        ("见https://example.org/a。好", "https://example.org/a"),
        ("https://example.org/论文", "https://example.org/论文"),
        (r"https://example.org/a\_b", "https://example.org/a_b"),
        ("|a|\n|-|\n|https://example.org/|", "https://example.org/"),
        ("https://example.org/<br>x", "https://example.org/"),
    ],
)
def test_bare_web_addresses_are_links_without_the_punctuation_around_them(markdown: str, url: str) -> None:
    assert links(markdown) == [(url, url)]


@pytest.mark.parametrize(
    "text", ["http", "https://", "http://.", "xhttp://example.org", "ftp://example.org", "example.org", "a@example.org"]
)
def test_what_is_no_web_address_is_text(text: str) -> None:
    assert links(text) == []
    assert shown(text) == [text]


def test_a_web_address_in_a_link_or_in_code_is_no_link_of_its_own() -> None:
    assert links("[https://example.org](a.md) `https://example.org`") == [("https://example.org", "a.md")]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("![An *overview*](a/b.png)", [("▣ An overview", "a/b.png")]),
        ("![](x/the-big_picture%20(1).png?alt=m)", [("▣ the big picture (1)", "x/the-big_picture%20(1).png?alt=m")]),
        ("![](data:image/png;base64,AAAA)", [("▣ image", "data:image/png;base64,AAAA")]),
        ("![x][i]\n\n[i]: i.png", [("▣ x", "i.png")]),
    ],
)  # fmt: skip
def test_images_are_shown_by_what_they_show_and_can_be_opened(markdown: str, found: list[tuple[str, str]]) -> None:
    assert links(markdown) == found


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("[[Orca]]", [("Orca", "Orca")]),
        ("[[OSDI 2022/Orca|the paper]]", [("the paper", "OSDI%202022/Orca")]),
        ("[[Orca#Key design!]]", [("Orca > Key design!", "Orca#key-design")]),
        ("[[#Design]]", [("Design", "#design")]),
        ("[[Orca#A#B]] [[Orca#^block]]", [("Orca > A > B", "Orca#b"), ("Orca > ^block", "Orca#%5Eblock")]),
        ("[[论文?]]", [("论文?", "%E8%AE%BA%E6%96%87%3F")]),
        ("[[GPT-3.5]] [[a.md]] [[a.pdf]]", [("GPT-3.5", "GPT-3.5.md"), ("a.md", "a.md"), ("a.pdf", "a.pdf")]),
        ("![[the figure.png]] ![[b.png|300]] ![[c.svg|Words]]",
         [("▣ the figure", "the%20figure.png"), ("▣ b", "b.png"), ("▣ Words", "c.svg")]),
        ("![[Orca]]", [("Orca", "Orca")]),
        ("|a|\n|-|\n|[[Orca\\|x]]|", [("x", "Orca")]),
    ],
)  # fmt: skip
def test_wiki_links_lead_to_pages_by_their_names(markdown: str, found: list[tuple[str, str]]) -> None:
    assert links(markdown) == found


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("[[1]](a.md)", [("[1]", "a.md")]),
        ("[[Paper](a.pdf)] [[Code](b)]", [("Paper", "a.pdf"), ("Code", "b")]),
        ("[[x]]\n\n[x]: y.md", [("x", "y.md")]),
        ("as in [[12]] and [[ -f x ]] and [[]] and `[[a]]`", []),
    ],
)
def test_other_things_in_double_brackets_are_no_wiki_links(markdown: str, found: list[tuple[str, str]]) -> None:
    assert links(markdown) == found
