"""GitBook's tags are boxes, titles and links, and never shown as they are written."""

import pytest

from tests.notes.sheets import links, looks, shown
from tui.notes.blocks import Look


@pytest.mark.parametrize(
    ("style", "title"),
    [
        ('style="info"', "ℹ Info"),
        ("style='warning'", "⚠ Warning"),
        ("style=danger", "✗ Danger"),
        ('style="success"', "✓ Success"),
        ("", "ℹ Info"),
        ('style="tip" icon="x"', "✓ Tip"),
        ('style="own"', "Own"),
    ],
)
def test_a_hint_is_a_box(style: str, title: str) -> None:
    page = f"before\n{{% hint {style} %}}\n**a** b\n\n- c\n{{% endhint %}}\nafter"
    assert shown(page) == ["before", "", f"▎ {title}", "▎ a b", "▎", "▎ • c", "", "after"]
    assert looks(page)[title] == Look.BOLD


def test_hints_may_be_in_lists_and_in_each_other_and_never_end() -> None:
    assert shown("- a\n\n  {% hint %}\n  b\n  {% endhint %}\n- c") == ["• a", "", "  ▎ ℹ Info", "  ▎ b", "", "• c"]
    page = "{% hint %}\n{% hint style=tip %}\na\n{% endhint %}\n{% endhint %}\n{% endhint %}\nb"
    assert shown(page) == ["▎ ℹ Info", "▎ ▎ ✓ Tip", "▎ ▎ a", "", "b"]
    assert shown("{% hint %}\na\n\n# b") == ["▎ ℹ Info", "▎ a", "▎", "▎ b"]


def test_tabs_and_steps_have_titles_above_what_is_in_them() -> None:
    page = '{% tabs %}\n{% tab title="One" %}\na\n{% endtab %}\n\n{% tab title="Two" %}\nb\n{% endtab %}\n{% endtabs %}'
    assert shown(page) == ["One", "a", "", "Two", "b"]
    assert shown("{% stepper %}\n{% step %}\n## Do\nit\n{% endstep %}\n{% endstepper %}") == ["Do", "it"]


def test_code_has_its_title_above_it() -> None:
    page = '{% code title="a.py" overflow="wrap" lineNumbers="true" %}\n```python\nx = 1\n```\n{% endcode %}'
    assert shown(page) == ["a.py", "  x = 1"]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('{% embed url="https://example.org/v?a=b%20c" %}', ("https://example.org/v?a=b%20c",) * 2),
        ('{% embed url="https://example.org/" %}\nwords\n{% endembed %}', ("https://example.org/",) * 2),
        ('{% file src="../a/b.pdf" caption="Slides" %}', ("Slides", "../a/b.pdf")),
        ('{% content-ref url="a.md" %}\n[Title](a.md)\n{% endcontent-ref %}', ("Title", "a.md")),
        ('{% content-ref url="a.md" %}\n{% endcontent-ref %}', ("a.md", "a.md")),
        ('see {% embed url="a.md" %} there', ("a.md", "a.md")),
        ('{% anything href="a.md" title="T" %}', ("T", "a.md")),
    ],
)
def test_tags_that_lead_somewhere_are_links(page: str, found: tuple[str, str]) -> None:
    assert links(page) == [found]
    assert "%}" not in "".join(shown(page))


def test_words_within_a_tag_are_shown() -> None:
    assert shown('{% embed url="a.md" %}\nwords\n{% endembed %}') == ["a.md", "", "words"]


def test_tags_that_are_not_known_are_left_out_between_blocks() -> None:
    assert shown('a\n{% swagger method="get" %}\n{%- x -%}\nb\n{% endswagger %}') == ["a", "", "b"]


def test_several_tags_may_share_a_line_with_each_other_or_with_text() -> None:
    assert shown('{% tabs %} {% tab title="A" %}\na\n{% endtab %}{% endtabs %}') == ["A", "a"]
    assert shown('{% tab title="A" %}a{% endtab %}') == ["A a"]


@pytest.mark.parametrize(
    "text", ["50 {% of %} all", "{% for x in y %} text", "{%", "{% hint", "{% %", "a %} b", "{{ x }}"]
)
def test_what_is_no_tag_is_text(text: str) -> None:
    assert shown(text) == [text]


def test_tags_in_code_are_code() -> None:
    assert shown("`{% hint %}`\n\n```\n{% hint %}\n```\n") == ["{% hint %}", "", "  {% hint %}"]
    assert shown("a\n\n    {% hint %}\n") == ["a", "", "  {% hint %}"]


def test_attributes_are_from_strangers() -> None:
    assert shown('{% tab title="a\x1b[31m\u202eb" %}') == ["a␛[31mb"]
    assert links('{% embed url="x\x1by" %}') == [("x␛y", "x%1By")]
