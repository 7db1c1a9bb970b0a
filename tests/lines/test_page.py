"""Text laid out for a width, with places to choose."""

from textual.content import Content

from tui.lines.page import Page


def plain(page: Page[str]) -> list[str]:
    return [line.plain for line in page.lines]


def test_chips_flow_and_a_long_one_takes_the_lines_it_needs() -> None:
    page = Page[str](10)
    page.add_chips((Content(name), name) for name in ("one", "two", "three", "a_very_long_one", "six"))
    assert plain(page) == ["one two", "three", "a_very_lon", "g_one", "six"]
    assert [page.target_at(line, 0) for line in range(5)] == [0, 2, 3, 3, 4]
    assert page.target_at(0, 4) == 1
    assert page.target_at(0, 3) is None


def test_wide_characters_take_two_cells() -> None:
    page = Page[str](10)
    page.add_chips((Content(name), name) for name in ("論文", "b"))
    assert page.target_at(0, 3) == 0
    assert page.target_at(0, 5) == 1


def test_gaps_do_not_add_up() -> None:
    page = Page[str](10)
    page.add_gap()
    page.add_text(Content("a"))
    page.add_gap()
    page.add_gap()
    page.add_target(Content("b"), "b")
    assert plain(page) == ["a", "", "b"]
    assert page.line_of(0) == 2
