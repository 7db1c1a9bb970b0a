"""Notes on a web site: where their pages are, under any spelling."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loopback import Handler, Loopback, redirect, text
from tui.library.sanitise import clean
from tui.pages.fetcher import Fetcher
from tui.pages.page import Page, PageError
from tui.pages.page_cache import PageCache
from tui.pages.site import Site


def fault(source: Site, address: str) -> str:
    with pytest.raises(PageError) as caught:
        source.read(address)
    return str(caught.value)


def test_a_page_is_read_below_the_root(server: Loopback, site: Site) -> None:
    server.answers["/notes/osdi-2022/orca.md"] = text("# Orca")
    url = f"{server.url}/notes/osdi-2022/orca.md"
    assert site.read("/osdi-2022/orca.md") == Page("/osdi-2022/orca.md", "# Orca", url=url)


@pytest.mark.parametrize("asked", ["/osdi.md", "/osdi", "/osdi/", "/osdi/README.md", "/osdi/index.md", "/osdi.mdx"])
@pytest.mark.parametrize("there", ["/osdi.md", "/osdi/README.md", "/osdi/index.md"])
def test_a_page_is_found_under_another_spelling(server: Loopback, site: Site, asked: str, there: str) -> None:
    server.answers[f"/notes{there}"] = text("# OSDI")
    assert site.read(asked).address == there


def test_a_missing_page_costs_a_few_requests_and_is_named_as_it_was_asked_for(server: Loopback, site: Site) -> None:
    assert fault(site, "/osdi.md") == f"{server.host} has no such page (404): /notes/osdi.md"
    assert server.paths == ["/notes/osdi.md", "/notes/osdi/README.md", "/notes/osdi/index.md", "/notes/osdi"]


def test_other_spellings_are_not_tried_on_a_site_that_fails(server: Loopback, site: Site) -> None:
    server.otherwise = text("x", status=500)
    assert fault(site, "/osdi.md") == f"{server.host} answered 500: /notes/osdi.md"
    assert server.paths == ["/notes/osdi.md"]


@pytest.mark.parametrize("media", ["text/plain", "text/markdown; charset=utf-8"])
def test_an_address_without_suffix_can_be_markdown(server: Loopback, site: Site, media: str) -> None:
    server.answers["/notes/osdi"] = text("# OSDI", media)
    assert site.read("/osdi").text == "# OSDI"


@pytest.mark.parametrize("media", ["text/html", "application/json", ""])
def test_an_address_without_suffix_that_is_something_else_is_no_page(server: Loopback, site: Site, media: str) -> None:
    server.answers["/notes/osdi"] = text("{}", media)
    assert fault(site, "/osdi") == f"{server.host} has no such page (404): /notes/osdi.md"
    assert site.kept("/osdi") is None


@pytest.mark.parametrize("address", ["/a.md", "/A.MD", "/a.mdx", "/a.markdown"])
def test_a_file_with_a_suffix_of_markdown_is_a_page_whatever_its_type(
    server: Loopback, site: Site, address: str
) -> None:
    server.answers[f"/notes{address}"] = text("# A", "application/octet-stream")
    assert site.read(address).text == "# A"


def test_a_site_that_answers_web_pages_for_what_it_lacks_can_have_the_page_elsewhere(
    server: Loopback, site: Site
) -> None:
    server.otherwise = text("<!doctype html>", "text/html")
    assert fault(site, "/osdi.md") == f"{server.host} answered a web page instead of Markdown: /notes/osdi.md"
    server.answers["/notes/osdi/README.md"] = text("# OSDI")
    assert site.read("/osdi.md").address == "/osdi/README.md"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/two words.md", "/two%20words.md"),
        ("/论文/é.md", "/%E8%AE%BA%E6%96%87/%C3%A9.md"),
        ("/100%25?#[x].md", "/100%2525%3F%23%5Bx%5D.md"),
        ("/a+b=(c)@d:e.md", "/a+b=(c)@d:e.md"),
        ("/\x1b]0;x\x07.md", "/%1B%5D0;x%07.md"),
        ("/\ud800.md", "/%3F.md"),
        ("//example.org/a.md", "//example.org/a.md"),
        ("@example.org/a.md", "/@example.org/a.md"),
    ],
)
def test_an_address_is_encoded_and_stays_on_the_site(server: Loopback, site: Site, address: str, path: str) -> None:
    server.answers[f"/notes{path}"] = text("here")
    assert site.read(address).text == "here"
    assert server.paths[0] == f"/notes{path}"


def test_a_page_that_moved_is_where_it_ended(server: Loopback, site: Site) -> None:
    server.answers["/notes/old.md"] = redirect("/notes/new%20place/README.md")
    server.answers["/notes/new%20place/README.md"] = text("# New")
    url = f"{server.url}/notes/new%20place/README.md"
    assert site.read("/old.md") == Page("/new place/README.md", "# New", url=url)
    assert site.kept("/old.md") == site.read("/old.md")


def test_a_page_that_moved_off_the_notes_keeps_its_address(server: Loopback, site: Site) -> None:
    server.answers["/notes/old.md"] = redirect("/elsewhere.md")
    server.answers["/elsewhere.md"] = text("# New")
    assert site.read("/old.md") == Page("/old.md", "# New", url=f"{server.url}/elsewhere.md")


def test_a_site_with_credentials_also_knows_where_a_page_ended(
    server: Loopback, cache: PageCache, fetcher: Fetcher
) -> None:
    server.answers["/old.md"] = redirect("/new.md")
    server.answers["/new.md"] = text("# New")
    site = Site(server.url.replace("//", "//me:secret@"), cache, fetcher)
    assert site.read("/old.md") == Page("/new.md", "# New", url=f"{server.url}/new.md")


def test_any_address_is_a_page_or_an_error(server: Loopback, tmp_path: Path, fetcher: Fetcher) -> None:
    def echo(handler: Handler) -> None:
        text(handler.path, status=404 if "/README" in handler.path else 200)(handler)

    server.otherwise = echo
    site = Site(server.url, PageCache(tmp_path / "pages"), fetcher)
    parts = st.sampled_from(["/", "//", ".", "..", "%2e", "@", ":", "?", "#", "\\", ".md", "README.md", "\x1b[31m"])

    @given(st.text(st.characters()) | st.lists(parts | st.text(max_size=3)).map("".join))
    @settings(max_examples=100)
    def check(address: str) -> None:
        try:
            page = site.read(address)
        except PageError as error:
            assert str(error) == clean(str(error))
        else:
            assert page.url.startswith(f"{server.url}/")
            assert page.url.endswith(page.text)
            assert site.kept(address) == page

    check()


@pytest.mark.parametrize("root", ["http://example.org:port", "http://[", "ftp://example.org", "", "http://me:secret@["])
def test_a_root_that_is_no_web_address_is_said_when_a_page_is_read(
    cache: PageCache, fetcher: Fetcher, root: str
) -> None:
    site = Site(root, cache, fetcher)
    assert site.kept("/a.md") is None
    said = fault(site, "/a.md")
    assert said.startswith("This is no web address: ")
    assert "secret" not in said
