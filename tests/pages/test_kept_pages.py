"""Pages of a web site are kept on disk, and read from there when the site cannot be reached."""

import re
import subprocess
import sys
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from tests.loopback import Answer, Loopback, redirect, text, unless_known
from tui.pages.fetcher import Fetcher, UnwantedPageError
from tui.pages.page import Page, PageError
from tui.pages.page_cache import PageCache
from tui.pages.site import Site, read_index

DATE = re.compile(r"(?<=Kept copy of )\d{4}-\d\d-\d\d(?=: )")


def notice(page: Page) -> str:
    """The notice of a page, with DATE for the date."""
    return DATE.sub("DATE", page.notice)


def test_what_was_read_is_kept_for_all_spellings_and_asks_nobody(server: Loopback, site: Site) -> None:
    assert site.kept("/a.md") is None
    server.answers["/notes/a.md"] = text("# A")
    page = site.read("/a")
    asked = list(server.asked)
    assert site.kept("/a.md") == site.kept("/a/README.md") == page
    assert site.kept("/b.md") is None
    assert server.asked == asked


def test_a_kept_page_costs_no_import_of_what_asks_the_web(server: Loopback, site: Site, tmp_path: Path) -> None:
    server.answers["/notes/a.md"] = text("# A")
    site.read("/a.md")
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from tui.pages.page_cache import PageCache\nfrom tui.pages.site import Site\n"
        "page = Site(sys.argv[1], PageCache(Path(sys.argv[2]))).kept('/a.md')\n"
        "sys.exit(page is None or bool({'httpx', 'anyio'} & sys.modules.keys()))"
    )
    arguments = [sys.executable, "-c", code, site.root, str(tmp_path / "pages")]
    assert subprocess.run(arguments, check=False).returncode == 0


@pytest.mark.parametrize(
    ("header", "validator", "condition"),
    [
        ("ETag", '"v1"', "If-None-Match"),
        ("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT", "If-Modified-Since"),
    ],
)
def test_a_page_is_sent_again_only_if_it_has_changed(
    server: Loopback, site: Site, header: str, validator: str, condition: str
) -> None:
    server.answers["/notes/a.md"] = unless_known("first", header, validator, condition)
    first = site.read("/a.md")
    server.answers["/notes/a.md"] = unless_known("same validator", header, validator, condition)
    assert site.read("/a.md") == first
    assert [headers.get(condition) for _, headers in server.asked] == [None, validator]
    server.answers["/notes/a.md"] = unless_known("second", header, "other", condition)
    assert site.read("/a.md").text == "second"


def test_a_page_that_is_still_the_same_is_kept_as_of_today(server: Loopback, site: Site, cache: PageCache) -> None:
    server.answers["/notes/a.md"] = unless_known("# A", "ETag", '"v1"', "If-None-Match")
    site.read("/a.md")
    url = f"{server.url}/notes/a.md"
    page = cache.find(url)
    assert page
    cache.keep(url, replace(page, fetched=0.0))
    site.read("/a.md")
    renewed = cache.find(url)
    assert renewed
    assert renewed.fetched >= page.fetched


def test_a_later_run_reads_kept_pages_without_the_site(server: Loopback, site: Site, cache: PageCache) -> None:
    server.answers["/notes/a.md"] = text("# A")
    page = site.read("/a.md")
    server.stop()
    later = Site(site.root, cache, Fetcher())
    assert later.kept("/a.md") == page
    again = later.read("/a.md")
    assert again == replace(page, notice=again.notice)
    assert notice(again) == f"Kept copy of DATE: {server.host} does not answer (connection refused)."
    with pytest.raises(PageError, match=r"does not answer \(connection refused\)\.$"):
        later.read("/b.md")
    later.close()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (text("x", status=503), "HOST answered 503: /notes/a.md"),
        (text("x", status=404), "the site has this page no more."),
        (text("x", status=410), "the site has this page no more."),
        (text("<html>Pay for the network", "text/html"), "HOST answered a web page instead of Markdown: /notes/a.md"),
        (text("new", headers={"Content-Length": "9", "Connection": "close"}),
         "HOST broke off in the middle of the page: /notes/a.md"),
        (text("x" * 50_001), "HOST sent more than 0.05 MB: /notes/a.md"),
    ],
)  # fmt: skip
def test_the_kept_page_stands_in_for_one_that_cannot_be_had_and_says_why(
    server: Loopback, site: Site, answer: Answer, reason: str
) -> None:
    server.answers["/notes/a.md"] = text("# A")
    page = site.read("/a.md")
    server.answers["/notes/a.md"] = answer
    again = site.read("/a.md")
    assert again == replace(page, notice=again.notice)
    assert notice(again) == f"Kept copy of DATE: {reason.replace('HOST', server.host)}"
    assert site.kept("/a.md") == page


