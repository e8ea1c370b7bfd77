"""Degrees of secrecy (độ mật)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ledger.catalog.terms import Term, Terms

NO_DEGREE = "none"
"""The degree of papers that are marked with none."""


@cache
def degrees() -> Terms[Term]:
    """Read the degrees once per process, the lowest first."""
    data = tomllib.loads(Path(__file__).with_name("secrecy.toml").read_text("utf-8"))
    return Terms(Term(code=row["code"], names=tuple(row["names"])) for row in data["degree"])


class PaperMark(NamedTuple):
    """What a paper is marked with: the code of its degree of secrecy, and the line on copying."""

    degree: str = NO_DEGREE
    copying: str = ""

    @property
    def stamp(self) -> str:
        """The degree as it is stamped on paper (``MẬT``); empty where there is none."""
        return "" if self.degree == NO_DEGREE else degrees().name_of(self.degree).upper()


UNMARKED = PaperMark()
"""Of a ledger that was never told: nothing is printed."""
