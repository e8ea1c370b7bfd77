"""The house rules that no linter knows, read off the source.

ruff keeps the rest: docstrings, `print`, the clock and random ids outside their adapters.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from string import Formatter

import pytest

from ledger.errors import LedgerError

ROOT = Path(__file__).parents[1]
PACKAGES = ("ledger", "projections", "commands")
FUNCTION_LINES = 48
COMMAND_LINES = 44
MODULE_LINES = 400
NAMELESS = frozenset(
    {"common", "helper", "helpers", "lib", "misc", "shared", "tools", "util", "utils"}
)
HEAVY = (
    "docx",
    "docxtpl",
    "duckdb",
    "ibis",
    "numpy",
    "openpyxl",
    "pandas",
    "pyarrow",
    "xlsxwriter",
)

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def sources(*packages: str) -> dict[str, ast.Module]:
    """The syntax tree of every module, by its path from the root."""
    paths = sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in paths}


def functions(tree: ast.AST) -> Iterator[FunctionNode]:
    """Every function of a module, methods and inner functions too."""
    return (node for node in ast.walk(tree) if isinstance(node, FunctionNode))


def is_command(node: FunctionNode) -> bool:
    """Whether a function is decorated as a click command or group."""
    called = [mark.func if isinstance(mark, ast.Call) else mark for mark in node.decorator_list]
    return any(
        isinstance(mark, ast.Attribute) and mark.attr in {"command", "group"} for mark in called
    )


def line_count(node: FunctionNode) -> int:
    """A function's lines from ``def`` to its end, decorators left out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def overlong(path: str, tree: ast.AST) -> list[str]:
    """The functions of a module that say too much, as ``path:line name lines``."""
    found = []
    for node in functions(tree):
        limit = COMMAND_LINES if is_command(node) else FUNCTION_LINES
        if line_count(node) > limit:
            found.append(
                f"{path}:{node.lineno} {node.name} has {line_count(node)} "
                f"lines, at most {limit} are allowed"
            )
    return found


def test_functions_are_short() -> None:
    """A function that needs more than 40 lines, a command more than 30, holds a second one."""
    assert [] == [
        found for path, tree in sources(*PACKAGES).items() for found in overlong(path, tree)
    ]


@pytest.mark.parametrize(
    ("decorator", "body_lines", "expected"),
    [
        ("", FUNCTION_LINES - 1, 0),
        ("", FUNCTION_LINES, 1),
        ("@main.command()\n", COMMAND_LINES - 1, 0),
        ("@main.command()\n", COMMAND_LINES, 1),
        ("@group.group\n", COMMAND_LINES, 1),
    ],
)
def test_overlong_functions_are_seen(decorator: str, body_lines: int, expected: int) -> None:
    """The measure itself: the ``def`` line counts, decorators do not."""
    source = f"{decorator}def speak():\n" + "    pass\n" * body_lines
    assert expected == len(overlong("x.py", ast.parse(source)))


def test_modules_are_short() -> None:
    """A module is one noun of the domain."""
    lengths = {
        path: len((ROOT / path).read_text("utf-8").splitlines()) for path in sources(*PACKAGES)
    }
    assert {} == {path: count for path, count in lengths.items() if count > MODULE_LINES}


def test_modules_have_names() -> None:
    """A module that is called after nothing collects everything."""
    named = [Path(path).with_suffix("").parts for path in sources(*PACKAGES, "tests")]
    assert [] == ["/".join(parts) for parts in named if NAMELESS.intersection(parts)]


def test_tests_say_what_they_show() -> None:
    """Every test has a docstring: the sentence it proves."""
    silent = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in sources("tests").items()
        for node in functions(tree)
        if node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert [] == silent


# ---- refusals ---------------------------------------------------------------------------------


@cache
def refusals() -> dict[str, type[LedgerError]]:
    """Every subclass of LedgerError in the three packages, by its name."""
    for package in PACKAGES:
        folder = str(ROOT / package)
        for module in pkgutil.walk_packages([folder], prefix=f"{package}."):
            importlib.import_module(module.name)
    found: dict[str, type[LedgerError]] = {}
    waiting: list[type[LedgerError]] = [LedgerError]
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        if error.__module__.split(".")[0] in PACKAGES:
            assert found.setdefault(error.__name__, error) is error, (
                f"two refusals are named {error.__name__}"
            )
    return found


