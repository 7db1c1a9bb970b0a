"""The pages that were read, back and forth."""

from tui.flows.trail import Place, Trail


def test_the_way_back_and_forth() -> None:
    trail = Trail()
    first, second, third = Place(None, "/a.md"), Place(None, "/b.md"), Place(None, "/c.md")
    trail.go(first)
    trail.go(second)
    assert not trail.turn(1)
    assert trail.turn(-1)
    assert trail.place is first
    assert not trail.turn(-1)
    trail.go(third)
    assert trail.place is third
    assert not trail.turn(1)
    assert trail.turn(-1)
    assert trail.place is first


def test_there_is_no_place_before_the_first_and_after_all_is_forgotten() -> None:
    assert Trail().place is None
    trail = Trail()
    trail.go(Place(None, "/a.md"))
    trail.clear()
    assert not trail.turn(0)
