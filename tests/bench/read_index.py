"""Reads an index for the benchmarks; it may be compressed."""

import gzip
from pathlib import Path

from tests.indexes import library_of
from tui.library.library import Library


def read_index(path: Path) -> Library:
    """The library of an index, of a gzip file too."""
    return library_of(index_text(path))


def index_text(path: Path) -> str:
    """The text of an index, of a gzip file too."""
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
