"""One request to the web, and what is said of servers that fail, lie or wait."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import MOST
from tests.loopback import Answer, Handler, Loopback, dripping, late, raw, redirect, text, unless_known
from tui.library.sanitise import clean
from tui.pages.fetcher import Fetcher, Limits, UnwantedPageError
from tui.pages.page import PageError
from tui.pages.page_cache import WebPage
from tui.pages.web_faults import MissingPageError


@pytest.fixture(scope="module")
def hasty() -> Iterator[Fetcher]:
    fetcher = Fetcher(Limits(connect=5, read=5, total=0.3))
    yield fetcher
    fetcher.close()


def fault(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(PageError) as caught:
        fetcher.fetch(url)
    return str(caught.value)


def test_a_page_is_fetched_with_what_the_server_says_of_it(server: Loopback, fetcher: Fetcher) -> None:
    said = {"ETag": '"v1"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}
    server.answers["/a.md"] = text("# Größe", "text/Markdown; charset=utf-8", headers=said)
    page = fetcher.fetch(f"{server.url}/a.md")
    assert (page.text, page.url, page.media) == ("# Größe", f"{server.url}/a.md", "text/markdown")
    assert (page.etag, page.modified) == (said["ETag"], said["Last-Modified"])


def test_the_server_learns_the_programs_name_and_that_markdown_is_wanted(server: Loopback, fetcher: Fetcher) -> None:
    server.answers["/a.md"] = text("a")
    fetcher.fetch(f"{server.url}/a.md")
    (_, headers), *_ = server.asked
    assert headers["User-Agent"] == "readnotes-tui"
    assert headers["Accept"].startswith("text/markdown")


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/markdown\r\n"
ZIPPED = gzip.compress(b"# A\n" + bytes(range(1, 256)) * 9)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (text("x", status=404), "has no such page (404)"),
        (text("x", status=410), "has no such page (410)"),
        (text("x", status=500), "answered 500"),
        (text("x", status=403), "answered 403"),
        (text("x", status=301), "answered 301"),
        (raw(b"HTTP/1.1 204 No\r\n\r\n"), "answered 204"),
        (raw(b"HTTP/1.1 304 No\r\n\r\n"), "answered 304"),
        (text(b"a\0b", "image/png"), "sent what is not text"),
        (text("x" * (MOST + 1)), "sent more than 0.05 MB"),
        (raw(HEAD + b"\r\n" + b"x" * (MOST + 1)), "sent more than 0.05 MB"),
        (raw(HEAD + b"Content-Length: 9\r\n\r\n# A"), "broke off in the middle of the page"),
        (raw(HEAD + b"Content-Length: 99999999999\r\n\r\n# A"), "broke off in the middle of the page"),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\n# A\r\n"), "broke off in the middle of the page"),
        (raw(HEAD + b"Content-Encoding: gzip\r\n\r\n" + ZIPPED[:-9]), "broke off in the middle of the page"),
        (raw(HEAD + b"Content-Encoding: gzip\r\n\r\n# A"), "packed the page wrongly"),
        (raw(HEAD + b"Content-Encoding: gzip, gzip\r\n\r\n"), "packed the page in an unknown way"),
        (raw(HEAD + b"Content-Encoding: br\r\n\r\n"), "packed the page in an unknown way"),
        (redirect("/a.md"), "redirects again and again"),
        (redirect("file:///etc/passwd"), "redirects to what is no web address"),
        (redirect("ftp://example.org/a.md"), "redirects to what is no web address"),
        (redirect("javascript:alert(1)"), "redirects to what is no web address"),
        (redirect("http://example.org:99999/"), "redirects to what is no web address"),
        (redirect(f"http://{'a' * 64}.example.org/"), "redirects to what is no web address"),
    ],
)  # fmt: skip
def test_what_an_answer_lacks_is_said_with_the_host_and_the_page(
    server: Loopback, fetcher: Fetcher, answer: Answer, said: str
) -> None:
    server.answers["/a.md"] = answer
    assert fault(fetcher, f"{server.url}/a.md") == f"{server.host} {said}: /a.md"


def test_only_a_server_that_says_so_has_no_such_page(server: Loopback, fetcher: Fetcher) -> None:
    server.answers["/broken.md"] = text("x", status=500)
    with pytest.raises(MissingPageError):
        fetcher.fetch(f"{server.url}/gone.md")
    with pytest.raises(PageError) as caught:
        fetcher.fetch(f"{server.url}/broken.md")
    assert not isinstance(caught.value, MissingPageError)


def test_what_follows_the_announced_length_spoils_no_later_page(server: Loopback, fetcher: Fetcher) -> None:
    server.answers["/short.md"] = text("# A and more", headers={"Content-Length": "3"})
    server.answers["/b.md"] = text("# B")
    assert fetcher.fetch(f"{server.url}/short.md").text == "# A"
    assert fetcher.fetch(f"{server.url}/b.md").text == "# B"


@pytest.mark.parametrize(
    "start",
    [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", HEAD + b"Content-Length: 999999\r\n\r\n", HEAD + b"\r\n"],
    ids=["line", "headers", "body", "body without length"],
)
def test_a_server_that_drips_is_left_after_a_while(server: Loopback, hasty: Fetcher, start: bytes) -> None:
    server.answers["/a.md"] = dripping(start)
    assert fault(hasty, f"{server.url}/a.md") == f"{server.host} took too long: not all of it within 0.3 seconds."


def test_a_server_that_falls_silent_is_left_after_a_while(server: Loopback) -> None:
    server.answers["/a.md"] = late
    fetcher = Fetcher(Limits(read=0.1, total=60))
    assert fault(fetcher, f"{server.url}/a.md") == f"{server.host} took too long: no word for 0.1 seconds."
    fetcher.close()


def test_a_closed_port_is_said_to_refuse(server: Loopback, fetcher: Fetcher) -> None:
    server.stop()
    assert fault(fetcher, f"{server.url}/a.md") == f"{server.host} does not answer (connection refused)."


@pytest.mark.parametrize("rubbish", [b"", b"\x00\x01\r\n\r\n", b"SSH-2.0-x\r\n", b"HTTP/1.1 2000 OK\r\n\r\n"])
def test_what_is_no_web_server_gives_no_answer(server: Loopback, fetcher: Fetcher, rubbish: bytes) -> None:
    server.answers["/a.md"] = raw(rubbish)
    assert fault(fetcher, f"{server.url}/a.md") == f"{server.host} gave no answer that can be understood."


@pytest.mark.parametrize(
    "url",
    ["", "example.org/a.md", "/a.md", "file:///etc/passwd", "ftp://example.org/a", "http://", "http:///a.md", "http://[",
     "http://exa mple.org/",
     "http://example.org:99999/", "http://example.org:x/", "http://[::1/", "http://xn--/", "http://a..b/",
     "http://\u202eexample.org/", "http://example.org/\x1b", "http://example.org/\ud800", "http://" + "a." * 40_000,
     f"http://{'a' * 64}.org/", "http://example.org/" + "a" * 70_000]
)  # fmt: skip
def test_what_is_no_web_address_is_not_asked(fetcher: Fetcher, url: str) -> None:
    said = fault(fetcher, url)
    assert said.startswith("This is no web address:")
    assert len(said) < 300
    assert said == clean(said)


def test_credentials_are_used_and_shown_to_nobody(server: Loopback, fetcher: Fetcher) -> None:
    server.answers["/a.md"] = text("a")
    secret = server.url.replace("//", "//me:secret@")
    assert fetcher.fetch(f"{secret}/a.md").url == f"{server.url}/a.md"
    assert server.asked[0][1]["Authorization"].startswith("Basic ")
    assert "secret" not in fault(fetcher, f"{secret}/gone.md")
    assert "secret" not in fault(fetcher, f"{secret}x/a.md")


def test_hostile_answers_leave_nothing_hostile_in_a_message(server: Loopback, fetcher: Fetcher) -> None:
    server.answers["/%1B%5D0;x%07.md"] = raw(b"HTTP/1.1 500 \x1b]0;x\x07\r\nServer: \x1b[31m\r\n\r\n\x1b[31m")
    said = fault(fetcher, f"{server.url}/%1B%5D0;x%07.md")
    assert said == f"{server.host} answered 500: /␛]0;x␇.md"


def known(server: Loopback, etag: str) -> WebPage:
    return WebPage("kept", f"{server.url}/a.md", "text/markdown", etag, "", fetched=0)


def test_a_page_that_has_not_changed_is_the_kept_one_of_today(server: Loopback, fetcher: Fetcher) -> None:
    server.answers["/a.md"] = unless_known("new", "ETag", '"v1"', "If-None-Match")
    same = fetcher.fetch(f"{server.url}/a.md", known(server, '"v1"'))
    assert same.text == "kept"
    assert same.fetched > 0
    assert fetcher.fetch(f"{server.url}/a.md", known(server, '"v0"')).text == "new"


def test_what_one_address_said_is_not_asked_of_another(server: Loopback, fetcher: Fetcher) -> None:
    server.answers["/a.md"] = redirect("/b.md")
    server.answers["/b.md"] = unless_known("other", "ETag", '"v1"', "If-None-Match")
    assert fetcher.fetch(f"{server.url}/a.md", known(server, '"v1"')).text == "other"


@pytest.mark.parametrize("etag", ["\x1b[31m", "é", "a b", '"' * 9000])
def test_any_validator_that_is_kept_can_be_asked_with(server: Loopback, fetcher: Fetcher, etag: str) -> None:
    server.answers["/a.md"] = text("new")
    assert fetcher.fetch(f"{server.url}/a.md", known(server, etag)).text == "new"


def test_after_the_end_nothing_is_asked(server: Loopback) -> None:
    fetcher = Fetcher()
    fetcher.close()
    assert fault(fetcher, f"{server.url}/a.md") == "The web is not asked any more."
    assert not server.asked


def test_the_end_also_ends_what_is_under_way(server: Loopback) -> None:
    fetcher = Fetcher()
    under_way = Event()

    def begin(handler: Handler) -> None:
        under_way.set()
        dripping(HEAD)(handler)

    server.answers["/a.md"] = begin
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(fault, fetcher, f"{server.url}/a.md")
        assert under_way.wait(20)
        fetcher.close()
        assert waiting.result() == "The web is not asked any more."


def test_a_page_that_is_not_wanted_any_more_is_not_waited_for(server: Loopback, fetcher: Fetcher) -> None:
    under_way, left = Event(), Event()

    def endless(handler: Handler) -> None:
        under_way.set()
        try:
            handler.wfile.write(HEAD + b"\r\n")
            while not server.stopped.wait(0.02):
                handler.wfile.write(b"x")
        except ConnectionError:
            left.set()

    server.answers |= {"/a.md": endless, "/b.md": text("# B")}
    wanted = Future[None]()
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(fetcher.fetch, f"{server.url}/a.md", wanted=wanted)
        assert under_way.wait(20)
        wanted.cancel()
        with pytest.raises(UnwantedPageError):
            waiting.result()
    assert left.wait(20)
    assert fetcher.fetch(f"{server.url}/b.md").text == "# B"


def test_a_page_that_was_never_wanted_is_not_waited_for(server: Loopback, fetcher: Fetcher) -> None:
    server.answers["/a.md"] = late
    wanted = Future[None]()
    wanted.cancel()
    with pytest.raises(UnwantedPageError):
        fetcher.fetch(f"{server.url}/a.md", wanted=wanted)


def test_a_program_that_forgets_to_close_ends_without_a_word() -> None:
    code = (
        "from tui.pages.fetcher import Fetcher\nfrom tui.pages.page import PageError\nfetcher = Fetcher()\n"
        "try: fetcher.fetch('http://127.0.0.1:0/')\nexcept PageError as error: print(error)"
    )
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ended.stdout.startswith("127.0.0.1:0 does not answer")
    assert not ended.stderr


def test_many_threads_can_ask_at_once(server: Loopback, fetcher: Fetcher) -> None:
    urls = [f"{server.url}/{number}.md" for number in range(40)]
    for number in range(40):
        server.answers[f"/{number}.md"] = text(f"# {number}")
    with ThreadPoolExecutor(8) as threads:
        assert [page.text for page in threads.map(fetcher.fetch, urls)] == [f"# {number}" for number in range(40)]


def test_a_proxy_that_cannot_be_used_is_named_as_the_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "gopher://proxy.example.org")
    assert fault(Fetcher(), "http://example.org/a.md").startswith(
        "The proxy or the certificates of this machine cannot be used: "
    )


FRAGMENTS = st.sampled_from(
    [HEAD, b"HTTP/1.1 200 OK\r\n", b"\r\n", b"Content-Length: ", b"3", b"-1", b"Transfer-Encoding: chunked\r\n",
     b"Content-Encoding: gzip\r\n", b"Content-Type: text/plain; charset*=x''", b"; charset=", b"utf-7", b"hz", ZIPPED,
     b"\x1b[31m", b"\0", b"\xff", b"ETag: ", b"HTTP/1.0 304 \r\n", b"HTTP/1.1 100 Continue\r\n\r\n", b"# A"]
)  # fmt: skip


def test_any_bytes_are_a_page_or_an_error(server: Loopback, fetcher: Fetcher) -> None:
    @given(st.lists(FRAGMENTS | st.binary()).map(b"".join))
    @settings(max_examples=50)
    def check(answer: bytes) -> None:
        server.answers["/a.md"] = raw(answer)
        try:
            page = fetcher.fetch(f"{server.url}/a.md", known(server, '"v1"'))
        except PageError as error:
            assert str(error) == clean(str(error))
            assert server.host in str(error)
        else:
            assert "\0" not in page.text

    check()
