"""Names out of the many ways to write authors down."""

import pytest

from tui.library.authors import authors_in_line, names_in
from tui.library.parser import Parser


def of_line(markdown: str) -> tuple[str, ...]:
    (inline,) = (token for token in Parser("commonmark").parse(markdown) if token.type == "inline")
    return authors_in_line(inline.children or [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee, Bo Kim", ("Ann Lee", "Bo Kim")),
        ("Ann Lee and Bo Kim", ("Ann Lee", "Bo Kim")),
        ("Ann Lee, Bo Kim, and Cy Roe.", ("Ann Lee", "Bo Kim", "Cy Roe")),
        ("Ann Lee & Bo Kim", ("Ann Lee", "Bo Kim")),
        ("Lee, Ann; Kim, Bo", ("Lee, Ann", "Kim, Bo")),
        ("Ann Lee (MIT, CSAIL), Bo Kim (ETH)", ("Ann Lee", "Bo Kim")),
        ("Ann Lee1,2*, Bo Kim†, Cy Roe³", ("Ann Lee", "Bo Kim", "Cy Roe")),
        ("Ann Lee$^1$, Bo Kim^2^", ("Ann Lee", "Bo Kim")),
        ("G. Edward Suh, Francis C.M. Lau", ("G. Edward Suh", "Francis C.M. Lau")),
        ("Ann Lee et al.", ("Ann Lee",)),
        ("Ann Lee, Ann Lee", ("Ann Lee",)),
        ("Ann Lee (MIT, Bo Kim", ("Ann Lee MIT", "Bo Kim")),
        ("李沐，陈天奇、田渊栋", ("李沐", "陈天奇", "田渊栋")),
        ("Sandy Anderson, Brandon Andes", ("Sandy Anderson", "Brandon Andes")),
        ("1, 2, ...", ()),
        ("", ()),
    ],
)
def test_names_in_a_list(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Authors: Ann Lee, Bo Kim (_MIT_).", ("Ann Lee", "Bo Kim")),
        ("Author: Ann Lee (_University of X)_", ("Ann Lee",)),
        ("Authors: Ann Lee, Bo Kim, _MIT, ETH_", ("Ann Lee", "Bo Kim")),
        ("**Authors**: Ann Lee", ("Ann Lee",)),
        ("**Author(s):** [Ann Lee](https://example.org/ann)", ("Ann Lee",)),
        ("_Authors_: _Ann Lee, Bo Kim_", ("Ann Lee", "Bo Kim")),
        ("Authors: **Ann Lee** (_MIT_ & _ETH_), Bo Kim", ("Ann Lee", "Bo Kim")),
        ("作者：李沐", ("李沐",)),
        ("The authors: we do not know", ()),
        ("Authorship is hard", ()),
    ],
)
def test_a_line_that_names_the_authors(line: str, names: tuple[str, ...]) -> None:
    assert of_line(line) == names
