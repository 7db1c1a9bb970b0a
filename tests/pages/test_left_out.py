"""What was left out is told in one sentence, however much it is."""

from tui.pages.left_out import left_out_notice


def test_nothing_left_out_is_nothing_to_tell() -> None:
    assert left_out_notice([]) == ""


def test_a_few_files_are_named() -> None:
    assert left_out_notice(["a.md is not text"]) == "1 file was left out: a.md is not text."
    assert left_out_notice(["a is b", "c is d", "e is f"]) == "3 files were left out: a is b, c is d, e is f."


def test_of_many_files_the_first_are_named() -> None:
    said = left_out_notice(["a is b", "c is d", "e is f", *["g is h"] * 2000])
    assert said == "2,003 files were left out: a is b, c is d, e is f, and 2,000 more."
