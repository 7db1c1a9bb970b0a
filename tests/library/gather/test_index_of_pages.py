"""A folder of notes without an index is one all the same."""

from tui.library.address import page_id
from tui.library.entry import Kind
from tui.library.facts.page_facts import read_facts
from tui.library.gather.index_of_pages import index_of_pages
from tui.library.library import Library

PAGES = {
    "/README.md": "# My notes\n",
    "/LICENSE.md": "Do what you like.\n",
    "/conference/README.md": "# Conferences\n",
    "/conference/atc-2023/fgd.md": "---\ndescription: Less waste.\n---\n# Beware of fragmentation\nAuthors: Ann Lee\n",
    "/conference/osdi-2022/README.md": "# OSDI 2022\n\n## Papers\n\n* [Alpa](https://x.org/alpa)\n",
    "/conference/osdi-2022/or ca.md": "",
    "/topics/llm.md": "# LLM\n\n* vLLM [[Paper](https://x.org/vllm)]\n",
}


def test_folders_are_groups_and_their_pages_are_those_of_the_groups() -> None:
    facts = {address: read_facts(text, address) for address, text in PAGES.items()}
    index = index_of_pages(facts.items())
    assert index.title == "My notes"
    assert [(item.title, item.url) for item in index.items] == [
        ("My notes", "/README.md"),
        ("Conferences", "/conference/README.md"),
        ("Beware of fragmentation", "/conference/atc-2023/fgd.md"),
        ("OSDI 2022", "/conference/osdi-2022/README.md"),
        ("Or ca", "/conference/osdi-2022/or%20ca.md"),
        ("LLM", "/topics/llm.md"),
    ]
    library = Library.from_index(index, "/README.md", "", {page_id(address): fact for address, fact in facts.items()})
    place = {entry.title: (entry.kind, entry.section, entry.edition) for entry in library.entries}
    assert place == {
        "My notes": (Kind.SECTION, "My notes", None),
        "Conferences": (Kind.SECTION, "Conferences", None),
        "Beware of fragmentation": (Kind.PAPER, "Conferences", "atc 2023"),
        "OSDI 2022": (Kind.EDITION, "Conferences", "OSDI 2022"),
        "Or ca": (Kind.PAPER, "Conferences", "OSDI 2022"),
        "Alpa": (Kind.PAPER, "Conferences", "OSDI 2022"),
        "LLM": (Kind.TOPIC, "topics", None),
        "vLLM": (Kind.PAPER, "topics", None),
    }
    assert [entry.page for entry in library.entries if entry.noted] == [
        "/conference/atc-2023/fgd.md",
        "/conference/osdi-2022/or ca.md",
    ]


def test_no_pages_are_an_empty_index() -> None:
    assert index_of_pages([]).items == ()


def addresses(*pages: str, **titles: str) -> list[str]:
    """The links of the index of pages; those without a title are called like their files."""
    texts = [(page, f"# {titles[page.strip('/.md')]}" if page.strip("/.md") in titles else "") for page in pages]
    return [item.url for item in index_of_pages((page, read_facts(text, page)) for page, text in texts).items]


def test_pages_come_folder_by_folder_and_the_page_of_a_folder_before_what_is_in_it() -> None:
    assert addresses("/z.md", "/b/y.md", "/b/README.md", "/b/c/x.md", "/a.md", "/a/w.md", "/README.md") == [
        "/README.md",
        "/a.md",
        "/a/w.md",
        "/b/README.md",
        "/b/c/x.md",
        "/b/y.md",
        "/z.md",
    ]


def test_names_are_in_the_order_that_people_expect() -> None:
    assert addresses("/week-10/b.md", "/week-2/a.md", "/Zoo.md", "/osdi-2022.md", "/OSDI-2021.md", "/apple.md") == [
        "/apple.md",
        "/OSDI-2021.md",
        "/osdi-2022.md",
        "/week-2/a.md",
        "/week-10/b.md",
        "/Zoo.md",
    ]


def test_pages_are_in_the_order_of_the_titles_that_are_shown() -> None:
    assert addresses("/fgd.md", "/orca.md", "/zico.md", zico="Ångström", fgd="Beware") == [
        "/zico.md",
        "/fgd.md",
        "/orca.md",
    ]


def test_numbers_in_front_of_file_names_are_there_for_the_order() -> None:
    assert addresses("/10-end.md", "/2-middle.md", "/01-start.md", **{"01-start": "Z", "10-end": "A"}) == [
        "/01-start.md",
        "/2-middle.md",
        "/10-end.md",
    ]


def test_a_title_may_be_nothing_but_digits() -> None:
    assert addresses("/a.md", "/b.md", a="1" * 500, b="1" * 499) == ["/b.md", "/a.md"]
