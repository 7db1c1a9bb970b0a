"""Words for what goes wrong on the web: one line that names the host and is safe to draw."""

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.library.sanitise import clean
from tui.pages.page import PageError

if TYPE_CHECKING:
    import httpx

_LONGEST = 200  # characters of an address in a message
_CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")


class MissingPageError(PageError):
    """The site says that it has no such page."""


class NotMarkdownError(PageError):
    """The site answered with something that is not Markdown."""


def without_credentials(url: str) -> str:
    """A web address, however broken, without the name and the password in it."""
    return _CREDENTIALS.sub("", url)


def no_address(url: str) -> PageError:
    """The error for what is no http or https address."""
    return PageError(clean(f"This is no web address: {without_credentials(url)[:_LONGEST]}"))


def shown_host(url: "httpx.URL") -> str:
    """The host, and its port if it is not the usual one, safe to draw and no longer than a message bears."""
    return clean(url.netloc.decode("ascii", "replace"))[:_LONGEST]


def at(url: "httpx.URL", what: str) -> str:
    """What the host of a web address did, and for which page: "example.org broke off: /x.md"."""
    return f"{shown_host(url)} {what}: {clean(url.path)[:_LONGEST]}"


def redirected(error: PageError, trail: "Sequence[httpx.URL]") -> PageError:
    """The same error, with a word about where the first of the addresses has redirected to the last, if it has."""
    if len(trail) < 2:
        return error
    return type(error)(f"{str(error).removesuffix('.')}; {at(trail[0], 'redirects there')}")


def unreachable(url: "httpx.URL", error: Exception, waited: str) -> PageError:
    """The error for an exception of httpx or of the system that came before any answer.

    `waited` says what was waited for and how long, if it is one of time.
    """
    import httpx

    host = shown_host(url)
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return PageError(f"{host} took too long: {waited}.")
    if isinstance(error, httpx.ProxyError):
        return PageError(f"The proxy did not lead to {host} ({clean(str(error))[:_LONGEST]}).")
    if isinstance(error, httpx.NetworkError | OSError):
        return PageError(f"{host} does not answer ({_reason(error)}).")
    return PageError(f"{host} gave no answer that can be understood.")


def _reason(error: BaseException) -> str:
    """What the system said, which httpx and anyio wrap a few times."""
    import socket
    import ssl

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not trusted: {clean(cause.verify_message)}"
        if isinstance(cause, ssl.SSLError):
            return "no secure connection"
        if isinstance(cause, socket.gaierror):
            return "no such name, or no network"
        if isinstance(cause, OSError) and cause.errno:
            return os.strerror(cause.errno).lower()
        cause = cause.exceptions[0] if isinstance(cause, BaseExceptionGroup) else cause.__cause__ or cause.__context__
    return "no connection"
