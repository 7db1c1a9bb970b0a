"""What the piece at the end of a query may become."""

import pytest

from tui.library.entry import Entry, Kind
from tui.library.library import Library
from tui.search.completion import Completer, completed, last_piece


@pytest.fixture(scope="module")
def completer(shipped: Library) -> Completer:
    return Completer(shipped)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ve", "venue:"),
        ("gpu ta", "gpu tag:"),
        ("-ve", "-venue:"),
        ("venue:os", "venue:OSDI "),
        ("gpu -venue:os", "gpu -venue:OSDI "),
        ('venue:"acm c', 'venue:"ACM Computing Surveys" '),
        ("#rd", "#RDMA "),
        ("tag:sharing", "tag:GPU_sharing "),
        ("year:", "year:2024 "),
        ("in:su", "in:summary "),
        ("is:ed", "is:edition "),
        ("is:no", "is:noted "),
        ("is:top", "is:topic "),
        ("-is:l", "-is:listed "),
        ("is:st", "is:starred "),
        ("-is:r", "-is:reading "),
        ("is:to-", "is:to-read "),
        ("in:au", "in:author "),
        ("au", "author:"),
    ],
)  # fmt: skip
def test_the_first_completion(completer: Completer, text: str, first: str) -> None:
    assert completed(text, completer.completions(text)[0]) == first


@pytest.mark.parametrize("text", ["", "v", "gpu", "gpu ", "venue:OSDI", "#faas", "venue:OSDI ", "foo:b", "tag:xqzv"])
def test_nothing_to_complete(completer: Completer, text: str) -> None:
    assert completer.completions(text) == []


def test_completions_say_how_many_papers_they_leave(completer: Completer) -> None:
    atc, *others = completer.completions("venue:a")
    assert (atc.name, atc.count) == ("ATC", 12)
    assert [other.count for other in others] == sorted((other.count for other in others), reverse=True)


@pytest.mark.parametrize(
    ("text", "completed_text"),
    [
        ("author:", "author:Ada "),
        ("author:f", 'author:"Félix Łęski" '),
        ("author:les", 'author:"Félix Łęski" '),
        ('-author:"felix l', '-author:"Félix Łęski" '),
    ],
)
def test_the_author_of_most_papers_is_offered_first(text: str, completed_text: str) -> None:
    entries = (Entry("A", authors=("Félix Łęski", "Ada")), Entry("B", authors=("Ada",)))
    first = Completer(Library("", entries)).completions(text)[0]
    assert completed(text, first) == completed_text
    assert first.count == (2 if first.name == "Ada" else 1)


def test_venues_and_years_that_only_a_list_names_are_offered_too() -> None:
    topic = Entry("LLM", kind=Kind.TOPIC)
    papers = (
        Entry("Ray", parent=topic, appeared_in="SIGCOMM 2016"),
        Entry("Blog", parent=topic),
        Entry("Caffe", parent=topic, appeared_in="SIGCOMM Demos 2014"),
    )
    completer = Completer(Library("", papers))
    offered = [(found.name, found.count) for text in ("venue:sig", "year:2") for found in completer.completions(text)]
    assert offered == [("SIGCOMM", 1), ("SIGCOMM Demos", 1), ("2016", 1), ("2014", 1)]


def test_no_more_is_offered_than_anybody_reads() -> None:
    entries = tuple(Entry("A", tags=(f"tag{number}",)) for number in range(200))
    assert len(Completer(Library("", entries)).completions("#t")) == 50


@pytest.mark.parametrize(
    ("text", "piece"),
    [("", ""), ("a b", "b"), ("a ", ""), ('a venue:"b c', 'venue:"b c'), ('"a b" c', "c"), ('"a b"', '"a b"')],
)
def test_the_piece_that_is_being_typed(text: str, piece: str) -> None:
    assert last_piece(text) == piece
