"""Which of the papers that pages list are one and the same."""

import pytest

from tests.library.gather.gathered import entry, library


@pytest.mark.parametrize(
    ("bullet", "is_orca"),
    [
        ("ORCA: a system [[Code](https://x.org/1)]", True),
        ("Órca – a System [[Code](https://x.org/1)]", True),
        ("Iteration-level scheduling [[Notes](../c/osdi-2022/orca/)]", True),
        ("Iteration-level scheduling [[Paper](http://www.usenix.org/orca/)]", True),
        ("Iteration-level scheduling [[Homepage](https://usenix.org/orca)]", False),
        ("Orca: A system [[Notes](../c/osdi-2022/reef.md)]", False),
        ("Orca: A system for GPUs [[Paper](https://x.org/1)]", False),
        ("Orca [[Notes](nowhere.md)]", False),
    ],
)
def test_the_same_paper_is_known_by_its_notes_its_address_or_its_title(bullet: str, is_orca: bool) -> None:
    note = "# Orca\nPresented in [OSDI 2022](https://usenix.org/orca).\n"
    gathered = library({"/c/osdi-2022/orca.md": note, "/t/x.md": f"# X\n* {bullet}\n"})
    assert bool(entry(gathered, "Orca: A system").topics) is is_orca


def test_links_to_nothing_do_not_make_papers_the_same() -> None:
    gathered = library({"/x.md": "# X\n* A [[Notes](gone.md)]\n* B [[Notes](gone.md)]\n"})
    assert [paper.title for paper in entry(gathered, "X").lists] == ["A", "B"]
    assert entry(gathered, "A").page == ""


@pytest.mark.parametrize("end", ["...", "…"])
def test_a_title_that_is_cut_off_is_that_which_it_begins(end: str) -> None:
    cut, whole = f"Efficient processing of DNN Service{end}", "Efficient processing of DNN services on GPUs"
    for noted, listed in ((cut, whole), (whole, cut)):
        gathered = library({"/x.md": f"# X\n* {listed} [[Paper](https://x.org/1)]\n"}, f"- [{noted}](/n.md)\n")
        assert [paper.title for paper in gathered.papers] == [noted]
    gathered = library({"/x.md": f"# X\n* On GPUs [[Paper](https://x.org/1)]\n* On{end} [[Paper](https://x.org/2)]\n"})
    assert len(entry(gathered, "X").lists) == 2


def test_two_topics_share_a_paper() -> None:
    gathered = library(
        {
            "/a.md": "# A\n* Ray [[Code](https://x.org/c)]\n* Ray\n",
            "/b.md": "# B\n* RAY! (OSDI 2022) [[Paper](https://x.org/ray)]\n",
        }
    )
    ray = entry(gathered, "Ray")
    assert [topic.title for topic in ray.topics] == ["A", "B"]
    assert (ray.edition, ray.url) == ("OSDI 2022", "https://x.org/ray")
