"""A title in a narrow column keeps in sight what was searched for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.lines.fit_matches import fit_matches

TITLE = "Orion: Interference-aware, fine-grained GPU sharing for ML applications"


def at(part: str) -> tuple[int, ...]:
    start = TITLE.index(part)
    return tuple(range(start, start + len(part)))


@pytest.mark.parametrize(
    ("positions", "cells", "shown"),
    [
        ((), 80, TITLE),
        ((), 20, "Orion: Interference…"),
        (at("Interf"), 20, "Orion: Interference…"),
        (at("sharing"), 30, "Orion: …GPU sharing for ML ap…"),
        (at("applications"), 30, "Orion: …for ML applications"),
    ],
)
def test_cutting(positions: tuple[int, ...], cells: int, shown: str) -> None:
    text, _ = fit_matches(TITLE, positions, cells)
    assert text == shown


def test_matches_move_with_their_characters() -> None:
    text, positions = fit_matches(TITLE, at("applications"), 30)
    assert "".join(text[position] for position in positions) == "applications"


@given(st.text(st.sampled_from("ab é論 "), max_size=60), st.data(), st.integers(0, 50))
def test_any_title_fits_and_marked_characters_stay_the_same(title: str, data: st.DataObject, cells: int) -> None:
    positions = sorted(data.draw(st.sets(st.integers(0, max(0, len(title) - 1))))) if title else []
    text, kept = fit_matches(title, positions, cells)
    assert cell_len(text) <= cells
    marked = [title[position] for position in positions]
    shown = iter(marked)
    assert all(text[position] in shown for position in kept)
