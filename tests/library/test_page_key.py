"""Which links are pages of the notes, and how they stand to each other."""

import pytest

from tui.library.page_key import page_key, parent_key, slug


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("/a/b.md", "/a/b"),
        ("a/b.md", "a/b"),
        ("./a/b.md", "a/b"),
        ("a/b/README.md", "a/b"),
        ("a/b/index.md", "a/b"),
        ("a/b/", "a/b"),
        ("a/b.md?x=1", "a/b"),
        ("a/b.md#part", "a/b/#part"),
        ("https://h.org/a/b.md", "https://h.org/a/b"),
        ("https://h.org/a/b", ""),
        ("mailto:x@y.md", ""),
        ("#part", ""),
        ("README.md", ""),
        ("/", ""),
        ("", ""),
    ],
)
def test_the_key_of_a_page(url: str, key: str) -> None:
    assert page_key(url) == key


@pytest.mark.parametrize(
    ("key", "above"),
    [("/a/b", "/a"), ("/a", ""), ("a", ""), ("https://h.org/a", "https://h.org"), ("https://h.org", "")],
)
def test_the_key_above(key: str, above: str) -> None:
    assert parent_key(key) == above


@pytest.mark.parametrize(
    ("url", "name"),
    [("/a/orca.md", "orca"), ("a/orca/README.md", "orca"), ("https://x.org/abs/123?v=1", "123"), ("", "")],
)
def test_the_slug_is_the_last_step(url: str, name: str) -> None:
    assert slug(url) == name
