"""The pages of a folder by their names, listed anew only when the folder has changed."""

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tui.library.address import is_markdown, page_id
from tui.library.sanitise import clean_text

_MOST_FOLDERS = 1_000
"""Folders up to which all of them are watched, also those in which there is no page yet."""
_MOST_WATCHED = 5_000  # folders; systems allow a user not many more
_COARSE = 2_000_000_000  # nanoseconds; two changes of a folder may have the same time if they are this close


class PageNames:
    """All Markdown pages of a folder, but for those that are hidden or have hostile names."""

    def __init__(self, root: Path) -> None:
        """List the folder, which may take a while."""
        began = time.time_ns()
        self._root = root
        addresses: list[str] = []
        hostile: list[str] = []
        self._changed: dict[str, int] = {}
        for folder, below, names in os.walk(root):
            below[:] = sorted(name for name in below if not name.startswith("."))
            self._changed[folder] = _changed(folder)
            for name in sorted(names):
                if is_markdown(name) and not name.startswith("."):
                    address = "/" + (Path(folder) / name).relative_to(root).as_posix()
                    (addresses if address == clean_text(address) else hostile).append(address)
        self.addresses: Sequence[str] = addresses
        """In order."""
        self.hostile: Sequence[str] = hostile
        """The addresses of the pages whose names, or those of their folders, cannot be drawn as they are."""
        self._is_settled = max(self._changed.values(), default=0) < began - _COARSE
        self._by_name = _by_name(addresses)

    @property
    def is_of_now(self) -> bool:
        """Whether no page has come, gone or been renamed since; costs a look at each folder, and none at the pages."""
        return self._is_settled and all(_changed(folder) == changed for folder, changed in self._changed.items())

    @property
    def folders(self) -> Sequence[str]:
        """The folders to watch: all; where there are many, those with pages and those above them, the highest first."""
        if len(self._changed) <= _MOST_FOLDERS:
            return list(self._changed)
        holding = {above for address in self.addresses for above in Path(address).parents}
        paths = sorted(holding, key=lambda path: len(path.parts))[:_MOST_WATCHED]
        return [f"{self._root}{path}".rstrip("/") or "/" for path in paths]

    def find(self, name: str) -> str:
        """The address of the page with a name, or with a path that ends like that; of several the highest; or ""."""
        end = page_id(f"/{name}")
        found = [address for address in self._by_name.get(_last_step(end), ()) if page_id(address).endswith(end)]
        return min(found, key=lambda address: address.count("/"), default="")


def _by_name(addresses: Sequence[str]) -> Mapping[str, Sequence[str]]:
    by_name: dict[str, list[str]] = {}
    for address in addresses:
        by_name.setdefault(_last_step(page_id(address)), []).append(address)
    return by_name


def _last_step(page: str) -> str:
    return page.rpartition("/")[2]


def _changed(folder: str) -> int:
    """When something has come into a folder or gone from it, in nanoseconds; -1 if there is no such folder."""
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 (a Path costs more than the look)
    except OSError:
        return -1
