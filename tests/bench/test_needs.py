"""What the benchmarks import is in the extra that the README names."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import INDEX

BENCH = Path(__file__).parent


def roots(path: Path) -> set[str]:
    """The packages that a module imports."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    "path", [path for path in BENCH.glob("*.py") if path != Path(__file__)], ids=lambda path: path.stem
)
def test_a_benchmark_needs_only_the_extra(path: Path) -> None:
    project = tomllib.loads((INDEX.parent / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["bench"]]
    installed = {re.split(r"[>=<]", name)[0].casefold() for name in needed}
    packages = packages_distributions()
    imported = roots(path) - sys.stdlib_module_names - {"tests", "tui"}
    assert {name.casefold() for root in imported for name in packages.get(root, [root])} <= installed
