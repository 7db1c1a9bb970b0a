"""What is said about a paper in a line: its tags and its summary."""

import re

from tui.library.sanitise import clean

_SEPARATOR = re.compile(r"(?:\s*(?::|[;,|–—-]+(?=\s|$)|\.(?=\s|$)))+\s*")


def tags_and_summary(remark: str) -> tuple[list[str], str]:
    """Take the tags out of a remark; those at its edges leave the summary, others stay in it."""
    remark = after_separator(clean(remark))
    words = remark.split(" ") if remark else []
    tags = [tag_of(word) for word in words]
    first = next((i for i, tag in enumerate(tags) if tag is None), len(words))
    last = next((i for i in range(len(words), first, -1) if tags[i - 1] is None), first)
    return list(filter(None, tags)), " ".join(words[first:last])


def begins_with_separator(text: str) -> bool:
    """Whether a text begins with a colon, a dash or the like."""
    return bool(_SEPARATOR.match(text))


def after_separator(text: str) -> str:
    """The text without a separator that it begins with."""
    separator = _SEPARATOR.match(text)
    return text[separator.end() :] if separator else text


def tag_of(word: str) -> str | None:
    """The tag that a word is, without its #; like elsewhere, "#5" is a number and not a tag."""
    word = word.lstrip("(").rstrip(",;.:)")
    name = word[1:]
    return name if word.startswith("#") and "#" not in name[:-1] and any(map(str.isalpha, name)) else None
