"""An index and what its pages say become one library."""

from collections.abc import Mapping

import pytest

from tests.indexes import library_of
from tui.library.address import page_id
from tui.library.entry import Entry, Kind, Link
from tui.library.facts.page_facts import read_facts
from tui.library.index.read_items import read_items
from tui.library.library import Library

INDEX = """\
# Notes
- [Conference](/c.md)
- [OSDI 2022](/c/osdi-2022.md)
- [Orca: A system](/c/osdi-2022/orca.md)
- [Reef](/c/osdi-2022/reef.md): #gpu
- [SOSP 2023](/c/sosp-2023.md)
- [Journal](/j.md)
- [TCC](/j/tcc.md)
- [2021](/j/tcc/2021.md)
- [Gemini](/j/tcc/2021/gemini.md)
"""


def library(pages: Mapping[str, str], index: str = INDEX, address: str = "/index.md", site: str = "") -> Library:
    facts = {page_id(at): read_facts(text, at) for at, text in pages.items()}
    return Library.from_index(read_items(index), address, site, facts)


def entry(library: Library, title: str) -> Entry:
    (found,) = (entry for entry in library.entries if entry.title == title)
    return found


def outline(library: Library) -> list[str]:
    """The entries in order, each below its parents, with those that only a page lists in brackets."""

    def line(entry: Entry) -> str:
        depth = sum(1 for _ in entry.lineage()) - 1
        return "  " * depth + f"{entry.kind} " + (f"({entry.title})" if entry.listed_in else entry.title)

    return [line(entry) for entry in library.entries]


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


def test_the_papers_of_an_edition_follow_the_noted_ones() -> None:
    gathered = library(
        {
            "/c/osdi-2022.md": "# OSDI 2022\n\n## Papers\n\n"
            "* [Alpa](https://x.org/alpa) [[Code](https://x.org/code)]\n  * UC Berkeley\n"
            "* Orca - a system! [[Paper](https://x.org/orca)] [[Notes](osdi-2022/orca.md)]\n  * SNU\n"
            "* Walle\n"
        }
    )
    assert outline(gathered) == [
        "section Conference",
        "  edition OSDI 2022",
        "    paper Orca: A system",
        "    paper Reef",
        "    paper (Alpa)",
        "    paper (Walle)",
        "  edition SOSP 2023",
        "section Journal",
        "  venue TCC",
        "    year 2021",
        "      paper Gemini",
    ]
    alpa, orca = entry(gathered, "Alpa"), entry(gathered, "Orca: A system")
    assert (alpa.url, alpa.line, alpa.listed_in, alpa.summary) == (
        "https://x.org/alpa",
        5,
        "/c/osdi-2022.md",
        "UC Berkeley",
    )
    assert (alpa.venue, alpa.year, alpa.noted) == ("OSDI", 2022, False)
    assert (orca.url, orca.line, orca.listed_in, orca.summary) == ("/c/osdi-2022/orca.md", 4, "", "SNU")
    assert orca.links == (Link("Paper", "https://x.org/orca"),)
    assert [paper.title for paper in gathered.papers if paper.noted] == ["Orca: A system", "Reef", "Gemini"]
    assert [found.position for found in gathered.entries] == list(range(1, 12))


def test_other_lists_on_the_page_of_an_edition_are_not_its_papers() -> None:
    gathered = library(
        {"/c/sosp-2023.md": "# SOSP 2023\n\n* [Programme](https://x.org/1)\n* [Committee](https://x.org/2)\n"}
    )
    assert outline(gathered) == outline(library({}))


LLM = """\
# LLM

* Orca: a system ([OSDI 2022](../c/osdi-2022/)) [[Paper](https://x.org/orca)]
* vLLM (SOSP 2023) [[Paper](https://x.org/vllm)]
* FlexGen (FAST 2022) [[Paper](https://x.org/flexgen)]
  * Stanford
"""


def test_a_leaf_that_lists_papers_is_a_topic() -> None:
    gathered = library({"/t/llm.md": LLM}, INDEX + "## Lists\n- [Large models](/t/llm.md)\n")
    assert outline(gathered)[-2:] == ["  topic Large models", "    paper (FlexGen)"]
    topic = entry(gathered, "Large models")
    assert [paper.title for paper in topic.lists] == ["Orca: A system", "vLLM", "FlexGen"]
    assert all(paper.topics == [topic] for paper in topic.lists)
    assert {paper.title for paper in topic.papers()} == {"Orca: A system", "vLLM", "FlexGen"}
    vllm, flexgen = entry(gathered, "vLLM"), entry(gathered, "FlexGen")
    assert (vllm.edition, vllm.summary) == ("SOSP 2023", "")
    assert (flexgen.edition, flexgen.venue, flexgen.section, flexgen.summary) == (
        "FAST 2022",
        "FAST",
        "Lists",
        "FAST 2022; Stanford",
    )


