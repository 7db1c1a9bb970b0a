"""Notes in a folder: found under any spelling, and nothing outside it is ever read."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.address import PageLink, page_id, resolve
from tui.library.sanitise import clean
from tui.pages.folder import Folder, Stamp
from tui.pages.page import Page, PageError

SECRET = "nobody's business"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of notes beside a file that is none of them."""
    (tmp_path / "secret.md").write_text(SECRET)
    root = tmp_path / "notes"
    write(root, "README.md", "# Notes")
    write(root, "osdi-2022/README.md", "# OSDI 2022")
    write(root, "osdi-2022/Orca.md", "# Orca")
    return root


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def fault(folder: Folder, address: str) -> str:
    with pytest.raises(PageError) as caught:
        folder.read(address)
    return str(caught.value)


def test_a_page_is_a_file_of_the_folder(root: Path) -> None:
    path = root / "osdi-2022" / "Orca.md"
    assert Folder(root).read("/osdi-2022/Orca.md") == Page("/osdi-2022/Orca.md", "# Orca", path)


def test_a_page_knows_where_its_site_has_it(root: Path) -> None:
    write(root, "two words?.md", "x")
    assert Folder(root, "https://example.org/n").read("/two words?.md").url == "https://example.org/n/two%20words%3F.md"


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/osdi-2022.md", "/osdi-2022/README.md"),
        ("/osdi-2022/", "/osdi-2022/README.md"),
        ("/osdi-2022", "/osdi-2022/README.md"),
        ("/osdi-2022/index.md", "/osdi-2022/README.md"),
        ("/osdi-2022/Orca", "/osdi-2022/Orca.md"),
        ("/OSDI-2022/orca.md", "/osdi-2022/Orca.md"),
        ("/osdi-2022/orca/README.md", "/osdi-2022/Orca.md"),
        ("/", "/README.md"),
    ],
)
def test_a_page_is_found_under_another_spelling(root: Path, asked: str, there: str) -> None:
    assert Folder(root).read(asked).address == there
    assert Folder(root).has(asked)


def test_the_same_letters_come_before_others(root: Path) -> None:
    write(root, "osdi-2022/orca.md", "# Other")
    assert Folder(root).read("/osdi-2022/orca.md").text == "# Other"
    assert Folder(root).read("/osdi-2022/Orca.md").text == "# Orca"


def test_a_page_that_is_not_there_is_named(root: Path) -> None:
    assert fault(Folder(root), "/a\x1b.md") == f"There is no page /a␛.md in {root}."
    assert not Folder(root).has("/a.md")
    assert len(fault(Folder(root), "/" + "x" * 100_000)) < 1000
    assert fault(Folder(root / "missing"), "/a.md").startswith("There is no page /a.md")


@pytest.mark.parametrize(
    "address",
    ["/../secret.md", "/../secret", "/osdi-2022/../../secret.md", "//secret.md", "/..", "/./../secret.md", "secret.md"],
)
def test_nothing_above_the_folder_is_read(root: Path, address: str) -> None:
    said = fault(Folder(root), address)
    assert said.endswith(" leads out of the notes.") == (".." in address)
    assert said.startswith("There is no page") == (".." not in address)


def test_a_link_to_a_file_or_folder_outside_is_not_followed(root: Path) -> None:
    (root / "file.md").symlink_to(root.parent / "secret.md")
    (root / "above").symlink_to(root.parent)
    (root / "README.md").unlink()
    (root / "README.md").symlink_to("../secret.md")
    for address in ("/file.md", "/FILE.md", "/above/secret.md", "/above/notes/../secret.md", "/"):
        assert fault(Folder(root), address) == f"{address} leads out of the notes."


def test_a_link_within_the_folder_leads_to_the_real_page(root: Path) -> None:
    (root / "alias.md").symlink_to("osdi-2022/Orca.md")
    (root / "venue").symlink_to("osdi-2022")
    assert Folder(root).read("/alias.md").address == "/osdi-2022/Orca.md"
    assert Folder(root).read("/venue/Orca.md").address == "/osdi-2022/Orca.md"


def test_the_folder_itself_may_be_a_link(root: Path) -> None:
    (root.parent / "alias").symlink_to(root)
    assert Folder(root.parent / "alias").read("/osdi-2022/Orca.md").text == "# Orca"


def test_links_in_circles_lead_nowhere(root: Path) -> None:
    (root / "a.md").symlink_to("b.md")
    (root / "b.md").symlink_to("a.md")
    (root / "here").symlink_to(".")
    assert fault(Folder(root), "/a.md") == "/a.md leads to no file that can be read."
    assert fault(Folder(root), "/here/here/x.md").startswith("There is no page")
    assert list(Folder(root / "a.md").pages()) == []


def test_what_is_no_file_is_no_page_and_nobody_waits_for_it(root: Path) -> None:
    os.mkfifo(root / "pipe.md")
    (root / "folder.md").mkdir()
    assert fault(Folder(root), "/pipe.md") == "/pipe.md leads to no file that can be read."
    assert fault(Folder(root), "/folder.md").startswith("There is no page")


