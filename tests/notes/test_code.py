"""Code keeps its text, line by line, whatever is made of it."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise

import pygments.lexers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes import code as code_module
from tui.notes.code import CodePart, Run, coloured


@pytest.fixture(autouse=True)
def _endless_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a machine that is busy from leaving code plain."""
    monkeypatch.setattr(code_module, "_PATIENCE", 1_000)


def parts(code: str, language: str) -> dict[str, CodePart]:
    return {text.strip(): part for line in coloured(code, language) for text, part in line}


def texts(lines: list[list[Run]]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


def is_plain(lines: list[list[Run]]) -> bool:
    return all(part is CodePart.PLAIN for line in lines for _, part in line)


def test_the_parts_of_code_are_told_apart() -> None:
    found = parts("@once\ndef solve(a):\n    return a + 10 if not a else 'ten'  # later\n", "python")
    assert found["def"] is found["return"] is found["not"] is CodePart.KEYWORD
    assert found["@once"] is found["solve"] is CodePart.NAME
    assert found["'ten'"] is CodePart.STRING
    assert found["10"] is CodePart.NUMBER
    assert found["# later"] is CodePart.COMMENT
    assert found["+"] is CodePart.OPERATOR
    assert found["a"] is CodePart.PLAIN


def test_a_string_over_several_lines_is_one_on_each() -> None:
    lines = coloured('x = """one\n\ntwo"""', "python")
    assert lines[1:] == [[], [('two"""', CodePart.STRING)]]


def test_neighbours_of_the_same_part_are_one_run() -> None:
    assert coloured("a, b", "python") == [[("a, b", CodePart.PLAIN)]]


@pytest.mark.parametrize(
    "language", ["python {1,3}", "Python", "  python  title=x", "python{1}", "python,ignore", "py"]
)
def test_the_first_word_of_a_fence_names_the_language(language: str) -> None:
    assert parts("return", language) == {"return": CodePart.KEYWORD}


def test_a_language_may_have_signs_in_its_name() -> None:
    assert parts("return", "c++ title=x") == {"return": CodePart.KEYWORD}
    assert parts("return", "c# title=x") == {"return": CodePart.KEYWORD}


@pytest.mark.parametrize("language", ["", " ", "{1,3}", "klingon", "../python", "python.py", "text"])
def test_code_of_no_known_language_is_plain(language: str) -> None:
    assert coloured("def f():\n\n    return", language) == [
        [("def f():", CodePart.PLAIN)],
        [],
        [("    return", CodePart.PLAIN)],
    ]


def test_no_plugin_is_loaded_for_a_language_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def plugins() -> Iterator[object]:
        looked.append("for plugins")
        return iter(())

    monkeypatch.setattr(pygments.lexers, "find_plugin_lexers", plugins)
    code_module._languages.cache_clear()
    coloured("x", "klingon")
    assert not looked


@pytest.mark.parametrize("language", ["", "make"])
def test_tabs_are_spaces_up_to_the_next_stop(language: str) -> None:
    assert texts(coloured("a:\n\tb\nab\tc\n", language)) == ["a:", "    b", "ab  c"]


@pytest.mark.parametrize("language", ["", "python"])
def test_only_one_line_end_belongs_to_the_last_line(language: str) -> None:
    assert texts(coloured("\n\na\n", language)) == ["", "", "a"]
    assert texts(coloured("a\n\n", language)) == ["a", ""]
    assert coloured("", language) == [[]]


@pytest.mark.parametrize(
    "code",
    [
        "return 1\n" * 20_000,
        "return 1\nx = '" + "a" * 6_000 + "'",
        "return 1\n" + "\n" * 2_000,
    ],
)
def test_code_that_would_take_long_is_plain(code: str) -> None:
    lines = coloured(code, "python")
    assert is_plain(lines)
    assert texts(lines) == code.removesuffix("\n").split("\n")


@pytest.mark.parametrize("language", ["python", "html+jinja"])
def test_code_below_the_limits_is_not_plain(language: str) -> None:
    assert not is_plain(coloured('<a href="x"> {% if 1 %}\n' * 10, language))


def test_less_is_too_much_of_two_languages_in_one() -> None:
    code = "<p> {% if 1 %}\n" * 1_000
    assert not is_plain(coloured(code, "jinja"))
    assert is_plain(coloured(code, "html+jinja"))


def test_a_lexer_that_takes_long_leaves_the_rest_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_module, "_PATIENCE", -1)
    assert coloured("return 1\nreturn 2", "python") == [
        [("return", CodePart.KEYWORD), (" 1", CodePart.PLAIN)],
        [("return 2", CodePart.PLAIN)],
    ]


class Failing:
    """A lexer that gives up after the first token."""

    def get_tokens(self, code: str) -> Iterator[tuple[tuple[str, ...], str]]:
        yield ("Keyword",), code[:3]
        raise LookupError(code)


class Forgetful:
    """A lexer that loses text."""

    def get_tokens(self, code: str) -> Iterator[tuple[tuple[str, ...], str]]:
        yield ("Keyword",), code[3:]


@pytest.mark.parametrize("lexer", [Failing(), Forgetful()])
def test_a_lexer_that_fails_leaves_the_code_plain(lexer: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pygments.lexers, "get_lexer_by_name", lambda *_, **__: lexer)
    assert coloured("some code\nand more", "python") == [
        [("some code", CodePart.PLAIN)],
        [("and more", CodePart.PLAIN)],
    ]


LANGUAGES = st.sampled_from(["", "python", "c++", "html", "pycon", "yaml", "diff", "latex", "markdown", "raw", "make"])


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n")), LANGUAGES)
def test_the_runs_of_a_line_are_its_text(code: str, language: str) -> None:
    assert texts(coloured(code, language)) == code.removesuffix("\n").split("\n")


@given(
    st.lists(st.sampled_from(["def f", "(", '"', "'", "\\", "/*", "#", "<a ", ">", "\n", "    ", "1", "{{", "$"])),
    LANGUAGES,
)
def test_runs_are_never_empty_and_never_two_of_a_kind(pieces: list[str], language: str) -> None:
    for line in coloured("".join(pieces), language):
        assert all(text for text, _ in line)
        assert all(one is not other for (_, one), (_, other) in pairwise(line))


def test_no_lexer_is_loaded_before_there_is_code() -> None:
    code = "import sys, tui.notes.code\nsys.exit('pygments' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
