"""What the command line may name as an index, and where its notes then are."""

import os
from pathlib import Path

import pytest

from tests.loopback import Loopback, text
from tui.collection import Collection
from tui.library.index.load import UnreadableIndexError
from tui.opening import open_collection

INDEX = (
    "- [Conference](/conference.md)\n- [OSDI 2022](/conference/osdi-2022.md)\n- [Orca](/conference/osdi-2022/orca.md)\n"
)


def write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_md", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def titles(collection: Collection) -> list[str]:
    return [entry.title for entry in collection.build_library().entries]


def test_a_folder_has_its_index_and_its_notes(tmp_path: Path) -> None:
    collection = open_collection(str(write(tmp_path, index_md=INDEX, conference__osdi_2022__orca_md="# Orca\n")))
    assert collection.name == "index.md"
    assert titles(collection) == ["Conference", "OSDI 2022", "Orca"]


def test_the_notes_of_an_index_are_in_its_folder(tmp_path: Path) -> None:
    write(tmp_path, docs__list_md="- [Orca](notes/orca.md)\n", docs__notes__orca_md="Here.\n")
    collection = open_collection(str(tmp_path / "docs/list.md"))
    [orca] = collection.library.papers
    assert collection.notes.read(orca.page).page.text == "Here.\n"


def test_notes_can_be_elsewhere(tmp_path: Path) -> None:
    write(tmp_path, list_md=INDEX, notes__conference__osdi_2022__orca_md="")
    (tmp_path / "notes/conference/osdi-2022").mkdir()
    (tmp_path / "notes/conference/osdi-2022/orca.md").write_text("There.\n")
    collection = open_collection(str(tmp_path / "list.md"), notes=str(tmp_path / "notes"))
    [orca] = collection.library.papers
    assert collection.notes.read(orca.page).page.text == "There.\n"


def test_relative_links_start_at_the_index(tmp_path: Path) -> None:
    write(tmp_path, notes__lists__SUMMARY_md="* [Orca](../orca.md)\n", notes__orca_md="Up.\n")
    collection = open_collection(str(tmp_path / "notes/lists/SUMMARY.md"), notes=str(tmp_path / "notes"))
    [orca] = collection.library.papers
    assert (orca.page, collection.address) == ("/orca.md", "/lists/SUMMARY.md")


def test_a_folder_without_an_index_is_one_itself(tmp_path: Path) -> None:
    write(tmp_path, orca_md="# Orca\n", raft_md="---\ntitle: Raft\ndescription: '#consensus'\n---\nText.\n")
    collection = open_collection(str(tmp_path))
    library = collection.library
    assert {entry.title for entry in library.papers} == {"Orca", "Raft"}
    assert list(library.tags) == ["consensus"]


@pytest.mark.parametrize(
    ("source", "notes", "said"),
    [
        ("empty", None, "neither one of index.md, llms.txt, SUMMARY.md nor any other Markdown page is in this folder"),
        ("gone.md", None, "no such file or directory"),
        ("pipe", None, "not a regular file"),
        ("binary.md", None, "not a text file"),
        ("piped", None, "index.md: not a regular file"),
        ("binaries", None, "nor any other Markdown page is in this folder"),
        ("list.md", "gone", "gone: not a folder"),
        ("list.md", "list.md", "list.md: not a folder"),
    ],
)
def test_what_cannot_be_opened_is_named_with_the_reason(
    tmp_path: Path, source: str, notes: str | None, said: str
) -> None:
    write(tmp_path, list_md=INDEX)
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.md").write_bytes(b"\x7fELF\0")
    for folder in ("piped", "binaries"):
        (tmp_path / folder).mkdir()
    os.mkfifo(tmp_path / "piped/index.md")
    os.mkfifo(tmp_path / "binaries/pipe.md")
    (tmp_path / "binaries/binary.md").write_bytes(b"\x7fELF\0")
    (tmp_path / "binaries/gone.md").symlink_to(tmp_path / "gone.md")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableIndexError) as caught:
        open_collection(str(tmp_path / source), notes=str(tmp_path / notes) if notes else None)
    assert said in str(caught.value)


