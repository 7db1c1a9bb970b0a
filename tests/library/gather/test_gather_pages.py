"""An index and what its pages say become one library."""

import pytest

from tests.indexes import library_of
from tests.library.gather.gathered import INDEX, LLM, entry, library, outline
from tui.library.entry import Kind, Link


def test_without_pages_it_is_the_library_of_the_index() -> None:
    alone = library_of(INDEX)
    assert outline(alone) == outline(library({}))
    assert [e.page for e in alone.entries] == [e.url for e in alone.entries]
    assert all(paper.noted for paper in alone.papers)


@pytest.mark.parametrize(
    ("link", "index", "site", "page"),
    [
        ("/c/orca.md", "/index.md", "", "/c/orca.md"),
        ("orca.md", "/c/SUMMARY.md", "", "/c/orca.md"),
        ("../c/or%20ca/README.md#part", "/d/index.md", "", "/c/or ca/README.md"),
        ("https://notes.example.org/c/orca", "/index.md", "https://notes.example.org", "/c/orca"),
        ("https://notes.example.org/c/orca", "/index.md", "", ""),
        ("https://x.org/orca.pdf", "/index.md", "https://notes.example.org", ""),
        ("figure.png", "/index.md", "", ""),
        ("../orca.md", "/index.md", "", ""),
    ],
)
def test_an_entry_knows_its_page(link: str, index: str, site: str, page: str) -> None:
    (found,) = library({}, f"- [Orca]({link})", index, site).entries
    assert found.page == page


def test_a_page_fills_what_the_index_does_not_say() -> None:
    pages = {
        "/c/osdi-2022/orca.md": "---\ndescription: '#llm A system.'\n---\n# ORCA\nAuthors: Ann Lee\n\nCode: https://x.org/orca\n",
        "/c/osdi-2022/reef/README.md": "---\ndescription: '#other A sentence.'\n---\n",
    }
    gathered = library(pages)
    orca, reef = entry(gathered, "Orca: A system"), entry(gathered, "Reef")
    assert (orca.tags, orca.summary, orca.authors) == (("llm",), "A system.", ("Ann Lee",))
    assert orca.links == (Link("Code", "https://x.org/orca"),)
    assert (reef.tags, reef.summary) == (("gpu",), "A sentence.")


def test_a_page_does_not_speak_for_its_parts() -> None:
    gathered = library(
        {"/all.md": "---\ntags: [a]\n---\n"}, "- [All](/all.md)\n- [Orca](/all.md#orca)\n- [Reef](/all.md#reef)\n"
    )
    assert [found.tags for found in gathered.entries] == [("a",), (), ()]


def test_links_are_added_once() -> None:
    note = "# T\nPresented in [SOSP 2023](https://doi.org/10.1145/1.2).\nCode: https://x.org/code\n"
    gathered = library(
        {
            "/orca.md": note,
            "/sosp-2023.md": "# S\n## Papers\n* Orca [[Paper](https://dl.acm.org/doi/10.1145/1.2)] [[Slides](https://x.org/s)]\n",
        },
        "- [SOSP 2023](/sosp-2023.md)\n- [Orca](/orca.md) [code](http://x.org/code/)\n",
    )
    assert [link.text for link in entry(gathered, "Orca").links] == ["code", "Paper (SOSP 2023)", "Slides"]


def test_the_page_about_the_notes_is_no_paper() -> None:
    index = "- [Introduction](README.md)\n- [Orca](orca.md)\n- [Here](SUMMARY.md)\n"
    pages = {"/README.md": "# Hello\n\n* [Me](https://x.org)\n", "/SUMMARY.md": index}
    gathered = library(pages, index, "/SUMMARY.md")
    assert [(found.title, found.kind, found.noted) for found in gathered.entries] == [
        ("Introduction", Kind.SECTION, False),
        ("Orca", Kind.PAPER, True),
        ("Here", Kind.SECTION, False),
    ]


def test_the_order_in_which_pages_were_read_makes_no_difference() -> None:
    pages = {
        "/t/llm.md": LLM,
        "/b.md": "# B\n* [Q](https://x.org/q)\n",
        "/c/osdi-2022.md": "# O\n## Papers\n* [Alpa](https://x.org/a)\n",
    }
    backwards = dict(reversed(pages.items()))
    assert outline(library(pages)) == outline(library(backwards))


def test_the_same_entry_is_found_in_a_library_that_knows_more() -> None:
    page = "# O\n## Papers\n* Orca [[Notes](osdi-2022/orca.md)]\n* Alpa [[Code](https://x.org/c)]\n* Walle\n"
    before = library({"/c/osdi-2022.md": page})
    after = library({"/c/osdi-2022.md": page, "/t/llm.md": LLM, "/a.md": "# A\n* alpa [[Paper](https://x.org/a)]\n"})
    for old in before.entries:
        new = after.same(old)
        assert new is not None
        assert (new.title, new in after.entries) == (old.title, True)
    assert before.same(entry(after, "vLLM")) is None
    heading = entry(after, "A").parent
    assert heading is not None
    assert library({"/a.md": "# A\n* [Q](https://x.org/q)\n"}).same(heading) is not None
