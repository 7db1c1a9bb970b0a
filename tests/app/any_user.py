"""A user who does anything at any time, and what must hold whatever they do."""

import asyncio
import random
import time
from collections.abc import Mapping
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot

from tests.app.conftest import PATIENCE, screen_text
from tui.app import ReadnotesApp
from tui.library.sanitise import clean_text
from tui.lines.framed_lines import FramedLines
from tui.lines.line_list import LineList
from tui.lines.sheet_view import SheetView
from tui.panes.paper_list import PaperList
from tui.panes.search_bar import SearchBar

_ROOM = 12  # cells
_NAMES = """
up down left right home end pageup pagedown tab shift+tab enter escape backspace delete space f1 f2 f3
ctrl+a ctrl+d ctrl+e ctrl+j ctrl+k ctrl+l ctrl+n ctrl+o ctrl+p ctrl+q ctrl+r ctrl+u ctrl+w ctrl+y ctrl+z
ctrl+left ctrl+right
shift+up shift+down ctrl+home ctrl+end
slash colon question_mark asterisk plus minus left_square_bracket right_square_bracket backslash
number_sign quotation_mark full_stop comma semicolon equals_sign exclamation_mark at tilde less_than_sign
""".split()
KEYS = [*_NAMES, *"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789é中"]

FILES = {
    "index.md": """# Notes

- [OSDI 2022](/osdi-2022.md)
- [Orca: A distributed serving system](/osdi-2022/orca.md): #serving #batching
- [Looking beyond GPUs](/osdi-2022/beyond.md): #gpu_sharing
- [SOSP 2023](/sosp-2023.md)
- [Paged attention](/sosp-2023/vllm.md): Memory in pages.
- [Serving](/serving.md)
- A paper without a link: #serving
""",
    "osdi-2022.md": """# OSDI 2022

## Papers

- Whale ([Paper](https://example.org/whale.pdf))
- [Orca](osdi-2022/orca.md)
""",
    "osdi-2022/orca.md": f"""# Orca

## Meta Info

Authors: A. Author, *B. Author*

{"Words of it. " * 200}

{"A paragraph. " * 200}

## End

[up](../serving.md)
""",
    "osdi-2022/beyond.md": """# Beyond

| a | b |
| - | - |
| 1 | 2 |

```python
x = 1
```

$x^2$ [vllm](../sosp-2023/vllm.md#more)
""",
    "sosp-2023/vllm.md": "# Paged attention\n\nSee #serving.\n\n## More\n\n中文 and é.\n",
    "serving.md": "# Serving\n\n- [Orca](osdi-2022/orca.md)\n- Another paper (OSDI 2021)\n",
}
"""A small folder of notes that has a bit of everything."""

_LINES = (
    "- [A new paper](/osdi-2022/new.md): #new\n",
    "- [NSDI 2024](/nsdi-2024.md)\n- [Its paper](/nsdi-2024/it.md)\n",
    "- \x1b[31m&#27;]0;x&#7; [@click=app.quit]x[/]\n",
)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files: texts by their paths."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


