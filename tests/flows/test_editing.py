"""How editors are told which line of which file to open."""

from pathlib import Path

import pytest

from tui.flows.editing import editor_command

NOTE = Path("/notes/a note.md")


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", ["vi", "+12", "/notes/a note.md"]),
        ("/usr/bin/nvim -u NONE", ["/usr/bin/nvim", "-u", "NONE", "+12", "/notes/a note.md"]),
        ("emacsclient -t", ["emacsclient", "-t", "+12", "/notes/a note.md"]),
        ("hx", ["hx", "/notes/a note.md:12"]),
        ("code", ["code", "--wait", "--goto", "/notes/a note.md:12"]),
        ("'/opt/my editor/ed it' -x", ["/opt/my editor/ed it", "-x", "/notes/a note.md"]),
    ],
)
def test_an_editor_is_told_the_line_in_its_own_way(editor: str, command: list[str]) -> None:
    assert editor_command(editor, NOTE, 12) == command


def test_a_note_without_lines_is_opened_at_the_first() -> None:
    assert editor_command("vim", NOTE, 0) == ["vim", "+1", "/notes/a note.md"]


@pytest.mark.parametrize("editor", ["vim 'unbalanced", " ", ""])
def test_what_is_no_command_is_refused(editor: str) -> None:
    with pytest.raises(ValueError):
        editor_command(editor, NOTE, 1)