def test_every_refusal_explains_itself() -> None:
    """A refusal states its rule, its message and what to do about it, in its own words."""
    own = {name: vars(error) for name, error in refusals().items()}
    assert [] == [
        name
        for name, parts in own.items()
        if not (parts.get("__doc__") and parts.get("message") and parts.get("hint"))
    ]


def test_every_refusal_has_an_exit_code_of_its_family() -> None:
    """3 input, 4 integrity, 5 rule, 6 busy or unreachable; 1 and 2 are no refusals."""
    assert {} == {
        name: error.exit_code
        for name, error in refusals().items()
        if error.exit_code not in {3, 4, 5, 6}
    }


def wanted_fields(error: type[LedgerError]) -> set[str]:
    """The names in braces in a refusal's message and hint."""
    parts = [*Formatter().parse(error.message), *Formatter().parse(error.hint)]
    return {re.split(r"[.\[]", name)[0] for _text, name, _format, _conversion in parts if name}


def unfilled(tree: ast.AST) -> list[str]:
    """Calls of a refusal that leave a field of its texts empty, as ``line Name fields``."""
    found = []
    for node in ast.walk(tree):
        if not (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in refusals()
        ):
            continue
        error = refusals()[node.func.id]
        given = {keyword.arg for keyword in node.keywords}
        missing = wanted_fields(error) - {name for name in given if name}
        if missing and None not in given and error.__init__ is LedgerError.__init__:
            found.append(f"{node.lineno} {error.__name__} {' '.join(sorted(missing))}")
    return found


def test_every_refusal_is_given_its_fields() -> None:
    """A field that is not given would be a traceback in the moment of refusing."""
    assert {} == {
        path: found for path, tree in sources(*PACKAGES).items() if (found := unfilled(tree))
    }


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("raise UnknownRecord()", ["1 UnknownRecord number"]),
        ("raise UnknownRecord(number=number)", []),
        ("raise UnknownRecord(**values)", []),
        ("raise ValueError()", []),
    ],
)
def test_unfilled_refusals_are_seen(call: str, expected: list[str]) -> None:
    """The measure itself."""
    assert expected == unfilled(ast.parse(call))


# ---- dependencies -------------------------------------------------------------------------------


def foreign_imports(tree: ast.AST) -> set[str]:
    """The top-level packages a module imports that are neither Python's nor ours."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - set(PACKAGES)


def normal(name: str) -> str:
    """A distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    """The distributions `pyproject.toml` asks for, those named as an extra too
    (`ibis-framework[duckdb]`).
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {
        normal(name)
        for line in project["dependencies"]
        for name in re.findall(r"[A-Za-z][\w.-]*", re.split("[<>=]", line)[0])
    }


def test_every_import_is_declared() -> None:
    """What the program imports is asked for by name, not met by chance under another library."""
    homes = packages_distributions()
    imported = {name for tree in sources(*PACKAGES).values() for name in foreign_imports(tree)}
    assert {} == {
        name: homes.get(name)
        for name in imported
        if declared().isdisjoint(map(normal, homes.get(name, [])))
    }


def test_everything_declared_is_locked_and_explained() -> None:
    """A library comes with its pin and with a page that says why it is here."""
    locked = set(
        re.findall(r"^([\w-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    )
    assert set() == declared() - locked
    assert [] == [
        name for name in sorted(declared()) if not (ROOT / f"docs/decisions/{name}.md").exists()
    ]


# ---- a quick start ------------------------------------------------------------------------------


RECORDING = """
import sys
from commands.main import run

lines = [
    "init so-cai --unit DOI-01 --name Doi-1 --as CB01",
    "--ledger so-cai officer join CB01 --unit DOI-01 --as CB01",
    "--ledger so-cai casefile open ST-001/2024 --symbol ST --unit DOI-01 --officer CB01 --class A --list I",
]
codes = [run(line.split()) for line in lines]
print("codes", *codes, "loaded", *(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_recording_loads_no_query_engine_and_no_office_library(tmp_path: Path) -> None:
    """`socai casefile open` starts quickly because what it does not use is not imported."""
    command = [sys.executable, "-c", RECORDING, *HEAVY]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert "codes 0 0 0 loaded" == done.stdout.splitlines()[-1]
