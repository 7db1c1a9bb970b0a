"""Reading a file that may be anything."""

import codecs
import os
import re
import stat
import sys
from dataclasses import dataclass

STANDARD_STREAM = "-"
"""What stands for standard input or output in the place of a file."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before that of UTF-16, which it begins with
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_BEGINNING = 100_000  # bytes in which the order of the bytes is looked for; an even number
_FEWEST = 3  # NUL bytes that tell it


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text, the encoding it was in, and how many places of it are no characters and stand there as U+FFFD."""

    text: str
    encoding: str
    broken: int


def decode_text(data: bytes) -> DecodedText:
    """Decode UTF-8, or what the byte order mark says, or UTF-16 without one. Raises ValueError for what is no text."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "UTF-8")
    if encoding == "UTF-8" and b"\0" in data:
        encoding = _order_of_utf_16(data)
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    if "\0" in text:
        raise ValueError("it has NUL bytes")
    broken = "\ufffd" in text and text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    return DecodedText(text, encoding[: len("UTF-16")].removesuffix("-"), int(broken))


def _order_of_utf_16(data: bytes) -> str:
    """The encoding of UTF-16 that has no byte order mark; "UTF-8" for what is none. Raises ValueError if in doubt.

    In one byte order the NUL bytes of a text, which belong to its spaces and line ends at the least, stand in even
    places and in the other in odd ones; a file that is no text has them in both, or control characters.
    """
    beginning = data[:_BEGINNING]
    places = beginning[::2].count(0), beginning[1::2].count(0)
    if all(places) or max(places) < _FEWEST:
        return "UTF-8"
    encoding = "UTF-16-LE" if places[1] else "UTF-16-BE"
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(beginning)
    except UnicodeDecodeError:
        text = "\0"
    if not _NO_TEXT.search(text) and sum(map(str.isascii, text)) * 2 >= len(text):
        return encoding
    if max(places) * 10 >= len(beginning):
        raise ValueError("it looks like UTF-16 without a byte order mark")
    return "UTF-8"


def read_file_or_input(path: str, largest: int) -> bytes:
    """Read a regular file, or standard input for "-". Raises OSError, and ValueError for what is larger or closed."""
    if path != STANDARD_STREAM:
        return read_regular_file(path, largest)
    if sys.stdin is None:
        raise ValueError("there is no standard input")
    return _no_larger(sys.stdin.buffer.read(largest + 1), largest)


def read_regular_file(path: str, largest: int | None = None) -> bytes:
    """Read without ever waiting on a pipe or a device, at most `largest` bytes.

    Raises OSError, and ValueError for what is no regular file or is larger.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ValueError("not a regular file")
    with os.fdopen(descriptor, "rb") as file:
        return file.read() if largest is None else _no_larger(file.read(largest + 1), largest)


def _no_larger(data: bytes, largest: int) -> bytes:
    if len(data) > largest:
        raise ValueError(f"larger than {largest // 1_000_000} MB")
    return data
