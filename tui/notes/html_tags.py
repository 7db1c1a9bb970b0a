"""HTML in tags and text, in time that grows with its length alone, whatever is broken in it.

The standard library's parser takes quadratic time for tags that never end, and what it makes of broken HTML differs
between versions of Python.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from html import unescape

ELEMENTS = frozenset(
    """
    a abbr acronym address article aside audio b bdi bdo big blockquote body br button canvas caption center cite code
    col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form
    h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu
    meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script
    section select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th
    thead time title tr track tt u ul var video wbr
    """.split()
)
"""The elements of HTML. What else looks like a tag, as the T in Vec<T>, is text."""

_MARK = re.compile(
    r"""
    <!--(?:(?!<!--).)*?-->                                                       # a comment
    | <[!?][^<>]*>                                                               # a declaration
    | <(?P<end>/?)(?P<name>[a-z][a-z0-9:-]*+)
      (?: (?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*+\s*/?   # attributes
        | [^<>]*+                                                                # or what was meant to be some
      )>
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_CUSTOM_END = re.compile(r"</([a-z][a-z0-9]*-[a-z0-9-]*)\s*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of HTML as it is written, and what it is: text, decoded, or a tag by its name. A comment is neither."""

    source: str
    text: str = ""
    name: str = ""
    is_end: bool = False

    def attributes(self) -> dict[str, str]:
        """The attributes of a tag by their names in lower case, decoded."""
        return {name.lower(): unescape("".join(value)) for name, *value in _ATTRIBUTE.findall(self.source)}


def custom_elements(html: str) -> Set[str]:
    """The names of elements that a piece of HTML has besides `ELEMENTS`.

    They have a hyphen and an end, which what is only written like a tag, such as <your-name>, has not.
    """
    return {name.lower() for name in _CUSTOM_END.findall(html)}


def pieces(html: str, custom: Set[str]) -> Iterator[Piece]:
    """All pieces of a piece of HTML, in order; `custom` are the elements that it may have besides `ELEMENTS`."""
    end = 0
    for mark in _MARK.finditer(html):
        if mark.start() > end:
            text = html[end : mark.start()]
            yield Piece(text, unescape(text))
        name = (mark["name"] or "").lower()
        if name and name not in ELEMENTS and name not in custom:
            yield Piece(mark[0], mark[0])
        else:
            yield Piece(mark[0], "", name, bool(mark["end"]))
        end = mark.end()
    if end < len(html):
        yield Piece(html[end:], unescape(html[end:]))
