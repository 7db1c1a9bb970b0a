"""What a page is called: one rule for lists, breadcrumbs and the reader."""

import re
from itertools import pairwise

from markdown_it.token import Token

from tui.library.facts.front_matter import FrontMatter
from tui.library.facts.matter_facts import title_in
from tui.library.parser import parse_blocks, parse_inline
from tui.library.sanitise import clean
from tui.library.stretches import plain_text, stretches_of

_HEADING = re.compile(r"^ {0,3}(?:#(?:[ \t]|$)|=+[ \t]*$)", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?")
_BEGINNING = 50_000  # characters of a page in which its heading is looked for
_LONGEST = 1_000  # characters of a heading that are read


def page_title(matter: FrontMatter) -> str:
    """The title of a page, safe to draw, or "".

    The title in the front matter is what the author wants in lists; without one it is the first heading of level 1
    with any text that stands in no quote and no list.
    """
    return title_in(matter.fields) or _first_heading(matter.body)


def _first_heading(text: str) -> str:
    """The heading, from no more of the page than needed.

    What follows a line never changes which block it belongs to (CommonMark, appendix "A parsing strategy"), so a page
    can be cut behind a heading; only what a reference in it leads to may stand further on.
    """
    text = _LINE_END.sub("\n", text[:_BEGINNING])
    candidate = _HEADING.search(text)
    if candidate is None:
        return ""
    end = text.find("\n", candidate.end())
    title = _heading_in(text[:end]) if end >= 0 else ""
    return title if title and "[" not in title else _heading_in(text)


def _heading_in(text: str) -> str:
    env: dict[str, object] = {}
    tokens = parse_blocks(text, env)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1" and opening.level == 0:
            title = _text_of(inline, env)
            if title:
                return title
    return ""


def _text_of(heading: Token, env: dict[str, object]) -> str:
    return clean(plain_text(stretches_of(parse_inline(heading.content[:_LONGEST], env))))
