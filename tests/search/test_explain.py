"""A hit tells of every word of the query what it has matched."""

import random

import pytest

from tests.bench.made_up import made_up_library, made_up_queries
from tests.search.test_growing import keystrokes
from tui.library.library import Library
from tui.search.engine import Engine
from tui.search.highlight import title_positions
from tui.search.hit import Coverage, Field, Term, Tier
from tui.search.query import QueryError, parse


@pytest.fixture(scope="module")
def engine(shipped: Library) -> Engine:
    return Engine(shipped)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("orca", ["orca = orca, exact, title"]),
        ("distr orca", ["distr = distributed, prefix, title", "orca = orca, exact, title"]),
        ("osdi 22 orca", ["osdi = osdi, exact, venue", "22 = 22, exact, year", "orca = orca, exact, title"]),
        ("orka", ["orka = orca, typo, title"]),
        ("odsstbgm", ["odsstbgm = odsstbgm, initials, title"]),
        ("distributedserving", ["distributedserving = distributedserving, joined, title"]),
        ("tranformr", ["tranformr = transformer, abbreviation, title"]),
        ('"batch serving"', ["batch = batch, exact, tag", "serving = serving, exact, tag"]),
        ("#batch_serv", ["batch = batch, exact, tag", "serv = serving, prefix, tag"]),
        ("in:title orca", ["orca = orca, exact, title"]),
    ],
)  # fmt: skip
def test_the_words_that_matched(engine: Engine, query: str, terms: list[str]) -> None:
    hit = next(hit for hit in engine.find(query) if hit.entry.url.endswith("/orca.md"))
    assert [f"{term.query} = {term.word}, {term.tier.name.lower()}, {term.field}" for term in hit.terms] == terms


def test_two_words_for_one(engine: Engine) -> None:
    hit = engine.find("spot serve")[0]
    assert Term("spotserve", "spotserve", Tier.JOINED, Field.TITLE) in hit.terms
    assert "".join(hit.entry.title[at] for at in title_positions(hit)).startswith("SpotServe")


@pytest.mark.parametrize("seed", range(20))
def test_every_word_of_a_whole_or_close_hit_is_explained(seed: int) -> None:
    library = made_up_library(400, seed=9)
    known = [query.query for query in made_up_queries(library, 5, seed=10)]
    engine = Engine(library)
    for text in keystrokes(random.Random(seed), known, 25):
        try:
            clauses = parse(text).wanted
            hits = engine.find(text)[:30]
        except QueryError:
            continue
        for hit in hits:
            explained = "".join(term.query for term in hit.terms)
            if hit.coverage is not Coverage.PARTIAL:
                missing = [word for clause in clauses for word in clause.words if word not in explained]
                assert not missing, (text, hit.entry.title, hit.terms)
