"""Notes in a folder of this machine."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from tui.library.address import candidates
from tui.library.sanitise import clean
from tui.library.text_file import decode_text, read_regular_file
from tui.pages.page import Page, PageError
from tui.pages.page_names import PageNames

_LARGEST = 20_000_000  # bytes of a page
_LONGEST_NAME = 200  # characters in a message


class Folder:
    """The pages of a folder. Nothing outside it is ever read: not by "..", and not through a symbolic link."""

    def __init__(self, root: Path, site: str = "") -> None:
        """Take the folder, and the web address that its root has on a site, or ""."""
        self.root = Path(os.path.realpath(root))
        self._site = site
        self._names: PageNames | None = None
        self.left_out: Sequence[str] = ()
        """What `read_all` could not read the last time it came to its end: name and reason, safe to draw."""

    def read(self, address: str) -> Page:
        """The page at an address, or at another spelling of it. Raises PageError."""
        path = self.file(address)
        if path is not None:
            return self._read(path)
        raise PageError(clean(self._absence(address)))

    def read_all(self, addresses: Iterable[str]) -> Iterator[Page]:
        """The pages at those of the addresses that `pages` has given that can be read."""
        hostile = self._names.hostile if self._names is not None else ()
        left_out = [f"{clean(address[1:])[:_LONGEST_NAME]} has a name that cannot be shown" for address in hostile]
        for address in addresses:
            try:
                yield self.read(address)
            except PageError as error:
                left_out.append(str(error).removeprefix("/").removesuffix("."))
        self.left_out = left_out

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
            raise PageError(f"{name} is not text.") from error
        damaged = f"Not all of it is {decoded.encoding}." if decoded.broken else ""
        url = self._site + quote(address, errors="replace") if self._site else ""
        return Page(address, decoded.text, path, url, damaged)


def _in_other_letters(folder: Path, name: str) -> Path | None:
    wanted = name.casefold()
    try:
        return next((other for other in sorted(folder.iterdir()) if other.name.casefold() == wanted), None)
    except OSError:
        return None
