"""Notes in a folder of this machine."""

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from tui.library.address import candidates
from tui.library.sanitise import clean
from tui.library.text_file import read_regular_file
from tui.pages.page import Page, PageError
from tui.pages.page_names import PageNames

_LARGEST = 20_000_000  # bytes of a page
_LONGEST_NAME = 200  # characters in a message
_BOM = "\ufeff"


class Folder:
    """The pages of a folder. Nothing outside it is ever read: not by "..", and not through a symbolic link."""

    def __init__(self, root: Path, site: str = "") -> None:
        """Take the folder, and the web address that its root has on a site, or ""."""
        self.root = Path(os.path.realpath(root))
        self._site = site
        self._names: PageNames | None = None

    def read(self, address: str) -> Page:
        """The page at an address, or at another spelling of it. Raises PageError."""
        for candidate in candidates(address):
            path = self._find(candidate)
            if path is not None:
                return self._read(path)
        raise PageError(clean(f"There is no page {address[:_LONGEST_NAME]} in {self.root}."))

    def has(self, address: str) -> bool:
        """Whether there is a file at an address, or at another spelling of it."""
        return any(self._find(candidate) for candidate in candidates(address))

    def named(self, name: str) -> str:
        """The address of the page with a name, or with a path that ends like that; of several the highest; or ""."""
        if self._names is None or not self._names.is_of_now:
            self._names = PageNames(self.root)
        return self._names.find(name)

    def pages(self) -> Sequence[str]:
        """The addresses of all Markdown pages, in order, but for those in hidden folders and with hostile names."""
        self._names = names = PageNames(self.root)
        return names.addresses

    def _find(self, address: str) -> Path | None:
        """The file at an address, if need be in other letters; None if there is none inside the folder."""
        path = self.root
        for step in address.removeprefix("/").split("/"):
            below = path / step
            if not os.path.lexists(below):
                other = _in_other_letters(path, step)
                if other is None:
                    return None
                below = other
            path = below
        real = Path(os.path.realpath(path))
        inside = real.is_relative_to(self.root) and os.path.isfile(real)  # noqa: PTH113 (a Path raises where it may not look)
        return real if inside else None

    def _read(self, path: Path) -> Page:
        address = "/" + path.relative_to(self.root).as_posix()
        name = clean(address)
        try:
            data = read_regular_file(str(path), _LARGEST)
        except OSError as error:
            raise PageError(f"{name} cannot be read: {error.strerror}.") from error
        except ValueError as error:
            raise PageError(f"{name} cannot be read: {error}.") from error
        if b"\0" in data:
            raise PageError(f"{name} is not text.")
        text = data.decode("utf-8", "replace").removeprefix(_BOM)
        damaged = "" if b"\xef\xbf\xbd" in data or "\ufffd" not in text else "Not all of it is UTF-8."
        url = self._site + quote(address, errors="replace") if self._site else ""
        return Page(address, text, path, url, damaged)


def _in_other_letters(folder: Path, name: str) -> Path | None:
    wanted = name.casefold()
    try:
        return next((other for other in sorted(folder.iterdir()) if other.name.casefold() == wanted), None)
    except OSError:
        return None
