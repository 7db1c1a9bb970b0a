"""The one place that asks the web for anything."""

import atexit
import contextlib
import time
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakSet

from tui.library.sanitise import clean
from tui.pages.page import PageError
from tui.pages.page_cache import WebPage
from tui.pages.redirects import check_redirect, is_of_the_web
from tui.pages.web_answer import PACKING, media_of, read_body, text_of
from tui.pages.web_faults import MissingPageError, at, no_address, redirected, unreachable

if TYPE_CHECKING:
    import httpx
    from anyio.from_thread import BlockingPortal

_HEADERS = {
    "User-Agent": "readnotes-tui",
    "Accept": "text/markdown, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": PACKING,
}
_MOST_REDIRECTS = 5
_GONE = (404, 410)
_UNCHANGED = 304


@dataclass(frozen=True, slots=True)
class Limits:
    """How long may be waited, in seconds: for a connection, for the next bytes, for all; and the bytes of a page."""

    connect: float = 5
    read: float = 10
    total: float = 30
    size: int = 20_000_000

    def passed(self, error: Exception) -> str:
        """In words, which of them an error of httpx or of the system says was reached."""
        import httpx

        if isinstance(error, httpx.ConnectTimeout):
            return f"no connection within {self.connect:g} seconds"
        if isinstance(error, httpx.TimeoutException):
            return f"no word for {self.read:g} seconds"
        return f"not all of it within {self.total:g} seconds"


_USUAL = Limits()


class UnwantedPageError(PageError):
    """Whoever has asked for the page does not want it any more."""


class Fetcher:
    """Fetches text from http and https addresses, from any thread; the connections stay open until it is closed.

    The requests run in an event loop in a thread of its own: there alone a deadline also ends a wait for a name, a
    handshake, or headers that come byte by byte.
    """

    def __init__(self, limits: Limits = _USUAL) -> None:
        self._limits = limits
        self._lock = Lock()
        self._resources = contextlib.ExitStack()
        self._loop: tuple[BlockingPortal, httpx.AsyncClient] | None = None
        self._waiting: WeakSet[Future[WebPage]] = WeakSet()
        self._closed = False

    def fetch(self, url: str, kept: WebPage | None = None, wanted: Future[None] | None = None) -> WebPage:
        """The text at a web address as it is now; if it is still the kept one, that one with a new date.

        Raises PageError, which is a MissingPageError or a NotMarkdownError if the site answered that, and at once an
        UnwantedPageError when `wanted` is cancelled, from any thread.
        """
        with self._lock:
            if self._closed:
                raise PageError("The web is not asked any more.")
            portal, client = self._loop = self._loop or self._open()
            answer = portal.start_task_soon(self._fetch, client, url, kept)
            self._waiting.add(answer)
        if wanted is not None:
            wanted.add_done_callback(lambda _: answer.cancel())
        try:
            return answer.result()
        except CancelledError as error:
            if wanted is not None and wanted.cancelled():
                raise UnwantedPageError("The page is not wanted any more.") from error
            raise PageError("The web is not asked any more.") from error

    def close(self) -> None:
        """End the connections, and what is under way."""
        with self._lock:
            self._closed = True
            for answer in self._waiting:
                answer.cancel()
            self._resources.close()
        atexit.unregister(self.close)

    def _open(self) -> "tuple[BlockingPortal, httpx.AsyncClient]":
        import httpx
        from anyio.from_thread import start_blocking_portal

        timeout = httpx.Timeout(self._limits.read, connect=self._limits.connect)
        try:
            client = httpx.AsyncClient(headers=_HEADERS, timeout=timeout)
        except (ImportError, OSError, ValueError, httpx.InvalidURL) as error:
            raise PageError(
                f"The proxy or the certificates of this machine cannot be used: {clean(str(error))}"
            ) from error
        portal = self._resources.enter_context(start_blocking_portal())
        atexit.register(self.close)
        self._resources.callback(portal.call, client.aclose)
        return portal, client

    async def _fetch(self, client: "httpx.AsyncClient", url: str, kept: WebPage | None) -> WebPage:
        import anyio
        import httpx

        try:
            request = client.build_request("GET", url)
        except (ValueError, httpx.InvalidURL) as error:
            raise no_address(url) from error
        if not is_of_the_web(request.url):
            raise no_address(url)
        trail: list[httpx.URL] = []
        try:
            with anyio.fail_after(self._limits.total):
                return await self._follow(client, request, kept, trail)
        except PageError as error:
            raise redirected(error, trail) from error
        except (httpx.HTTPError, OSError) as error:
            raise redirected(unreachable(trail[-1], error, self._limits.passed(error)), trail) from error
        except (ValueError, httpx.InvalidURL) as error:
            raise redirected(PageError(at(trail[-1], "redirects to what is no web address")), trail) from error

    async def _follow(
        self, client: "httpx.AsyncClient", request: "httpx.Request", kept: WebPage | None, trail: "list[httpx.URL]"
    ) -> WebPage:
        """Ask, and go where the answer leads; `trail` takes in every address that is asked."""
        for _ in range(_MOST_REDIRECTS + 1):
            trail.append(request.url)
            same = kept if kept and kept.url == _shown(request.url) else None
            _ask_for_changes(request, same)
            response = await _send(client, request)
            try:
                if response.next_request is None:
                    return await self._receive(response, same)
                await check_redirect(request.url, response.next_request.url)
            finally:
                await response.aclose()
            request = response.next_request
        del trail[1:]
        raise PageError(at(trail[0], "redirects again and again"))

    async def _receive(self, response: "httpx.Response", kept: WebPage | None) -> WebPage:
        status = response.status_code
        if kept and status == _UNCHANGED:
            return replace(kept, fetched=time.time())
        if status in _GONE:
            raise MissingPageError(at(response.url, f"has no such page ({status})"))
        if status != 200:
            raise PageError(at(response.url, f"answered {status}"))
        text = text_of(response, await read_body(response, self._limits.size))
        headers = response.headers
        etag, modified = headers.get("etag", ""), headers.get("last-modified", "")
        return WebPage(text, _shown(response.url), media_of(response), etag, modified, time.time())


async def _send(client: "httpx.AsyncClient", request: "httpx.Request") -> "httpx.Response":
    """Ask twice, if need be: a connection that was open may be of no use any more (RFC 9112, section 9.3.1)."""
    import httpx

    try:
        return await client.send(request, stream=True)
    except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
        return await client.send(request, stream=True)


def _shown(url: "httpx.URL") -> str:
    return str(url.copy_with(username=None, password=None, fragment=None))


def _ask_for_changes(request: "httpx.Request", kept: WebPage | None) -> None:
    """Ask only for what is not kept. What was asked of another address, before a redirect, is asked no more."""
    known = {"If-None-Match": kept.etag if kept else "", "If-Modified-Since": kept.modified if kept else ""}
    for header, value in known.items():
        request.headers.pop(header, None)
        if value and value.isascii():
            request.headers[header] = value
