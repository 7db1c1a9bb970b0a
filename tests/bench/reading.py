"""From a keystroke to the note on the screen, here and with Textual's Markdown widget: `python -m tests.bench.reading`.

Both run in a pseudo-terminal of 120×40. What counts is the time from the key to the last change of the text, in
milliseconds. The notes are made up; --notes takes those of a folder instead: the ones nearest to 10 KB, and all of them
as one page, of which the opening and the scrolling are measured. Needs the `bench` extra.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.made_up import SEED, Words
from tests.bench.screen import READNOTES, Screen
from tui.library.facts.front_matter import split_front_matter

SIZE = 10_000  # bytes of a note
WHOLE = 238_000  # bytes of the long page
COUNT = 8
SLOW = 1.0  # seconds in which something has to happen
PAGES = 20
MOST_WANTED, LEAST_FACTOR, LONGEST_OPENING = 60, 10, 500


def made_up_note(words: Words, size: int) -> str:
    """A note of so many bytes: headings, paragraphs, nested bullets, emphasis, links, code, a table."""

    def some(count: int) -> str:
        return " ".join(words.draw() for _ in range(count))

    parts = [f"# {some(8)}", f"Presented in [{some(2)}](https://example.org/{some(1)}).", f"Authors: {some(6)}"]
    while sum(map(len, parts)) < size:
        parts += [
            f"## {some(3)}",
            f"{some(30)} **{some(2)}** {some(12)} _{some(3)}_ [{some(2)}](https://example.org/{some(1)}) {some(9)}.",
            "\n".join(f"{'  ' * (line % 3)}* {some(14)}" for line in range(9)),
            f"```python\ndef {some(1)}(x):\n    return x + 1  # {some(4)}\n```",
            f"| {some(1)} | {some(1)} |\n| --- | ---: |\n| {some(3)} | {some(2)} |\n| {some(2)} | {some(5)} |",
        ]
    return "\n\n".join(parts) + "\n"


def notes_of(folder: Path | None) -> tuple[list[str], str]:
    """The notes of about 10 KB, and the long page."""
    if folder is None:
        words = Words(SEED)
        return [made_up_note(words, SIZE) for _ in range(COUNT)], made_up_note(words, WHOLE)
    texts = [split_front_matter(path.read_text("utf-8")).body for path in sorted(folder.rglob("*.md"))]
    return sorted(texts, key=lambda text: abs(len(text) - SIZE))[:COUNT], "\n\n".join(texts)


def write(folder: Path, notes: Sequence[str], whole: str) -> list[Path]:
    """Write an index with the notes behind it, the long page last; each is said to be that of a paper."""
    paths = []
    for number, text in enumerate([*notes, whole]):
        paths.append(folder / f"note-{number}.md")
        paths[-1].write_text(f"---\ndoi: 10.1000/{number}\n---\n{text}", "utf-8")
    (folder / "index.md").write_text("".join(f"- [Paper {path.stem}](/{path.name})\n" for path in paths), "utf-8")
    return paths


def started(command: Sequence[str]) -> Screen:
    """A program that has drawn its first screen and is at rest."""
    screen = Screen(command)
    while not screen.shows("All papers"):
        screen.settle()
    screen.settle(1.5)
    return screen


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=Path, help="a folder of notes to read")
    notes, whole = notes_of(parser.parse_args().notes)
    with tempfile.TemporaryDirectory() as name:
        paths = write(Path(name), notes, whole)
        ours = started([*READNOTES, name])
        ours.press("2")
        beside, filling = [], []
        for _ in notes[1:]:
            beside.append(ours.press("j", SLOW))
            filling.append(ours.press("\r", SLOW))
            ours.press("\x1b")
        beside_whole = ours.press("j", SLOW)
        opening = ours.press("\r", SLOW)
        scrolling = [ours.press("\x1b[6~") for _ in range(PAGES)]
        ours.close()
        theirs = started([sys.executable, "-m", "tests.bench.markdown_app", *map(str, paths[:COUNT])])
        widget = [theirs.press("n", 3 * SLOW) for _ in notes]
        theirs.close()
    typical, peer = statistics.median(beside), statistics.median(widget)
    print(f"note beside its paper  p50 {typical:7.1f} ms, slowest {max(beside):.1f}; wanted: {MOST_WANTED}")
    print(f"note over the screen   p50 {statistics.median(filling):7.1f} ms, slowest {max(filling):.1f}")
    print(f"Markdown widget        p50 {peer:7.1f} ms: {peer / typical:.0f} times; wanted: {LEAST_FACTOR}")
    print(f"{len(whole) // 1000} KB beside its paper   {beside_whole:7.1f} ms")
    print(f"{len(whole) // 1000} KB over the screen    {opening:7.1f} ms; wanted: {LONGEST_OPENING}")
    print(f"then a page down       p50 {statistics.median(scrolling):7.1f} ms, slowest {max(scrolling):.1f}")


if __name__ == "__main__":
    main()
