"""A bullet as a paper: every way to write it down that lists of papers know."""

import pytest

from tui.library.entry import Link
from tui.library.facts.outline import outline
from tui.library.facts.read_bullet import ListedPaper, ReadBullet, read_bullet

U, V = "https://x.org/u", "https://x.org/v"


def read(markdown: str) -> ReadBullet | None:
    (part,) = outline(markdown)
    (bullet,) = part.bullets
    return read_bullet(bullet, "/topics/llm.md")


@pytest.mark.parametrize(
    ("bullet", "paper"),
    [
        (
            rf"* [Orca: A system]({U}) \[[Code]({V}), [Personal Note](orca.md)]",
            ListedPaper("Orca: A system", 1, (Link("Paper", U), Link("Code", V)), note="orca.md"),
        ),
        (
            rf"* Orca \[[Personal Notes](../orca.md)] \[[Paper]({U})] \[[Code]({V})]",
            ListedPaper("Orca", 1, (Link("Paper", U), Link("Code", V)), note="../orca.md"),
        ),
        (
            rf"* Orca ([OSDI 2022](../osdi-2022/)) \[[Paper]({U})]",
            ListedPaper("Orca", 1, (Link("Paper", U),), venue="OSDI 2022", venue_link="../osdi-2022/"),
        ),
        (
            r"* Orca (arXiv 2312.07104) \[[arXiv](https://arxiv.org/abs/2312.07104)]",
            ListedPaper("Orca", 1, (Link("arXiv", "https://arxiv.org/abs/2312.07104"),), venue="arXiv 2312.07104"),
        ),
        (rf"* Orca (EuroSys 2019) \[[Paper]({U})]", ListedPaper("Orca", 1, (Link("Paper", U),), venue="EuroSys 2019")),
        (
            rf"* Orca (SIGCOMM 2017 Posters and Demos) [[Paper]({U})]",
            ListedPaper("Orca", 1, (Link("Paper", U),), venue="SIGCOMM 2017 Posters and Demos"),
        ),
        (
            f"* [How to read]({U}), by Ann Lee and Bo Kim",
            ListedPaper("How to read", 1, (Link("Paper", U),), authors=("Ann Lee", "Bo Kim")),
        ),
        ("* The Grind, by Ann Lee", ListedPaper("The Grind", 1, authors=("Ann Lee",))),
        ("* Just a title", ListedPaper("Just a title", 1)),
        (
            f"* NVIDIA Multi-Instance GPU (MIG) [[Homepage]({U})]",
            ListedPaper("NVIDIA Multi-Instance GPU (MIG)", 1, (Link("Homepage", U),)),
        ),
        (f"* A tool [[GitHub]({U}) (in Chinese)]", ListedPaper("A tool", 1, (Link("GitHub", U),))),
        (
            f"* A survey (1990-2020) of GPUs [[Paper]({U})]",
            ListedPaper("A survey (1990-2020) of GPUs", 1, (Link("Paper", U),)),
        ),
        (f"* [[Paper]({U})] Orca", ListedPaper("Orca", 1, (Link("Paper", U),))),
        (f"* [SOSP'23] [Orca]({U})", ListedPaper("Orca", 1, (Link("Paper", U),), venue="SOSP'23")),
        (f"* Orca ([SOSP '23]({U}))", ListedPaper("Orca", 1, (Link("Paper (SOSP '23)", U),), venue="SOSP '23")),
        (f"* Orca [SOSP 2023]({U})", ListedPaper("Orca", 1, (Link("Paper (SOSP 2023)", U),), venue="SOSP 2023")),
        (
            f"* Orca: a system. [Paper]({U}), [Slides]({V})",
            ListedPaper("Orca: a system.", 1, (Link("Paper", U), Link("Slides", V))),
        ),
        (f"* Orca: {U}", ListedPaper("Orca", 1, (Link("Link", U),))),
        (
            "* Orca <https://arxiv.org/abs/2312.07104>",
            ListedPaper("Orca", 1, (Link("arXiv", "https://arxiv.org/abs/2312.07104"),)),
        ),
        (
            f"* **[Orca]({U})** - batches by iteration",
            ListedPaper("Orca", 1, (Link("Paper", U),), remark="batches by iteration"),
        ),
        (f"* **vLLM** [Paged attention]({U})", ListedPaper("Paged attention", 1, (Link("Paper", U),), remark="vLLM")),
        (f"* vLLM: [Paged attention]({U})", ListedPaper("Paged attention", 1, (Link("Paper", U),), remark="vLLM:")),
        (f"* [x] [Orca]({U})", ListedPaper("Orca", 1, (Link("Paper", U),))),
        (f"1. [Orca]({U})", ListedPaper("Orca", 1, (Link("Paper", U),))),
        ("* [Orca](https://github.com/o/orca)", ListedPaper("Orca", 1, (Link("Code", "https://github.com/o/orca"),))),
        ("* [Orca](../osdi-2022/orca.md)", ListedPaper("Orca", 1, note="../osdi-2022/orca.md")),
        ("* Orca [[Paper](javascript:x)]", ListedPaper("Orca", 1)),
        ("* Tit\x1ble &#x202e;here", ListedPaper("Tit␛le here", 1)),
    ],
)  # fmt: skip
def test_a_bullet(bullet: str, paper: ListedPaper) -> None:
    found = read(bullet)
    assert found is not None
    assert found.paper == paper


def test_what_is_nested_is_remarked_and_its_labelled_links_are_the_papers() -> None:
    found = read(f"* Orca\n  * MIT & ETH\n  * Batches by iteration\n    * on [a tool]({U})\n  * [Code]({V})\n")
    assert found is not None
    assert found.paper == ListedPaper(
        "Orca", 1, (Link("Code", V),), remark="MIT & ETH; Batches by iteration; on a tool"
    )


@pytest.mark.parametrize("bullet", ["*", f"* [Paper]({U})", f"* Code: [link]({U})", "* ...", "* ---x---\n\n*"])
def test_a_bullet_without_a_title_is_no_paper(bullet: str) -> None:
    found = [read_bullet(bullet, "/a.md") for part in outline(bullet) for bullet in part.bullets]
    assert all(paper is None or paper.paper.title == "x" for paper in found)


@pytest.mark.parametrize(
    ("bullet", "is_evident", "is_pointer"),
    [
        (f"* [Orca]({U})", True, False),
        (f"* Orca [[Paper]({U})]", True, False),
        ("* Orca [[Notes](orca.md)]", True, False),
        ("* Orca ([OSDI 2022](../osdi-2022.md))", True, False),
        ("* [Orca](orca.md)", False, True),
        (f"* [Orca](orca.md) [[Code]({U})]", True, False),
        ("* Orca", False, False),
        ("* PFC: priority flow control", False, False),
        (f"* We use [a tool]({U}) for that", False, False),
        (f"* Spring: {U}", False, False),
        ("* Moved to Berlin (2019)", False, False),
        ("* [Mail](mailto:a@x.org)", False, False),
    ],
)
def test_links_tell_papers_from_other_bullets(bullet: str, is_evident: bool, is_pointer: bool) -> None:
    found = read(bullet)
    assert found is not None
    assert (found.is_evident, found.is_pointer) == (is_evident, is_pointer)
