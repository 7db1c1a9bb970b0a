"""Which redirects are followed: none away from a secure connection, and none from a stranger to what is near."""

import socket
from enum import IntEnum
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING

from tui.pages.page import PageError
from tui.pages.web_faults import at, shown_host

if TYPE_CHECKING:
    import httpx

_HIGHEST_PORT = 65535


class _Reach(IntEnum):
    """Who can ask a host: this machine, those in its network, or everybody."""

    MACHINE = 0
    NETWORK = 1
    PUBLIC = 2


def is_of_the_web(url: "httpx.URL") -> bool:
    """Whether an address is one of http or https, with a host and a port that there may be."""
    host = url.raw_host.decode("ascii")
    try:
        host.encode("idna")  # which the system's resolver would do, and fail
    except UnicodeError:
        return False
    is_host = bool(host) and "%" not in host
    return url.scheme in ("http", "https") and is_host and (url.port or 0) <= _HIGHEST_PORT


async def check_redirect(source: "httpx.URL", target: "httpx.URL") -> None:
    """Raise PageError for a redirect that is not followed.

    What a name stands for is looked up here and once more by who connects; a name server that lies in between is not
    guarded against.
    """
    if not is_of_the_web(target):
        raise PageError(at(source, "redirects to what is no web address"))
    if source.scheme == "https" and target.scheme == "http":
        raise PageError(at(source, "redirects from https to http, which is not followed"))
    if source.host != target.host and await _reach(target) < await _reach(source):
        raise PageError(at(source, f"redirects to the private address {shown_host(target)}, which is not followed"))


async def _reach(url: "httpx.URL") -> _Reach:
    """The reach of the nearest of the addresses of a host; one that is not known here is left to a proxy."""
    import anyio

    try:
        found = await anyio.getaddrinfo(url.host, url.port or 0, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return _Reach.PUBLIC
    return min((_reach_of(ip_address(address[0].partition("%")[0])) for *_, address in found), default=_Reach.PUBLIC)


def _reach_of(address: IPv4Address | IPv6Address) -> _Reach:
    address = getattr(address, "ipv4_mapped", None) or address
    if address.is_loopback or address.is_unspecified:
        return _Reach.MACHINE
    return _Reach.PUBLIC if address.is_global else _Reach.NETWORK
