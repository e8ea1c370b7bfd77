"""The mutants of a module: the same module with one small fault, each where a test should notice.

A fault replaces one expression: a comparison by its neighbour or its opposite, ``and`` by ``or``, a
condition without one of its parts, 0 by 1, ``any`` by ``all``, ``+`` by ``-``. Annotations,
decorators and texts are left as they are, and ``zip``'s ``strict``: nothing is reckoned in them.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutant:
    """One fault in one place of a module.

    ``where``: the function, dotted, or ``<module>``; ``was`` and ``becomes``: the expression before
    and after; ``nth``: 1, or 2 … where the function has the same expression again.
    """

    where: str
    line: int
    was: str
    becomes: str
    nth: int
    source: str

    @property
    def name(self) -> str:
        """What tells it from the module's other mutants, whatever lines stand above it."""
        again = f" (no. {self.nth})" if self.nth > 1 else ""
        return f"{self.where}: {self.was} → {self.becomes}{again}"


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for where, node, fault in changes(ast.parse(source), "<module>"):
        was = " ".join((ast.get_source_segment(source, node) or "").split())
        becomes = ast.unparse(fault)
        key = (where, was, becomes)
        seen[key] += 1
        mutated = replaced(source, node, becomes)
        found.append(Mutant(where, node.lineno, was, becomes, seen[key], mutated))
    return sorted(found, key=lambda mutant: mutant.line)


def changes(node: ast.AST, where: str) -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """Each expression that runs, with the function it stands in and what it could have been."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.keyword) and child.arg == "strict":
                continue
            if isinstance(child, ast.expr):
                yield from ((where, child, fault) for fault in faults(child))
                if name in {"test", "guard"} and isinstance(
                    node, ast.If | ast.While | ast.match_case
                ):
                    yield from ((where, child, fault) for fault in _denied(child))
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield from changes(child, named(child, where))


def named(node: ast.AST, where: str) -> str:
    """The dotted name of a function or class inside another."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return node.name if where == "<module>" else f"{where}.{node.name}"
    return where


def faults(node: ast.expr) -> Iterator[ast.expr]:
    """What an expression could have been by mistake."""
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp():
            yield from _joined(node)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp():
            for other in [ARITHMETIC[type(node.op)]] if type(node.op) in ARITHMETIC else []:
                yield ast.BinOp(node.left, other(), node.right)
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield ast.Call(ast.Name(CALLS[name]), node.args, node.keywords)
        case ast.IfExp():
            yield ast.IfExp(node.test, node.orelse, node.body)
        case ast.Constant(value=bool() | int() as value):
            yield ast.Constant(_other(value))
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            yield from _unfiltered(node)
        case _:
            pass


def _compared(node: ast.Compare) -> Iterator[ast.expr]:
    """Each operator of a comparison by its neighbours."""
    for index, operator in enumerate(node.ops):
        for other in COMPARISONS[type(operator)]:
            changed = deepcopy(node)
            changed.ops[index] = other()
            yield changed


def _joined(node: ast.BoolOp) -> Iterator[ast.expr]:
    """``and`` for ``or`` and the other way round, and without each of the parts."""
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield ast.BoolOp(other, node.values)
    for index in range(len(node.values)):
        rest = node.values[:index] + node.values[index + 1 :]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _other(value: int) -> int:
    """Another constant: the other of 0 and 1 and of True and False, else one more."""
    if isinstance(value, bool):
        return not value
    return 1 - value if value in {0, 1} else value + 1


def _unfiltered(
    node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp,
) -> Iterator[ast.expr]:
    """A comprehension without one of its conditions."""
    for place, generator in enumerate(node.generators):
        for index in range(len(generator.ifs)):
            changed = deepcopy(node)
            del changed.generators[place].ifs[index]
            yield changed


def _denied(test: ast.expr) -> Iterator[ast.expr]:
    """The opposite of a condition whose operators, if it has any, are not mutated themselves."""
    if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
        yield ast.UnaryOp(ast.Not(), test)


def replaced(source: str, node: ast.expr, text: str) -> str:
    """A module with one expression replaced, in parentheses; the lines around it stay."""
    lines = source.splitlines(keepends=True)
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    before = lines[first].encode()[: node.col_offset].decode()
    after = lines[last].encode()[node.end_col_offset :].decode()
    fresh = f"({text}" + "\n" * (last - first) + ")"
    return "".join(lines[:first]) + before + fresh + after + "".join(lines[last + 1 :])
