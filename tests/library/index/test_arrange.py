"""Where an entry belongs, and what that makes it."""

import pytest

from tests.indexes import library_of
from tui.library.entry import Entry


def outline(markdown: str) -> list[str]:
    """The hierarchy as indented lines of kind and title; groups that the index does not list in brackets."""
    library = library_of(markdown)
    tops = dict.fromkeys(list(entry.lineage())[-1] for entry in library.entries)
    lines: list[str] = []

    def add(entry: Entry, depth: int) -> None:
        lines.append("  " * depth + f"{entry.kind} " + (entry.title if entry.has_line else f"({entry.title})"))
        for child in entry.children:
            add(child, depth + 1)

    for top in tops:
        add(top, 0)
    return lines


def test_a_flat_list_gets_its_hierarchy_from_the_paths() -> None:
    assert outline(
        "- [Conference](/n/conference.md)\n"
        "- [OSDI 2022](/n/conference/osdi-2022.md)\n"
        "- [Orca](/n/conference/osdi-2022/orca.md)\n"
        "- [OSDI 2026](/n/conference/osdi-2026.md)\n"
        "- [Journal](/n/journal.md)\n"
        "- [TCC](/n/journal/tcc.md)\n"
        "- [2021](/n/journal/tcc/tcc-2021.md)\n"
        "- [Gemini](/n/journal/tcc/tcc-2021/gemini.md)\n"
    ) == [
        "section Conference",
        "  edition OSDI 2022",
        "    paper Orca",
        "  edition OSDI 2026",
        "section Journal",
        "  venue TCC",
        "    year 2021",
        "      paper Gemini",
    ]


def test_a_nested_list_gets_its_hierarchy_from_the_nesting() -> None:
    assert outline(
        "# T\n- [Conference](c/README.md)\n  - [OSDI 2022](c/osdi-2022/README.md)\n    - [Orca](c/osdi-2022/orca.md)\n"
    ) == ["section Conference", "  edition OSDI 2022", "    paper Orca"]


def test_paths_make_no_groups_where_bullets_are_nested() -> None:
    assert outline("## A\n* [One](a/one.md)\n  * [Two](b/c/two.md)\n* [Up](../../x/up.md)\n## B\n* [C](c/c.md)\n") == [
        "section (A)",
        "  section One",
        "    paper Two",
        "  paper Up",
        "section (B)",
        "  paper C",
    ]


def test_a_bullet_without_a_link_groups_what_is_nested_in_it() -> None:
    assert outline("- Conference\n  - [Orca](https://x.org/1)\n") == ["section Conference", "  paper Orca"]


def test_headings_group_what_has_neither_path_nor_nesting() -> None:
    assert outline("# T\n## Serving\n- [Orca](https://x.org/1)\n### Edge\n- [B](https://y.org/2)\n") == [
        "section (Serving)",
        "  paper Orca",
        "  venue (Edge)",
        "    paper B",
    ]


def test_missing_pages_between_listed_ones_become_groups() -> None:
    assert outline("- [Conference](/n/conference.md)\n- [Orca](/n/conference/osdi-2022/orca.md)\n") == [
        "section Conference",
        "  edition (osdi 2022)",
        "    paper Orca",
    ]


def test_pages_without_any_page_above_are_grouped_by_the_folders_that_tell_them_apart() -> None:
    assert outline("- [Orca](/n/c/osdi-2022/orca.md)\n- [FGD](/n/c/atc-2023/fgd.md)\n") == [
        "edition (osdi 2022)",
        "  paper Orca",
        "edition (atc 2023)",
        "  paper FGD",
    ]


def test_absolute_links_under_headings_as_in_llms_txt() -> None:
    assert outline("# T\n## Docs\n- [A](https://h.org/docs/a.md)\n- [B](https://h.org/docs/guide/b.md)\n") == [
        "section (Docs)",
        "  paper A",
        "  venue (guide)",
        "    paper B",
    ]


def test_duplicates_are_kept_and_the_first_one_is_the_parent() -> None:
    assert outline("- [A](/a.md)\n- [A again](/a.md)\n- [B](/a/b.md)\n") == ["section A", "  paper B", "paper A again"]


def test_nesting_and_paths_that_contradict_each_other_make_no_circle() -> None:
    assert outline("- [B](/a/b.md)\n  - [A](/a.md)\n") == ["section B", "  paper A"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- [OSDI 2026](/osdi-2026.md)", "edition"),
        ("- [2021](/tcc-2021.md)", "year"),
        ("- [2021](/2021.md)", "year"),
        ("- [ISPA/IUCC/BDCloud 2018](/ispa-iucc-bdcloud-2018.md)", "edition"),
        ("- [A look back at 2021](/look-back.md)", "paper"),
        ("- [Orca](/orca-2022.md)", "paper"),
        ("- Attention is all you need, NeurIPS 2017", "paper"),
    ],
)
def test_a_leaf_is_an_edition_only_if_title_and_slug_end_in_the_same_year(line: str, kind: str) -> None:
    (entry,) = library_of(line).entries
    assert entry.kind == kind


def test_an_entry_knows_its_section_venue_edition_and_year() -> None:
    library = library_of(
        "- [Conference](/conference.md)\n- [OSDI 2022](/conference/osdi-2022.md)\n"
        "- [Orca](/conference/osdi-2022/orca.md)\n"
        "- [Journal](/journal.md)\n- [TCC](/journal/tcc.md)\n- [2021](/journal/tcc/2021.md)\n"
        "- [Gemini](/journal/tcc/2021/gemini.md)\n"
    )
    orca, gemini = library.papers
    assert (orca.section, orca.venue, orca.edition, orca.year) == ("Conference", "OSDI", "OSDI 2022", 2022)
    assert (gemini.section, gemini.venue, gemini.edition, gemini.year) == ("Journal", "TCC", None, 2021)