class AnyUser:
    """Drives one app over the files of a folder."""

    def __init__(self, pilot: Pilot[None], folder: Path, chance: random.Random) -> None:
        self._pilot = pilot
        self._folder = folder
        self._chance = chance
        self.done: list[str] = []
        """What was done, for who has to find out what broke."""

    @property
    def _app(self) -> ReadnotesApp:
        assert isinstance(self._pilot.app, ReadnotesApp)
        return self._pilot.app

    async def do(self, step: str) -> None:
        """Do one thing: press a key, "resize", "change" a file, "click" or "wheel"; then all must be well."""
        match step:
            case "resize":
                size = self._chance.randint(1, 220), self._chance.randint(1, 70)
                self.done.append(f"resize {size}")
                await self._pilot.resize_terminal(*size)
            case "change":
                self.done.append(f"change {self._change()}")
            case "click":
                width, height = self._app.size
                at = self._chance.randrange(width), self._chance.randrange(height)
                self.done.append(f"click {at}")
                await self._pilot.click(offset=at, times=self._chance.randint(1, 2))
            case _:
                self.done.append(step)
                await self._pilot.press(step)
        await self._pilot.pause()
        end = time.monotonic() + PATIENCE
        while not _fills(screen_text(self._app), self._app.size) and time.monotonic() < end:
            await self._pilot.pause(0.01)
        self.check()

    def check(self) -> None:
        """Look for what must never be."""
        app = self._app
        assert app.is_running, (app.return_code, self.done[-20:])
        text = screen_text(app)
        assert _fills(text, app.size), self.done[-20:]
        hostile = [char for char in text if char != "\n" and clean_text(char) != char]  # it came round the border
        assert not hostile, (hostile, self.done[-20:])
        if app.focused is not None:
            assert app.focused.display, self.done[-20:]
        panes = app.screen_stack[0]
        if self._chance.random() < 0.1:  # it takes long
            for pane in panes.query(FramedLines):
                self._check_drawn(pane)
        for rows in panes.query(LineList):
            assert 0 <= rows.cursor < max(1, rows.line_count), self.done[-20:]
            assert not rows.inner_height or 0 <= rows.top <= max(0, rows.line_count - 1), self.done[-20:]
        for sheet in panes.query(SheetView):
            assert sheet.target is None or sheet.target in sheet.sheet.targets, self.done[-20:]
        papers = panes.query_one(PaperList)
        listing = papers.spot.listing
        assert listing.hits is None or len(listing.hits) == len(listing.entries), self.done[-20:]
        assert papers.entry is None or papers.entry in listing.entries, self.done[-20:]
        assert len(app.screen_stack) < 6, self.done[-20:]

    def _check_drawn(self, pane: FramedLines) -> None:
        """Look for lines that are shown as they were once."""
        shown = [pane.render_line(y) for y in range(pane.size.height)]
        pane.notify_style_update()
        assert [pane.render_line(y) for y in range(pane.size.height)] == shown, (pane, self.done[-20:])

    async def come_home(self) -> None:
        """Close what lies over the panes: escape must lead there from anywhere."""
        for _ in range(40):
            if len(self._app.screen_stack) == 1 and not self._app.screen.query_one(SearchBar).is_open:
                break
            await self._pilot.press("escape")
            await self._pilot.pause()
        else:
            raise AssertionError(f"no way back after {self.done[-20:]}")

    def _change(self) -> str:
        """Change a file in one of the ways in which programs do."""
        name = self._chance.choice(list(FILES))
        path = self._folder / name
        way = self._chance.choice(["append", "rename", "truncate", "delete", "restore", "empty", "cut", "garbage"])
        text = path.read_bytes() if path.exists() else b""
        match way:
            case "append":
                line = self._chance.choice(_LINES).encode()
                path.write_bytes(text[-20_000:] + line)
            case "rename":
                new = path.with_name(f".{path.name}.new")
                new.write_bytes(text.replace(b"paper", b"Paper"))
                new.replace(path)
            case "truncate":
                path.write_bytes(b"")
                path.write_text(FILES[name], "utf-8")
            case "delete":
                path.unlink(missing_ok=True)
            case "restore":
                path.write_text(FILES[name], "utf-8")
            case "empty":
                path.write_bytes(b"")
            case "cut":
                path.write_bytes(text[: len(text) // 2])
            case "garbage":
                path.write_bytes(self._chance.randbytes(200))
        return f"{name}: {way}"


def _fills(text: str, size: tuple[int, int]) -> bool:
    """Whether a text is as wide and as high as the terminal; of one in which no frame has room that is not asked."""
    width, height = size
    return width < _ROOM or [cell_len(line) for line in text.split("\n")] == [width] * height


def steps(chance: random.Random, count: int) -> list[str]:
    """So many things to do: mostly keys, now and then something else."""
    rare = ["resize", "change", "click"]
    return [chance.choice(rare) if chance.random() < 0.1 else chance.choice(KEYS) for _ in range(count)]


async def rest(pilot: Pilot[None]) -> None:
    """Let the workers of an app come to their end."""
    while not all(worker.is_finished for worker in pilot.app.workers):
        await asyncio.sleep(0.01)
        await pilot.pause()
