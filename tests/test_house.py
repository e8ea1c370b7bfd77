"""The house rules that no linter knows, read off the source.

ruff keeps the rest: docstrings, `print`, the clock and chance outside their adapters.
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
FUNCTION_LINES = 40
COMMAND_LINES = 30
MODULE_LINES = 320
FUNCTION_BRANCHES = 12
# The one room that may be denser and longer: how a report is read is being rebuilt as a whole.
UNMEASURED = "projections/inspection/reading/"
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
BRANCHES = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.match_case,
)


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


def branch_count(node: ast.AST) -> int:
    """The ways through a function: its branches and the operands that ``and`` and ``or`` add.

    A long condition hides as much as a long function: each place where a reader must think of two
    cases counts once, whatever form it has.
    """
    count = 0
    for part in ast.walk(node):
        if isinstance(part, ast.BoolOp):
            count += len(part.values) - 1
        elif isinstance(part, ast.comprehension):
            count += 1 + len(part.ifs)
        elif isinstance(part, BRANCHES):
            count += 1
    return count


def overlong(path: str, tree: ast.AST) -> dict[str, str]:
    """The functions of a module that are too long: what is wrong, by ``path name``."""
    found = {}
    for node in functions(tree):
        limit = COMMAND_LINES if is_command(node) else FUNCTION_LINES
        if line_count(node) > limit:
            found[f"{path} {node.name}"] = f"line {node.lineno}: {line_count(node)} lines"
    return found


def overdense(path: str, tree: ast.AST) -> dict[str, str]:
    """The functions of a module with too many ways through: what is wrong, by ``path name``."""
    return {
        f"{path} {node.name}": f"line {node.lineno}: {branch_count(node)} branches and operands"
        for node in functions(tree)
        if branch_count(node) > FUNCTION_BRANCHES
    }


def test_functions_are_short() -> None:
    """A function that needs more than 40 lines, a command more than 30, holds a second one."""
    found = {
        name: what
        for path, tree in sources(*PACKAGES).items()
        for name, what in overlong(path, tree).items()
    }
    assert {} == found


def test_functions_are_not_dense() -> None:
    """No function has more than 12 branches and boolean operands; short lines hide them well."""
    found = {
        name: what
        for path, tree in sources(*PACKAGES).items()
        if not path.startswith(UNMEASURED)
        for name, what in overdense(path, tree).items()
    }
    assert {} == found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return a", 0),
        ("return a and b and c or d", 3),
        ("return a if b else c", 1),
        ("return [x for x in a for y in b if x if y]", 4),
        ("return any(x for x in a)", 1),
        ("if a: pass\n    elif b: pass\n    else: pass", 2),
        ("for x in a:\n        while x: pass", 2),
        ("try: pass\n    except A: pass\n    except B: pass", 2),
        ("match a:\n        case 1: pass\n        case _: pass", 2),
        ("async def g():\n        async for x in a: pass", 1),
        ("def g():\n        return a or b", 1),
    ],
)
def test_branches_are_counted(body: str, expected: int) -> None:
    """The measure itself: an inner function's branches are its outer function's too."""
    assert expected == branch_count(ast.parse(f"def f():\n    {body}\n"))


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
    found = {
        path: f"{count} lines"
        for path, count in lengths.items()
        if count > MODULE_LINES and not path.startswith(UNMEASURED)
    }
    assert {} == found


def test_modules_have_names() -> None:
    """A module that is called after nothing collects everything."""
    named = [Path(path).with_suffix("").parts for path in sources(*PACKAGES, "tests")]
    assert [] == ["/".join(parts) for parts in named if NAMELESS.intersection(parts)]


def test_a_class_name_stands_once() -> None:
    """Whoever reads ``Cell`` knows which: no two modules of the program name a class alike."""
    homes: dict[str, list[str]] = {}
    for path, tree in sources(*PACKAGES).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(f"{path}:{node.lineno}")
    found = {name: ", ".join(where) for name, where in homes.items() if len(where) > 1}
    assert {} == found


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


ASKING = """
import sys
from commands.main import run

code = run("--ledger so-cai stats".split())
print("code", code, "loaded", *(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_asking_loads_only_the_engine(tmp_path: Path) -> None:
    """`socai stats` starts quickly because nothing is imported that only writes facts, or only
    writes queries.
    """
    heavy = [name for name in (*HEAVY, "sqlglot") if name != "duckdb"]
    told = [
        subprocess.run(
            [sys.executable, "-c", script, *heavy],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout.splitlines()[-1]
        for script in (RECORDING, ASKING, ASKING)
    ]
    assert "code 0 loaded" == told[-1]
