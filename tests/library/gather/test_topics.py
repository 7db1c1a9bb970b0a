"""Pages that list papers on a subject are topics."""

from tests.library.gather.gathered import INDEX, LLM, entry, library, outline
from tui.library.entry import Kind


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
