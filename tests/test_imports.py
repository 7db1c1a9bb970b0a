"""The core draws nothing: only the app and what it is made of import textual, and imports point one way."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import tui

PACKAGE = Path(tui.__file__).parent
DRAWING = (
    "tui.app",
    "tui.browsing",
    "tui.commands",
    "tui.editing",
    "tui.finder",
    "tui.following",
    "tui.gathering",
    "tui.keeping",
    "tui.keys",
    "tui.layers",
    "tui.lines",
    "tui.links",
    "tui.note_loader",
    "tui.ordered_keys",
    "tui.outside",
    "tui.panes",
    "tui.preview",
    "tui.reading",
    "tui.screens",
    "tui.searching",
    "tui.theme",
)
LAYERS = [
    "library",
    "notes",
    "search",
    "folds",
    "trail",
    "paper_page",
    "collection",
    "opening",
    "lines",
    "panes",
    "screens",
    "finder",
    "note_loader",
    "layers",
    "searching",
    "browsing",
    "links",
    "preview",
    "reading",
    "following",
    "gathering",
    "editing",
    "outside",
    "keeping",
    "commands",
    "app",
]
"""Packages and modules from the bottom up; each imports only from itself and from those below it."""


def modules() -> list[str]:
    paths = (path.relative_to(PACKAGE.parent).with_suffix("") for path in PACKAGE.rglob("*.py"))
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in paths)


def test_the_core_imports_without_textual() -> None:
    core = [name for name in modules() if not name.startswith(DRAWING) and name != "tui.__main__"]
    assert {"tui.cli", "tui.listing", "tui.export", "tui.output", "tui.library.load", "tui.search.engine"} <= set(core)
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
    named = {f"{node.module}.{alias.name}" for node in parts for alias in node.names if node.module == "tui"}
    return whole | named | {node.module for node in parts if node.module and node.module != "tui"}


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_down(layer: str) -> None:
    above = LAYERS[LAYERS.index(layer) + 1 :]
    files = sorted((PACKAGE / layer).glob("*.py")) or [PACKAGE / f"{layer}.py"]
    assert files
    for path in files:
        for module in imported(path):
            parts = module.split(".")
            assert parts[0] != "tui" or parts[1] not in [*above, "cli", "output"], f"{path.name} imports {module}"


def test_panes_do_not_import_each_other() -> None:
    for path in (PACKAGE / "panes").glob("*.py"):
        assert not [module for module in imported(path) if module.startswith("tui.panes")]
