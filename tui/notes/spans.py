"""Inline text as it is read, piece by piece, with the looks and links that are open."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple
from urllib.parse import unquote

from tui.library.entry import Link
from tui.library.sanitise import clean, clean_text, clean_url
from tui.notes.blocks import Look, Span, Spans
from tui.notes.formula.formula import readable
from tui.notes.html_tags import pieces

IMAGE_MARK = "▣ "

_LOOKS = {
    "b": Look.BOLD,
    "strong": Look.BOLD,
    "mark": Look.BOLD,
    "th": Look.BOLD,
    "dt": Look.BOLD,
    "summary": Look.BOLD,
    "em": Look.ITALIC,
    "i": Look.ITALIC,
    "cite": Look.ITALIC,
    "dfn": Look.ITALIC,
    "var": Look.ITALIC,
    "figcaption": Look.ITALIC,
    "caption": Look.ITALIC,
    "s": Look.STRIKE,
    "del": Look.STRIKE,
    "strike": Look.STRIKE,
    "code": Look.CODE,
    "kbd": Look.CODE,
    "samp": Look.CODE,
    "tt": Look.CODE,
}
_SCRIPTS = {"sub": "_", "sup": "^"}
_LINES = frozenset(
    "address article aside blockquote caption center dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section summary table tr ul".split()
)
"""Elements that begin and end a line."""
_MEDIA = ("img", "iframe", "video", "audio", "embed")
_SPACES = re.compile(" +")
_SUFFIX = re.compile(r"\.\w{1,5}$")
_LONGEST_NAME = 100  # characters of the name of a file


class _Open(NamedTuple):
    """An element that is open, and what all that are open by now do to a text."""

    name: str = ""
    look: Look = Look.PLAIN
    target: Link | None = None
    script: str = ""


class SpanBuilder:
    """Puts spans together. All text that leaves it is sanitised."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self._run: list[str] = []  # text that looks the same and leads to the same place
        self._run_look = Look.PLAIN
        self._run_target: Link | None = None
        self._open = [_Open()]
        self._counts: Counter[str] = Counter()  # of open elements
        self._anchors: list[str] = []
        self._is_empty = True
        self._ends_in_space = False
        self._ends_line = False

    def add(self, text: str, look: Look = Look.PLAIN) -> None:
        """Add text in the looks that are open, and one more; several spaces are one, but in code."""
        text = clean_text(text)
        if not look & Look.CODE:
            text = _SPACES.sub(" ", text) if "  " in text else text
            text = text[1:] if self._ends_in_space and text[:1] == " " else text
        around = self._open[-1]
        if around.script and text.strip():
            text = _script(around.script, text.strip())
        self._add(text, around.look | look, around.target)

    def add_break(self) -> None:
        """Begin a new line."""
        self._add("\n", Look.PLAIN, None)

    def add_formula(self, tex: str) -> None:
        """Add a TeX formula, as Unicode where that can be done."""
        around = self._open[-1]
        self._add(clean(readable(clean(tex))), around.look | Look.FORMULA, around.target)

    def add_image(self, alt: str, url: str) -> None:
        """Add an image: what it shows, in words, or else the name of its file. It can be opened like a link."""
        url = clean_url(url)
        around = self._open[-1]
        name = clean(alt) or _file_name(url) or "image"
        self._add(f"{IMAGE_MARK}{name}", around.look | Look.LINK, around.target or Link(name, url))

    def add_link(self, text: str, url: str) -> None:
        """Add a whole link."""
        self.open("a", url=url)
        self.add(text)
        self.close("a")

    def add_anchor(self, name: str) -> None:
        """Name this place in the text."""
        if name := clean(name):
            self._anchors.append(name)

    def open(self, name: str, look: Look = Look.PLAIN, url: str | None = None) -> None:
        """Begin an element: its look, and where it leads if it is a link."""
        around = self._open[-1]
        target = around.target if url is None else Link("", clean_url(url))
        look |= around.look if url is None else around.look | Look.LINK
        self._open.append(_Open(name, look, target, _SCRIPTS.get(name, around.script)))
        self._counts[name] += 1

    def close(self, name: str) -> None:
        """End the innermost element of a name, with what is open in it; no word if there is none."""
        while self._counts[name]:
            ended = self._open.pop().name
            self._counts[ended] -= 1
            if ended == name:
                return

    def add_html(self, html: str, custom: Set[str]) -> None:
        """Take a piece of HTML: what its tags do to the look, and its text; `custom` are elements of any other name."""
        for piece in pieces(html, custom):
            if piece.is_end:
                self.end_element(piece.name)
            elif piece.name:
                self.begin_element(piece.name, piece.attributes())
            else:
                self.add(piece.text)

    def begin_element(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an HTML element."""
        self.add_anchor(attributes.get("id", ""))
        self._ends_line |= name in _LINES
        if name == "br":
            self.add_break()
        elif name in _MEDIA:
            title = attributes.get("alt") or attributes.get("title") or ""
            url = attributes.get("src", "")
            if title or url:
                self.add_image(title, url)
        elif name == "a":
            self.add_anchor(attributes.get("name", ""))
            self.open(name, url=attributes.get("href") or None)
        elif name in _LOOKS or name in _SCRIPTS:
            self.open(name, _LOOKS.get(name, Look.PLAIN))
        elif name == "input" and attributes.get("type", "").lower() == "checkbox":
            self.add("☑ " if "checked" in attributes else "☐ ")
        elif name == "li":
            self.add("• ")

    def end_element(self, name: str) -> None:
        """End an HTML element."""
        self._ends_line |= name in _LINES
        self.close(name)

    def take(self) -> Spans:
        """All spans so far, without the spaces around them; the builder goes on with what is open."""
        self._end_run()
        spans, self._spans = self._spans, []
        self._is_empty, self._ends_in_space, self._ends_line = True, False, False
        first, last = 0, len(spans)
        while first < last and not spans[first].text.strip():
            first += 1
        while first < last and not spans[last - 1].text.strip():
            last -= 1
        spans = spans[first:last]
        if spans:
            spans[0] = Span(spans[0].text.lstrip(), spans[0].look, spans[0].target)
            spans[-1] = Span(spans[-1].text.rstrip(), spans[-1].look, spans[-1].target)
        return tuple(spans)

    def take_anchors(self) -> Sequence[str]:
        """The names of places in what was added."""
        anchors, self._anchors = self._anchors, []
        return anchors

    def _add(self, text: str, look: Look, target: Link | None) -> None:
        if self._ends_line and text.strip():
            self._ends_line = False
            if not self._is_empty:
                self.add_break()
        if look != self._run_look or target is not self._run_target:
            self._end_run()
            self._run_look, self._run_target = look, target
        if text:
            self._run.append(text)
            self._ends_in_space = text[-1] in " \n"
            self._is_empty = self._is_empty and not text.strip()

    def _end_run(self) -> None:
        if self._run:
            self._spans.append(Span("".join(self._run), self._run_look, self._run_target))
            self._run.clear()


def _script(script: str, text: str) -> str:
    """A subscript or superscript, in characters that look like it where there are such."""
    tex = f"{script}{{{text}}}"
    shown = clean(readable(tex))
    return f"{script}({text})" if shown == tex else shown


def _file_name(url: str) -> str:
    """What the name of a file says of it; nothing for what is no file, such as an image in the link itself."""
    path = url.partition("#")[0].partition("?")[0]
    name = clean(_SUFFIX.sub("", unquote(path.rpartition("/")[2])).replace("-", " ").replace("_", " "))
    return name if len(name) <= _LONGEST_NAME and not url.startswith("data:") else ""
