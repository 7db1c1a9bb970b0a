"""Where the user was, from one run to the next."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.indexes import library_of
from tui.library.branches import Grouping
from tui.order import Order
from tui.session import PaperName, Session, Sessions, TreeState

TEXTS = st.text(max_size=20)
PLACES = st.lists(TEXTS, max_size=4).map(tuple)
TREES = st.builds(
    TreeState, st.sampled_from(Grouping), st.booleans(), st.dictionaries(PLACES, st.booleans(), max_size=5), PLACES
)
PAPERS = st.builds(PaperName, TEXTS, TEXTS, TEXTS, TEXTS)
SESSIONS = st.builds(Session, TREES, st.sampled_from(Order), st.none() | PAPERS, st.integers(0, 2))
AT_A_VENUE = Session(TreeState(Grouping.YEAR, True, {("OSDI", ""): False}, ("OSDI", "")), Order.TITLE, None, 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SESSIONS, TEXTS)
def test_what_is_kept_comes_back(tmp_path: Path, session: Session, theme: str) -> None:
    Sessions(tmp_path, "/notes/index.md").keep(session, theme)
    again = Sessions(tmp_path, "/notes/index.md")
    assert (again.session, again.theme) == (session, theme)


def test_the_first_start_has_the_session_of_one(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path, "/notes/index.md")
    assert (sessions.session, sessions.theme) == (Session(), "")


def test_each_library_has_its_own_session_and_all_have_one_theme(tmp_path: Path) -> None:
    Sessions(tmp_path, "/notes/index.md").keep(AT_A_VENUE, "readnotes-light")
    other = Sessions(tmp_path, "https://example.org/llms.txt")
    assert (other.session, other.theme) == (Session(), "readnotes-light")


def test_libraries_whose_files_would_have_one_name_have_no_session_in_common(tmp_path: Path) -> None:
    deep = "/folder" * 100
    Sessions(tmp_path, f"/one{deep}").keep(AT_A_VENUE, "")
    assert Sessions(tmp_path, f"/one{deep}").session == AT_A_VENUE
    assert Sessions(tmp_path, f"/two{deep}").session == Session()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5),
)


def the_file(folder: Path) -> Path:
    Sessions(folder, "/notes/index.md").keep(AT_A_VENUE, "")
    (path,) = folder.glob("*.json")
    return path


@pytest.mark.parametrize("text", ["", "[", "[]", "\x00", "[" * 100_000, '{"grouping": "by venue"}', "\xff"])
def test_a_damaged_file_counts_as_none(tmp_path: Path, text: str) -> None:
    the_file(tmp_path).write_bytes(text.encode("latin-1"))
    assert Sessions(tmp_path, "/notes/index.md").session == Session()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["grouping", "hides_empty", "folds", "place", "order", "paper", "pane"]), JSON)
def test_a_file_that_says_anything_still_gives_a_session(tmp_path: Path, field: str, value: object) -> None:
    path = the_file(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_text()), field: value}))
    session = Sessions(tmp_path, "/notes/index.md").session
    Sessions(tmp_path / "others", "another").keep(session, "")
    assert Sessions(tmp_path / "others", "another").session == session


def test_a_folder_that_cannot_be_written_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(OSError, match="state"):
        Sessions(tmp_path / "state", "/notes/index.md").keep(AT_A_VENUE, "")


INDEX = "- [OSDI 2022](/osdi-2022.md)\n- [Orca](/osdi-2022/orca.md)\n- [Whale](/whale.md)\n- A paper without a link\n"


@pytest.mark.parametrize("number", range(3))
def test_a_paper_is_found_by_its_name_in_the_library_of_another_time(number: int) -> None:
    before, now = library_of(INDEX), library_of(f"- [Another](/another.md)\n{INDEX}")
    paper = before.papers[number]
    found = PaperName.of(paper).find(now)
    assert found is not None
    assert found is not paper
    assert found.title == paper.title


def test_a_paper_that_is_gone_is_not_found() -> None:
    assert PaperName.of(library_of(INDEX).papers[0]).find(library_of("- [Whale](/whale.md)\n")) is None
