"""A redirect leads at most as far in as the page that redirects was, and never to an insecure connection."""

import socket

import anyio
import httpx
import pytest

from tui.library.sanitise import clean
from tui.pages.page import PageError
from tui.pages.redirects import check_redirect

NAMES = {
    "example.org": ["8.8.8.8"],
    "other.example.org": ["9.9.9.9", "2620:fe::fe"],
    "intranet.example.org": ["10.0.0.1"],
    "wiki.example.org": ["10.0.0.2"],
    "sly.example.org": ["8.8.8.8", "127.0.0.1"],
    "localhost": ["::1", "127.0.0.1"],
}


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """What these names stand for; an address stands for itself, and others are not known."""

    def look_up(host: str | bytes, port: int, *_: object, **__: object) -> list[object]:
        name = host.decode("ascii") if isinstance(host, bytes) else host
        if name not in NAMES and name.strip("0123456789abcdef.:"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(0, socket.SOCK_STREAM, 6, "", (address, port)) for address in NAMES.get(name, [name])]

    monkeypatch.setattr("socket.getaddrinfo", look_up)


def refusal(source: str, target: str) -> str:
    """Why a redirect is not followed, or ""."""
    try:
        anyio.run(check_redirect, httpx.URL(source), httpx.URL(target))
    except PageError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("http://example.org/a.md", "https://example.org/a.md"),
        ("https://example.org/a.md", "https://other.example.org/a.md"),
        ("https://example.org/a.md", "https://unknown.example.org/a.md"),
        ("http://127.0.0.1:8000/a.md", "http://127.0.0.1:9000/a.md"),
        ("http://localhost/a.md", "http://127.0.0.1:9000/a.md"),
        ("http://localhost/a.md", "http://example.org/a.md"),
        ("http://intranet.example.org/a.md", "http://wiki.example.org/a.md"),
        ("http://[::1]/a.md", "http://192.168.0.1/a.md"),
    ],
)
def test_a_redirect_outwards_or_on_the_same_footing_is_followed(source: str, target: str) -> None:
    assert refusal(source, target) == ""


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:9", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "10.1.2.3", "192.168.0.1", "172.16.0.1",
     "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fd00::1]", "intranet.example.org", "sly.example.org"]
)  # fmt: skip
def test_a_redirect_from_the_public_to_what_is_near_is_not_followed(host: str) -> None:
    said = refusal("http://example.org/a.md", f"http://{host}/x")
    assert said == f"example.org redirects to the private address {host}, which is not followed: /a.md"


def test_a_redirect_from_the_network_to_this_machine_is_not_followed() -> None:
    assert "private address" in refusal("http://intranet.example.org/a.md", "http://localhost/x")


def test_a_redirect_away_from_a_secure_connection_is_not_followed() -> None:
    said = refusal("https://example.org/a.md", "http://example.org/a.md")
    assert said == "example.org redirects from https to http, which is not followed: /a.md"


def test_the_word_about_a_redirect_is_safe_to_draw() -> None:
    said = refusal("https://example.org/%1b[31m", "http://example.org/")
    assert said == clean(said)
