"""Notes in a folder of this machine."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from tui.library.address import candidates, is_markdown
from tui.library.sanitise import clean, clean_text
from tui.library.text_file import decode_text, read_regular_file
from tui.pages.page import Page, PageError
from tui.pages.page_names import PageNames

_LARGEST = 20_000_000  # bytes of a page
_LONGEST_NAME = 200  # characters in a message

Stamp = tuple[int, int, int, int]
"""What is another one as soon as a file is written, replaced or renamed: inode, size and both times of change."""


class Folder:
    """The pages of a folder. Nothing outside it is ever read: not by "..", and not through a symbolic link."""

    def __init__(self, root: Path, site: str = "") -> None:
        """Take the folder, and the web address that its root has on a site, or ""."""
        self.root = Path(os.path.realpath(root))
        self._site = site
        self._names: PageNames | None = None
        self._unread: dict[str, str] = {}

    @property
    def left_out(self) -> Sequence[str]:
        """What `changed_pages` could not read or list: name and reason, safe to draw."""
        hostile = self._names.hostile if self._names is not None else ()
        names = (clean(address[1:])[:_LONGEST_NAME] for address in hostile)
        return [*(f"{name} has a name that cannot be shown" for name in names), *self._unread.values()]

    def read(self, address: str) -> Page:
        """The page at an address, or at another spelling of it. Raises PageError."""
        path = self.file(address)
        if path is not None:
            return self._read(path)
        raise PageError(clean(self._absence(address)))

    def changed_pages(
        self, known: dict[str, Stamp], addresses: Iterable[str] | None = None
    ) -> Iterator[tuple[str, Page | None]]:
        """Of these pages, or of all, those that are not as `known` has them; None for one that can be read no more.

        Each is entered in `known` just before it is read, or taken out of it.
        """
        if addresses is None:
            listed = self.pages()
            addresses = [*(known.keys() - listed), *listed]
        for address in addresses:
            stamp = self._stamp(address)
            if stamp is None:
                self._unread.pop(address, None)
                if known.pop(address, None) is not None:
                    yield address, None
            elif known.get(address) != stamp:
                known[address] = stamp
                yield address, self._read_or_leave_out(address)

    def address(self, path: str) -> str:
        """The address of the page in a file, which need not be there any more; "" for a file that is no page here."""
        inside = path.removeprefix(f"{self.root}{os.sep}")
        address = "/" + inside.replace(os.sep, "/")
        is_hidden = "/." in address
        return (
            address if inside != path and is_markdown(path) and not is_hidden and address == clean_text(address) else ""
        )

    def folders(self) -> Sequence[str]:
        """The folders in which pages may come or go, with the root, as `pages` has seen them last."""
        return self._names.folders if self._names is not None else [str(self.root)]

    def file(self, address: str) -> Path | None:
        """The file of the page at an address, or at another spelling of it."""
        return next(filter(None, map(self._find, candidates(address))), None)

    def has(self, address: str) -> bool:
        """Whether there is a file at an address, or at another spelling of it."""
        return self.file(address) is not None

    def has_file(self, address: str) -> bool:
        """Whether there is a file at exactly this address, which need not be a page."""
        return self._find(address) is not None

    def named(self, name: str) -> str:
        """The address of the page with a name, or with a path that ends like that; of several the highest; or ""."""
        if self._names is None or not self._names.is_of_now:
            self._names = PageNames(self.root)
        return self._names.find(name)

    def pages(self) -> Sequence[str]:
        """The addresses of all Markdown pages, in order, but for those that are hidden or have hostile names."""
        self._names = names = PageNames(self.root)
        return names.addresses

    def _stamp(self, address: str) -> Stamp | None:
        """The stamp of what is at an address; None where there is nothing, or a folder."""
        try:
            found = os.stat(f"{self.root}{address}")  # noqa: PTH116 (a Path costs more than the look)
        except OSError:
            is_link = os.path.islink(f"{self.root}{address}")  # noqa: PTH114
            return (0, 0, 0, 0) if is_link else None  # a link to nowhere is told as such
        if stat.S_ISDIR(found.st_mode):
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns

    def _read_or_leave_out(self, address: str) -> Page | None:
        self._unread.pop(address, None)
        try:
            return self.read(address)
        except PageError as error:
            self._unread[address] = str(error).removeprefix("/").removesuffix(".")
            return None

    def _find(self, address: str) -> Path | None:
        """The file at an address, if need be in other letters; None if there is none inside the folder."""
        real, is_all = self._reach(address)
        inside = is_all and real.is_relative_to(self.root)
        return real if inside and os.path.isfile(real) else None  # noqa: PTH113 (a Path raises where it may not look)

    def _reach(self, address: str) -> tuple[Path, bool]:
        """Where the steps of an address really lead, as far as there is anything; whether that is all of them."""
        path = self.root
        for step in address.removeprefix("/").split("/"):
            below = path / step
            if not os.path.lexists(below):
                other = _in_other_letters(path, step)
                if other is None:
                    return Path(os.path.realpath(path)), False
                below = other
            path = below
        return Path(os.path.realpath(path)), True

    def _absence(self, address: str) -> str:
        """Why there is no page at an address."""
        name = address[:_LONGEST_NAME]
        reached = [self._reach(candidate) for candidate in candidates(address)]
        if not all(real.is_relative_to(self.root) for real, _ in reached):
            return f"{name} leads out of the notes."
        if any(is_all and not os.path.isdir(real) for real, is_all in reached):  # noqa: PTH112
            return f"{name} leads to no file that can be read."
        return f"There is no page {name} in {self.root}."

    def _read(self, path: Path) -> Page:
        address = "/" + path.relative_to(self.root).as_posix()
        name = clean(address)
        try:
            data = read_regular_file(str(path), _LARGEST)
        except OSError as error:
            raise PageError(f"{name} cannot be read: {error.strerror}.") from error
        except ValueError as error:
            raise PageError(f"{name} cannot be read: {error}.") from error
        try:
            decoded = decode_text(data)
        except ValueError as error:
            raise PageError(f"{name} is not text: {error}.") from error
        damaged = f"Not all of it is {decoded.encoding}." if decoded.broken else ""
        url = self._site + quote(address, errors="replace") if self._site else ""
        return Page(address, decoded.text, path, url, damaged)


def _in_other_letters(folder: Path, name: str) -> Path | None:
    wanted = name.casefold()
    try:
        return next((other for other in sorted(folder.iterdir()) if other.name.casefold() == wanted), None)
    except OSError:
        return None
