"""Which bullets of a page are the papers that it lists."""

from tui.library.facts.listed_papers import ListedPapers, read_papers
from tui.library.facts.outline import outline

PAPER = "* {} [[Paper](https://x.org/{})]\n"
ORCA, VLLM = PAPER.format("Orca", 1), PAPER.format("vLLM", 2)


def papers(markdown: str) -> ListedPapers:
    return read_papers(outline(markdown), "/llm.md")


def titles(markdown: str) -> list[str]:
    return [paper.title for paper in papers(markdown).papers]


def test_a_heading_for_papers_says_where_they_are() -> None:
    for heading in ("## Papers", "### Paper List", "## 📄 Accepted papers:", "## 论文"):
        listed = papers(
            f"# OSDI 2022\n\n* a tool\n\n{heading}\n\n{ORCA}\n#### Serving\n\n* A title alone\n\n## See\n\n{VLLM}"
        )
        assert [paper.title for paper in listed.papers] == ["Orca", "A title alone"]
        assert listed.is_headed


def test_a_heading_for_papers_among_facts_of_the_venue_holds_none() -> None:
    page = (
        f"# NSDI 2023\n\n## Meta Info\n\n### Accepted Papers\n\n* Spring: https://x.org/spring\n\n## Papers\n\n{ORCA}"
    )
    assert titles(page) == ["Orca"]


def test_a_title_is_no_such_heading() -> None:
    assert not papers(f"# Papers\n\n{ORCA}").is_headed


def test_without_a_heading_bullets_that_have_links_of_papers_are_the_list() -> None:
    listed = papers(f"# Serving\n\n## LLM\n\n{ORCA}{VLLM}* The Grind, by Ann Lee\n\n## Acronyms\n\n* LLM: a model\n")
    assert [paper.title for paper in listed.papers] == ["Orca", "vLLM", "The Grind"]
    assert listed == ListedPapers(listed.papers, is_headed=False, is_main=True)


def test_lists_of_links_to_other_pages_are_no_papers() -> None:
    assert titles("# Topics\n\n* [LLM](llm.md)\n* [MoE](moe.md)\n") == []
    assert titles(f"# Cloud\n\n## Reports\n\n{ORCA}\n## More\n\n* [Sky](sky.md)\n* [Edge](edge.md)\n") == ["Orca"]


def test_a_page_with_few_papers_among_other_bullets_lists_none() -> None:
    assert papers(f"# Notes\n\n{ORCA}\n## Ideas\n\n* one\n* two\n* three\n") == ListedPapers()


def test_a_page_that_is_mostly_prose_lists_none_unless_a_heading_says_so() -> None:
    prose = "Much is said about this. " * 20
    assert papers(f"# Essay\n\n{prose}\n\n## Further reading\n\n{ORCA}") == ListedPapers()
    listed = papers(f"# OSDI 2022\n\n{prose}\n\n## Papers\n\n{ORCA}")
    assert (len(listed.papers), listed.is_headed, listed.is_main) == (1, True, False)


def test_titles_alone_below_a_heading_are_papers_but_no_topic() -> None:
    listed = papers("# NSDI 2024\n\n## Papers\n\n* Resiliency at scale\n  * Google\n")
    assert [(paper.title, paper.remark) for paper in listed.papers] == [("Resiliency at scale", "Google")]
    assert not listed.is_main
