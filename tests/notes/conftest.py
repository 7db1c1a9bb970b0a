"""What the tests of notes on the web share: a server on this machine, and what asks it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loopback import Loopback
from tui.notes.fetcher import Fetcher, Limits
from tui.notes.page_cache import PageCache
from tui.notes.site import Site

MOST = 50_000
"""How many bytes a page may have in these tests."""


@pytest.fixture(scope="session")
def fetcher() -> Iterator[Fetcher]:
    """A patient fetcher for all tests, as it takes a while to start one."""
    fetcher = Fetcher(Limits(connect=20, read=20, total=60, size=MOST))
    yield fetcher
    fetcher.close()


@pytest.fixture
def cache(tmp_path: Path) -> PageCache:
    """A cache of the test's own, in the folder "pages"."""
    return PageCache(tmp_path / "pages")


@pytest.fixture
def site(server: Loopback, cache: PageCache, fetcher: Fetcher) -> Site:
    """Notes below "/notes" of the server."""
    return Site(f"{server.url}/notes", cache, fetcher)
