"""Hostile texts, small or large: what an index or a page may hold that nobody would write.

Each case is made in any size. `END` stands in it wherever CommonMark shows a text that a reader might lose, and once
more in a paragraph of its own behind everything.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

END = "THEEND"
"""One word, so that no line is broken in it."""

Make = Callable[[int], str | bytes]
"""Makes a case of about so many bytes."""


@dataclass(frozen=True)
class Case:
    """A hostile text. `in_note` and `in_index` tell whether what follows it is still there to be read.

    `refused` is a part of the reason for which it is not opened, or "".
    """

    name: str
    make: Make
    in_note: bool = True
    in_index: bool = True
    refused: str = ""

    def note(self, size: int) -> bytes:
        """It as a page, with `END` below it."""
        return self._with(size, f"\n\n{END}\n")

    def index(self, size: int) -> bytes:
        """It as an index, with an entry called `END` below it."""
        return self._with(size, f"\n\n- [{END}](/the/end.md)\n")

    def _with(self, size: int, end: str) -> bytes:
        made = self.make(size)
        return made if isinstance(made, bytes) else (made + end).encode("utf-8", "surrogatepass")


def _line(unit: str) -> Make:
    """A text again and again in one line."""
    return lambda size: unit * max(1, size // len(unit))


def _lines(unit: str) -> Make:
    """A text again and again, each with its number for a %."""
    return lambda size: "".join(unit.replace("%", str(number)) for number in range(max(1, size // (len(unit) + 3))))


def _nested(opening: str, closing: str = "") -> Make:
    """A text within a text within a text, and in the innermost `END`."""

    def make(size: int) -> str:
        depth = max(1, size // (len(opening) + len(closing)))
        return f"{opening * depth}{END}{closing * depth}"

    return make


def _steps(mark: str) -> Make:
    """Lines, each one level deeper than the one before."""

    def make(size: int) -> str:
        count = int((2 * size / len(mark)) ** 0.5)
        return "".join(f"{mark * depth}- x\n" for depth in range(count)) + f"{mark * count}- {END}"

    return make


def _growing(mark: str) -> Make:
    """Runs of a mark, each one longer than the one before."""
    return lambda size: " ".join(mark * length for length in range(1, int((2 * size) ** 0.5)))


def _table(size: int) -> str:
    columns = max(1, int((size / 12) ** 0.5))
    row = "| x " * columns + "|\n"
    return f"{row}{'|---' * columns}|\n{row * max(1, size // len(row))}| {END} |"


def _wide_table(size: int) -> str:
    columns = max(1, size // 10)
    return f"{'| x ' * columns}|\n{'|---' * columns}|\n| {END} |"


def _html_table(size: int) -> str:
    cell = "<td rowspan=99 colspan=9>x</td>"
    return "<table>" + f"<tr>{cell * 9}</tr>\n" * (size // 290) + f"<tr><td>{END}</td></tr></table>"


def _references(size: int) -> str:
    count = max(1, size // 30)
    uses = "".join(f"[r{number}]\n" for number in range(count))
    return uses + "\n" + "".join(f"[r{number}]: /p{number}.md\n" for number in range(count))


def _alike_references(size: int) -> str:
    """References whose labels differ only at the end, defined again and again, and some that nothing defines."""
    count = max(1, size // 260)
    label = "x" * 90
    uses = "".join(f"[{label}{number}] [{label}{number}y]\n" for number in range(count))
    return uses + "\n" + "".join(f"[{label}{number % 50}]: /p.md\n" for number in range(count))


def _laughs(size: int) -> str:
    """Aliases of aliases: a few lines of YAML that are billions of words."""
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, max(2, size // 60))]
    return "---\n" + "\n".join(lines) + "\n---\n"


def _fields(size: int) -> str:
    return f"---\n{_lines('field-%: value of it' + chr(10))(size)!s}---\n"


def _steps_of_fields(size: int) -> str:
    return "---\n" + "".join(f"{' ' * depth}a:\n" for depth in range(int((2 * size) ** 0.5))) + "---\n"


def _footnotes_in_circles(size: int) -> str:
    count = max(1, size // 25)
    notes = "".join(f"[^{number}]: see [^{(number + 1) % count}]\n\n" for number in range(count))
    return f"text[^0]\n\n{notes}"


def _random_bytes(size: int) -> bytes:
    return random.Random(1).randbytes(size) + b"\0"


def _encoded(encoding: str, mark: bytes = b"") -> Make:
    return lambda size: mark + ("A line of words.\n\n" * (size // 36) + f"- [{END}](/the/end.md)\n").encode(encoding)


def _invalid(broken: bytes) -> Make:
    """Words with bytes between them that are no UTF-8, and `END` behind them."""
    return lambda size: (b"word " + broken + b"\n") * (size // 8) + f"\n- [{END}](/the/end.md)\n".encode()


def _truncated(size: int) -> bytes:
    return b"word\n" * (size // 5) + f"\n- [{END}](/the/end.md)\n\n".encode() + "論".encode()[:2]


SEQUENCES = (
    "\x1b[31m", "\x1b[2J", "\x1b[?1049l", "\x1b[6n", "\x1b]0;pwned\x07", "\x1b]52;c;cHduZWQ=\x07", "\x1b]8;;http://x\x1b\\",
    "\x1bP+q544e\x1b\\", "\x1b_Gi=1\x1b\\", "\x1b^pm\x1b\\", "\x1bc", "\x1b(0", "\x0e", "\x9b31m", "\x9d0;pwned\x9c",
    "\x90q\x9c", "\x08\x08", "\x07", "\x7f", "&#27;[31m", "&#x9b;31m", "&#7;",
)  # fmt: skip
"""What a terminal would obey."""

BIDI = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
NO_SPACE_CHARACTERS = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\U000e0041\ufff9"
NO_CHARACTERS = "\ue000\uf8ff\ufdd0\ufffe\uffff\U0010ffff\U000f0000"
MARKUP = ("[@click=app.quit]x[/]", "[/x]", "[/]", "[bold", "[red on blue]y[/red]", "[[x]]")
SCHEMES = (
    "data:text/html,x",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "--version",
    "vbscript:x",
    "//host",
    "\\\\h",
)
PLACES = ("- [{0}](/a.md): {0} #tag{0}\n", "- [b](</{0}.md>)\n", "# {0}\n\n", "`{0}` **{0}** $ {0} $\n\n")


def _in_places(texts: tuple[str, ...]) -> Make:
    """Texts wherever a text can be."""
    every = "".join(place.format(text) for text in texts for place in PLACES)
    return lambda size: every * max(1, size // len(every))


def _languages(size: int) -> str:
    names = ("\x1b]0;x", "php{}", "../../x", "a" * 5000, "mermaid", "json", "c++ {.x", "{", "latex", "html+php")
    return "".join(f"```{name}\n<?php {'(' * 40}\n```\n\n" for name in names) * max(1, size // 6000)


def _years(size: int) -> str:
    return "".join(
        f"- [OSDI {'9' * (number % 400 + 1)}](/osdi-{number}9999999999.md)\n" for number in range(size // 250)
    )


OPENINGS = ("`", "~", "<!--")
"""What begins code or a comment that nothing ends."""

CASES = (
    Case("nothing", lambda _: ""),
    Case("only a byte order mark", lambda _: "\ufeff"),
    Case("blank lines", _line("\n")),
    Case("spaces", _line(" ")),
    Case("tabs", _line("\t")),
    Case("form feeds", _line("\f")),
    *(Case(f"one line of {unit!r}", _line(unit), in_index=unit not in OPENINGS) for unit in (
        "x", "word ", "論", "-", "=", "[", "]", "(", ")", "![", "*", "_", "`", "~", "&", "|", "$", "\\", "#", "^", "%",
        "7", "+", ":", ".", "@", "{", "}", "{%", "==", "%%", "^[", "[^", "[[", "]]", "](", "[a](", "[a](b ", "![a](",
        "a*", "a**b ", "*a ", "*a **a ", "***a ", "_a ", "~~a ", "==a ", "a_", "<a", "<a>", "</a>", "<a href='", "&a",
        "&amp;", "&#1;", "&#9999999;", "&nosuch;", "$a$", "$a ", "$$", "http://", "http://a.b ", "://", "[x]: ",
        "\\(", "\\[ x", "\\begin{align}", "a@b.c ", "#tag ", "[a](b) ", "[a][b] ", "[a] ", "<!--", "-->", "<a>*",
        "`a`` ", "a\\\n", "a  \n",
    )),
    Case("one line of '<'", _line("<")),
    Case("one line of '>'", _line(">")),
    *(Case(f"nested {mark!r}", _nested(mark)) for mark in (
        "- ", "> ", "1. ", "* ", "+ > ", "- > 1. * ", ">", "-   1. ",
    )),
    Case("a nested '<div>'", _nested("<div>")),
    Case("nested '<details>'", _nested("<details>\n", "</details>\n")),
    Case("nested '<table>'", _nested("<table><tr><td>")),
    Case("nested '<ul><li>'", _nested("<ul><li>")),
    Case("nested '<blockquote>'", _nested("<blockquote>", "</blockquote>")),
    Case("nested '<b>' in a line", _nested("a <b>", "</b>")),
    Case("nested brackets", _nested("[", "]")),
    Case("nested links", _nested("[", "](a)")),
    Case("nested images", _nested("![", "](a)")),
    Case("nested emphasis", _nested("*a **b ", " b** a*")),
    Case("nested emphasis without spaces", _nested("**_", "_**")),
    Case("nested marks", _nested("==a ", " a==")),
    Case("nested strikes", _nested("~~a ", " a~~")),
    Case("nested footnotes", _nested("^[", "]")),
    Case("nested definitions of footnotes", _nested("[^1]: ")),
    Case("nested definitions", lambda size: "Term\n" + str(_nested(": ")(size))),
    Case("nested formulas", lambda size: f"$${'{' * (size // 2)}x{'}' * (size // 2)}$$\n\n{END}"),
    Case("fractions in fractions", lambda size: "$$" + "\\frac{a}{" * (size // 12) + "}" * (size // 12) + "$$"),
    Case("a long formula", lambda size: f"$${'x_1^2 + ' * (size // 8)}$$\n\n{END}"),
    Case("many formulas", _lines("$x_%$ $\\sum_{i=%}^n$\n")),
    Case("lists in steps", _steps("  ")),
    Case("quotes in steps", _steps(">")),
    Case("lines below deep quotes", lambda size: "> " * 40 + "a\n" + "lazy\n" * (size // 5)),
    Case("lines below deep lists", lambda size: "- " * 40 + "a\n" + "lazy\n" * (size // 5)),
    Case("runs of '`' of growing length", _growing("`")),
    Case("runs of '*' of growing length", _growing("*")),
    Case("runs of '$' of growing length", _growing("$")),
    Case("references", _references),
    Case("references that look alike", _alike_references),
    Case("a reference without an end", lambda size: "[x]: </" + "a" * size),
    Case("a definition of many lines", lambda size: "[x]: /y '" + "a\n" * (size // 2)),
    Case("a comment without an end", lambda size: "<!-- " + "a -- b\n\n" * (size // 8), in_note=False, in_index=False),
    Case("a CDATA section without an end", lambda size: "<![CDATA[ " + "a\n\n" * (size // 3), in_index=False),
    Case("a declaration without an end", lambda size: "<!X " + "a\n\n" * (size // 3), in_index=False),
    Case("an instruction without an end", lambda size: "<? " + "a\n\n" * (size // 3), in_index=False),
    Case("a script without an end", lambda size: "<script> " + "a\n\n" * (size // 3), in_note=False, in_index=False),
    Case("a pre without an end", lambda size: "<pre> " + "a\n\n" * (size // 3), in_index=False),
    Case("a tag without an end", lambda size: "<a " + "b='c' " * (size // 6)),
    Case("attributes without values", lambda size: "<a " + "b " * (size // 2)),
    Case("a name without an end", lambda size: "<div></" + "a" * size),
    Case("spaces before a word", lambda size: "- a" + " " * size + "b"),
    Case("spaces in a link to nothing", lambda size: "- [a](" + " " * size + "b"),
    Case("front matter of spaces", lambda size: "---\na" + " " * size + "b\n---\n"),
    Case("an attribute without an end", lambda size: "a <b c='" + "x" * size),
    Case("many comments", _lines("<!-- % -->\n")),
    Case("HTML lists", lambda size: "<ul>" + "<li>x" * (size // 5) + f"<li>{END}</ul>"),
    Case("custom elements", _lines("<x-%>a</x-%>")),
    Case("definition lists", _lines("Term %\n: said\n\n")),
    Case("a table", _table),
    Case("a table of many columns", _wide_table),
    Case("a table of HTML", _html_table),
    Case("headings", _lines("# H%\n")),
    Case("headings that are called alike", _line("# H\n")),
    Case("underlined headings", _lines("H%\n===\n")),
    Case("items", _line("- a\n")),
    Case("items with links", _lines("- [a%](/a%.md)\n")),
    Case("sections of items", _line("# H\n" + "- [a](b)\n" * 32)),
    Case("numbered items", _lines("%. a\n")),
    Case("items in loose lists", _line("- a\n\n")),
    Case("tasks", _line("- [ ] a\n")),
    Case("paragraphs", _line("a\n\n")),
    Case("links outside lists", _lines("See [a](/a%.md).\n\n")),
    Case("breaks", _line("***\n\n")),
    Case("quotes", _line("> a\n\n")),
    Case("boxes", _line("> [!NOTE] a\n\n")),
    Case("indented code", _line("    a\n\n")),
    Case("one link very often", _line("- [a](/a.md)\n")),
    Case("links to the page itself", _line("- [a](#a) [b](index.md) [c](.)\n")),
    Case("tags in one line", lambda size: "- [a](/a.md): " + "".join(f"#t{n} " for n in range(size // 7))),
    Case("a long title", lambda size: f"- [{'x' * size}](/a.md)"),
    Case("a long heading", lambda size: f"# {'x ' * (size // 2)}"),
    Case("a long link", lambda size: f"- [a](/{'x' * size}.md)"),
    Case("a link of many steps", lambda size: f"- [a](/{'x/' * (size // 2)}y.md)"),
    Case("links of many steps", _lines("- [a](" + "/x" * 99 + "/%.md)\n")),
    Case("links that go up", lambda size: f"- [a]({'../' * (size // 3)}y.md)"),
    Case("years beyond measure", _years),
    Case("schemes", lambda size: "".join(f"- [a](<{s}>)\n[b](<{s}>)\n" for s in SCHEMES) * max(1, size // 250)),
    Case("front matter without an end", lambda size: "---\n" + "a: b\n" * (size // 5)),
    Case("front matter of many fields", _fields),
    Case("front matter of one value", lambda size: f"---\na: {'x' * size}\n---\n"),
    Case("front matter of brackets", lambda size: f"---\na: {'[' * size}\n---\n"),
    Case("front matter of braces", lambda size: f"---\na: {'{a: ' * (size // 4)}\n---\n"),
    Case("front matter of aliases", _laughs),
    Case("front matter of colons", lambda size: "---\na: b\n" + "a: b: c: d\n" * (size // 11) + "---\n"),
    Case("front matter of tags", lambda size: f"---\na: !!python/object/apply:os.system ['{'x' * size}']\n---\n"),
    Case("front matter of steps", _steps_of_fields),
    Case("TOML of tables", lambda size: f"+++\n[{'a.' * (size // 2)}a]\n+++\n"),
    Case("TOML of brackets", lambda size: f"+++\na = {'[' * size}\n+++\n"),
    Case("TOML of digits", lambda size: f"+++\na = {'9' * size}\n+++\n"),
    Case("footnotes in circles", _footnotes_in_circles),
    Case("footnotes in the text", _lines("a^[note %] ")),
    Case("wiki links", _lines("[[page %]] ")),
    Case("GitBook tags without ends", _line('{% hint style="info" %}\n')),
    Case("GitBook tabs", _lines('{% tab title="%" %}\na\n')),
    Case("names of blocks", _lines("a ^name-%\n\n")),
    Case("code without an end", lambda size: "```python\n" + "def f(x): pass\n" * (size // 15), in_index=False),
    Case("code of brackets", lambda size: f"```python\n{'(' * size}\n```"),
    Case("code of quotes", lambda size: "```js\n" + "'a\"`\n" * (size // 5) + "```"),
    Case("languages that are none", _languages),
    Case("many blocks of code", _line("```python\na = 1\n```\n\n")),
    Case("NUL bytes", lambda size: b"a\0" + b"b" * size, refused="NUL"),
    Case("NUL bytes now and then", lambda size: b"abcdefg\0\0" * (size // 9 + 1), refused="NUL"),
    Case("random bytes", _random_bytes, refused="NUL"),
    Case("UTF-16, little end first", _encoded("utf-16-le", b"\xff\xfe")),
    Case("UTF-16, big end first", _encoded("utf-16-be", b"\xfe\xff")),
    Case("UTF-16 without a mark, little end first", _encoded("utf-16-le")),
    Case("UTF-16 without a mark, big end first", _encoded("utf-16-be")),
    Case("UTF-32 with a mark", _encoded("utf-32-le", b"\xff\xfe\0\0")),
    Case("UTF-32 without a mark", _encoded("utf-32-be"), refused="NUL"),
    Case("Latin-1", _invalid(b"\xe9")),
    Case("a lone continuation", _invalid(b"\x80\xbf")),
    Case("overlong UTF-8", _invalid(b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf")),
    Case("surrogates in UTF-8", _invalid(b"\xed\xa0\x80\xed\xbf\xbf")),
    Case("UTF-8 beyond Unicode", _invalid(b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80\xff\xfe")),
    Case("UTF-8 that ends within a character", _truncated),
    Case("lines that end in CR", _line("a\r")),
    Case("lines that end in any way", _line("a\r\nb\rc\nd\n\re\u2028f\u2029g\x85h\vi\fj")),
    Case("bidirectional controls", _line(BIDI + "a")),
    Case("bidirectional controls everywhere", _in_places(tuple(BIDI))),
    Case("characters without a width", _line(NO_SPACE_CHARACTERS)),
    Case("characters without a width everywhere", _in_places(tuple(NO_SPACE_CHARACTERS))),
    Case("combining marks", lambda size: "e" + "\u0301" * (size // 2)),
    Case("combining marks in links", lambda size: "- [e" + "\u0301" * (size // 2) + "](/a.md)"),
    Case("joined emoji", _line("👩\u200d")),
    Case("emoji", _line("👩\u200d🔬 ❤\ufe0f 👍🏽 🇩🇪 1\ufe0f\u20e3 ")),
    Case("variation selectors", _line("a\ufe0f\ufe0e")),
    Case("flags", _line("🇩")),
    Case("private and no characters", _in_places(tuple(NO_CHARACTERS))),
    Case("escape sequences", _in_places(SEQUENCES)),
    Case("escape sequences in a line", _line("".join(SEQUENCES))),
    Case("markup", _in_places(MARKUP)),
)  # fmt: skip
"""All cases, each with a name of its own."""


def every_case(*, refused: bool) -> Iterator[Case]:
    """The cases that are not opened, or those that are."""
    return (case for case in CASES if bool(case.refused) is refused)
