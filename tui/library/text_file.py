"""Reading a file that may be anything."""

import os
import stat


def read_regular_file(path: str, largest: int | None = None) -> bytes:
    """Read without ever waiting on a pipe or a device, at most `largest` bytes.

    Raises OSError, and ValueError for what is no regular file or is larger.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ValueError("not a regular file")
    with os.fdopen(descriptor, "rb") as file:
        data = file.read() if largest is None else file.read(largest + 1)
    if largest is not None and len(data) > largest:
        raise ValueError(f"larger than {largest // 1_000_000} MB")
    return data
