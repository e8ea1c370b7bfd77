"""What every refusal has: a text, a hint, an exit code of its family, and all its fields."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from functools import cache
from string import Formatter

import pytest

from ledger.errors import LedgerError
from tests.sources import PACKAGES, ROOT, sources


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
