"""Notes on a web site, kept on disk once they were read."""

from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote, unquote, urlsplit

from tui.library.address import PageLink, candidates, is_markdown, resolve
from tui.pages.fetcher import Fetcher, UnwantedPageError
from tui.pages.page import Page, PageError
from tui.pages.page_cache import PageCache, WebPage
from tui.pages.web_faults import MissingPageError, NotMarkdownError, without_credentials

_TEXT = ("text/markdown", "text/x-markdown", "text/plain")
_AS_IS = "/!$&'()*+,;=:@"  # in a path, besides letters and digits (RFC 3986, section 3.3)


class Site:
    """The pages below a web address. What was read once can be read without the network."""

    def __init__(self, root: str, cache: PageCache, fetcher: Fetcher | None = None) -> None:
        """Take the web address of the root of the notes, without a slash at its end; a fetcher can be shared."""
        self.root = root
        self._cache = cache
        self._fetcher = fetcher or Fetcher()

    def kept(self, address: str) -> Page | None:
        """The copy that is kept of the page at an address, or at another spelling of it."""
        found = self._find(address)
        return self._page(*found) if found else None

    def read(self, address: str, wanted: Future[None] | None = None) -> Page:
        """The page at an address, or at another spelling of it; a kept copy if it cannot be had.

        Raises PageError, and at once an UnwantedPageError when `wanted` is cancelled.
        """
        try:
            return self._read(address, wanted)
        except UnwantedPageError:
            raise
        except PageError as error:
            found = self._find(address)
            if found is None:
                raise
            return replace(self._page(*found), notice=_notice(found[1], error))

    def close(self) -> None:
        """End the connections; from then on every page is read from what is kept."""
        self._fetcher.close()

    def _read(self, address: str, wanted: Future[None] | None) -> Page:
        errors: list[PageError] = []
        for candidate in candidates(address):
            try:
                page = self._fetch(candidate, wanted)
                if page:
                    return self._page(candidate, page)
            except (MissingPageError, NotMarkdownError) as error:
                errors.append(error)
        raise errors[0]

    def _fetch(self, candidate: str, wanted: Future[None] | None) -> WebPage | None:
        """What the site has at one address; None for a file that is no page. Raises PageError."""
        url = self._url(candidate)
        page = self._fetcher.fetch(url, self._cache.find(url), wanted)
        if not is_markdown(candidate) and page.media not in _TEXT:
            return None
        self._cache.keep(url, page)
        return page

    def _find(self, address: str) -> tuple[str, WebPage] | None:
        """The spelling of an address that was the last to be fetched, and what is kept of it."""
        spellings = [(candidate, self._cache.find(self._url(candidate))) for candidate in candidates(address)]
        found = [(candidate, page) for candidate, page in spellings if page]
        return max(found, key=lambda spelling: spelling[1].fetched, default=None)

    def _url(self, address: str) -> str:
        return f"{self.root}/{quote(address.removeprefix('/'), safe=_AS_IS, errors='replace')}"

    def _page(self, candidate: str, page: WebPage) -> Page:
        link = resolve(page.url, candidate, without_credentials(self.root))
        return Page(link.address if isinstance(link, PageLink) else candidate, page.text, url=page.url)


def read_index(url: str, cache: PageCache, fetcher: Fetcher, wanted: Future[None] | None = None) -> Page:
    """The index at a web address, or the kept copy if it cannot be had.

    Its address is the path of the web address that it has in the end. Raises PageError, and at once an
    UnwantedPageError when `wanted` is cancelled.
    """
    kept, notice = cache.find(url), ""
    try:
        page = fetcher.fetch(url, kept, wanted)
    except UnwantedPageError:
        raise
    except PageError as error:
        if kept is None:
            raise
        page, notice = kept, _notice(kept, error)
    else:
        cache.keep(url, page)
    return Page(unquote(urlsplit(page.url).path), page.text, url=page.url, notice=notice)


def _notice(kept: WebPage, error: PageError) -> str:
    reason = "the site has this page no more." if isinstance(error, MissingPageError) else str(error)
    return f"Kept copy of {datetime.fromtimestamp(kept.fetched).date()}: {reason}"
