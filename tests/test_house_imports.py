"""What is imported where: SQL, engines and libraries in their rooms, all declared and locked."""

from __future__ import annotations

import ast
import inspect
import re
import sys
import tomllib
from importlib import import_module
from importlib.metadata import packages_distributions
from pkgutil import walk_packages
from types import ModuleType

import click
import pytest

import commands.cli
from commands.cli.records import record_verbs
from tests.sources import PACKAGES, ROOT, sources

pytestmark = pytest.mark.uncounted

SQL = re.compile(
    r"\b(SELECT|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|(CREATE|DROP) (TABLE|INDEX)|PRAGMA)\b"
)
# The rooms that speak SQL: the ledger's databases, and the engines that count.
SPEAK_SQL = ("ledger/storage/", "projections/figures/engines/")


def sql_in(tree: ast.AST) -> list[str]:
    """Where a module speaks SQL: strings that are SQL, and every mention of its driver."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [f"line {node.lineno}: {node.value[:40]!r}"] if SQL.search(node.value) else []
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = {getattr(node, "module", None), *(one.name for one in node.names)}
            found += [f"line {node.lineno}: sqlite3"] if "sqlite3" in names else []
    return found


def test_sql_stands_in_its_rooms() -> None:
    """No statement and no driver of a database is outside the rooms made for them."""
    found = {
        path: spoken
        for path, tree in sources(*PACKAGES).items()
        if not path.startswith(SPEAK_SQL) and (spoken := sql_in(tree))
    }
    assert {} == found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('x = "SELECT 1"', 1),
        ("f'DELETE FROM {table}'", 1),
        ('x = "INSERT OR IGNORE INTO t VALUES (1)"', 1),
        ("import sqlite3", 1),
        ("from sqlite3 import connect", 1),
        ('x = "select a file, insert a disc"', 0),
        ("import sqlite", 0),
    ],
)
def test_sql_is_seen(source: str, expected: int) -> None:
    """Statements are known by their words, imports by the driver's name."""
    assert expected == len(sql_in(ast.parse(source)))


def all_imports(tree: ast.AST) -> set[str]:
    """The top-level packages a module imports."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def foreign_imports(tree: ast.AST) -> set[str]:
    """The top-level packages a module imports that are neither Python's nor ours."""
    return all_imports(tree) - set(sys.stdlib_module_names) - set(PACKAGES)


def normal(name: str) -> str:
    """A distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(extra: str = "") -> set[str]:
    """The distributions `pyproject.toml` asks for, or asks for in an extra of ours; those named as
    an extra of theirs too (`ibis-framework[duckdb]`).
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {
        normal(name)
        for line in asked
        for name in re.findall(r"[A-Za-z][\w.-]*", re.split("[<>=]", line)[0])
    }


def test_nothing_is_left_to_chance() -> None:
    """No module of the program draws random numbers; lint bans the other ways outside adapters."""
    imported = {
        path: sorted(names)
        for path, tree in sources(*PACKAGES).items()
        if (names := all_imports(tree) & {"random"})
    }
    assert {} == imported


def test_every_import_is_declared() -> None:
    """What the program imports is asked for by name, not met by chance under another library; what
    is not installed here is called as it is imported.
    """
    homes = packages_distributions()
    asked = declared() | declared("spark")
    imported = {name for tree in sources(*PACKAGES).values() for name in foreign_imports(tree)}
    assert {} == {
        name: homes.get(name)
        for name in imported
        if asked.isdisjoint(map(normal, homes.get(name, [name])))
    }


def test_everything_declared_is_locked_and_explained() -> None:
    """A library comes with its pin and with a page that says why it is here."""
    pages = {page.stem for page in (ROOT / "docs/decisions").glob("*.md")}
    for lock, asked in (
        ("requirements.lock", declared()),
        ("requirements-spark.lock", declared("spark")),
    ):
        named = re.findall(r"^([\w-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
        assert set() == asked - set(named)
        assert set() == asked - pages - {"py4j"}  # told of with pyspark


ENGINES = re.compile(r"duckdb|spark|\bibis\b|sqlglot", re.IGNORECASE)


def names_engine(tree: ast.AST) -> bool:
    """Whether a module names an engine, in what it imports, calls or says; its documentation may."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    words = (
        str(value)
        for node in ast.walk(tree)
        if id(node) not in told
        for _name, value in ast.iter_fields(node)
        if isinstance(value, str)
    )
    return any(ENGINES.search(word) for word in words)


def test_engines_are_named_in_their_room_alone() -> None:
    """Whoever asks for figures does not know who adds them up."""
    room = "projections/figures/engines/"
    assert [] == [
        path
        for path, tree in sources(*PACKAGES).items()
        if not path.startswith(room) and names_engine(tree)
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import duckdb", True),
        ("from ibis import table", True),
        ("name = 'spark=local'", True),
        ("def start_spark(): pass", True),
        ('"""As DuckDB does."""', False),
        ("distribution = 'exhibis'", False),
    ],
)
def test_named_engines_are_seen(source: str, expected: bool) -> None:
    """The measure itself."""
    assert expected == names_engine(ast.parse(source))


def places_of(name: str) -> tuple[str, ...]:
    """Where a library is used, as its page says."""
    page = (ROOT / f"docs/decisions/{name}.md").read_text("utf-8")
    found = re.search(r"^- Where: (.*)$", page, re.MULTILINE)
    return tuple(found[1].split(", ")) if found else ()


def test_libraries_are_used_where_their_pages_say() -> None:
    """A page that names another place would send whoever replaces the library there."""
    homes = packages_distributions()
    elsewhere = [
        f"{path} imports {name}"
        for path, tree in sources(*PACKAGES).items()
        for name in sorted(foreign_imports(tree))
        for home in declared() & set(map(normal, homes.get(name, [])))
        if not path.startswith(places_of(home))
    ]
    assert [] == elsewhere
    assert [] == [
        f"{name}: {place}"
        for name in sorted(declared())
        for place in places_of(name) or ("nowhere",)
        if not (ROOT / place).exists()
    ]


def borrowed_commands(module: ModuleType) -> list[str]:
    """The commands that a module holds under a name though they were defined in another."""
    return [
        name
        for name, one in vars(module).items()
        if isinstance(one, click.Command)
        and one.callback is not None
        and inspect.unwrap(one.callback).__module__ != module.__name__
    ]


def test_no_command_is_imported() -> None:
    """A module of commands knows those of others by their places, if at all."""
    names = [one.name for one in walk_packages(commands.cli.__path__, "commands.cli.")]
    found = {name: taken for name in names if (taken := borrowed_commands(import_module(name)))}
    assert {} == found


def test_an_imported_command_is_seen() -> None:
    """The check knows a command that another module made."""
    module = ModuleType("elsewhere")
    module.suspend = record_verbs.suspend  # type: ignore[attr-defined]
    assert ["suspend"] == borrowed_commands(module)
