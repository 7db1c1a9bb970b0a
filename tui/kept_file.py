"""Writing a file that is kept from run to run."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNFINISHED = ".part"
"""What the name of a file ends in while it is written, and for ever if the machine stops in the middle."""


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that it is the old one or the new one, whatever happens; its folder is made if need be.

    A symbolic link stays one. Only the user may read a new file. Raises OSError.
    """
    real = Path(os.path.realpath(path))
    real.parent.mkdir(parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(UNFINISHED, f".{real.name}.", real.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(real)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise


@contextmanager
def change_of(path: Path) -> Iterator[None]:
    """Keep other programs that change a file in this way waiting; its folder is made if need be. Raises OSError.

    The lock is on the folder, for the file may be replaced. Where folders cannot be locked, as on some network disks,
    nobody waits.
    """
    folder = Path(os.path.realpath(path)).parent  # resolve() raises something else where links go round in a circle
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def set_aside(path: Path) -> Path:
    """Give a damaged file another name, which it returns, so that another file can take its place. Raises OSError."""
    return path.replace(_free_name(path))


def copy_aside(path: Path) -> Path:
    """Keep a damaged file under another name too, which it returns, until another file replaces it. Raises OSError."""
    aside = _free_name(path)
    try:
        aside.hardlink_to(path)
    except OSError:  # there are disks without hard links
        shutil.copyfile(path, aside)
    return aside


def _free_name(path: Path) -> Path:
    """What a damaged file can be called."""
    aside = path.with_suffix(".damaged")
    number = 1
    while os.path.lexists(aside):
        number += 1
        aside = path.with_suffix(f".damaged-{number}")
    return aside
