"""From what a server sends to text: letters, packing, size, and what is no Markdown."""

import gzip
import tracemalloc
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.conftest import MOST
from tests.loopback import Loopback, text
from tui.pages.fetcher import Fetcher
from tui.pages.page import PageError
from tui.pages.web_answer import read_body
from tui.pages.web_faults import NotMarkdownError


@pytest.mark.parametrize(
    ("body", "media", "shown"),
    [
        ("Größe".encode("latin-1"), "text/markdown; charset=ISO-8859-1", "Größe"),
        ("論文".encode("gb18030"), 'text/plain; charset="GB18030"', "論文"),
        ("論文".encode("utf-16"), "text/plain; charset=utf-16", "論文"),
        (b"\xef\xbb\xbf# A", "text/markdown", "# A"),
        (b"\xef\xbb\xbf\xe8\xab\x96", "text/markdown; charset=latin-1", "論"),
        (b"caf\xe9", "text/markdown", "caf\ufffd"),
        (b"caf\xe9", "text/markdown; charset=punycode", "caf\ufffd"),
        (b"caf\xe9", "text/markdown; charset=no-such-charset", "caf\ufffd"),
        (b"caf\xe9", "text/markdown; charset=hex", "caf\ufffd"),
        (b"caf\xe9", "text/markdown; charset*=utf-8''a%00b", "caf\ufffd"),
        (b"", "", ""),
    ],
)
def test_letters_are_read_as_the_server_says(
    server: Loopback, fetcher: Fetcher, body: bytes, media: str, shown: str
) -> None:
    server.answers["/a.md"] = text(body, media)
    assert fetcher.fetch(f"{server.url}/a.md").text == shown


@pytest.mark.parametrize(
    ("body", "media"),
    [
        ("# A", "text/html"),
        ("# A", "Text/HTML; charset=utf-8"),
        ("\n <!DOCTYPE html><title>Login</title>", "text/markdown"),
        ("<html lang='en'>", ""),
    ],
)
def test_a_web_page_is_not_taken_for_markdown(server: Loopback, fetcher: Fetcher, body: str, media: str) -> None:
    server.answers["/a.md"] = text(body, media)
    with pytest.raises(NotMarkdownError) as caught:
        fetcher.fetch(f"{server.url}/a.md")
    assert str(caught.value) == f"{server.host} answered a web page instead of Markdown: /a.md"


def test_markdown_that_begins_with_some_html_is_markdown(server: Loopback, fetcher: Fetcher) -> None:
    server.answers["/a.md"] = text("<!-- html -->\n<htmlx>\n# A")
    assert fetcher.fetch(f"{server.url}/a.md").text.endswith("# A")


def test_a_packed_page_is_unpacked(server: Loopback, fetcher: Fetcher) -> None:
    server.answers["/a.md"] = text(gzip.compress(b"# A"), headers={"Content-Encoding": "GZip"})
    assert fetcher.fetch(f"{server.url}/a.md").text == "# A"


def test_the_limit_counts_what_is_unpacked_and_no_more_is_unpacked(server: Loopback, fetcher: Fetcher) -> None:
    bomb = gzip.compress(b" " * 30_000_000)
    assert len(bomb) < MOST
    server.answers["/a.md"] = text(bomb, headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    try:
        with pytest.raises(PageError, match=r"sent more than 0\.05 MB: /a\.md$"):
            fetcher.fetch(f"{server.url}/a.md")
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_page_of_just_the_limit_is_not_too_large(server: Loopback, fetcher: Fetcher) -> None:
    server.answers["/a.md"] = text(gzip.compress(b"x" * MOST), headers={"Content-Encoding": "gzip"})
    assert len(fetcher.fetch(f"{server.url}/a.md").text) == MOST


class Dropped(httpx.AsyncByteStream):
    """The beginning of a body, whose connection is then reset."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"# A"
        raise httpx.ReadError("reset")


async def test_a_page_whose_connection_is_dropped_broke_off() -> None:
    response = httpx.Response(200, stream=Dropped(), request=httpx.Request("GET", "https://example.org/a.md"))
    with pytest.raises(PageError, match=r"^example\.org broke off in the middle of the page: /a\.md$"):
        await read_body(response, MOST)
