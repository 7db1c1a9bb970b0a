"""Hands a file over to the user's editor, at a line, and takes the terminal back."""

import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tui.collection import Collection
from tui.leaving import handing_over
from tui.library.entry import Entry
from tui.library.sanitise import clean

_PLUS = frozenset("vi vim nvim view ex nano pico emacs emacsclient jed joe mg micro ne kak ed gvim mvim".split())
"""Editors that take the line as +LINE before the file."""
_COLON = frozenset("hx helix subl sublime_text zed".split())
"""Editors that take it as FILE:LINE."""
_GOTO = frozenset("code codium code-insiders cursor windsurf".split())
"""Editors that take it as --goto FILE:LINE, and are told to wait until the file is closed."""


def editor_command(editor: str, path: Path, line: int) -> list[str]:
    """The command that opens a file at a 1-based line. `editor` is what $VISUAL or $EDITOR holds.

    An editor whose way of naming a line is not known gets the file alone. Raises ValueError for unbalanced quotes.
    """
    words = shlex.split(editor)
    if not words:
        raise ValueError("it is empty")
    name = Path(words[0]).stem
    if name in _PLUS:
        return [*words, f"+{max(1, line)}", str(path)]
    if name in _GOTO:
        return [*words, "--wait", "--goto", f"{path}:{max(1, line)}"]
    return [*words, f"{path}:{max(1, line)}" if name in _COLON else str(path)]


class Editing:
    """Runs the editor while the app is away from the screen."""

    def __init__(self, app: App[None], collection: Collection, say: Callable[[str], None]) -> None:
        self._app = app
        self._collection = collection
        self._say = say

    def edit(self, path: Path, line: int) -> bool:
        """Open a file at a 1-based line and wait; whether the editor could be run."""
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
        try:
            status = self._run(editor_command(editor, path, line))
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            self._say(clean(f"The editor {editor} cannot be run: {reason}"))
            return False
        except SuspendNotSupported:
            self._say("This terminal cannot be handed over to an editor.")
            return False
        if status:
            self._say(clean(f"{editor} ended with status {status}."))
        return True

    def _run(self, command: list[str]) -> int:
        """Run a command with the terminal in its hands; its exit status. Raises OSError."""
        problem = None
        with handing_over() as is_run, self._app.suspend():
            try:
                with subprocess.Popen(command) as process:
                    is_run(process)
                    return process.wait()
            except OSError as error:
                problem = error  # raised here, it would keep Textual from taking the terminal back
        raise problem

    def edit_line(self, entry: Entry | None) -> bool:
        """Open what lists an entry at the entry's line; whether that could be done."""
        line = entry.line if entry is not None else 1
        if entry is not None and entry.listed_in:
            note = self._collection.notes.at_hand(entry.listed_in)
            path = note.page.path if note is not None else None
        else:
            path = self._collection.path
        if path is None:
            self._say("There is no file of it on this machine that could be edited.")
            return False
        return self.edit(path, line)
