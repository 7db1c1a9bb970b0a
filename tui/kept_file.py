"""Writing a file that is kept from run to run."""

import os
import tempfile
from pathlib import Path

UNFINISHED = ".part"
"""What the name of a file ends in while it is written, and for ever if the machine stops in the middle."""


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that it is the old one or the new one, whatever happens; its folder is made if need be.

    A symbolic link stays one. Only the user may read a new file. Raises OSError.
    """
    real = path.resolve()
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


def set_aside(path: Path) -> Path:
    """Give a damaged file another name, which it returns, so that another file can take its place. Raises OSError."""
    aside = path.with_suffix(".damaged")
    number = 1
    while os.path.lexists(aside):
        number += 1
        aside = path.with_suffix(f".damaged-{number}")
    return path.replace(aside)
