"""Which of the links of an entry lead to the paper itself, and which to its code."""

from tui.library.address import is_web_address
from tui.library.entry import Entry, Kind, Link
from tui.library.page_key import page_key
from tui.library.paper_address import arxiv_in, doi_in, is_at_code_host, is_file, is_published

_PAPER = frozenset(("paper", "full paper", "paper link", "official paper"))
_PUBLISHED = frozenset(("doi", "abs", "abstract", "publication", "proceedings", "publisher"))
_PREPRINT = frozenset(("arxiv", "preprint"))
_FILE = frozenset(("pdf", "paper pdf", "html"))
_CODE = frozenset(("code", "source", "repo", "repository", "github", "gitlab", "implementation", "software"))
_ARTIFACT = frozenset(("artifact", "artifacts"))
_ANYTHING_ELSE = frozenset(
    "api appendix benchmark benchmarks blog data dataset datasets demo docs documentation home homepage list media "
    "model models news notes poster press project review reviews slides suite supplement talk trace traces tutorial "
    "video web website".split()
)
"""Words in the names of links that lead neither to a paper nor to its code."""

_LONGEST_NAME = 4  # words
_NO = 9


def paper_link(entry: Entry) -> Link | None:
    """The paper itself, not notes on it: what is called the paper, or is at its publisher, then a preprint, a file."""
    if entry.kind is not Kind.PAPER:
        return None
    return min(paper_links(entry), key=_rank_as_paper, default=None)


def code_link(entry: Entry) -> Link | None:
    """The code of a paper: what is called so, then what is on a site for code, then its artifact."""
    links = [link for link in _web_links(entry) if _rank_as_code(link) < _NO]
    return min(links, key=_rank_as_code, default=None)


def doi(entry: Entry) -> str:
    """The DOI of a paper, or ""."""
    return next(filter(None, (doi_in(link.url) for link in paper_links(entry))), "")


def arxiv_id(entry: Entry) -> str:
    """The identifier that arXiv has given a paper, without a version, or ""."""
    return next(filter(None, (arxiv_in(link.url) for link in paper_links(entry))), "")


def paper_links(entry: Entry) -> list[Link]:
    """The links of an entry that lead to the paper itself, in its order."""
    return [link for link in _web_links(entry) if is_paper(link)]


def is_paper(link: Link) -> bool:
    """Whether a link leads to a paper: by its name, or by its address if it has no name that says otherwise."""
    return _rank_as_paper(link) < _NO


def name_of(url: str) -> str:
    """What a link without a name of its own is called by where it leads: arXiv, Paper, Code or ""."""
    if arxiv_in(url):
        return "arXiv"
    if is_published(url) or is_file(url):
        return "Paper"
    return "Code" if is_at_code_host(url) else ""


def _web_links(entry: Entry) -> list[Link]:
    links = [link for link in entry.links if is_web_address(link.url) and not page_key(link.url)]
    name = name_of(entry.url)
    if name and not entry.page and not page_key(entry.url) and all(link.url != entry.url for link in links):
        links.insert(0, Link(name, entry.url))
    return links


def _rank_as_paper(link: Link) -> int:
    name = _name(link)
    if name in _PAPER:
        return 0
    if name in _PUBLISHED:
        return 1
    if name in _PREPRINT:
        return 2
    if name in _FILE:
        return 3
    if _says_otherwise(name) or name in _ARTIFACT or name.split(" ")[0] in _CODE:
        return _NO
    if arxiv_in(link.url):
        return 2
    if is_published(link.url):
        return 1
    return 3 if is_file(link.url) else _NO


def _rank_as_code(link: Link) -> int:
    name = _name(link)
    if name.split(" ")[0] in _CODE:
        return 0
    if name in _ARTIFACT:
        return 2
    return 1 if is_at_code_host(link.url) and not _says_otherwise(name) and not is_paper(link) else _NO


def _name(link: Link) -> str:
    """The text of a link in lower case, without what stands in parentheses: "paper" for "Paper (OSDI 2022)"."""
    return link.text.partition("(")[0].strip(" []:").casefold()


def _says_otherwise(name: str) -> bool:
    words = name.split(" ", _LONGEST_NAME)
    return len(words) <= _LONGEST_NAME and not _ANYTHING_ELSE.isdisjoint(words)
