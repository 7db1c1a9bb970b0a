"""The head of a note says where its paper is, who wrote it, and where the code is."""

import pytest

from tui.library.entry import Link
from tui.library.facts.head import Head, read_head
from tui.library.facts.outline import outline


def head(markdown: str, *, with_bullets: bool = True) -> Head:
    return read_head(outline(markdown), with_bullets=with_bullets)


def links(line: str) -> list[tuple[str, str]]:
    return [(link.text, link.url) for link in head(f"# A title\n\n## Meta Info\n\n{line}\n\n## The rest\n").links]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Presented in [OSDI 2022](https://x.org/a).", "Paper (OSDI 2022)"),
        ("Published at the [Big Venue](https://x.org/a)", "Paper (Big Venue)"),
        ("Venue: [OSDI 2022](https://x.org/a)", "Paper (OSDI 2022)"),
        ("(Accepted in [DLRS 2016](https://x.org/a))", "Paper (DLRS 2016)"),
        ("Presented in [arxiv:2312.07104](https://arxiv.org/abs/2312.07104).", "arXiv"),
        ("Presented in [ASPLOS 2024](https://arxiv.org/abs/2311.15566).", "arXiv (ASPLOS 2024)"),
        ("Code: [https://x.org/a](https://x.org/a)", "Code"),
        ("Code: https://x.org/a", "Code"),
        ("Code: <https://x.org/a>.", "Code"),
        ("**Code**: [here](https://x.org/a)", "Code"),
        ("Homepage:: [x.org](https://x.org/a)", "Homepage"),
        ("Code (simulator): [https://x.org/a](https://x.org/a)", "Code (simulator)"),
        ("A big benchmark: [https://x.org/a](https://x.org/a)", "A big benchmark"),
        ("URL: [https://arxiv.org/abs/1604.06174](https://arxiv.org/abs/1604.06174)", "arXiv"),
        ("URL: [https://x.org/a](https://x.org/a)", "Paper"),
        (r"\[[Paper](https://x.org/a)]", "Paper"),
        ("[https://x.org/a.pdf](https://x.org/a.pdf)", "Paper"),
        ("[My title](https://x.org/a)", "My title"),
        ("代码：[链接](https://x.org/a)", "代码"),
        ("* Slides: [https://x.org/a](https://x.org/a)", "Slides"),
    ],
)
def test_a_link_is_called_what_it_is(line: str, name: str) -> None:
    assert [text for text, _ in links(line)] == [name]


@pytest.mark.parametrize(
    "line",
    [
        "We use [a tool](https://x.org/a) for this.",
        "Authors: [Ann Lee](https://x.org/ann)",
        "Code: [ours](code.md)",
        "Code: [bad](javascript:alert(1))",
        "This is a sentence that goes on and ends in a colon: [x](https://x.org/a)",
    ],
)
def test_other_links_are_left(line: str) -> None:
    assert links(line) == []


def test_several_links_of_a_line_each_have_a_name() -> None:
    line = (
        "Presented in [SOSP '21](https://x.org/1). [ [PDF](https://x.org/2) | [Video](https://x.org/3) ] "
        "Code: [a](https://x.org/4), [b](https://x.org/5)"
    )
    assert [text for text, _ in links(line)] == ["Paper (SOSP '21)", "PDF", "Video", "Code", "Code"]


def test_a_heading_names_the_links_below_it() -> None:
    assert links("### Code (all of it)\n\n* PyTorch: https://x.org/1\n* https://x.org/2\n") == [
        ("Code (PyTorch)", "https://x.org/1"),
        ("Code", "https://x.org/2"),
    ]


def test_lines_of_one_paragraph_are_told_apart() -> None:
    read = head("# T\nPresented in [ATC 2020](https://x.org/1)\nAuthors: Ann Lee\nCode: https://x.org/2\n")
    assert read == Head(
        links=(Link("Paper (ATC 2020)", "https://x.org/1"), Link("Code", "https://x.org/2")),
        authors=("Ann Lee",),
        is_of_paper=True,
    )


def test_without_a_section_the_head_ends_at_the_second_heading_or_after_some_lines() -> None:
    prose = "Words.\n\n" * 30
    assert head("# T\n\nCode: https://x.org/1\n\n## More\n\nCode: https://x.org/2\n").links == (
        Link("Code", "https://x.org/1"),
    )
    assert head(f"# T\n\n{prose}Code: https://x.org/1\n").links == ()


def test_a_link_around_the_title_is_the_paper() -> None:
    assert head("# [T](https://x.org/1)\n").links == (Link("Paper", "https://x.org/1"),)
    assert head("# [T](https://github.com/x)\n").links == (Link("Code", "https://github.com/x"),)


def test_bullets_of_a_list_of_papers_are_not_the_head() -> None:
    page = "# T\n\n* [Paper](https://x.org/1)\n"
    assert [link.text for link in head(page).links] == ["Paper"]
    assert head(page, with_bullets=False).links == ()


def test_an_address_is_named_once() -> None:
    assert links("Code: https://x.org/a\n\nArtifact: https://x.org/a") == [("Code", "https://x.org/a")]


def test_a_page_that_says_nothing_of_a_venue_or_of_authors_is_not_of_a_paper() -> None:
    assert not head("# A topic\n\nHomepage: https://x.org\n").is_of_paper
    assert head("# A paper\n\nPresented in OSDI 2022.\n").is_of_paper
