"""An engine answers the same however it was asked before, and while it grows over what it has."""

import random
from collections.abc import Iterable
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.made_up import made_up_library, made_up_queries
from tui.library.library import Library
from tui.search.engine import Engine
from tui.search.query import QueryError


@pytest.fixture(scope="module")
def library() -> Library:
    return made_up_library(500, seed=3)


def hits(engine: Engine, query: str) -> list[tuple[str, float]] | str:
    try:
        return [(hit.entry.url, hit.score) for hit in engine.find(query)[:200]]
    except QueryError as error:
        return str(error)


def keystrokes(pick: random.Random, known: list[str], count: int) -> list[str]:
    """What is in a box while somebody types, deletes, pastes and clears."""
    text, texts = "", []
    target = ""
    for _ in range(count):
        if not target.startswith(text) or text == target:
            target = pick.choice(known)
        action = pick.random()
        if action < 0.7 and target.startswith(text):
            text = target[: len(text) + 1]
        elif action < 0.85:
            text = text[:-1]
        elif action < 0.93:
            text += " " + pick.choice(known)
        elif action < 0.97:
            text = ""
        else:
            text += pick.choice('"#-:é論 ')
        texts.append(text)
    return texts


def check_sequences(seeds: Iterable[int]) -> None:
    library = made_up_library(600, seed=3)
    known = [query.query for query in made_up_queries(library, 10, seed=4)]
    used = Engine(library)
    for seed in seeds:
        typed = keystrokes(random.Random(seed), known, 30)
        answers = [hits(used, text) for text in typed]
        assert answers[-1] == hits(Engine(library), typed[-1]), typed


def test_the_answer_does_not_depend_on_what_was_typed_before() -> None:
    check_sequences(range(20))


@pytest.mark.soak
def test_no_sequence_of_keystrokes_makes_a_difference() -> None:
    check_sequences(range(2000))


def test_while_it_grows_it_answers_over_what_it_has() -> None:
    library = made_up_library(9000, seed=5)
    engine = Engine(library)
    word = library.papers[-1].title.split()[-1]
    found = []
    for count in engine.grow():
        if count:
            answer = engine.find(word)
            assert answer.searched == count
            found.append(len(answer))
    assert found == sorted(found)
    assert engine.find(word).searched == len(library.entries)


def test_only_one_makes_it_grow() -> None:
    library = made_up_library(300, seed=6)
    engine = Engine(library)
    growing = engine.grow()
    assert list(engine.grow()) == []
    list(growing)
    assert engine.find("a").searched == len(library.entries)


def test_growth_that_is_given_up_leaves_nobody_waiting() -> None:
    engine = Engine(made_up_library(3000, seed=6))
    growing = engine.grow()
    next(growing)
    answers: list[int] = []
    thread = Thread(target=lambda: answers.append(len(engine.find("a"))))
    thread.start()
    growing.close()
    thread.join(timeout=30)
    assert answers == [0]


def test_a_question_waits_for_the_first_piece() -> None:
    library = made_up_library(500, seed=6)
    engine = Engine(library)
    growing = engine.grow()
    next(growing)
    answers: list[int] = []
    thread = Thread(target=lambda: answers.append(len(engine.find("a"))))
    thread.start()
    list(growing)
    thread.join(timeout=30)
    assert answers == [len(engine.find("a"))]


@settings(max_examples=30)
@given(st.text(max_size=60), st.integers(1, 400))
def test_long_queries_of_any_characters_are_answered(library: Library, text: str, times: int) -> None:
    assert_answered(library, (text * times)[:10_000])


def assert_answered(library: Library, query: str) -> None:
    found = hits(Engine(library), query)
    if isinstance(found, str):
        assert found
    else:
        assert all(score > 0 for _, score in found)
        assert len({url for url, _ in found}) == len(found)


@pytest.mark.parametrize(
    "query", ["a" * 10_000, "a " * 5_000, "論" * 10_000, "'" + "a " * 4_999, "#" * 10_000, "-a " * 3_000]
)
def test_queries_of_ten_thousand_characters_are_answered(library: Library, query: str) -> None:
    assert_answered(library, query)
