"""Why an entry is a hit, in a piece of its own text."""

import pytest

from tests.conftest import INDEX
from tests.indexes import library_of
from tui.library.index.load import load_index
from tui.search.engine import Engine
from tui.search.highlight import reason


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(library_of(load_index(str(INDEX)).text))


@pytest.mark.parametrize(
    ("query", "slug", "text", "matched"),
    [
        ("faas", "serverless-in-the-wild", "#FaaS", "FaaS"),
        ("selective", "orca", "#selective_batching", "selective"),
        ("job migration", "singularity", "…GPU job migration.", "jobmigration"),
        ("fgd", "fgd", "fgd", "fgd"),
    ],
)
def test_what_the_title_does_not_show_is_shown(engine: Engine, query: str, slug: str, text: str, matched: str) -> None:
    hit = next(hit for hit in engine.find(query) if f"/{slug}" in hit.entry.url)
    found = reason(hit)
    assert found is not None
    assert found.text == text
    assert "".join(found.text[position] for position in found.positions) == matched


def test_a_title_that_shows_the_match_needs_no_reason(engine: Engine) -> None:
    assert reason(engine.find("orca")[0]) is None
