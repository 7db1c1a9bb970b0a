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
    assert collection.name == f"{tmp_path.name}/index.md"
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
    collection.look_again()
    assert titles(collection) == ["Raft"]


def test_what_is_left_out_of_a_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path, orca_md="# Orca\n")
    (tmp_path / "wide.md").write_text("# Wide\n", "utf-16")
    (tmp_path / "bin.md").write_bytes(b"a\0b")
    collection = open_collection(str(tmp_path))
    assert titles(collection) == ["Orca", "Wide"]
    assert list(collection.notices()) == ["1 file was left out: bin.md is not text: it has NUL bytes."]


def test_what_is_left_out_beside_an_index_is_told_once_all_was_read(tmp_path: Path) -> None:
    write(tmp_path, index_md=INDEX)
    (tmp_path / "a\x1b.md").touch()
    collection = open_collection(str(tmp_path))
    collection.gather()
    assert list(collection.notices()) == ["1 file was left out: a␛.md has a name that cannot be shown."]
    (tmp_path / "a\x1b.md").unlink()
    collection.gather()
    assert not list(collection.notices())


def test_a_folder_of_nothing_that_can_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "bin.md").write_bytes(b"a\0b")
    with pytest.raises(
        UnreadableIndexError, match=r"is in this folder; 1 file was left out: bin\.md is not text: it has NUL bytes$"
    ):
        open_collection(str(tmp_path))


HINT = "orca.md looks like a note, not an index: readnotes-tui FOLDER opens the notes around it."
PROSE = "Orca batches by iteration, which lets requests that have ended leave and others come in. " * 2


@pytest.mark.parametrize(
    "text",
    [
        f"# Orca\n\nPresented in [OSDI 2022](/osdi-2022.md).\n\n{PROSE}\n",
        "# Orca\n\n* Batches by iteration\n  * Requests leave at once\n* Selects\n* See [Reef](reef.md)\n",
    ],
    ids=["prose", "bullets"],
)
def test_a_single_note_is_opened_with_a_word_on_how_to_open_them_all(tmp_path: Path, text: str) -> None:
    collection = open_collection(str(write(tmp_path, orca_md=text) / "orca.md"))
    assert collection.notice == HINT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Index\n\nNothing yet.\n",
        INDEX,
        f"# Awesome\n\n{PROSE}\n\n- Serving\n  - [Orca](https://example.org/orca) - {PROSE}\n",
        "| Paper |\n|---|\n" + f"| [Orca](https://example.org/orca) {PROSE} |\n" * 10,
    ],
    ids=["empty", "heading", "index", "awesome list", "table"],
)
def test_an_index_is_not_taken_for_a_note(tmp_path: Path, text: str) -> None:
    assert not open_collection(str(write(tmp_path, orca_md=text) / "orca.md")).notice


def test_what_is_called_an_index_is_one(tmp_path: Path) -> None:
    write(tmp_path, SUMMARY_md="- Orca\n- Reef\n")
    assert not open_collection(str(tmp_path / "SUMMARY.md")).notice
    assert not open_collection(str(tmp_path)).notice
