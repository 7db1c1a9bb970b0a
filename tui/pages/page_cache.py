"""Pages of the web that were read before, on disk."""

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from tui.kept_file import UNFINISHED, replace_file
from tui.library.text_file import read_regular_file

_PAGE = ".page"
_LARGEST = 200_000_000  # bytes of all files together
_LEFT_FREE = 0.1  # of that, once files are removed, so that not every page that is kept looks for room

_LATEST = 100_000_000_000  # seconds since the epoch; no page was fetched after the year 5000


@dataclass(frozen=True, slots=True)
class WebPage:
    """The text at a web address, and what its server said of it; nothing of it is sanitised.

    `url` is where it was in the end, without credentials. `media` is its type ("text/markdown") in small letters.
    `etag` and `modified` are headers of the answer as they came, or "". `fetched` is in seconds since the epoch.
    """

    text: str
    url: str
    media: str
    etag: str
    modified: str
    fetched: float


class PageCache:
    """A file for each web address. A damaged file counts as none, and what cannot be written is not kept.

    A file is the digest of a JSON object in one line, and that object in the next.
    """

    def __init__(self, folder: Path, largest: int = _LARGEST) -> None:
        """Take the folder, which need not be there yet, and how many bytes may be kept."""
        self._folder = folder
        self._largest = largest
        self._size: int | None = None
        self._lock = Lock()

    def find(self, url: str) -> WebPage | None:
        """What is kept of a web address."""
        try:
            data = read_regular_file(str(self._path(url)), self._largest)
        except (OSError, ValueError):
            return None
        digest, _, record = data.partition(b"\n")
        if digest != _digest(record):
            return None
        try:
            return _page(json.loads(record))
        except (ValueError, RecursionError):
            return None

    def keep(self, url: str, page: WebPage) -> None:
        """Keep the page of a web address, instead of the one that is kept; the oldest pages make room for it."""
        record = json.dumps(asdict(page)).encode("ascii")
        data = _digest(record) + b"\n" + record
        with contextlib.suppress(OSError):
            replace_file(self._path(url), data)
            self._count(len(data))

    def _path(self, url: str) -> Path:
        return self._folder / (hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest() + _PAGE)

    def _count(self, added: int) -> None:
        """Reckon with a new file, and look at the folder only when that may be one too many."""
        with self._lock:
            if self._size is not None:
                self._size += added
            if self._size is None or self._size > self._largest:
                self._size = self._make_room()

    def _make_room(self) -> int:
        """Remove the oldest files if there are too many; how many bytes are left."""
        own = [path for path in self._folder.iterdir() if path.suffix in (_PAGE, UNFINISHED)]
        files = sorted((status.st_mtime, status.st_size, path) for path in own for status in [path.stat()])
        size = sum(length for _, length, _ in files)
        if size > self._largest:
            for _, length, path in files:
                if size <= self._largest * (1 - _LEFT_FREE):
                    break
                path.unlink()
                size -= length
        return size


def _page(record: object) -> WebPage | None:
    """The page that a record stands for; None if it has other fields, or one of another type."""
    match record:
        case {
            "text": str(text),
            "url": str(url),
            "media": str(media),
            "etag": str(etag),
            "modified": str(modified),
            "fetched": float(fetched),
            **others,
        } if not others and 0 <= fetched < _LATEST:
            return WebPage(text, url, media, etag, modified, fetched)
    return None


def _digest(record: bytes) -> bytes:
    return hashlib.sha256(record).hexdigest().encode("ascii")
