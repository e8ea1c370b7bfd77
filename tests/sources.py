"""The source of the program and of its tests, as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("ledger", "projections", "commands")

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def sources(*packages: str) -> dict[str, ast.Module]:
    """The syntax tree of every module, by its path from the root."""
    paths = sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): _tree(path) for path in paths}


@cache
def _tree(path: Path) -> ast.Module:
    """The syntax tree of one module, parsed once."""
    return ast.parse(path.read_text("utf-8"))


def functions(tree: ast.AST) -> Iterator[FunctionNode]:
    """Every function of a module, methods and inner functions too."""
    return (node for node in ast.walk(tree) if isinstance(node, FunctionNode))
