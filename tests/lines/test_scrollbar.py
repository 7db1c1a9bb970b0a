"""The thumb of a scrollbar."""

from hypothesis import assume, given
from hypothesis import strategies as st

from tui.lines.scrollbar import Scrollbar

counts = st.integers(0, 2_000_000)
heights = st.integers(-2, 200)


@given(counts, heights)
def test_there_is_a_thumb_only_where_lines_are_out_of_sight(lines: int, height: int) -> None:
    assert bool(Scrollbar(lines, height).length) == (0 < height < lines)


@given(counts, heights, st.data())
def test_the_thumb_stays_in_the_bar_and_touches_its_ends_at_the_ends(
    lines: int, height: int, data: st.DataObject
) -> None:
    assume(0 < height < lines)
    bar = Scrollbar(lines, height)
    thumb = bar.thumb(data.draw(st.integers(0, lines - height)))
    assert 0 <= thumb.start < thumb.stop <= height
    assert (bar.thumb(0).start, bar.thumb(lines - height).stop) == (0, height)


@given(counts, st.integers(2, 200))
def test_dragged_to_the_ends_it_shows_the_ends(lines: int, height: int) -> None:
    assume(height < lines)
    bar = Scrollbar(lines, height)
    assert bar.top_at(0) <= 0
    assert bar.top_at(height - 1) >= (lines - height if bar.length < height else 0)