def test_what_is_above_nothing_but_topics_is_one_too() -> None:
    moe = "# MoE\n\n* Lina [[Paper](https://x.org/lina)]\n"
    index = "# Notes\n## Lists\n* [Systems](t/README.md)\n  * [LLM](t/llm.md)\n  * [MoE](t/moe.md)\n"
    pages = {"/t/llm.md": LLM, "/t/moe.md": moe, "/t/README.md": "# Systems\n\n* Ray [[Paper](https://x.org/ray)]\n"}
    gathered = library(pages, index)
    assert [(found.title, found.kind) for found in gathered.entries if found.kind is not Kind.PAPER] == [
        ("Systems", Kind.TOPIC),
        ("LLM", Kind.TOPIC),
        ("MoE", Kind.TOPIC),
    ]
    assert entry(gathered, "Ray").parent is entry(gathered, "Systems")
    assert gathered.entries[0].parent is not None
    assert gathered.entries[0].parent.kind is Kind.SECTION
    del pages["/t/moe.md"]
    pages["/t/llm.md"] += "* Petals [[Paper](https://x.org/petals)]\n"
    half = library(pages, index + "## Other\n")
    assert entry(half, "Systems").kind is not Kind.TOPIC
    assert entry(half, "Petals").venue is None


def test_topics_that_the_index_does_not_list_have_a_section_of_their_own() -> None:
    gathered = library(
        {
            "/t/systems/README.md": "# Systems for ML\n\n* [Large models](llm.md)\n",
            "/t/systems/llm.md": LLM,
            "/t/rdma.md": "# RDMA\n\n* [X-RDMA](https://x.org/rdma)\n",
            "/t/about.md": "# About\n\nMe.\n",
            "/c/atc-2020.md": "# ATC 2020\n\n## Papers\n\n* [Leap](https://x.org/leap)\n",
            "/SUMMARY.md": "# All\n\n* [The site](https://x.org)\n",
        }
    )
    topics = entry(gathered, "RDMA").parent
    assert topics is not None
    assert (topics.title, topics.kind, topics.parent) == ("Topics", Kind.SECTION, None)
    assert outline(gathered)[-5:] == [
        "  topic (RDMA)",
        "    paper (X-RDMA)",
        "  topic (Systems for ML)",
        "    topic (LLM)",
        "      paper (FlexGen)",
    ]
    assert entry(gathered, "LLM").page == "/t/systems/llm.md"


def test_editions_know_better_than_topics_where_a_paper_belongs() -> None:
    gathered = library(
        {
            "/t/llm.md": "# LLM\n* vLLM (arXiv 2309.06180) [[arXiv](https://arxiv.org/abs/2309.06180)]\n",
            "/c/sosp-2023.md": "# SOSP 2023\n## Papers\n* vLLM: paging [[Paper](https://x.org/v)] [[arXiv](https://arxiv.org/pdf/2309.06180v1)]\n",
        }
    )
    vllm = entry(gathered, "vLLM: paging")
    assert (vllm.edition, [topic.title for topic in vllm.topics], vllm.url) == ("SOSP 2023", ["LLM"], "https://x.org/v")


def test_a_paper_without_an_edition_has_the_venue_and_the_year_that_a_list_names() -> None:
    gathered = library(
        {
            "/a.md": "# A\n* Ray [[Code](https://x.org/c)]\n* [Walle](https://x.org/w) OSDI '20\n",
            "/b.md": "# B\n* Ray (SIGCOMM 2016 Demos) [[Paper](https://x.org/ray)]\n"
            "* [Punica](https://x.org/p) (arXiv 2312.01234)\n",
        },
        INDEX + "- [M](/m.md)\n- [arXiv](/m/arxiv.md)\n- [2023](/m/arxiv/2023.md)\n- [Q](/m/arxiv/2023/q.md)\n",
    )
    ray, walle, punica = (entry(gathered, title) for title in ("Ray", "Walle", "Punica"))
    assert (ray.venue, ray.year, ray.edition) == ("SIGCOMM Demos", 2016, "SIGCOMM Demos 2016")
    assert (walle.venue, walle.year, walle.summary) == ("OSDI", 2020, "OSDI '20")
    assert punica.parent is entry(gathered, "2023")
    assert (punica.venue, punica.year, punica.appeared_in) == ("arXiv", 2023, "")


