"""Numbers of things in words."""

import pytest

from tui.counted import counted


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 papers"), (1, "1 paper"), (2, "2 papers"), (999, "999 papers"), (95_000, "95,000 papers")],
)
def test_a_number_of_papers(count: int, said: str) -> None:
    assert counted(count, "paper") == said
