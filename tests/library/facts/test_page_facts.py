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
    ("field", "name", "url"),
    [
        ("doi: 10.1145/1234567.1234568", "DOI", "https://doi.org/10.1145/1234567.1234568"),
        ("DOI: doi:10.1145/1.2", "DOI", "https://doi.org/10.1145/1.2"),
        ("doi: https://doi.org/10.1145/1.2", "DOI", "https://doi.org/10.1145/1.2"),
        ('arxiv: "2309.06180"', "arXiv", "https://arxiv.org/abs/2309.06180"),
        ("arXiv: 2309.06180", "arXiv", "https://arxiv.org/abs/2309.06180"),
        ("arxiv: arXiv:2309.06180v2", "arXiv", "https://arxiv.org/abs/2309.06180"),
        ("arxiv: cs.DC/0601001", "arXiv", "https://arxiv.org/abs/cs.DC/0601001"),
        ("eprint: 2309.06180", "arXiv", "https://arxiv.org/abs/2309.06180"),
        ("url: https://x.org/a", "Paper", "https://x.org/a"),
        ("link: https://github.com/a/b", "Code", "https://github.com/a/b"),
        ("pdf: https://x.org/a.pdf", "PDF", "https://x.org/a.pdf"),
        ("github: a/b", "Code", "https://github.com/a/b"),
    ],
)
def test_front_matter_names_identifiers_and_links(field: str, name: str, url: str) -> None:
    assert read_facts(f"---\n{field}\n---\n", "/a.md").links == (Link(name, url),)


@pytest.mark.parametrize(
    "field", ["doi: soon", "arxiv: yes", "url: /a/b/", "link: javascript:alert(1)", "arxiv: 2309.061801", "github: a b"]
)
def test_a_field_that_leads_nowhere_is_no_link(field: str) -> None:
    assert read_facts(f"---\n{field}\n---\n", "/a.md").links == ()


@pytest.mark.parametrize(
    ("fields", "venue", "year"),
    [
        ("venue: SOSP\nyear: 2023", "SOSP", 2023),
        ("conference: SOSP 2023", "SOSP 2023", None),
        ("journal: '[[Nature]]'\ndate: 2023-10-23", "Nature", 2023),
        ("doi: 10.1145/1.2\ndate: 23 October 2023", "", 2023),
        ("venue: TBD\nbooktitle: OSDI", "OSDI", None),
        ("venue: https://x.org", "", None),
        ("date: 2023-10-23", "", None),
        ("year: 20230", "", None),
    ],
)
def test_front_matter_names_venue_and_year(fields: str, venue: str, year: int | None) -> None:
    facts = read_facts(f"---\n{fields}\n---\n", "/a.md")
    assert (facts.venue, facts.year) == (venue, year)


def test_authors_may_be_links_to_their_notes() -> None:
    assert read_facts("# T\n\nAuthors: [[Ann Lee]], [[bo|Bo Kim]]\n", "/a.md").authors == ("Ann Lee", "Bo Kim")
    assert read_facts("---\nauthors: ['[[Ann Lee]]', '[[Bo Kim]]']\n---\n", "/a.md").authors == ("Ann Lee", "Bo Kim")


@pytest.mark.parametrize("bullet", ["", "- "])
@pytest.mark.parametrize("heading", ["", "## Metadata\n\n"])
def test_lines_at_the_top_are_as_good_as_front_matter(bullet: str, heading: str) -> None:
    lines = [
        "**Authors**: Ann Lee, Bo Kim",
        "**Venue**: SOSP 2023",
        "**Year**: 2023",
        "**arXiv**: 2201.11111",
        "**DOI:** 10.1145/1.2",
        "Code: https://github.com/a/b",
        "**Tags**: #llm #serving",
    ]
    text = "# Orca\n\n" + heading + "".join(f"{bullet}{line}\n" for line in lines) + "\n## Summary\n\nYear: 1999\n"
    facts = read_facts(text, "/a.md")
    assert facts.authors == ("Ann Lee", "Bo Kim")
    assert (facts.venue, facts.year, facts.tags) == ("SOSP 2023", 2023, ("llm", "serving"))
    assert {(link.text, link.url) for link in facts.links} == {
        ("arXiv", "https://arxiv.org/abs/2201.11111"),
        ("DOI", "https://doi.org/10.1145/1.2"),
        ("Code", "https://github.com/a/b"),
    }


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Tags: llm, large models", ("llm", "large_models")),
        ("Tags: #llm, #serving and more", ("llm", "serving")),
        ("#llm #serving", ("llm", "serving")),
        ("#llm\n\nTags: #serving #llm", ("llm", "serving")),
        ("#llm is what this is about", ()),
        ("Tags: this is a sentence on tags", ()),
    ],
)
def test_tags_may_stand_in_a_line_at_the_top(line: str, tags: tuple[str, ...]) -> None:
    assert read_facts(f"# Orca\n\n{line}\n", "/a.md").tags == tags


def test_what_front_matter_says_goes_before_what_lines_say() -> None:
    facts = read_facts("---\ntags: [a]\nvenue: OSDI\nyear: 2022\n---\nTags: b\nVenue: SOSP\nYear: 2023\n", "/a.md")
    assert (facts.tags, facts.venue, facts.year) == (("a",), "OSDI", 2022)


@pytest.mark.parametrize(
    "text",
    [
        "# Orca\n\nWords.\n\n## Understanding\n\nVenue: SOSP\n\nYear: 2023\n\nDOI: 10.1145/1.2\n\nTags: #a\n",
        "# Orca\n\nThe venue: SOSP 2023. The DOI is 10.1145/1.2, and 2201.11111 is another number.\n",
        "# Orca\n\nVenue: it was a great place to be at and everyone whom I met there liked it.\n",
        "# Orca\n\nYear: it may have been that of 2023.\n",
    ],
)
def test_prose_says_nothing_of_venue_year_and_identifiers(text: str) -> None:
    assert read_facts(text, "/a.md") == PageFacts(address="/a.md", title="Orca")


def test_bullets_with_labels_are_no_list_of_papers() -> None:
    facts = read_facts(
        "# Orca\n\n- DOI: [10.1/x](https://doi.org/10.1145/5.5)\n- Paper: [PDF](https://x.org/a.pdf)\n"
        "- Code: https://github.com/a/b\n- It is fast.\n",
        "/a.md",
    )
    assert (facts.lists_papers, facts.papers) == (False, ())
    assert [link.text for link in facts.links] == ["DOI", "PDF", "Code"]


def test_bullets_that_all_have_the_same_label_are_a_list_of_papers() -> None:
    facts = read_facts("# LLM\n\n- Paper: [Orca](https://x.org/1)\n- Paper: [vLLM](https://x.org/2)\n", "/a.md")
    assert (facts.lists_papers, len(facts.papers)) == (True, 2)


def test_a_page_with_an_identifier_in_front_is_a_note_on_a_paper() -> None:
    text = "---\ndoi: 10.1145/1.2\n---\n# Orca\n\n## Related\n\n* [vLLM](https://x.org/1)\n* [A](https://x.org/2)\n"
    assert (read_facts(text, "/a.md").lists_papers, read_facts(text, "/a.md").papers) == (False, ())


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
