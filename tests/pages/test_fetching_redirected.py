"""Redirects are followed as far as they should be, and what goes wrong after one is said with where it began."""

import pytest

from tests.loopback import Loopback, redirect, text
from tui.pages.fetcher import Fetcher, Limits
from tui.pages.page import PageError
from tui.pages.web_faults import MissingPageError


def fault(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(PageError) as caught:
        fetcher.fetch(url)
    return str(caught.value)


def test_redirects_are_followed_to_the_end(server: Loopback, fetcher: Fetcher) -> None:
    for step in range(5):
        server.answers[f"/{step}.md"] = redirect(f"{step + 1}.md#top")
    server.answers["/5.md"] = text("here")
    page = fetcher.fetch(f"{server.url}/0.md")
    assert (page.text, page.url) == ("here", f"{server.url}/5.md")
    server.answers["/one-more.md"] = redirect("/0.md")
    assert fault(fetcher, f"{server.url}/one-more.md") == f"{server.host} redirects again and again: /one-more.md"


def test_what_goes_wrong_after_a_redirect_is_said_with_where_it_came_from(server: Loopback, fetcher: Fetcher) -> None:
    server.answers |= {
        "/refused.md": redirect("http://127.0.0.1:0/x"),
        "/gone.md": redirect("/b.md"),
        "/stray.md": redirect("/astray.md"),
        "/astray.md": redirect("file:///etc/passwd"),
    }
    assert fault(fetcher, f"{server.url}/refused.md").endswith(f"; {server.host} redirects there: /refused.md")
    with pytest.raises(MissingPageError, match=r"has no such page \(404\): /b\.md; \S+ redirects there: /gone\.md$"):
        fetcher.fetch(f"{server.url}/gone.md")
    assert fault(fetcher, f"{server.url}/stray.md") == (
        f"{server.host} redirects to what is no web address: /astray.md; {server.host} redirects there: /stray.md"
    )


def test_a_stranger_cannot_send_the_program_to_this_machine(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.url)  # it answers for the whole web
    server.answers |= {"http://8.8.8.8/a.md": redirect(f"{server.url}/secret.md"), "/secret.md": text("secret")}
    fetcher = Fetcher(Limits(connect=20, read=20, total=60))
    said = f"8.8.8.8 redirects to the private address {server.host}, which is not followed: /a.md"
    assert fault(fetcher, "http://8.8.8.8/a.md") == said
    assert server.paths == ["http://8.8.8.8/a.md"]
    fetcher.close()