def test_an_index_in_an_old_encoding_is_opened_with_a_word(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_bytes("- [Größe](/g.md)\n- [Orca](/orca.md)\n".encode("latin-1"))
    collection = open_collection(str(tmp_path))
    assert titles(collection) == ["Gr\ufffd\ufffde", "Orca"]
    assert collection.notice == "Not all of the index is UTF-8: 2 places are shown as \ufffd."


def test_a_working_directory_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(UnreadableIndexError, match=r"^\.: no such file or directory$"):
        open_collection(".")


def test_a_folder_that_may_not_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(UnreadableIndexError, match="permission denied"):
        open_collection(str(tmp_path))


def test_a_folder_without_an_index_is_in_the_order_of_its_folders_and_names(tmp_path: Path) -> None:
    write(tmp_path, week_10__b_md="# B\n", week_2__z_md="# Z\n", week_2__README_md="# Week 2\n", zoo_md="", Ape_md="")
    collection = open_collection(str(tmp_path))
    assert titles(collection) == ["Ape", "Week 2", "Z", "B", "Zoo"]
    assert not collection.index.unread


def test_the_title_of_a_page_stays_when_the_rest_of_it_is_read(tmp_path: Path) -> None:
    write(tmp_path, a_md="```\n# no\n```\n\n# Yes\n", b_md="---\ntitle: Front\n---\n# Heading\n", c_md="> # no\n")
    collection = open_collection(str(tmp_path))
    assert titles(collection) == ["C", "Front", "Yes"]
    collection.gather()
    assert titles(collection) == ["C", "Front", "Yes"]
    assert [collection.notes.read(entry.page).title for entry in collection.library.entries] == ["", "Front", "Yes"]


def test_the_index_that_ships_with_the_program_has_no_notes_and_no_file_to_edit() -> None:
    collection = open_collection("")
    assert len(titles(collection)) == 170
    assert not collection.notes
    assert collection.path is None


def test_an_index_on_the_web_has_its_notes_there(server: Loopback) -> None:
    server.answers |= {"/llms.txt": text(INDEX), "/conference/osdi-2022/orca.md": text("On the web.\n")}
    collection = open_collection(f"{server.url}/llms.txt")
    [orca] = collection.library.papers
    assert server.paths == ["/llms.txt"]
    assert collection.notes.at_hand(orca.page) is None
    assert collection.notes.read(orca.page).page.text == "On the web.\n"
    assert collection.notes.web_page(orca.page) == f"{server.url}/conference/osdi-2022/orca"
    collection.notes.close()


def test_absolute_links_of_an_index_on_the_web_lead_to_its_notes(server: Loopback) -> None:
    server.answers["/docs/llms.txt"] = text(
        f"- [Orca]({server.url}/docs/orca.md)\n- [Else](https://example.org/x.md)\n"
    )
    collection = open_collection(f"{server.url}/docs/llms.txt")
    assert [entry.page for entry in collection.library.entries] == ["/docs/orca.md", ""]
    collection.notes.close()


def test_without_the_network_the_kept_copies_are_opened_with_a_word(server: Loopback) -> None:
    server.answers |= {"/llms.txt": text(INDEX), "/conference/osdi-2022/orca.md": text("On the web.\n")}
    first = open_collection(f"{server.url}/llms.txt")
    first.notes.read("/conference/osdi-2022/orca.md")
    first.notes.close()
    server.stop()
    again = open_collection(f"{server.url}/llms.txt")
    assert titles(again) == titles(first)
    assert again.notice.startswith("Kept copy of ")
    note = again.notes.read("/conference/osdi-2022/orca.md")
    assert note.page.text == "On the web.\n"
    assert "does not answer" in note.page.notice
    again.notes.close()


def test_a_server_that_is_gone_is_told_in_words(server: Loopback) -> None:
    server.stop()
    with pytest.raises(UnreadableIndexError, match="does not answer"):
        open_collection(f"{server.url}/llms.txt")


def test_what_an_edition_lists_is_taken_in(tmp_path: Path) -> None:
    write(tmp_path, index_md=INDEX)
    (tmp_path / "conference").mkdir(exist_ok=True)
    (tmp_path / "conference/osdi-2022.md").write_text(
        "# OSDI 2022\n\n## Papers\n\n* Alpa \\[[Paper](https://example.org/a)]\n"
    )
    collection = open_collection(str(tmp_path))
    assert collection.gather()
    assert "Alpa" in titles(collection)
    assert not collection.gather()


def test_an_index_that_has_changed_is_read_again(tmp_path: Path) -> None:
    collection = open_collection(str(write(tmp_path, index_md=INDEX)))
    (tmp_path / "index.md").write_text("- [Raft](/raft.md)\n")
    collection.read_index_again()
    assert titles(collection) == ["Raft"]
