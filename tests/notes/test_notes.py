"""Notes come from the folder, or else from the site, and are read once."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loopback import Loopback, text
from tui.library.address import BadLink, PageLink, WebLink
from tui.library.sanitise import clean
from tui.notes.notes import Notes
from tui.pages.fetcher import Fetcher
from tui.pages.folder import Folder
from tui.pages.page import PageError
from tui.pages.page_cache import PageCache
from tui.pages.site import Site


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with a page at its root and two below."""
    root = tmp_path / "notes"
    (root / "osdi-2022").mkdir(parents=True)
    (root / "README.md").write_text("# Here")
    (root / "osdi-2022" / "Orca.md").write_text("# Orca here")
    (root / "osdi-2022" / "Alpa.md").write_text("# Alpa here")
    return Folder(root)


def test_without_any_place_nothing_is_read() -> None:
    notes = Notes()
    assert not notes
    assert notes.at_hand("/a.md") is None
    assert notes.remembered("/a.md") is None
    assert [*notes.changed_pages({}), *notes.kept_pages(["/a.md"])] == []
    with pytest.raises(PageError, match="Where the notes are is not known"):
        notes.read("/a.md")


def test_a_note_is_read_from_the_folder(folder: Folder) -> None:
    notes = Notes(folder)
    assert notes
    assert notes.read("/osdi-2022/orca").title == "Orca here"
    assert notes.host == ""


def test_what_the_folder_lacks_is_read_from_the_site(folder: Folder, server: Loopback, site: Site) -> None:
    server.answers["/notes/README.md"] = text("# There")
    server.answers["/notes/b.md"] = text("# B there")
    notes = Notes(folder, site, site=site.root)
    assert notes.read("/").title == "Here"
    assert server.asked == []
    assert notes.at_hand("/b.md") is None
    assert notes.read("/b.md").title == "B there"
    kept = notes.at_hand("/b.md")
    assert kept is not None
    assert kept.title == "B there"
    assert server.paths == ["/notes/b.md"]


def test_the_last_place_says_why_there_is_no_page(folder: Folder, site: Site) -> None:
    with pytest.raises(PageError, match=r"^There is no page /b\.md in "):
        Notes(folder).read("/b.md")
    with pytest.raises(PageError, match=r"has no such page \(404\): /notes/b\.md$"):
        Notes(folder, site, site=site.root).read("/b.md")


def test_a_note_is_remembered_until_its_page_changes(folder: Folder) -> None:
    notes = Notes(folder)
    assert notes.remembered("/osdi-2022/Orca.md") is None
    note = notes.read("/osdi-2022/Orca.md")
    assert notes.remembered("/OSDI-2022/orca/") is note
    assert notes.read("/osdi-2022/orca.md") is note
    (folder.root / "osdi-2022" / "Orca.md").write_text("# Changed")
    assert notes.remembered("/osdi-2022/Orca.md") is note
    assert notes.read("/osdi-2022/Orca.md").title == "Changed"


def test_the_note_of_a_file_that_is_gone_is_forgotten(folder: Folder) -> None:
    notes = Notes(folder)
    notes.read("/osdi-2022/Orca.md")
    (folder.root / "osdi-2022" / "Orca.md").unlink()
    assert notes.at_hand("/osdi-2022/orca") is None
    assert notes.remembered("/osdi-2022/Orca.md") is None
    with pytest.raises(PageError, match=r"^There is no page /osdi-2022/Orca\.md in "):
        notes.read("/osdi-2022/Orca.md")


def test_a_file_that_is_gone_leaves_what_is_kept_from_the_site(folder: Folder, server: Loopback, site: Site) -> None:
    server.answers["/notes/osdi-2022/Orca.md"] = text("# Orca there")
    notes = Notes(folder, site, site=site.root)
    notes.read("/osdi-2022/Orca.md")
    (folder.root / "osdi-2022" / "Orca.md").unlink()
    assert notes.at_hand("/osdi-2022/Orca.md") is None
    fetched = notes.read("/osdi-2022/Orca.md")
    assert fetched.title == "Orca there"
    assert notes.at_hand("/osdi-2022/Orca.md") is fetched


