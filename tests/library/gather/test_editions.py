"""Which edition a list names beside a paper, in all the ways in which lists do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indexes import library_of
from tui.library.facts.read_bullet import ListedPaper
from tui.library.gather.editions import Editions

INDEX = """\
- [Conference](/c.md)
- [OSDI 2022](/c/osdi-2022.md)
- [Orca](/c/osdi-2022/orca.md)
- [SIGCOMM 2018](/c/sigcomm-2018.md)
- [Systems for ML 2020](/c/sml-2020.md)
- [Journal](/j.md)
- [IEEE Transactions on Cloud Computing](/j/tcc.md)
- [2021](/j/tcc/2021.md)
- [Gemini](/j/tcc/2021/gemini.md)
- [arXiv](/j/arxiv.md)
- [2023](/j/arxiv/2023.md)
- [Punica](/j/arxiv/2023/punica.md)
"""
EDITIONS = Editions(library_of(INDEX).entries)


def named(venue: str = "", remark: str = "", title: str = "Orca") -> str:
    return EDITIONS.named_by(ListedPaper(title, 1, venue=venue, remark=remark))


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("SIGCOMM 2016", "SIGCOMM 2016"),
        ("sigcomm 2016", "SIGCOMM 2016"),
        ("ACM SIGCOMM 2016", "SIGCOMM 2016"),
        ("SIGCOMM, 2016", "SIGCOMM 2016"),
        ("OSDI '22", "OSDI 2022"),
        ("OSDI’99", "OSDI 1999"),
        ("OSDI22", "OSDI 2022"),
        ("In Proc. of OSDI 2022, pp. 1-15", "OSDI 2022"),
        ("Proceedings of the 16th USENIX OSDI 2022.", "OSDI 2022"),
        ("Published at OSDI 2022 (Best Paper)", "OSDI 2022"),
        ("OSDI 2022 Best Paper", "OSDI 2022"),
        ("Systems for ML 2019", "Systems for ML 2019"),
        ("TCC 2021", "IEEE Transactions on Cloud Computing 2021"),
        ("IEEE Transactions on Cloud Computing, 2020", "IEEE Transactions on Cloud Computing 2020"),
        ("arXiv 2312.01234", "arXiv 2023"),
        ("arXiv: 1404.599", "arXiv 2014"),
        ("arXiv preprint arXiv:2312.01234v2", "arXiv 2023"),
        ("arXiv cs.DC/0703001", "arXiv 2007"),
        ("arXiv 2002.01234", "arXiv 2020"),
        ("CoRR abs/2002.01234, 2020", "arXiv 2020"),
        ("arXiv, 2023", "arXiv 2023"),
        ("arXiv '23", "arXiv 2023"),
    ],
)
def test_a_known_venue_with_a_year_is_an_edition_wherever_it_stands(text: str, edition: str) -> None:
    assert named(venue=text) == edition
    assert named(remark=text) == edition
    assert named(remark=f"Seoul; {text}; it is fast") == edition


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("FAST 2022", "FAST 2022"),
        ("NSDI '20", "NSDI 2020"),
        ("DLP-KDD 2019", "DLP-KDD 2019"),
        ("ACM MobiCom 2020", "MobiCom 2020"),
        ("ICLR 2024 Oral", "ICLR 2024"),
        ("ICLR 2024, Best Paper", "ICLR 2024"),
        ("Journal of Systems Research 2021", "Journal of Systems Research 2021"),
        ("SIGCOMM 2017 Posters and Demos", "SIGCOMM Posters and Demos 2017"),
        ("NIPS 2016 Workshop on MLSys", "NIPS Workshop on MLSys 2016"),
        ("OSDI 2022 to appear", "OSDI 2022"),
        ("Seoul National University, OSDI 2022", "OSDI 2022"),
    ],
)
def test_where_only_a_venue_is_said_it_may_be_a_new_one(text: str, edition: str) -> None:
    assert named(venue=text) == edition
    assert named(remark=text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Google 2016",
        "MIT, 2016",
        "PhD 2019",
        "PhD thesis 2019",
        "IEEE 2016",
        "Stanford University 2016",
        "OSDI",
        "2022",
        "1990-2020",
        "OSDI 2022-2024",
        "OSDI 20222",
        "OSDI 22 pages",
        "SPEC CPU2017",
        "GPT-4 2023",
        "Technical Report No. UCB/EECS-2019-3",
        "MSR-TR-2014-112",
        "arXiv",
        "arXiv 2399.01234",
        "in Chinese, 2020",
    ],
)
def test_other_texts_name_none(text: str) -> None:
    assert named(venue=text) == ""
    assert named(remark=text) == ""


@pytest.mark.parametrize(
    "remark",
    [
        "Extends Orca, OSDI 2022",
        "OSDI 2022 had this first",
        "Beats Orca (OSDI 2022)",
        "Since OSDI 2022",
        "arXiv 2023 has more",
    ],
)
def test_a_remark_about_another_paper_names_none(remark: str) -> None:
    assert named(remark=remark) == ""


def test_the_end_of_a_title_may_say_where_it_was_printed() -> None:
    assert named(title="Orca: a system. In Proc. of OSDI 2022, pp. 1-15.") == "OSDI 2022"
    assert named(title="What became of OSDI 2022") == ""


def test_brackets_say_more_than_remarks() -> None:
    assert named(venue="SIGCOMM 2016", remark="OSDI 2022") == "SIGCOMM 2016"


def test_editions_and_the_years_of_venues_are_found_by_name() -> None:
    for name in ("OSDI 2022", "osdi 2022", "arXiv 2023", "IEEE Transactions on Cloud Computing 2021"):
        found = EDITIONS.find(name)
        assert found is not None
        assert f"{found.venue} {found.year}".casefold() == name.casefold()
    assert EDITIONS.find("OSDI 2016") is None
    assert EDITIONS.find("") is None


@given(st.text(), st.sampled_from(["", "OSDI ", "arXiv", "In Proc. of ", "x, " * 20_000, "," * 100_000]))
def test_any_text_names_a_venue_and_a_year_or_none(text: str, start: str) -> None:
    edition = named(start + text, start + text, start + text)
    assert edition == "" or (edition[:-5] and edition[-5] == " " and 1900 <= int(edition[-4:]) < 2100)
