"""The pages that were read, back and forth."""

from tui.flows.trail import Place, Spots, Trail
from tui.notes.layout.layout import BEGINNING, Spot


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


def test_there_is_no_place_before_the_first() -> None:
    trail = Trail()
    assert trail.place is None
    trail.go(Place(None, "/a.md"))
    assert not trail.has_before
    trail.go(Place(None, "/b.md"))
    assert trail.has_before


def test_a_page_that_is_visited_anew_begins_where_it_was_left_unless_a_link_leads_to_a_part_of_it() -> None:
    spots = Spots()
    spots.keep(Place(None, "/a/README.md", spot=Spot(3, 0, 1), current=2))
    again, part, other = Place(None, "/a.md"), Place(None, "/a.md", "part"), Place(None, "/b.md")
    for place in (again, part, other):
        spots.restore(place)
    assert (again.spot, again.current) == (Spot(3, 0, 1), 2)
    assert [(place.spot, place.current) for place in (part, other)] == [(BEGINNING, -1)] * 2
