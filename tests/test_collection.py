"""What a collection says of its index, and takes in of its pages."""

from pathlib import Path

from tui.opening import open_collection


def test_the_user_is_told_what_was_not_read_of_the_index(tmp_path: Path) -> None:
    index = tmp_path / "index.md"
    index.write_bytes(b"See [this](/a.md).\n\n- [Gr\xfcn](/b.md)\n")
    collection = open_collection(str(index))
    assert list(collection.notices()) == [
        "Not all of the index is UTF-8: one place is shown as \ufffd.",
        "Links outside a list were left out, in line 1.",
    ]


def test_of_an_index_that_was_read_whole_there_is_nothing_to_tell(tmp_path: Path) -> None:
    index = tmp_path / "index.md"
    index.write_text("- [Orca](/orca.md)\n")
    assert not list(open_collection(str(index)).notices())


def test_of_many_lines_the_first_are_named(tmp_path: Path) -> None:
    index = tmp_path / "index.md"
    index.write_text("- [Orca](/orca.md)\n\n" + "See [this](/a.md).\n\n" * 6)
    assert list(open_collection(str(index)).notices()) == [
        "Links outside a list were left out, in lines 3, 5, 7, 9, 11 …."
    ]


def test_an_index_that_was_put_right_has_nothing_to_tell_any_more(tmp_path: Path) -> None:
    index = tmp_path / "index.md"
    index.write_bytes(b"See [this](/a.md).\n\n- [Gr\xfcn](/b.md)\n")
    collection = open_collection(str(index))
    index.write_text("- [Orca](/orca.md)\n")
    collection.read_index_again()
    collection.build_library()
    assert not list(collection.notices())
