"""What a page says about itself, beside its prose: tags, authors, links, and the papers that it lists."""

from dataclasses import dataclass, replace

from tui.library.address import page_path
from tui.library.entry import Link
from tui.library.facts.front_matter import FrontMatter, split_front_matter
from tui.library.facts.head import is_head_in_bullets, read_head
from tui.library.facts.listed_papers import ListedPapers, read_papers
from tui.library.facts.matter_facts import authors_in, links_in, remark_in, says_paper, venue_in, year_of
from tui.library.facts.outline import outline
from tui.library.facts.page_title import page_title
from tui.library.facts.read_bullet import ListedPaper
from tui.library.sanitise import clean_title


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The facts of the page at `address`, safe to draw.

    `papers` are those that it lists: below a heading for papers if `is_headed`. `lists_papers` tells whether that is
    what the page is for, and it is no note on a paper of its own. `venue` is as written, with or without a year, or "".
    """

    address: str
    title: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    authors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    venue: str = ""
    year: int | None = None
    papers: tuple[ListedPaper, ...] = ()
    is_headed: bool = False
    lists_papers: bool = False

    @property
    def name(self) -> str:
        """The title, or else the name of the file or folder made readable."""
        words = page_path(self.address).rpartition("/")[2].replace("-", " ").replace("_", " ")
        return self.title or clean_title(words[:1].upper() + words[1:] or self.address)


def read_facts(text: str, address: str) -> PageFacts:
    """Read the Markdown of a page. Any text is one."""
    matter = split_front_matter(text)
    parts = outline(matter.body, matter.lines + 1)
    listed = read_papers(parts, address)
    has_bullets = is_head_in_bullets(parts)
    head = read_head(parts, with_bullets=has_bullets or not listed.papers)
    is_of_paper = has_bullets or head.is_of_paper or says_paper(matter.fields)
    if is_of_paper and not listed.is_headed:
        listed = ListedPapers()
    facts = _read_beginning(matter, address)
    return replace(
        facts,
        tags=facts.tags or remark_in(head.fields)[0],
        authors=facts.authors or head.authors,
        links=(*facts.links, *head.links, *links_in(head.fields)),
        venue=facts.venue or venue_in(head.fields),
        year=facts.year or year_of(head.fields),
        papers=listed.papers,
        is_headed=listed.is_headed,
        lists_papers=listed.is_main and not is_of_paper,
    )


def read_beginning(text: str, address: str) -> PageFacts:
    """Read only the front matter of a page and its title, which takes a fraction of the time."""
    return _read_beginning(split_front_matter(text), address)


def _read_beginning(matter: FrontMatter, address: str) -> PageFacts:
    tags, summary = remark_in(matter.fields)
    return PageFacts(
        address=address,
        title=page_title(matter),
        tags=tags,
        summary=summary,
        authors=authors_in(matter.fields),
        links=links_in(matter.fields),
        venue=venue_in(matter.fields),
        year=year_of(matter.fields),
    )