def test_a_paper_of_the_index_keeps_its_edition() -> None:
    page = "# A\n* Orca: A system (SOSP 2023) [[Code](https://x.org/c)]\n* Stray (SOSP '19) [[Code](https://x.org/s)]\n"
    page += "* Loose (OSDI '22) [[Code](https://x.org/l)]\n"
    gathered = library({"/a.md": page}, INDEX + "- [Stray](/stray.md)\n- [Loose](/loose.md)\n")
    orca, stray, loose = (entry(gathered, title) for title in ("Orca: A system", "Stray", "Loose"))
    assert (orca.venue, orca.year) == ("OSDI", 2022)
    assert (stray.venue, stray.year) == ("SOSP", 2019)
    assert (loose.venue, loose.year, loose.parent) == ("OSDI", 2022, None)


def test_two_topics_share_a_paper() -> None:
    gathered = library(
        {
            "/a.md": "# A\n* Ray [[Code](https://x.org/c)]\n* Ray\n",
            "/b.md": "# B\n* RAY! (OSDI 2022) [[Paper](https://x.org/ray)]\n",
        }
    )
    ray = entry(gathered, "Ray")
    assert [topic.title for topic in ray.topics] == ["A", "B"]
    assert (ray.edition, ray.url) == ("OSDI 2022", "https://x.org/ray")


@pytest.mark.parametrize(
    ("bullet", "is_orca"),
    [
        ("ORCA: a system [[Code](https://x.org/1)]", True),
        ("Órca – a System [[Code](https://x.org/1)]", True),
        ("Iteration-level scheduling [[Notes](../c/osdi-2022/orca/)]", True),
        ("Iteration-level scheduling [[Paper](http://www.usenix.org/orca/)]", True),
        ("Iteration-level scheduling [[Homepage](https://usenix.org/orca)]", False),
        ("Orca: A system [[Notes](../c/osdi-2022/reef.md)]", False),
        ("Orca: A system for GPUs [[Paper](https://x.org/1)]", False),
        ("Orca [[Notes](nowhere.md)]", False),
    ],
)
def test_the_same_paper_is_known_by_its_notes_its_address_or_its_title(bullet: str, is_orca: bool) -> None:
    note = "# Orca\nPresented in [OSDI 2022](https://usenix.org/orca).\n"
    gathered = library({"/c/osdi-2022/orca.md": note, "/t/x.md": f"# X\n* {bullet}\n"})
    assert bool(entry(gathered, "Orca: A system").topics) is is_orca


def test_links_to_nothing_do_not_make_papers_the_same() -> None:
    gathered = library({"/x.md": "# X\n* A [[Notes](gone.md)]\n* B [[Notes](gone.md)]\n"})
    assert [paper.title for paper in entry(gathered, "X").lists] == ["A", "B"]
    assert entry(gathered, "A").page == ""


@pytest.mark.parametrize("end", ["...", "…"])
def test_a_title_that_is_cut_off_is_that_which_it_begins(end: str) -> None:
    cut, whole = f"Efficient processing of DNN Service{end}", "Efficient processing of DNN services on GPUs"
    for noted, listed in ((cut, whole), (whole, cut)):
        gathered = library({"/x.md": f"# X\n* {listed} [[Paper](https://x.org/1)]\n"}, f"- [{noted}](/n.md)\n")
        assert [paper.title for paper in gathered.papers] == [noted]
    gathered = library({"/x.md": f"# X\n* On GPUs [[Paper](https://x.org/1)]\n* On{end} [[Paper](https://x.org/2)]\n"})
    assert len(entry(gathered, "X").lists) == 2


def test_a_listed_paper_has_a_page_if_its_notes_are_there() -> None:
    pages = {
        "/c/sosp-2023.md": "# SOSP 2023\n## Papers\n* vLLM [[Notes](sosp-2023/vllm.md)] [[Paper](https://x.org/1)]\n",
        "/c/sosp-2023/vllm.md": "---\ntags: [llm]\n---\n# vLLM\nAuthors: Ann Lee\n",
    }
    vllm = entry(library(pages), "vLLM")
    assert (vllm.page, vllm.tags, vllm.authors) == ("/c/sosp-2023/vllm.md", ("llm",), ("Ann Lee",))
    assert (vllm.url, vllm.noted) == ("https://x.org/1", True)


def test_a_link_to_another_list_is_no_paper() -> None:
    gathered = library({"/c/osdi-2022.md": "# O\n## Papers\n* [Next year](sosp-2023.md)\n* [Alpa](https://x.org/a)\n"})
    assert [paper.title for paper in gathered.papers] == ["Orca: A system", "Reef", "Alpa", "Gemini"]


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
