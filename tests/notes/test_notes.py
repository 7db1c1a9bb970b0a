"""Notes come from the folder, or else from the site, and are read once."""

from pathlib import Path

import pytest

from tests.loopback import Loopback, text
from tui.library.address import BadLink, PageLink, WebLink
from tui.notes.notes import Notes
from tui.pages.folder import Folder
from tui.pages.page import PageError
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
    assert list(notes.pages_at_hand(["/a.md"])) == []
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
    pages = Notes(folder, site, site=site.root).pages_at_hand(["/a.md", "/b.md"])
    assert [page.address for page in pages] == ["/README.md", "/osdi-2022/Alpa.md", "/osdi-2022/Orca.md", "/b.md"]
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
