"""What of the file system a collection depends on."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tui.library.address import is_markdown


@dataclass(frozen=True, slots=True)
class Watched:
    """Files and folders that matter, whether they are there or not, and the real folders to look at for them.

    Folders and not files, as editors save by putting another file in the place of the one that was opened. Where a
    folder is gone, the first above it that is there is looked at for its return.
    """

    files: frozenset[str]
    root: str
    """The folder of the notes, or ""."""
    wanted: frozenset[str]
    folders: frozenset[str]

    def concerns(self, path: str) -> bool:
        """Whether something has become of a file or folder that may matter."""
        if path in self.files or path in self.wanted:
            return True
        if any(other.startswith(path + os.sep) for other in self.wanted):
            return True
        in_notes = bool(self.root) and path.startswith(self.root + os.sep)
        if not in_notes or os.path.basename(path).startswith("."):  # noqa: PTH119 (a Path costs more than the look)
            return False
        return is_markdown(path) or os.path.isdir(path)  # noqa: PTH112


def real_paths(file: Path | None) -> frozenset[str]:
    """The path of a file in its real folder and, where it is a symbolic link, that of the file it leads to."""
    if file is None:
        return frozenset()
    where = os.path.realpath(file.parent)
    return frozenset((os.path.join(where, file.name), os.path.realpath(file)))  # noqa: PTH118 (names may be anything)


def watched(index: Path | None, root: str, folders: Iterable[str]) -> Watched:
    """What to watch for the file of an index, if it has one, and for the folders of the notes below `root`."""
    files = real_paths(index)
    wanted = {os.path.dirname(path) for path in files} | set(filter(_is_utf8, folders)) | ({root} if root else set())  # noqa: PTH120
    there = {_nearest(folder) for folder in wanted}
    return Watched(files, root, frozenset(wanted), frozenset(there))


def _is_utf8(path: str) -> bool:
    """Whether a path can be handed to what watches, which takes no other names."""
    return all(not "\ud800" <= char <= "\udfff" for char in path)


def _nearest(folder: str) -> str:
    """A folder, or the first above it that is there."""
    while not os.path.isdir(folder) and folder != os.path.dirname(folder):  # noqa: PTH112, PTH120
        folder = os.path.dirname(folder)  # noqa: PTH120
    return folder
