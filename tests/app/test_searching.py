"""The search in the app: the line below the box, the hits, and what is left of a search when the box is closed."""

import pytest

from tests.app.conftest import Drive
from tests.bench.made_up import index_lines, made_up_library
from tui.panes.paper_list import PaperList
from tui.panes.venue_tree import VenueTree


async def test_the_line_below_the_box_says_what_a_query_can_be(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        assert driver.hint.startswith('"exact" · -not · #tag')


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('gpu "shar', 'the quote is open: "shar'),
        ("gpu topic:x", "topic: is unknown"),
        ("gpu year:20x", "year:20x is no year like 2023"),
    ],
)
async def test_a_broken_query_is_named_and_the_list_keeps_the_last_answer(drive: Drive, query: str, said: str) -> None:
    async with drive() as driver:
        await driver.press("slash", *"gpu")
        before = driver.seen.listing
        await driver.press(*["backspace"] * 3)
        await driver.type(query)
        assert driver.hint.startswith(said)
        assert driver.seen.listing == before
        await driver.press("enter")
        assert driver.seen.paper  # what is listed can be chosen


async def test_tab_completes_and_then_goes_on_to_the_hits(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        await driver.type("ven")
        assert driver.hint == "tab venue:"
        await driver.press("tab", "o")
        assert driver.hint.startswith("tab OSDI 7")
        await driver.press("tab")
        assert "venue:OSDI " in driver.text
        await driver.press("tab")
        assert driver.seen.focus == "papers"


async def test_an_unfinished_filter_leaves_the_list_alone(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        await driver.type("year:")
        assert driver.seen.listing == "All papers"
        await driver.type("2022")
        assert "hits" in driver.seen.listing


async def test_close_spellings_stand_below_a_line_that_the_cursor_passes_by(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"orca")
        assert "── close spellings ──" in driver.text
        await driver.press("down")
        assert (driver.seen.paper, driver.app.query_one(PaperList).position_note()) == ("Take it to", "2/2")
        await driver.press("up")
        assert driver.seen.paper == "Orca: A distributed"


async def test_a_query_with_only_close_spellings_starts_below_the_line(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"nuerosurgeon")
        assert driver.seen.paper.startswith("Neurosurgeon:")
        await driver.press("up")
        assert driver.seen.paper.startswith("Neurosurgeon:")


async def test_it_is_said_when_nothing_has_all_the_words(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        await driver.type("alibaba datacenter trace study")
        assert "── only some of the words ──" in driver.text


async def test_the_tree_counts_the_hits_while_the_box_is_open(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        await driver.type("gpu venue:osdi")
        assert driver.row(" All papers  ").split("All papers")[1].split()[0] == "4/63"
        await driver.press("escape")
        assert driver.row(" All papers  ").split("All papers")[1].split()[0] == "63"


async def test_a_regrouped_tree_counts_anew(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"gpu", "tab")
        await driver.press("1", "v")
        await driver.press("slash", *"gpu")
        tree = driver.app.query_one(VenueTree)
        osdi = next(branch for branch in tree.root.walk() if branch.title == "OSDI")
        assert f" {osdi.count} " not in driver.row(" OSDI ").split("│")[1]


@pytest.mark.parametrize(("query", "matched"), [("serving", "serving"), ("#batch", "batch")])
async def test_what_matched_is_marked_in_the_paper_too(drive: Drive, query: str, matched: str) -> None:
    async with drive() as driver:
        await driver.press("slash")
        await driver.type(f"orca {query}")
        view = driver.app.query_one("#paper")
        marked = [
            segment.text
            for y in range(view.size.height)
            for segment in view.render_line(y)
            if segment.style and segment.style.underline and segment.style.bold
        ]
        assert matched in "".join(marked)


async def test_n_walks_the_hits_after_the_box_is_closed(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        await driver.type("rdma")
        await driver.press("enter")
        assert driver.seen.listing.startswith("Hit 1/3")
        first = driver.seen.paper
        await driver.press("n")
        assert driver.seen.listing.startswith("Hit 2/3")
        assert driver.seen.paper != first
        await driver.press("n", "n")
        assert driver.seen.listing.startswith("Hit 3/3")
        assert "That was the last hit for rdma." in driver.text
        await driver.press("N", "N")
        assert (driver.seen.paper, driver.seen.listing[:7]) == (first, "Hit 1/3")


async def test_n_moves_in_the_list_while_it_shows_the_hits(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"gpu", "tab", "n", "n", "N")
        assert driver.app.query_one(PaperList).number == 1


async def test_without_a_search_n_says_so(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("n")
        assert "No search to go on with" in driver.text


async def test_a_list_under_an_empty_box_is_not_that_of_the_last_search(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash", *"neurosurgeon", "escape", "2", *["j"] * 20)
        before = driver.seen.paper
        await driver.press("slash", "tab", "enter")
        assert (driver.seen.paper, driver.seen.focus) == (before, "NoteView")


async def test_enter_does_nothing_with_a_broken_query(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        await driver.type("gpu year:20")
        await driver.press("enter", "f2")
        assert (driver.seen.searching, driver.seen.focus) == (True, "OneLineInput")


async def test_a_query_without_a_word_says_so(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        await driver.type("?!")
        assert driver.hint.startswith("there is no word in it")
        assert driver.seen.listing == "All papers"


async def test_a_choice_waits_until_all_can_be_found(drive: Drive) -> None:
    library = made_up_library(12_000, seed=8)
    last = library.papers[-1]
    async with drive("\n".join(index_lines(library.entries))) as driver:
        await driver.pilot.press("slash", *"".join(last.title.lower().split()[-2:]), "enter")
        await driver.shows("─ Hit 1/")
        assert driver.seen.paper == " ".join(last.title.split()[:3])


async def test_while_the_library_is_taken_in_the_cursor_stays_on_the_best_hit(drive: Drive) -> None:
    library = made_up_library(12_000, seed=8)
    async with drive("\n".join(index_lines(library.entries)), query=library.papers[-1].title.split()[-1]) as driver:
        await driver.shows(" hits ─")  # of all, and not of the first entries
        assert driver.app.query_one(PaperList).number == 0


async def test_a_filter_that_can_be_completed_is_offered_before_it_is_called_unknown(drive: Drive) -> None:
    async with drive() as driver:
        await driver.press("slash")
        await driver.type("is")
        await driver.press("colon", *"star")
        assert driver.hint.startswith("tab starred")
