"""Degrees of secrecy (độ mật)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from ledger.catalog.terms import Term, Terms

NO_DEGREE = "none"
"""The degree of papers that are marked with none."""


@cache
def degrees() -> Terms[Term]:
    """Read the degrees once per process, the lowest first."""
    data = tomllib.loads(Path(__file__).with_name("secrecy.toml").read_text("utf-8"))
    return Terms(Term(code=row["code"], names=tuple(row["names"])) for row in data["degree"])
