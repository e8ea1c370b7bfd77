"""The house rules that no linter knows, read off the source.

ruff keeps the rest: docstrings, `print`, the clock and chance outside their adapters.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources import PACKAGES, ROOT, FunctionNode, functions, sources

pytestmark = pytest.mark.uncounted

FUNCTION_LINES = 40
COMMAND_LINES = 30
MODULE_LINES = 320
STORE_LINES = 100
FUNCTION_BRANCHES = 12
# The one room that is denser than all others: a number's words can mean many things.
DENSER, DENSER_BRANCHES = "projections/inspection/reading/", 20
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

BRANCHES = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.match_case,
)


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
    most = DENSER_BRANCHES if path.startswith(DENSER) else FUNCTION_BRANCHES
    return {
        f"{path} {node.name}": f"line {node.lineno}: {branch_count(node)} branches and operands"
        for node in functions(tree)
        if branch_count(node) > most
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
    """No function has more than 12 branches and boolean operands, or 20 in the densest room; short
    lines hide them well.
    """
    found = {
        name: what
        for path, tree in sources(*PACKAGES).items()
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
    found = {path: f"{count} lines" for path, count in lengths.items() if count > MODULE_LINES}
    assert {} == found


def test_the_store_in_memory_is_small() -> None:
    """What the ledger asks of a store is little: a second one is few lines of code.

    Imports and blank lines aside.
    """
    source = (ROOT / "tests/ledger/memory_store.py").read_text("utf-8")
    imports = (ast.Import, ast.ImportFrom)
    code = [one for one in ast.parse(source).body if not isinstance(one, imports)]
    lines = source.splitlines()
    own = (lines[one.lineno - 1 : one.end_lineno] for one in code)
    assert len([line for part in own for line in part if line.strip()]) <= STORE_LINES


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


# ---- a quick start ------------------------------------------------------------------------------


RECORDING = """
import sys
from commands.main import run

lines = [
    "init so-cai --unit DOI-01 --name Doi-1 --as CB01",
    "--ledger so-cai officer join CB02 --unit DOI-01 --as CB01",
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
