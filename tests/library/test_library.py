"""What stands for the same thing in one state of a library and in the next."""

import pytest

from tests.indexes import library_of

ORCA = "- [Orca](/c/osdi-2022/orca.md)\n"
BEFORE = f"- [OSDI 2022](/c/osdi-2022.md)\n{ORCA}- [Reef](/c/osdi-2022/reef.md)\n"


def same_as_orca(index: str) -> str | None:
    """The link of what stands for the paper in a library of another index."""
    (orca, *_) = library_of(BEFORE).papers
    found = library_of(index).same(orca)
    return found.url if found else None


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("- [Another title](/c/osdi-2022/orca.md)\n", "/c/osdi-2022/orca.md"),
        ("- [Orca](/c/osdi-2022/moved.md)\n", "/c/osdi-2022/moved.md"),
        ("- [ATC 2023](/c/atc-2023.md)\n- [Orca](/c/atc-2023/orca.md)\n", "/c/atc-2023/orca.md"),
        ("- [Whale](/c/osdi-2022/whale.md)\n", None),
        ("- [Orca](/a/orca.md)\n- [Orca](/b/orca.md)\n", None),
    ],
    ids=["title", "link", "place", "none", "two"],
)
def test_a_paper_is_known_by_its_page_its_link_or_else_its_title(line: str, url: str | None) -> None:
    assert same_as_orca(BEFORE.replace(ORCA, line)) == url


def test_a_library_that_is_made_ready_needs_nothing_worked_out() -> None:
    library = library_of(BEFORE)
    library.make_ready()
    cached = set(vars(library))
    assert library.same(library_of("- [Orca](/elsewhere.md)\n").papers[0]) is library.papers[0]
    assert set(vars(library)) == cached
