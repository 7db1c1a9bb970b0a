"""Web addresses of papers: what they say of the paper, and which are of the same one."""

import re

from tui.library.address import is_web_address

_DOI = re.compile(r"[/=](10\.\d{4,9}/[^\s?#&]+)")
_ARXIV = re.compile(
    r"\barxiv(?:\.org/(?:abs|pdf|html|format)/|\.)(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7})(?!\d)",
    re.IGNORECASE,
)  # also in DOIs: 10.48550/arXiv.2303.06865
_BARE_DOI = re.compile(r"(?:doi\s*:?\s*|(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s?#&<>\"|\]]+)", re.IGNORECASE)
_BARE_ARXIV = re.compile(
    r"(?:arxiv(?:\.org/abs/|\s*[:.]?\s*))?(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?![\w/])",
    re.IGNORECASE,
)
_REPOSITORY = re.compile(r"(?:github\.com/)?(\w[\w.-]*/\w[\w.-]*?)(?:\.git)?", re.ASCII | re.IGNORECASE)
_MIRRORS = ("www", "dl", "browse", "export")
_NUMBERED = (
    ("ieee", re.compile(r"ieeexplore\.ieee\.org/(?:abstract/)?document/(\d+)", re.IGNORECASE)),
    ("openreview", re.compile(r"openreview\.net/(?:pdf|forum)\?id=([\w-]+)", re.IGNORECASE)),
)
"""Sites that show a paper in several ways, under one number."""

_PUBLISHERS = (
    "aaai.org aclanthology.org acm.org computer.org doi.org ieee.org jmlr.org kdd.org mlr.press mlsys.org nature.com "
    "neurips.cc nips.cc openreview.net science.org sciencedirect.com springer.com thecvf.com usenix.org vldb.org "
    "wiley.com"
).split()
_CODE_HOSTS = "bitbucket.org codeberg.org gitee.com github.com gitlab.com".split()


def doi_in(url: str) -> str:
    """The DOI in an address, or ""."""
    match = _DOI.search(url) if "10." in url else None
    return match[1].rstrip("/.,").removesuffix(".pdf") if match else ""


def arxiv_in(url: str) -> str:
    """The identifier of a paper on arXiv in an address, without a version, or ""."""
    match = _ARXIV.search(url) if "arxiv" in url.casefold() else None
    return match[1] if match else ""


def address_of_doi(text: str) -> str:
    """Where the DOI that a text begins with leads, or ""."""
    match = _BARE_DOI.match(text)
    return f"https://doi.org/{match[1].rstrip('/.,;)')}" if match else ""


def address_of_arxiv(text: str) -> str:
    """Where the identifier of arXiv that a text begins with leads, or ""."""
    match = _BARE_ARXIV.match(text)
    return f"https://arxiv.org/abs/{match[1]}" if match else ""


def address_of_repository(text: str) -> str:
    """Where a text that is a repository of GitHub, "owner/name", leads; or ""."""
    match = _REPOSITORY.fullmatch(text)
    return f"https://github.com/{match[1]}" if match else ""


def is_published(url: str) -> bool:
    """Whether it is a page of a publisher of papers."""
    return bool(doi_in(url)) or _is_at(url, _PUBLISHERS)


def is_file(url: str) -> bool:
    """Whether it is a PDF."""
    return url.partition("#")[0].partition("?")[0].casefold().endswith(".pdf")


def is_at_code_host(url: str) -> bool:
    """Whether it is on a site for code."""
    return _is_at(url, _CODE_HOSTS)


def paper_id(url: str) -> str:
    """What is the same for all addresses of one paper: its number on arXiv, its DOI, or the bare address."""
    host, path = _split(url)
    if not host:
        return url
    if arxiv := arxiv_in(url):
        return f"arxiv:{arxiv.casefold()}"
    if doi := doi_in(url):
        return f"doi:{doi.casefold()}"
    for site, number in _NUMBERED:
        if site in host and (match := number.search(url)):
            return f"{site}:{match[1]}"
    mirror, _, bare = host.partition(".")
    return f"{bare if mirror in _MIRRORS else host}/{path.partition('#')[0].rstrip('/')}"


def _is_at(url: str, hosts: list[str]) -> bool:
    host = f".{_split(url)[0]}"
    return any(host.endswith(f".{name}") for name in hosts)


def _split(url: str) -> tuple[str, str]:
    """The host in lower case and the path of a web address; "" and "" for any other link."""
    if not is_web_address(url):
        return "", ""
    host, _, path = url.partition("://")[2].partition("/")
    return host.casefold(), path
