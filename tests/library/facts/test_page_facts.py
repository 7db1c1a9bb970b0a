"""What a page says about itself."""

import pytest

from tui.library.entry import Link
from tui.library.facts.page_facts import PageFacts, read_facts


def test_a_note_on_a_paper() -> None:
    text = (
        "---\ndescription: '#batching #serving A system.'\n---\n\n# Orca: A system\n\n## Meta Info\n\n"
        "Presented in [OSDI 2022](https://x.org/orca).\n\nAuthors: Ann Lee, Bo Kim (_MIT_)\n\n"
        "## Understanding\n\n* See [vLLM](https://x.org/vllm)\n* [SGLang](https://x.org/sglang)\n"
    )
    assert read_facts(text, "/osdi-2022/orca.md") == PageFacts(
        address="/osdi-2022/orca.md",
        title="Orca: A system",
        tags=("batching", "serving"),
        summary="A system.",
        authors=("Ann Lee", "Bo Kim"),
        links=(Link("Paper (OSDI 2022)", "https://x.org/orca"),),
    )


def test_a_page_on_a_topic() -> None:
    facts = read_facts(
        "---\ntitle: Serving\n---\n# LLM\n\n* Orca ([OSDI 2022](../osdi-2022/)) [[Paper](https://x.org/1)]\n", "/llm.md"
    )
    assert (facts.title, facts.lists_papers, facts.is_headed, facts.links) == ("Serving", True, False, ())
    assert [(paper.title, paper.line) for paper in facts.papers] == [("Orca", 6)]


def test_the_page_of_an_edition() -> None:
    facts = read_facts(
        "# OSDI 2022\n\n## Meta Info\n\nHomepage: https://x.org\n\n## Papers\n\n* [Orca](https://x.org/1)\n", "/o.md"
    )
    assert facts.links == (Link("Homepage", "https://x.org"),)
    assert (facts.is_headed, len(facts.papers)) == (True, 1)


@pytest.mark.parametrize("line", ["Presented in OSDI 2022.", "Authors: Ann Lee"])
def test_a_note_on_a_paper_is_never_a_topic(line: str) -> None:
    facts = read_facts(
        f"# Orca\n\n{line}\n\n## Related work\n\n* [vLLM](https://x.org/1)\n* [SGLang](https://x.org/2)\n", "/o.md"
    )
    assert (facts.lists_papers, facts.papers) == (False, ())
    assert not read_facts(f"# Orca\n\n{line}\n\n## Papers\n\n* [vLLM](https://x.org/1)\n", "/o.md").lists_papers


@pytest.mark.parametrize(
    ("fields", "tags", "summary"),
    [
        ("description: One sentence.", (), "One sentence."),
        ("description: '#a #b'", ("a", "b"), ""),
        ("tags: [deep learning, '#GPU', 2022]", ("deep_learning", "GPU"), ""),
        ("tags: a, b; c", ("a", "b", "c"), ""),
        ("tags: '#a #b'", ("a", "b"), ""),
        ("keywords: [b]\ntags: [a]\ndescription: '#b #c Text'", ("a", "b", "c"), "Text"),
    ],
)
def test_tags_and_summary_come_from_front_matter(fields: str, tags: tuple[str, ...], summary: str) -> None:
    facts = read_facts(f"---\n{fields}\n---\n", "/a.md")
    assert (facts.tags, facts.summary) == (tags, summary)


def test_front_matter_can_name_authors_and_links() -> None:
    facts = read_facts(
        "---\nauthors: [Ann Lee (MIT), Bo Kim]\npaper: https://x.org/1\ncode: code.md\n---\n# T\nAuthors: Cy Roe\n",
        "/a.md",
    )
    assert facts.authors == ("Ann Lee", "Bo Kim")
    assert facts.links == (Link("Paper", "https://x.org/1"),)
    assert read_facts("---\nauthor: Ann Lee and Bo Kim\n---\n", "/a.md").authors == ("Ann Lee", "Bo Kim")


@pytest.mark.parametrize(
    ("address", "text", "name"),
    [
        ("/a/deep-learning_training.md", "", "Deep learning training"),
        ("/a/llm/README.md", "", "Llm"),
        ("/a/llm.md", "# Large models", "Large models"),
        ("/README.md", "", "/README.md"),
        ("/\x1b.md", "", "␛"),
    ],
)
def test_a_page_without_a_title_has_a_name(address: str, text: str, name: str) -> None:
    assert read_facts(text, address).name == name
