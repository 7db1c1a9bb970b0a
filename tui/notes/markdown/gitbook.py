"""The tags of GitBook and its kin: `{% hint style="info" %}` on a line of its own, `{% endhint %}`, and others."""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from tui.notes.markdown.boxes import box_title

BLOCK_TAG = "gitbook_tag"
"""The type of the token that stands for a tag between blocks; its content is what is between the signs."""

INLINE_TAG = "gitbook_inline_tag"
"""The same within a line of text."""

_TAG = re.compile(r"\{%-?((?:(?!%\}|\{%).){1,2000})%\}")
_LINE = re.compile(rf"(?:{_TAG.pattern}\s*)+")
_ATTRIBUTE = re.compile(r"(\w[\w-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_NAMES = frozenset(
    "api-method api-method-spec button code column columns content-ref embed file hint include openapi step stepper "
    "swagger tab tabs update updates".split()
)


@dataclass(frozen=True, slots=True)
class GitBookTag:
    """One tag: its name, such as "hint" or "endhint", and its attributes, not sanitised yet."""

    name: str
    attributes: dict[str, str]

    @property
    def ends(self) -> str:
        """The name of what it ends, or ""."""
        return self.name.removeprefix("end") if self.name.startswith("end") else ""

    @property
    def title(self) -> str:
        """What it says of itself: the kind of a hint, the title of a tab, the name of a file."""
        if self.name == "hint":
            return box_title(self.attributes.get("style", "info"))
        return self.attributes.get("title") or self.attributes.get("caption") or ""

    @property
    def link(self) -> str:
        """Where it leads, or ""."""
        return next((self.attributes[name] for name in ("url", "src", "file", "href") if name in self.attributes), "")


def gitbook_plugin(parser: MarkdownIt) -> None:
    """Have a parser read lines of tags as blocks, also where they interrupt a paragraph, and known tags in a text."""
    parser.block.ruler.before(
        "paragraph", BLOCK_TAG, _read_line, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    parser.inline.ruler.before("html_inline", INLINE_TAG, _read_inline)


def read_tag(content: str) -> GitBookTag:
    """Read what is between the signs."""
    name, _, rest = content.partition(" ")
    attributes = {match[1]: next(filter(None, match.groups()[1:]), "") for match in _ATTRIBUTE.finditer(rest)}
    return GitBookTag(name, attributes)


def _read_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 (markdown-it's form)
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("{%", first) or state.is_code_block(start):
        return False
    line = state.src[first : state.eMarks[start]]
    if _LINE.fullmatch(line) is None:
        return False
    if not silent:
        state.line = start + 1
        for tag in _TAG.finditer(line):
            token = state.push(BLOCK_TAG, "", 0)
            token.content = _content(tag)
            token.map = [start, start + 1]
    return True


def _read_inline(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{%", state.pos):
        return False
    tag = _TAG.match(state.src, state.pos, state.posMax)
    if tag is None or read_tag(_content(tag)).name.removeprefix("end") not in _NAMES:
        return False
    if not silent:
        state.push(INLINE_TAG, "", 0).content = _content(tag)
    state.pos = tag.end()
    return True


def _content(tag: re.Match[str]) -> str:
    return tag[1].removesuffix("-").strip()
