"""Which links of an entry lead to the paper and which to its code."""

import pytest

from tui.library.entry import Entry, Kind, Link
from tui.library.paper_address import paper_id
from tui.library.paper_links import arxiv_id, code_link, doi, paper_link

DOI = "https://doi.org/10.1145/3600006.3613165"
ARXIV = "https://arxiv.org/abs/2309.06180"
GITHUB = "https://github.com/vllm-project/vllm"


def paper(*links: tuple[str, str], url: str = "/orca.md") -> Entry:
    return Entry("Orca", url, line=1, links=tuple(Link(text, target) for text, target in links))


@pytest.mark.parametrize(
    "links",
    [
        [("Paper (OSDI 2022)", "https://x.org/a"), ("DOI", DOI), ("arXiv", ARXIV)],
        [("OSDI '22", "https://www.usenix.org/conference/osdi22/presentation/yu"), ("arXiv", ARXIV)],
        [("arXiv", ARXIV), ("PDF", "https://x.org/a")],
        [("the text", "https://x.org/a.pdf?download"), ("Homepage", "https://www.usenix.org/orca")],
        [("Extended version", "https://openreview.net/pdf?id=x"), ("Code", GITHUB)],
    ],
)
def test_the_best_link_to_the_paper_wins_wherever_it_stands(links: list[tuple[str, str]]) -> None:
    for in_some_order in (links, links[::-1]):
        found = paper_link(paper(*in_some_order))
        assert found is not None
        assert (found.text, found.url) == links[0]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Paper", "paper.md"),
        ("Paper", "https://notes.example.org/orca.md"),
        ("Paper", "javascript:alert(1)"),
        ("Code", GITHUB),
        ("Code", "https://x.org/code.pdf"),
        ("Slides", "https://www.usenix.org/slides.pdf"),
        ("Artifact", "https://doi.org/10.5281/zenodo.1"),
        ("Paper List", "https://www.usenix.org/sessions"),
        ("Blog", "https://x.org"),
        ("a tool", "https://x.org"),
    ],
)
def test_other_links_are_not_the_paper(text: str, url: str) -> None:
    assert paper_link(paper((text, url))) is None


def test_the_link_of_the_entry_itself_may_be_the_paper() -> None:
    assert paper_link(paper(url=ARXIV)) == Link("arXiv", ARXIV)
    assert paper_link(paper(url="https://x.org/orca")) is None
    noted = paper(url="https://arxiv.org/abs/2309.06180")
    noted.page = "/orca.md"
    assert paper_link(noted) is None


def test_only_papers_have_a_paper() -> None:
    edition = paper(("Paper", "https://x.org/a"))
    edition.kind = Kind.EDITION
    assert paper_link(edition) is None


@pytest.mark.parametrize(
    "links",
    [
        [("Code (simulator)", "https://x.org/code"), ("the repository", GITHUB)],
        [("GitHub", "https://x.org/code"), ("Artifact", GITHUB)],
        [("the tool", GITHUB), ("Artifact", "https://x.org/artifact")],
        [("Artifact", "https://x.org/artifact"), ("Trace", "https://github.com/a/traces"), ("Paper", DOI)],
    ],
)
def test_the_best_link_to_the_code_wins_wherever_it_stands(links: list[tuple[str, str]]) -> None:
    for in_some_order in (links, links[::-1]):
        found = code_link(paper(*in_some_order))
        assert found is not None
        assert (found.text, found.url) == links[0]


def test_data_and_papers_on_a_site_for_code_are_no_code() -> None:
    assert (
        code_link(paper(("Benchmark suite", GITHUB), ("PDF", f"{GITHUB}/raw/orca.pdf"), ("Paper List", GITHUB))) is None
    )


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        (DOI, "10.1145/3600006.3613165"),
        ("https://dl.acm.org/doi/abs/10.1145/3600006.3613165", "10.1145/3600006.3613165"),
        ("https://dl.acm.org/doi/pdf/10.1145/3600006.3613165?x=1", "10.1145/3600006.3613165"),
        ("https://link.springer.com/content/pdf/10.1007/s1-2.pdf", "10.1007/s1-2"),
        ("https://www.usenix.org/conference/osdi22/presentation/yu", ""),
    ],
)
def test_the_doi(url: str, identifier: str) -> None:
    assert doi(paper(("Paper", url))) == identifier
    assert doi(paper(("Artifact", url))) == ""


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        (ARXIV, "2309.06180"),
        ("https://browse.arxiv.org/pdf/2309.06180v2.pdf", "2309.06180"),
        ("http://export.arxiv.org/abs/cs/0112017", "cs/0112017"),
        ("https://doi.org/10.48550/arXiv.2309.06180", "2309.06180"),
        ("https://arxiv.org/list/cs.DC/recent", ""),
        ("https://x.org/abs/2309.06180", ""),
    ],
)
def test_the_number_on_arxiv(url: str, identifier: str) -> None:
    assert arxiv_id(paper(("Paper", url))) == identifier


@pytest.mark.parametrize(
    "urls",
    [
        (ARXIV, "http://browse.arxiv.org/pdf/2309.06180v3", "https://doi.org/10.48550/arXiv.2309.06180"),
        (DOI, "https://dl.acm.org/doi/abs/10.1145/3600006.3613165", "http://dx.doi.org/10.1145/3600006.3613165"),
        ("https://doi.org/10.1145/ABC", "https://dl.acm.org/doi/10.1145/abc"),
        ("https://www.usenix.org/a/b", "http://usenix.org/a/b/", "https://WWW.USENIX.org/a/b#abstract"),
        ("https://ieeexplore.ieee.org/document/12", "https://ieeexplore.ieee.org/abstract/document/12/"),
        ("https://openreview.net/pdf?id=x_1", "https://openreview.net/forum?id=x_1&noteId=y"),
    ],
)
def test_one_paper_has_many_addresses(urls: tuple[str, ...]) -> None:
    assert len({paper_id(url) for url in urls}) == 1


def test_different_papers_stay_different() -> None:
    urls = [
        DOI,
        ARXIV,
        "https://x.org/A",
        "https://x.org/a",
        "https://x.org/a?id=1",
        "https://x.org/a?id=2",
        "/a",
        "/b",
        "",
    ]
    assert len({paper_id(url) for url in urls}) == len(urls)
