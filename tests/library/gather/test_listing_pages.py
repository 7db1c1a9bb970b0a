"""Papers that pages list: where they belong, and what is known of them."""

import pytest

from tests.library.gather.gathered import INDEX, entry, library, outline
from tui.library.entry import Link
from tui.library.paper_links import paper_link


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


@pytest.mark.parametrize(
    ("links", "best"),
    [
        ("[[Slides](https://x.org/a.pptx)] [[USENIX](https://www.usenix.org/alpa)]", "https://www.usenix.org/alpa"),
        ("[[Code](https://github.com/a/b)] [[USENIX](https://www.usenix.org/alpa)]", "https://www.usenix.org/alpa"),
        (
            "[[DOI](https://doi.org/10.1145/1.2)] [[arXiv](https://arxiv.org/abs/2201.12023)]",
            "https://doi.org/10.1145/1.2",
        ),
        ("[[arXiv](https://arxiv.org/abs/2201.12023)] [[Paper](https://x.org/a)]", "https://x.org/a"),
        ("[[Slides](https://x.org/a.pptx)] [[Code](https://github.com/a/b)]", "https://x.org/a.pptx"),
    ],
)
def test_a_paper_that_is_only_listed_leads_where_its_best_link_does(links: str, best: str) -> None:
    alpa = entry(library({"/c/osdi-2022.md": f"# O\n## Papers\n* Alpa {links}\n"}), "Alpa")
    assert alpa.url == best
    paper = paper_link(alpa)
    assert paper is None or paper.url == best