def test_a_device_is_no_page(root: Path) -> None:
    (root / "null.md").symlink_to("/dev/null")
    assert fault(Folder(root), "/null.md") == "/null.md leads out of the notes."


@pytest.mark.parametrize("address", ["/a\0.md", "/" + "x" * 5000, "/" + "x/" * 5000, "/a\nb", "/\ud800", "x", "/~/x"])
def test_a_strange_address_is_no_page(root: Path, address: str) -> None:
    assert fault(Folder(root), address).startswith("There is no page")


def test_a_file_that_is_not_text_is_said_to_be_none(root: Path) -> None:
    (root / "a.md").write_bytes(b"\x7fELF\0\0")
    assert fault(Folder(root), "/a.md") == "/a.md is not text: it has NUL bytes."


def test_a_page_that_is_not_all_utf_8_is_read_with_a_notice(root: Path) -> None:
    (root / "a.md").write_bytes("Größe".encode("latin-1"))
    page = Folder(root).read("/a.md")
    assert (page.text, page.notice) == ("Gr\ufffd\ufffde", "Not all of it is UTF-8.")
    write(root, "b.md", "\ufeffas it is \ufffd")
    assert (Folder(root).read("/b.md").text, Folder(root).read("/b.md").notice) == ("as it is \ufffd", "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_page_with_a_byte_order_mark_is_read_as_it_says(root: Path, encoding: str) -> None:
    (root / "a.md").write_bytes("\ufeff# Größe".encode(encoding))
    assert (Folder(root).read("/a.md").text, Folder(root).read("/a.md").notice) == ("# Größe", "")
    (root / "a.md").write_bytes("\ufeff# Größe".encode(encoding) + b"!")
    assert Folder(root).read("/a.md").notice == "Not all of it is UTF-16."


def test_a_file_that_is_too_large_or_cannot_be_read_is_said_to_be_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "large.md").touch()
    os.truncate(root / "large.md", 20_000_001)
    assert fault(Folder(root), "/large.md") == "/large.md cannot be read: larger than 20 MB."

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tui.library.text_file.os.open", refuse)
    assert fault(Folder(root), "/README.md") == "/README.md cannot be read: Permission denied."


def test_all_pages_are_listed_in_order(root: Path) -> None:
    for name in (
        "a.MDX",
        ".hidden/a.md",
        ".hidden.md",
        "b/c.markdown",
        "b/image.png",
        "x.md.bak",
        "论文.md",
        "LICENSE",
    ):
        write(root, name, "")
    assert list(Folder(root).pages()) == [
        "/README.md", "/a.MDX", "/论文.md", "/b/c.markdown", "/osdi-2022/Orca.md", "/osdi-2022/README.md"
    ]  # fmt: skip


def test_pages_with_names_that_cannot_be_drawn_are_not_listed(root: Path) -> None:
    for name in ("a\x1b[31m.md", "b\nc.md", "d\u202e.md", "e\x1b/f.md", os.fsdecode(b"g\xff.md")):
        write(root, name, "")
    assert list(Folder(root).pages()) == ["/README.md", "/osdi-2022/Orca.md", "/osdi-2022/README.md"]


def test_pages_that_cannot_be_read_or_listed_are_left_out_with_the_reason(root: Path) -> None:
    (root / "bin.md").write_bytes(b"a\0b")
    (root / "gone.md").symlink_to("nowhere.md")
    (root / "out.md").symlink_to("../secret.md")
    for name in ("a\x1b.md", "b\nc.md", os.fsdecode(b"d\xff.md"), "e\x1b/f.md", "e\x1b/image.png", ".g\x1b.md"):
        write(root, name, "")
    folder = Folder(root)
    assert [page.address for _, page in folder.changed_pages({}) if page is not None] == [
        "/README.md", "/osdi-2022/Orca.md", "/osdi-2022/README.md"
    ]  # fmt: skip
    assert sorted(folder.left_out) == [
        "a␛.md has a name that cannot be shown",
        "b c.md has a name that cannot be shown",
        "bin.md is not text: it has NUL bytes",
        "d\ufffd.md has a name that cannot be shown",
        "e␛/f.md has a name that cannot be shown",
        "gone.md leads to no file that can be read",
        "out.md leads out of the notes",
    ]


def test_what_can_be_read_again_is_left_out_no_more(root: Path) -> None:
    (root / "a.md").write_bytes(b"a\0b")
    folder = Folder(root)
    known: dict[str, Stamp] = {}
    list(folder.changed_pages(known))
    assert folder.left_out
    write(root, "a.md", "# A")
    list(folder.changed_pages(known))
    assert not folder.left_out


def test_a_file_beside_the_pages_is_there_or_not(root: Path) -> None:
    write(root, "a b.png", "")
    write(root, "c.png.md", "")
    (root / "d.png").symlink_to("../secret.md")
    folder = Folder(root)
    assert [folder.has_file(f"/{name}.png") for name in ("a b", "c", "d")] == [True, False, False]


