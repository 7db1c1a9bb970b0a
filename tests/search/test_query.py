"""What a query asks for, and what it is told when it cannot be understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.entry import Kind
from tui.search.hit import Field
from tui.search.marking import Marking
from tui.search.query import ANYWHERE, PARTS, Clause, Noting, Query, QueryError, Years, parse

TAG, TITLE, AUTHOR, VENUE = PARTS["tag"], PARTS["title"], PARTS["author"], frozenset({Field.VENUE})


def words(*texts: str) -> tuple[Clause, ...]:
    return tuple(Clause((text,)) for text in texts)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Orca LLM", Query(words("orca", "llm"))),
        ("GPU-sharing", Query(words("gpu", "sharing"))),
        ("Orca: A system", Query(words("orca", "a", "system"))),
        ("osdi '22", Query(words("osdi", "22"))),
        ('"GPU sharing" x', Query((Clause(("gpu", "sharing"), ANYWHERE, exact=True), *words("x")))),
        ("#gpu_sharing", Query((Clause(("gpu", "sharing"), TAG),))),
        ("tag:rdma", Query((Clause(("rdma",), TAG),))),
        ("tag:#rdma", Query((Clause(("rdma",), TAG),))),
        ("TAG:rdma", Query((Clause(("rdma",), TAG),))),
        ("venue:osdi", Query(needed=(Clause(("osdi",), VENUE),))),
        ('venue:"acm computing"', Query(needed=(Clause(("acm", "computing"), VENUE),))),
        ("author:yu", Query((Clause(("yu",), AUTHOR),))),
        ("Author:Byung-Gon", Query((Clause(("byung", "gon"), AUTHOR),))),
        ('author:"Byung-Gon Chun" x', Query((Clause(("byung", "gon", "chun"), AUTHOR, exact=True), *words("x")))),
        ("-author:yu", Query(unwanted=(Clause(("yu",), AUTHOR),))),
        ("in:author yu", Query((Clause(("yu",), AUTHOR),))),
        ('venue:"OSDI 2022"', Query(needed=(Clause(("osdi",), VENUE),), years=(Years(2022, 2022),))),
        ('#"gpu sharing"', Query((Clause(("gpu", "sharing"), TAG, exact=True),))),
        ("SpotServe:Serving std::sort", Query(words("spotserve", "serving", "std", "sort"))),
        ("/notes/osdi-2022/orca.md", Query(words("osdi", "2022", "orca"))),
        ("year:2023", Query(years=(Years(2023, 2023),))),
        ("year:2022..2024", Query(years=(Years(2022, 2024),))),
        ("year:..2024", Query(years=(Years(0, 2024),))),
        ("year:2022..", Query(years=(Years(2022, 9999),))),
        ("year:>=2022", Query(years=(Years(2022, 9999),))),
        ("year:>2022", Query(years=(Years(2023, 9999),))),
        ("year:<2022", Query(years=(Years(0, 2021),))),
        ("year:<=2022", Query(years=(Years(0, 2022),))),
        ("-year:2022", Query(years=(Years(2022, 2022, unwanted=True),))),
        ("in:title gpu", Query((Clause(("gpu",), TITLE),))),
        ("gpu in:title #rdma", Query((Clause(("gpu",), TITLE), Clause(("rdma",), TAG)))),
        ("-gpu", Query(unwanted=words("gpu"))),
        ('-"gpu sharing"', Query(unwanted=(Clause(("gpu", "sharing"), ANYWHERE, exact=True),))),
        ("-#rdma -tag:ray", Query(unwanted=(Clause(("rdma",), TAG), Clause(("ray",), TAG)))),
        ("-venue:osdi", Query(unwanted=(Clause(("osdi",), VENUE),))),
        ("is:paper", Query(traits=(Kind.PAPER,))),
        ("-is:edition", Query(other_traits=(Kind.EDITION,))),
        ("is:topic", Query(traits=(Kind.TOPIC,))),
        ("is:starred -is:To-Read", Query(traits=(Marking.STARRED,), other_traits=(Marking.TO_READ,))),
        ("is:noted -is:Listed", Query(traits=(Noting.NOTED,), other_traits=(Noting.LISTED,))),
        ("co-adaptive - x", Query(words("co", "adaptive", "x"))),
        ("https://example.org", Query(words("example", "org"))),
    ],
)
def test_what_is_typed_is_what_is_asked_for(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    "text", ["", "  ", "…", "-", "#", "year:", "tag:", "venue: ", '""', "-tag:", "author:", "-author:"]
)
def test_what_is_still_being_typed_asks_for_nothing(text: str) -> None:
    assert parse(text) == Query()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('gpu "shar', 'the quote is open: "shar'),
        ('tag:"x', 'the quote is open: "x'),
        ("writer:kim", "writer: is unknown; there are tag:, author:, venue:, year:, in: and is:"),
        ("year:20", "year:20 is no year like 2023, 2022..2024 or >=2022"),
        ("year:..", "year:.. is no year"),
        ("year:next", "year:next is no year"),
        ("year:2024..2022", "year:2024..2022 ends before it begins"),
        ("-in:title", "-in:title says nothing"),
        ('-venue:"osdi 2022"', "a venue and a year cannot be excluded together"),
        ("in:body", "in:body is unknown; in: takes title, summary, tag and author"),
        (
            "is:liked",
            "is:liked is unknown; is: takes starred, unread, to-read, reading, read, remarked, noted, listed, "
            "section, venue, edition, year, topic and paper",
        ),
    ],
)
def test_what_cannot_be_understood_is_named(text: str, named: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(text)
    assert named in str(error.value)


@pytest.mark.parametrize(
    ("text", "beginning"), [('gpu "shar', "gpu "), ("gpu year:20 x", "gpu "), ('"', ""), ('a "b" year:1 "', 'a "b" ')]
)
def test_what_comes_before_the_broken_piece_can_be_understood(text: str, beginning: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(text)
    assert error.value.readable == beginning


@pytest.mark.parametrize("piece", ["orca ", "-orca ", "venue:osdi ", "year:2023 ", "is:paper ", "-is:edition "])
def test_of_a_query_that_nobody_types_the_beginning_is_read(piece: str) -> None:
    query = parse(piece * 20_000)
    assert query == parse(piece * 1_000)
    assert query != parse(piece)


@given(st.text(st.sampled_from('ab -#":.<>=2 tagyerinsvu…é') | st.characters(), max_size=60))
def test_any_text_is_a_query_or_an_error_with_a_reason(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert str(error)
        parse(error.readable)
    else:
        clauses = [*query.wanted, *query.needed, *query.unwanted]
        assert all(word and word == word.strip() for clause in clauses for word in clause.words)