def test_the_date_of_a_kept_page_is_that_of_its_fetching(server: Loopback, site: Site, cache: PageCache) -> None:
    server.answers["/notes/a.md"] = text("# A")
    site.read("/a.md")
    url = f"{server.url}/notes/a.md"
    page = cache.find(url)
    assert page
    noon = 1_795_176_000.0  # 2026-11-20, 12:00 UTC
    cache.keep(url, replace(page, fetched=noon))
    server.answers.clear()
    assert site.read("/a.md").notice.startswith("Kept copy of 2026-11-20: ")


def test_of_two_kept_spellings_the_one_read_last_counts(server: Loopback, site: Site) -> None:
    server.answers["/notes/a.md"] = text("old")
    site.read("/a.md")
    server.answers = {"/notes/a/README.md": text("new")}
    assert site.read("/a.md").text == "new"
    kept = site.kept("/a.md")
    assert kept
    assert (kept.text, kept.address) == ("new", "/a/README.md")


def test_a_truncated_page_is_not_kept(server: Loopback, site: Site) -> None:
    server.answers["/notes/a.md"] = text("# A", headers={"Content-Length": "9", "Connection": "close"})
    with pytest.raises(PageError):
        site.read("/a.md")
    assert site.kept("/a.md") is None


def test_pages_can_be_read_where_nothing_can_be_kept(server: Loopback, tmp_path: Path, fetcher: Fetcher) -> None:
    no_folder = tmp_path / "file"
    no_folder.touch()
    server.answers["/a.md"] = text("# A")
    site = Site(server.url, PageCache(no_folder), fetcher)
    assert site.read("/a.md").text == "# A"
    assert site.kept("/a.md") is None


def test_a_damaged_copy_is_read_anew(server: Loopback, site: Site, tmp_path: Path) -> None:
    server.answers["/notes/a.md"] = unless_known("# A", "ETag", '"v1"', "If-None-Match")
    page = site.read("/a.md")
    for path in (tmp_path / "pages").iterdir():
        path.write_bytes(path.read_bytes()[:-5])
    assert site.kept("/a.md") is None
    assert site.read("/a.md") == page


def test_a_closed_site_still_has_what_is_kept(server: Loopback, cache: PageCache) -> None:
    server.answers["/a.md"] = text("# A")
    site = Site(server.url, cache)
    site.read("/a.md")
    site.close()
    assert notice(site.read("/a.md")) == "Kept copy of DATE: The web is not asked any more."


def test_an_index_is_read_from_any_address_and_kept(server: Loopback, cache: PageCache, fetcher: Fetcher) -> None:
    url = f"{server.url}/llms.txt"
    with pytest.raises(PageError):
        read_index(url, cache, fetcher)
    server.answers["/llms.txt"] = redirect("/my%20notes/llms.txt?v=2")
    server.answers["/my%20notes/llms.txt?v=2"] = text("- [A](a.md)", "text/plain")
    index = read_index(url, cache, fetcher)
    assert index == Page("/my notes/llms.txt", "- [A](a.md)", url=f"{server.url}/my%20notes/llms.txt?v=2")
    server.answers["/llms.txt"] = text("x", status=502)
    again = read_index(url, cache, fetcher)
    assert again == replace(index, notice=again.notice)
    assert notice(again) == f"Kept copy of DATE: {server.host} answered 502: /llms.txt"


def test_no_kept_copy_stands_in_for_what_is_not_wanted_any_more(server: Loopback, site: Site) -> None:
    server.answers["/notes/a.md"] = text("# A")
    site.read("/a.md")
    wanted = Future[None]()
    wanted.cancel()
    with pytest.raises(UnwantedPageError):
        site.read("/a.md", wanted)