def test_the_file_of_a_page_is_known_by_any_spelling(root: Path) -> None:
    assert Folder(root).file("/OSDI-2022/orca") == root / "osdi-2022" / "Orca.md"
    assert Folder(root).file("/missing.md") is None


def test_a_page_is_found_by_its_name_anywhere(root: Path) -> None:
    write(root, "a/b/c/Orca.md", "")
    write(root, "a/Deep Pages/README.md", "")
    assert Folder(root).named("orca") == "/osdi-2022/Orca.md"
    assert Folder(root).named("c/Orca") == "/a/b/c/Orca.md"
    assert Folder(root).named("deep pages") == "/a/Deep Pages/README.md"
    assert Folder(root).named("rca") == ""


PARTS = st.sampled_from(
    ["..", "%2e%2e", "/", "\\", "%2f", "%5c", "%00", "secret", "secret.md", "notes", "above", "file", ".md",
     "osdi-2022", "ORCA", "README", "~", ".", "\n", "%0a", "#", "?", "file:", "C:", "https://example.org/",
     "%e2%80%ae", "\ud800"]
)  # fmt: skip


def test_whatever_is_asked_for_nothing_outside_is_read(root: Path) -> None:
    (root / "file.md").symlink_to("../secret.md")
    (root / "above").symlink_to("..")
    folder = Folder(root, "https://example.org")

    def check(address: str) -> None:
        try:
            page = folder.read(address)
        except PageError as error:
            assert str(error) == clean(str(error))
        else:
            assert page.text != SECRET
            assert page.path is not None
            assert page.path.is_relative_to(root)
            assert page_id(folder.read(page.address).address) == page_id(page.address)
            assert all(unicodedata.category(char) != "Cc" for char in page.address)

    @given(st.lists(PARTS | st.text(max_size=2)).map("".join))
    def check_all(link: str) -> None:
        check(link)
        check(f"/{link}")
        target = resolve(link, "/osdi-2022/Orca.md", "https://example.org")
        if isinstance(target, PageLink):
            check(target.address)

    check_all()


def changes(folder: Folder, known: dict[str, Stamp], addresses: list[str] | None = None) -> dict[str, str | None]:
    """The texts of what has changed, by address; None for what is gone."""
    changed = folder.changed_pages(known, addresses)
    return {address: page.text if page is not None else None for address, page in changed}


def test_only_pages_that_have_changed_are_read_again(root: Path) -> None:
    folder, known = Folder(root), dict[str, Stamp]()
    assert len(changes(folder, known)) == 3
    assert changes(folder, known) == {}
    write(root, "README.md", "# Changed")
    write(root, "new.md", "# New")
    (root / "osdi-2022/Orca.md").unlink()
    assert changes(folder, known) == {"/README.md": "# Changed", "/new.md": "# New", "/osdi-2022/Orca.md": None}
    assert changes(folder, known) == {}


def test_a_page_replaced_by_one_with_the_same_size_and_times_is_read_again(root: Path) -> None:
    folder, known = Folder(root), dict[str, Stamp]()
    changes(folder, known)
    page, other = root / "README.md", write(root, "other", "# Seton")
    os.utime(other, ns=(page.stat().st_atime_ns, page.stat().st_mtime_ns))
    other.replace(page)
    assert changes(folder, known) == {"/README.md": "# Seton"}


def test_only_the_pages_that_are_asked_for_are_looked_at(root: Path) -> None:
    folder, known = Folder(root), dict[str, Stamp]()
    changes(folder, known)
    for name in ("README.md", "osdi-2022/Orca.md"):
        write(root, name, "# Changed")
    assert changes(folder, known, ["/README.md", "/gone.md"]) == {"/README.md": "# Changed"}
    assert changes(folder, known) == {"/osdi-2022/Orca.md": "# Changed"}


def test_a_page_that_cannot_be_read_any_more_is_gone_and_left_out(root: Path) -> None:
    folder, known = Folder(root), dict[str, Stamp]()
    changes(folder, known)
    (root / "README.md").write_bytes(b"\0")
    assert changes(folder, known, ["/README.md"]) == {"/README.md": None}
    assert folder.left_out == ["README.md is not text: it has NUL bytes"]
    (root / "README.md").unlink()
    assert changes(folder, known, ["/README.md"]) == {"/README.md": None}
    assert not folder.left_out
    (root / "README.md").mkdir()
    assert changes(folder, known, ["/README.md"]) == {}


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("osdi-2022/Orca.md", "/osdi-2022/Orca.md"),
        ("gone.md", "/gone.md"),
        ("picture.png", ""),
        (".git/a.md", ""),
        ("a/.b.md", ""),
        ("a\x1b.md", ""),
        ("../secret.md", ""),
        ("", ""),
    ],
)
def test_the_address_of_a_file_is_that_of_a_page(root: Path, path: str, address: str) -> None:
    assert Folder(root).address(os.path.normpath(root / path)) == address
