"""The mutator itself: what it changes, what it leaves alone, and that a survivor is told apart."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutation.__main__ import TARGETS, difference, explanations
from tests.mutation.mutants import mutants
from tests.mutation.trial import ROOT, TrialFailed, prepare

pytestmark = pytest.mark.uncounted


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("a < b", ["a <= b", "a >= b"]),
        ("a <= b", ["a < b", "a > b"]),
        ("a == b", ["a != b"]),
        ("a is None", ["a is not None"]),
        ("a not in b", ["a in b"]),
        ("a < b == c", ["a <= b == c", "a >= b == c", "a < b != c"]),
        ("a and b", ["a or b", "b", "a"]),
        ("a or b or c", ["a and b and c", "b or c", "a or c", "a or b"]),
        ("not a", ["a"]),
        ("-a", ["a"]),
        ("a + b", ["a - b"]),
        ("a - b", ["a + b"]),
        ("a * b", []),
        ("any(a)", ["all(a)"]),
        ("min(a, key=b)", ["max(a, key=b)"]),
        ("f(0)", ["1"]),
        ("f(1)", ["0"]),
        ("f(7)", ["8"]),
        ("f(True)", ["False"]),
        ("zip(a, strict=True)", []),
        ("f('0')", []),
        ("a if b else c", ["c if b else a"]),
        ("[a for a in b if c if d]", ["[a for a in b if d]", "[a for a in b if c]"]),
        ("f'{a + b}'", []),
    ],
)
def test_an_expression_is_changed(expression: str, expected: list[str]) -> None:
    """Each operator once, and nothing that only a reader sees."""
    found = mutants(f"def f():\n    return {expression}\n")
    assert expected == [mutant.becomes for mutant in found]
    assert {"f"} >= {mutant.where for mutant in found}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("if a:\n    pass\n", ["not a"]),
        ("while f(a):\n    pass\n", ["not f(a)"]),
        ("if not a:\n    pass\n", ["a"]),
        ("match a:\n    case b if c:\n        pass\n", ["not c"]),
        ("a: Literal[1] = b\n", []),
        ("@f(1)\ndef g(a: int | None) -> A | B: pass\n", []),
        ('"""1 and 0."""\n', []),
    ],
)
def test_a_statement_is_changed(source: str, expected: list[str]) -> None:
    """A plain condition becomes its opposite; annotations, decorators and texts stay."""
    assert expected == [mutant.becomes for mutant in mutants(source)]


SOURCE = """\
class A:
    def f(self):
        text = "Đội"; g = any(
            x == 0
            for x in y
        ) + 1
        return x == 0
"""


def test_a_mutant_is_the_module_with_one_change() -> None:
    """It can be compiled, has the lines of the module, and another tree."""
    for mutant in mutants(SOURCE):
        assert len(SOURCE.splitlines()) == len(mutant.source.splitlines())
        assert ast.dump(ast.parse(SOURCE)) != ast.dump(ast.parse(mutant.source))
        assert SOURCE.splitlines()[:2] == mutant.source.splitlines()[:2]


def test_a_mutant_is_named_apart_from_its_lines() -> None:
    """The same expression again in the same function has a number; what stands above has no say."""
    names = [mutant.name for mutant in mutants(SOURCE)]
    assert "A.f: x == 0 → x != 0" in names
    assert "A.f: x == 0 → x != 0 (no. 2)" in names
    assert names == [mutant.name for mutant in mutants("# a line\n" + SOURCE)]
    assert len(names) == len(set(names))


def test_a_survivor_is_shown_with_its_place() -> None:
    """File, line, function, and the line before and after."""
    (mutant,) = mutants("def f():\n    return a == b\n")
    assert ("m.py:2 f: a == b → a != b\n-    return a == b\n+    return (a != b)") == difference(
        "m.py", "def f():\n    return a == b\n", mutant
    )


def test_what_is_explained_exists_and_has_a_reason() -> None:
    """An explanation of a mutant that is gone would hide its successor."""
    for module, reasons in explanations().items():
        names = {mutant.name for mutant in mutants((ROOT / module).read_text("utf-8"))}
        assert set() == reasons.keys() - names
        assert all(len(reason.split()) > 3 for reason in reasons.values())
    assert set() == explanations().keys() - TARGETS.keys()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small tree in the place of a copy of ours."""
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n", encoding="utf-8")
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger/__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "ledger/sum.py").write_text("def total(a, b): return a + b\n", encoding="utf-8")
    (tmp_path / "test_sum.py").write_text(
        "from ledger.sum import total\n\ndef test_total(): assert 4 == total(2, 2)\n",
        encoding="utf-8",
    )
    return tmp_path


def test_a_mutant_survives_or_is_killed(copy: Path) -> None:
    """2 · 2 is 2 + 2, so one fault is not noticed; afterwards the module is as it was."""
    trial = prepare(copy, "ledger/sum.py", ("test_sum.py",))
    assert [True, False, False] == [
        trial.survives("def total(a, b): return a * b\n"),
        trial.survives("def total(a, b): return a - b\n"),
        trial.survives("def total(a, b): return (\n"),
    ]
    assert "def total(a, b): return a + b\n" == (copy / "ledger/sum.py").read_text("utf-8")


@pytest.mark.parametrize(
    "test", ["def test_total(): assert False\n", "def test_total(): assert True\n"]
)
def test_a_trial_that_would_say_nothing_is_refused(copy: Path, test: str) -> None:
    """Tests that fail anyway kill every mutant, tests that do not look kill none."""
    (copy / "test_sum.py").write_text(test, encoding="utf-8")
    with pytest.raises(TrialFailed):
        prepare(copy, "ledger/sum.py", ("test_sum.py",))
