"""Whatever pages hold, the library builds, and every paper is in it once."""

from hypothesis import given
from hypothesis import strategies as st

from tests.library.test_any_text import ANY_TEXT
from tui.library.address import page_id
from tui.library.branches import Grouping, branch_out
from tui.library.entry import Kind
from tui.library.facts.page_facts import PageFacts, read_facts
from tui.library.gather.index_of_pages import index_of_pages
from tui.library.index.read_items import ParsedIndex, read_items
from tui.library.library import Library
from tui.library.paper_links import arxiv_id, code_link, doi, paper_link
from tui.library.sanitise import clean

ADDRESSES = [
    "/README.md",
    "/index.md",
    "/a.md",
    "/a/b.md",
    "/a/b/c.md",
    "/a/osdi-2022.md",
    "/a/osdi-2022/d.md",
    "/t/README.md",
]
TITLES = st.sampled_from(
    [
        "Orca: a system",
        "ORCA – a system!",
        "Orca: a system that bat...",
        "vLLM",
        "OSDI 2022",
        "Notes",
        "论文",
        "\x1b[2J",
    ]
)
LINKS = st.sampled_from(
    [
        "https://x.org/1",
        "https://arxiv.org/abs/2309.06180",
        "https://doi.org/10.1145/1.2",
        "b.md",
        "../a/osdi-2022/d.md",
        "/t/README.md#x",
        "javascript:x",
        "README.md",
    ]
)
LABELS = st.sampled_from(["Paper", "Code", "Personal Notes", "arXiv", "OSDI 2022", "x"])
HEADINGS = st.sampled_from(
    [
        "",
        "# OSDI 2022\n",
        "# T\n",
        "## Papers\n",
        "### LLM\n",
        "## Meta Info\n",
        "Authors: Ann Lee\n\n",
        "Code: https://x.org/c\n\n",
    ]
)
MATTER = st.sampled_from(["", "---\ntags: [a]\n---\n", "---\ntitle: T\ndescription: '#b c'\n---\n"])


@st.composite
def bullets(draw: st.DrawFn) -> str:
    title, label, link = draw(TITLES), draw(LABELS), draw(LINKS)
    title = f"[{title}]({draw(LINKS)})" if draw(st.booleans()) else title
    indent = draw(st.sampled_from(["", "", "", "  "]))
    venue = draw(st.sampled_from(["", " (OSDI 2022)", " ([OSDI 2022](/a/osdi-2022.md))"]))
    return f"{indent}* {title}{venue} [[{label}]({link})]\n"


PAGE = st.tuples(MATTER, st.lists(HEADINGS | bullets(), max_size=8).map("".join)).map("".join) | ANY_TEXT
PAGES = st.dictionaries(st.sampled_from(ADDRESSES), PAGE, max_size=6).map(
    lambda texts: {page_id(address): read_facts(text, address) for address, text in texts.items()}
)
ENTRIES = st.lists(st.tuples(st.sampled_from(["", "", "  "]), TITLES, st.sampled_from(ADDRESSES)), max_size=8).map(
    lambda lines: "".join(f"{indent}- [{title}]({address})\n" for indent, title, address in lines)
)
INDEXES = (ENTRIES | ANY_TEXT).map(read_items)


@given(INDEXES, PAGES)
def test_any_index_with_any_pages_is_a_library_with_each_paper_once(
    index: ParsedIndex, pages: dict[str, PageFacts]
) -> None:
    library = Library.from_index(index, pages=pages)
    assert len(set(library.entries)) == len(library.entries)
    assert [entry.position for entry in library.entries] == list(range(1, len(library.entries) + 1))
    for entry in library.entries:
        assert list(entry.lineage())[-1].parent is None
        assert entry.parent is None or entry in entry.parent.children
        assert all(topic.kind is Kind.TOPIC and entry in topic.lists for topic in entry.topics)
    for grouping in Grouping:
        top = branch_out(library, grouping)
        assert top.papers() == list(library.papers)
        assert top.count == len(library.papers)
        assert all(branch.count == len(set(branch.papers())) == len(branch.papers()) for branch in top.walk())


@given(INDEXES, PAGES)
def test_no_entry_of_the_index_is_lost_or_moved_by_its_pages(index: ParsedIndex, pages: dict[str, PageFacts]) -> None:
    alone, gathered = Library.from_index(index), Library.from_index(index, pages=pages)
    assert [(entry.title, entry.url, entry.line) for entry in alone.entries] == [
        (entry.title, entry.url, entry.line) for entry in gathered.entries if not entry.listed_in
    ]
    assert all(gathered.same(entry) is not None for entry in alone.entries)


@given(PAGES)
def test_any_pages_are_an_index(pages: dict[str, PageFacts]) -> None:
    library = Library.from_index(index_of_pages((facts.address, facts) for facts in pages.values()), pages=pages)
    assert {page_id(entry.page) for entry in library.entries if not entry.listed_in} == set(pages)


@given(INDEXES, PAGES)
def test_all_text_of_a_library_is_safe_to_draw(index: ParsedIndex, pages: dict[str, PageFacts]) -> None:
    for entry in Library.from_index(index, pages=pages).entries:
        links = [text for link in entry.links for text in (link.text, link.url)]
        for text in (entry.title, entry.summary, *entry.tags, *entry.authors, *links, doi(entry), arxiv_id(entry)):
            assert clean(text) == text
        for link in (paper_link(entry), code_link(entry)):
            assert link is None or link.url.casefold().startswith(("http://", "https://"))
