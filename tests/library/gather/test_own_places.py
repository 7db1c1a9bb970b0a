"""What a note says of where its paper appeared fills in what the index does not say."""

import pytest

from tests.library.gather.gathered import entry, library

INDEX = "# Notes\n- [OSDI 2022](/c/osdi-2022.md)\n- [Reef](/c/osdi-2022/reef.md)\n- [vLLM](/papers/vllm.md)\n"


@pytest.mark.parametrize(
    ("fields", "venue", "year", "edition"),
    [
        ("venue: SOSP\nyear: 2023", "SOSP", 2023, "SOSP 2023"),
        ("venue: SOSP 2023\ndate: 2024-01-01", "SOSP", 2023, "SOSP 2023"),
        ("venue: osdi '22", "OSDI", 2022, "OSDI 2022"),
        ("venue: 2023 ACM SIGMOD", "SIGMOD", 2023, "SIGMOD 2023"),
        ("venue: Nature\nyear: 2020", "Nature", 2020, "Nature 2020"),
        ("journal: arXiv:2009.06180", "arXiv", 2020, "arXiv 2020"),
        ("venue: SOSP", "SOSP", None, None),
        ("year: 2023", None, 2023, None),
    ],
)
def test_a_paper_without_a_place_has_that_of_its_note(
    fields: str, venue: str | None, year: int | None, edition: str | None
) -> None:
    paper = entry(library({"/papers/vllm.md": f"---\n{fields}\n---\n"}, INDEX), "vLLM")
    assert (paper.venue, paper.year, paper.edition) == (venue, year, edition)


def test_a_paper_below_an_edition_stays_there() -> None:
    notes = library({"/c/osdi-2022/reef.md": "---\nvenue: SOSP\nyear: 2023\n---\n"}, INDEX)
    paper = entry(notes, "Reef")
    assert (paper.venue, paper.year, paper.edition, paper.parent) == (
        "OSDI",
        2022,
        "OSDI 2022",
        entry(notes, "OSDI 2022"),
    )


def test_a_year_alone_goes_with_the_venue_of_the_index() -> None:
    index = "# Notes\n- Journal\n  - [TCC](/j/tcc.md)\n    - [Gemini](/j/tcc/gemini.md)\n"
    paper = entry(library({"/j/tcc/gemini.md": "# Gemini\n\nYear: 2021\n"}, index), "Gemini")
    assert (paper.venue, paper.year) == ("TCC", 2021)


def test_what_a_list_says_goes_before_what_the_note_says() -> None:
    pages = {
        "/papers/vllm.md": "---\nvenue: arXiv\nyear: 2022\n---\n",
        "/llm.md": "# LLM\n\n* vLLM (SOSP 2023) [[Paper](https://x.org/1)] [[Notes](papers/vllm.md)]\n",
    }
    assert entry(library(pages, INDEX), "vLLM").edition == "SOSP 2023"


def test_only_papers_take_a_place() -> None:
    index = "# Notes\n- [LLM](/llm.md)\n- [Orca](/llm/orca.md)\n"
    assert entry(library({"/llm.md": "---\nyear: 2022\n---\n# LLM\n"}, index), "LLM").year is None
