"""Reading a file that may be anything."""

import codecs
import os
import stat
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text, the encoding it was in, and how many places of it are no characters and stand there as U+FFFD."""

    text: str
    encoding: str
    broken: int


def decode_text(data: bytes) -> DecodedText:
    """Decode UTF-8, or what the byte order mark says. Raises ValueError for what is no text."""
    encoding = "UTF-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "UTF-8"
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    if "\0" in text:
        raise ValueError("it has NUL bytes")
    broken = "\ufffd" in text and text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    return DecodedText(text, encoding, int(broken))


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
