"""The inline part of Markdown into spans."""

from collections.abc import Sequence, Set
from urllib.parse import quote

from markdown_it.token import Token

from tui.notes.blocks import Look
from tui.notes.html_tags import custom_elements
from tui.notes.markdown.anchors import footnote_anchor, reference_anchor
from tui.notes.markdown.gitbook import INLINE_TAG, read_tag
from tui.notes.markdown.obsidian import BLOCK_NAME, without_size
from tui.notes.spans import SpanBuilder

_LOOKS = {"em": Look.ITALIC, "strong": Look.BOLD, "s": Look.STRIKE, "mark": Look.BOLD}


def read_inline(tokens: Sequence[Token]) -> SpanBuilder:
    """The spans of a paragraph, heading or cell, ready to be taken."""
    spans = SpanBuilder()
    custom = custom_elements("".join(token.content for token in tokens if token.type == "html_inline"))
    for token in tokens:
        name = token.type.rpartition("_")[0]
        if name in _LOOKS and token.nesting > 0:
            spans.open(name, _LOOKS[name])
        elif name in _LOOKS:
            spans.close(name)
        elif token.type == "link_open":
            spans.open("link", url=str(token.attrs.get("href", "")))
        elif token.type == "link_close":
            spans.close("link")
        else:
            _read_leaf(token, spans, custom)
    return spans


def _read_leaf(token: Token, spans: SpanBuilder, custom: Set[str]) -> None:
    match token.type:
        case "softbreak":
            spans.add(" ")
        case "hardbreak":
            spans.add_break()
        case "code_inline":
            spans.add(token.content, Look.CODE)
        case "math_inline" | "math_inline_double":
            spans.add_formula(token.content)
        case "image":
            spans.add_image(_alt(token.children or []), str(token.attrs.get("src", "")))
        case "html_inline":
            spans.add_html(token.content, custom)
        case "footnote_ref":
            label = str(token.meta["label"])
            spans.add_anchor(reference_anchor(label))
            spans.add_link(f"[{label}]", f"#{quote(footnote_anchor(label))}")
        case _ if token.type == BLOCK_NAME:
            spans.add_anchor(token.content)
        case _ if token.type == INLINE_TAG:
            tag = read_tag(token.content)
            if tag.link:
                spans.add_link(tag.title or tag.link, tag.link)
            else:
                spans.add(f"{tag.title} " if tag.title else "", Look.BOLD)
        case _:
            spans.add(token.content)


def _alt(tokens: Sequence[Token]) -> str:
    """What an image shows, in words without any look."""
    words = "".join(span.text for span in read_inline(tokens).take())
    return without_size(words) if "|" in words else words
