"""Lines at the top of a note that are fields like those of front matter: "**Venue**: SOSP 2023"."""

import re
from collections.abc import Iterator, Sequence

from tui.library.remark import tag_of
from tui.library.stretches import Stretch, plain_text

_NAMES = {
    "venue": "venue",
    "conference": "venue",
    "journal": "venue",
    "published in": "venue",
    "会议": "venue",
    "year": "year",
    "年份": "year",
    "doi": "doi",
    "arxiv": "arxiv",
    "arxiv id": "arxiv",
    "github": "github",
    "tags": "tags",
    "keywords": "tags",
    "标签": "tags",
}
"""What labels are called, with the field of front matter that says the same."""

_LABELS = frozenset(
    "author authors affiliation code date link paper pdf slides title url video 作者 代码 论文 链接".split()
) | {label for label, name in _NAMES.items() if name != "tags"}
_IDENTIFIERS = frozenset(("doi", "arxiv", "github"))
_LABELLED = re.compile(r"[\W_]{0,20}([^\W\d_][\w ]{1,14}?)\s{0,5}[:：]{1,2}(?!//)\s{0,5}(.*)")
_BESIDE = re.compile(r"\s[|·•]\s")
_LONGEST = 500  # characters of a line
_MOST_WORDS = {"venue": 12, "year": 3, "doi": 3, "arxiv": 3}
_MOST_WORDS_OF_TAG = 3


def fields_in_line(stretches: Sequence[Stretch]) -> Iterator[tuple[str, str]]:
    """The fields of a line, by the names that they have in front matter; an identifier that is a link is none."""
    text = plain_text(stretches)
    if len(text) > _LONGEST:
        return
    if tags := _tags_alone(text):
        yield "tags", tags
        return
    has_links = any(stretch.url is not None for stretch in stretches)
    for piece in _BESIDE.split(text):
        labelled = _LABELLED.fullmatch(piece)
        name = _NAMES.get(labelled[1].strip().casefold()) if labelled else None
        if labelled is None or name is None or (has_links and name in _IDENTIFIERS):
            continue
        if value := _value(name, labelled[2].strip()):
            yield name, value


def label_of(text: str) -> str:
    """The label that a line begins with, in lower case, if it is one that notes on a paper begin with; or ""."""
    labelled = _LABELLED.match(text[:_LONGEST])
    label = labelled[1].strip().casefold() if labelled else ""
    return label if label in _LABELS else ""


def _value(name: str, text: str) -> str:
    """What stands behind a label, or "" for what reads like prose."""
    if name == "tags":
        return _tags_in(text)
    return text if len(text.split()) <= _MOST_WORDS.get(name, 1) else ""


def _tags_alone(text: str) -> str:
    """The tags of a line that has nothing else, or ""."""
    words = text.split()
    return ", ".join(words) if words and all(map(tag_of, words)) else ""


def _tags_in(value: str) -> str:
    """The tags behind a label: the words with a #, or else what stands between commas and is no sentence."""
    if "#" in value:
        return ", ".join(word for word in value.split() if tag_of(word))
    pieces = re.split(r"[,;，、]", value.rstrip("."))
    return ", ".join(piece for piece in pieces if 0 < len(piece.split()) <= _MOST_WORDS_OF_TAG)