def test_what_was_fetched_is_at_hand_although_it_could_not_be_kept(
    server: Loopback, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/notes/b.md"] = text("# B there")
    monkeypatch.setattr(Site, "kept", lambda *_: None)
    notes = Notes(far=site, site=site.root)
    assert notes.at_hand("/b.md") is None
    assert notes.read("/b.md") is notes.at_hand("/b.md")


def test_only_the_notes_that_were_read_last_are_remembered(folder: Folder) -> None:
    for number in range(101):
        (folder.root / f"{number}.md").write_text(f"# {number}")
    notes = Notes(folder)
    for number in [*range(100), 0, 100]:
        notes.read(f"/{number}.md")
    assert [number for number in range(101) if notes.remembered(f"/{number}.md") is None] == [1]


def test_all_pages_at_hand_can_be_had(folder: Folder, server: Loopback, site: Site) -> None:
    (folder.root / "broken.md").write_bytes(b"\0")
    server.answers["/notes/b.md"] = text("# B there")
    site.read("/b.md")
    notes = Notes(folder, site, site=site.root)
    near = [address for address, page in notes.changed_pages({}) if page is not None]
    assert near == ["/README.md", "/osdi-2022/Alpa.md", "/osdi-2022/Orca.md"]
    assert [page.address for page in notes.kept_pages(["/a.md", "/b.md"])] == ["/b.md"]
    assert server.paths == ["/notes/b.md"]


def test_the_site_is_named_without_credentials(server: Loopback, site: Site) -> None:
    root = f"http://me:word@{server.host}/notes"
    assert Notes(far=site, site=root).host == server.host
    assert Notes(far=site, site=root).web_page("/two words/README.md") == f"{server.url}/notes/two%20words"
    assert Notes(far=site, site="http://[").host == ""
    assert Notes(site=root).host == ""


def test_a_page_has_no_place_on_the_web_without_a_site(folder: Folder) -> None:
    assert Notes(folder).web_page("/a.md") == ""


def test_links_lead_to_pages_of_the_folder_and_of_the_site() -> None:
    notes = Notes(site="https://example.org/notes")
    assert notes.resolve("b.md#c", "/a/x.md") == PageLink("/a/b.md", "c")
    assert notes.resolve("https://example.org/notes/b.md", "/a/x.md") == PageLink("/b.md")
    assert notes.resolve("https://example.org/b.md", "/a/x.md") == WebLink("https://example.org/b.md")
    assert isinstance(notes.resolve("file:///etc/passwd", "/a/x.md"), BadLink)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("orca", PageLink("/osdi-2022/Orca.md")),
        ("Orca#key-design", PageLink("/osdi-2022/Orca.md", "key-design")),
        ("osdi-2022/alpa", PageLink("/osdi-2022/Alpa.md")),
        ("O%72ca", PageLink("/osdi-2022/Orca.md")),
        ("Missing", PageLink("/a/Missing")),
        ("Orca.md", PageLink("/a/Orca.md")),
        ("/Orca", PageLink("/Orca")),
        ("#orca", PageLink("/a/x.md", "orca")),
    ],
)
def test_a_bare_name_may_be_that_of_a_page_elsewhere_in_the_folder(folder: Folder, link: str, target: PageLink) -> None:
    assert Notes(folder).resolve(link, "/a/x.md") == target


def test_a_bare_name_is_that_of_a_page_beside_if_there_is_one(folder: Folder) -> None:
    (folder.root / "a").mkdir()
    (folder.root / "a" / "orca.md").write_text("# Beside")
    assert Notes(folder).resolve("Orca", "/a/x.md") == PageLink("/a/Orca")
    assert Notes(folder).read("/a/Orca").title == "Beside"


def test_the_files_of_notes_are_those_of_the_folder(folder: Folder) -> None:
    (folder.root / "a.png").touch()
    (folder.root / "bin.md").write_bytes(b"\0")
    notes = Notes(folder)
    assert [notes.has_file("/a.png"), notes.has_file("/b.png")] == [True, False]
    assert notes.file("/osdi-2022/orca") == folder.root / "osdi-2022" / "Orca.md"
    assert list(notes.changed_pages({}))
    assert notes.left_out == ["bin.md is not text: it has NUL bytes"]


def test_without_a_folder_there_are_no_files(site: Site) -> None:
    notes = Notes(far=site, site=site.root)
    assert (notes.has_file("/a.png"), notes.file("/a.md"), list(notes.left_out)) == (False, None, [])


PIECES = st.sampled_from(
    [b"---\n", b"title: ", b"&a [*a]", b"# ", b"\n", b"\n\n", b"> ", b"- ", b"| a |\n|---|\n", b"```\n", b"$$",
     b"\\frac{", b"[[", b"]]", b"![](", b"](", b"<table>", b"<td colspan=99999999>", b"</", b"{% hint %}", b"[^1]",
     b"[^1]: ", b"&#x1b;", b"&#xd800;", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x1b[31m", b"\r", b"=="]
)  # fmt: skip


@given(st.lists(PIECES | st.binary(max_size=8)).map(b"".join))
def test_any_file_is_a_note_or_an_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = Folder(tmp_path_factory.getbasetemp())
    (folder.root / "any.md").write_bytes(data)
    try:
        note = Notes(folder).read("/any.md")
    except PageError as error:
        assert str(error) == clean(str(error))
    else:
        assert note.title == clean(note.title)


def test_any_answer_of_a_site_is_a_note_or_an_error(server: Loopback, cache: PageCache, fetcher: Fetcher) -> None:
    notes = Notes(far=Site(server.url, cache, fetcher), site=server.url)

    @given(st.lists(PIECES | st.binary(max_size=8)).map(b"".join), st.sampled_from([200, 304, 404, 500]))
    @settings(max_examples=50)
    def check(body: bytes, status: int) -> None:
        server.answers["/any.md"] = text(body, status=status)
        try:
            note = notes.read("/any.md")
        except PageError as error:
            assert str(error) == clean(str(error))
        else:
            assert note.title == clean(note.title)

    check()


@given(st.text() | st.lists(st.sampled_from("/ .. . %2e # ? : // \\ %00 %ff orca \ud800 [ ]".split())).map("".join))
def test_any_link_leads_somewhere_or_nowhere(link: str) -> None:
    notes = Notes(Folder(Path(__file__).parent), site="https://example.org/notes")
    target = notes.resolve(link, "/a/x.md")
    if isinstance(target, PageLink):
        with suppress(PageError):
            notes.read(target.address)
        assert notes.web_page(target.address).startswith("https://example.org/notes/")
