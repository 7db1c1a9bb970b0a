"""The core draws nothing: only the app and what it is made of import textual, and imports point one way."""

import ast
import subprocess
import sys
from itertools import accumulate
from pathlib import Path

import pytest

import tui

PACKAGE = Path(tui.__file__).parent
DRAWING = (
    *("actions", "app", "commands", "flows", "guarded", "keys", "lines", "ordered_keys", "panes", "screens"),
    *("terminal", "theme"),
)
LAYERS = """
kept_file counted in_turn
library.sanitise library.text_file library.address library.page_key library.parser library.entry library.places
library.paper_address library.stretches library.remark library.authors library.paper_links
library.index library.facts library.gather
library.library library.branches streams leaving crash terminal_output
pages notes.blocks notes.formula notes.markdown notes.layout notes marks search order folds
listing paper_page queries session gone outline watched collection kept waiting
opening export output options check answers
theme keys terminal guarded ordered_keys lines panes panes.reader screens
flows.panes flows.trail flows.finder flows.note_loader flows.layers flows.returning flows.searching flows.browsing
flows.resuming flows.keeping flows.browser flows.preview flows.shown_page flows.reading flows.marking
flows.links flows.following flows.gathering flows.watching flows.reloading flows.editing flows.outside flows.flows
commands actions app cli __main__
""".split()
"""Packages and modules from the bottom up; each imports only from itself and from those above it in this list."""


def modules() -> list[str]:
    """The names of all modules; packages only say what is in them."""
    paths = (path.relative_to(PACKAGE.parent).with_suffix("") for path in PACKAGE.rglob("*.py"))
    return sorted(".".join(path.parts) for path in paths if path.name != "__init__")


def test_the_core_imports_without_textual() -> None:
    core = [name for name in modules() if name.split(".")[1:2] not in [[drawing] for drawing in DRAWING]]
    core.remove("tui.__main__")
    assert {"tui.cli", "tui.listing", "tui.output", "tui.pages.folder", "tui.search.engine"} <= set(core)
    code = (
        f"import importlib, sys\nfor name in {core}: importlib.import_module(name)\nsys.exit('textual' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("arguments", [["--list"], ["--search", "orca"], ["--version"], ["--help"], ["missing.md"]])
def test_what_prints_never_imports_textual(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom tui.cli import main\n"
        f"try: main({arguments})\nexcept SystemExit: pass\n"
        "sys.exit(10 if 'textual' in sys.modules else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_the_first_paint_needs_no_search_engine() -> None:
    code = "import sys, tui.app\nsys.exit(bool({'numpy', 'rapidfuzz'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    whole = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    parts = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return whole | {f"{node.module}.{alias.name}" for node in parts for alias in node.names}


def layer_of(module: str) -> int:
    """The number of the innermost layer that a module, or a name in it, belongs to."""
    names = set(accumulate(module.removeprefix("tui.").split("."), "{}.{}".format))
    return max((len(layer), number) for number, layer in enumerate(LAYERS) if layer in names)[1]


@pytest.mark.parametrize("module", modules())
def test_imports_point_down(module: str) -> None:
    for name in imported(PACKAGE.parent / f"{module.replace('.', '/')}.py"):
        assert not name.startswith("tui.") or layer_of(name) <= layer_of(module), f"{module} imports {name}"


def test_panes_do_not_import_each_other_but_for_the_reader_which_is_made_of_two() -> None:
    for path in set((PACKAGE / "panes").glob("*.py")) - {PACKAGE / "panes/reader.py"}:
        assert not [module for module in imported(path) if module.startswith("tui.panes")]
