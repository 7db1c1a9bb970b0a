"""A link leads to a page of the notes, to the web, or nowhere; never anywhere else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.address import (
    BadLink,
    PageLink,
    WebLink,
    candidates,
    host_of,
    is_markdown,
    is_page,
    is_web_address,
    page_id,
    page_path,
    resolve,
    scheme_of,
)
from tui.library.paper_address import paper_id

BASE = "/conference/osdi-2022/orca.md"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("alpa.md", "/conference/osdi-2022/alpa.md"),
        ("./alpa.md", "/conference/osdi-2022/alpa.md"),
        ("../osdi-2021/", "/conference/osdi-2021/"),
        ("..", "/conference/"),
        ("../..", "/"),
        (".", "/conference/osdi-2022/"),
        ("/journal/a.md", "/journal/a.md"),
        ("/", "/"),
        ("a//b/./c.md", "/conference/osdi-2022/a/b/c.md"),
        ("two%20words.md", "/conference/osdi-2022/two words.md"),
        ("两 词.md", "/conference/osdi-2022/两 词.md"),
        ("a.md?plain=1", "/conference/osdi-2022/a.md"),
        ("?plain=1", BASE),
        ("%3F%23.md", "/conference/osdi-2022/?#.md"),
        ("a%3Ab", "/conference/osdi-2022/a:b"),
        ("%ff.md", "/conference/osdi-2022/\ufffd.md"),
        ("  alpa.md\n", "/conference/osdi-2022/alpa.md"),
    ],
)
def test_a_link_without_scheme_is_a_page_below_the_root(link: str, address: str) -> None:
    assert resolve(link, BASE) == PageLink(address)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("#design", PageLink(BASE, "design")),
        ("alpa.md#key%20design", PageLink("/conference/osdi-2022/alpa.md", "key design")),
        ("/#二", PageLink("/", "二")),
        ("#", PageLink(BASE)),
        ("#%1b[31m", PageLink(BASE, "␛[31m")),
    ],
)
def test_a_fragment_is_a_place_on_the_page(link: str, target: PageLink) -> None:
    assert resolve(link, BASE) == target


@pytest.mark.parametrize(
    "link", ["../../../x.md", "/..", "/a/../../x.md", "%2e%2e/%2E%2E/../x.md", "/%2e./x", "../../.././conference/a.md"]
)
def test_nothing_leads_above_the_root(link: str) -> None:
    assert resolve(link, BASE) == BadLink("the link leads out of the notes")


@pytest.mark.parametrize(
    "link",
    ["..%2f..%2fx", "a%2Fb.md", "..\\x", "a%5Cb", "a%00.md", "%0a.md", "%1b[31m", "%E2%80%AEx", "a\x00b", "a\tb"],
)
def test_a_name_has_no_slashes_or_controls_in_it(link: str) -> None:
    assert resolve(link, BASE) == BadLink("the link has characters that no page's name has")


@pytest.mark.parametrize("link", ["a/" * 101 + "b.md", "x" * 5000])
def test_a_page_has_an_address_of_reasonable_length(link: str) -> None:
    assert resolve(link, BASE) == BadLink("the link is too long")


@pytest.mark.parametrize("link", ["", " ", "\n"])
def test_an_empty_link_leads_nowhere(link: str) -> None:
    assert resolve(link, BASE) == BadLink("the link is empty")


@pytest.mark.parametrize(
    ("link", "scheme"),
    [
        ("javascript:alert(1)", "javascript"),
        ("JavaScript:x", "javascript"),
        ("file:///etc/passwd", "file"),
        ("data:text/html,x", "data"),
        ("mailto:a@example.org", "mailto"),
        ("vscode://x", "vscode"),
        ("c:/x.md", "c"),
        (" file:x", "file"),
    ],
)
def test_other_schemes_are_not_opened(link: str, scheme: str) -> None:
    assert resolve(link, BASE, "https://example.org") == BadLink(f"{scheme}: links are not opened")


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://example.org/a.md?b#c", "https://example.org/a.md?b#c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("//example.org/a", "https://example.org/a"),
        ("https://example.org/\x1b]0;x\x07", "https://example.org/%1B]0;x%07"),
        ("https://example.org/\u202e", "https://example.org/%E2%80%AE"),
    ],
)
def test_the_web_is_elsewhere(link: str, url: str) -> None:
    assert resolve(link, BASE) == WebLink(url)
    assert resolve(link, BASE, "https://notes.example.org") == WebLink(url)


@pytest.mark.parametrize(
    "link", ["https://", "http:", "//", "http:///x", "https:\\\\example.org", "https:a.md", "http://["]
)
def test_a_web_address_names_a_site(link: str) -> None:
    assert resolve(link, BASE) == BadLink("the link names no site")


@pytest.mark.parametrize(
    "site", ["https://example.org", "https://example.org/my/notes", "https://me:word@example.org/my/notes"]
)
@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/a/b.md", PageLink("/a/b.md")),
        ("/a/b", PageLink("/a/b")),
        ("/a/b#c", PageLink("/a/b", "c")),
        ("/a/?b=c#d", PageLink("/a/", "d")),
        ("/%E8%AE%BA.md", PageLink("/论.md")),
        ("/", PageLink("/")),
        ("", PageLink("/")),
        ("#c", PageLink("/", "c")),
    ],
)
def test_the_web_below_the_root_of_the_site_is_pages(site: str, path: str, target: PageLink) -> None:
    bare = site.replace("me:word@", "")
    for link in (bare + path, bare.replace("https:", "") + path, bare.replace("https", "HTTP") + path):
        assert resolve(link, BASE, site) == target


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/my/notes-too/a.md",
        "https://example.org/my",
        "https://example.org/my/notes/../a.md",
        "https://example.org:8000/my/notes/a.md",
        "https://sub.example.org/my/notes/a.md",
        "https://example.org.evil.example/my/notes/a.md",
    ],
)
def test_the_web_beside_the_root_of_the_site_is_elsewhere(link: str) -> None:
    assert resolve(link, BASE, "https://example.org/my/notes") == WebLink(link)


def test_a_site_that_is_no_web_address_has_no_pages() -> None:
    for site in ("http://[", "x", "https://"):
        assert resolve("https://example.org/a.md", BASE, site) == WebLink("https://example.org/a.md")
        assert resolve("a.md", BASE, site) == PageLink("/conference/osdi-2022/a.md")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://example.org/a", "example.org"),
        ("https://me:word@example.org:8000", "example.org:8000"),
        ("http://[::1]:80/x", "[::1]:80"),
        ("http://[", ""),
        ("/a.md", ""),
        ("", ""),
    ],
)
def test_a_host_is_named_without_credentials(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("text", "is_web"),
    [
        ("https://example.org", True),
        ("HTTP://EXAMPLE.org/a", True),
        ("http://", False),
        ("https:///a", False),
        ("https://?a", False),
        ("https:// example.org", False),
        ("httpſ://example.org", False),
        (" https://example.org", False),
        ("//example.org", False),
        ("ftp://example.org", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_a_web_address_is_http_or_https_and_names_a_host(text: str, is_web: bool) -> None:
    assert is_web_address(text) is is_web
    assert paper_id(text) == text or is_web


def test_spellings_of_one_page_are_the_same() -> None:
    spellings = ["/A/Orca.md", "/a/orca", "/a/orca/", "/a/orca/README.md", "/a/orca/index.md", "/a/ORCA.mdx"]
    assert {page_id(spelling) for spelling in spellings} == {"/a/orca"}
    assert {page_id(spelling) for spelling in ("/", "/README.md", "/index.md")} == {"/"}
    assert page_id("/a/orca.md") != page_id("/a/orca-2.md")
    assert page_path("/A/Orca/README.md") == "/A/Orca"
    assert page_id("") == ""


def test_a_page_may_be_a_file_or_a_folder() -> None:
    assert candidates("/a/b.md") == ["/a/b.md", "/a/b/README.md", "/a/b/index.md", "/a/b"]
    assert candidates("/a/b.mdx")[:2] == ["/a/b.mdx", "/a/b.md"]
    assert candidates("/a/b/") == ["/a/b.md", "/a/b/README.md", "/a/b/index.md", "/a/b"]
    assert candidates("/a/b/README.md")[:2] == ["/a/b/README.md", "/a/b.md"]
    assert candidates("/") == ["/README.md", "/index.md"]


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("/a.md", True),
        ("/a", True),
        ("/a/", True),
        ("/a.MDX", True),
        ("/a.png", False),
        ("/a.b/c", True),
        ("/v1.2", False),
    ],
)
def test_a_page_has_the_suffix_of_one_or_none(address: str, is_one: bool) -> None:
    assert is_page(address) is is_one


@pytest.mark.parametrize("name", ["a.md", "a.MDX", "/a/b.markdown", "notes.v2.md"])
def test_markdown_is_known_by_its_suffix(name: str) -> None:
    assert is_markdown(name)
    assert not is_markdown(f"{name}.bak")
    assert not is_markdown(name.replace(".", "-"))


@pytest.mark.parametrize(
    ("link", "scheme"), [("HTTPS://x.org", "https"), ("mailto:a", "mailto"), ("a/b:c", ""), ("//x.org", ""), ("", "")]
)
def test_a_scheme_stands_before_the_first_colon(link: str, scheme: str) -> None:
    assert scheme_of(link) == scheme


PARTS = st.sampled_from(
    ["..", ".", "/", "//", "%2e%2e", "%2f", "%5c", "\\", "%00", "\x00", "\n", "a", "é", "#", "?", ":", "@", "[",
     "http:", "https://", "HTTPS://example.org", "file:", "javascript:", "\u202e", "\x1b", "%", "%e2%80%ae", ".md",
     "README", " ", "\ud800"]
)  # fmt: skip
ANY_LINK = st.text(st.characters()) | st.lists(PARTS).map("".join)


@given(
    ANY_LINK, st.sampled_from(["/", BASE, "/a/", "/a/b/c/d.md"]), st.sampled_from(["", "https://example.org/x", "a"])
)
def test_any_link_leads_below_the_root_or_to_the_web_or_nowhere(link: str, base: str, site: str) -> None:
    target = resolve(link, base, site)
    match target:
        case PageLink(address, fragment):
            assert address.startswith("/")
            assert not {"..", "."} & set(address.split("/"))
            assert not any(char in address for char in "\\\0\n")
            assert all(unicodedata.category(char) not in {"Cc", "Cs"} for char in address + fragment)
        case WebLink(url):
            assert url.lower().startswith(("http://", "https://"))
            assert host_of(url)
            assert all(unicodedata.category(char) not in {"Cc", "Cs"} for char in url)
        case BadLink(reason):
            assert reason.isascii() and reason.isprintable()


NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1).filter(
    lambda name: name.lower() not in ("readme", "index")
)


@given(st.lists(NAMES, max_size=4), st.sampled_from(["", "/", ".md", ".MDX", "/README.md", "/index.markdown"]))
def test_all_addresses_that_a_page_may_have_are_spellings_of_one(names: list[str], end: str) -> None:
    address = "/" + "/".join(names) + end
    assert {page_id(candidate) for candidate in candidates(address)} == {page_id(address)}
