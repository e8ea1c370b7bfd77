"""Kinds of inspections, and of handling what they found."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ledger.catalog.terms import Term, Terms


class InspectionCatalog(NamedTuple):
    """Everything in ``inspections.toml``."""

    kinds: Terms[Term]
    sanctions: Terms[Term]

    def kind(self, text: str) -> str:
        """The code of a kind of inspection. Raises UnknownCode."""
        return self.kinds.find(text, field="kind", line="socai").code

    def sanction(self, text: str) -> str:
        """The code of a form of handling. Raises UnknownCode."""
        return self.sanctions.find(text, field="kind", line="socai").code

    def printed(self, code: str) -> str:
        """What people call a kind of inspection or a form of handling; no two have one code."""
        return Terms((*self.kinds, *self.sanctions)).name_of(code)


@cache
def inspections() -> InspectionCatalog:
    """Read the catalog once per process."""
    data = tomllib.loads(Path(__file__).with_name("inspections.toml").read_text("utf-8"))
    lists = (
        Terms(Term(code=row["code"], names=tuple(row["names"])) for row in data[name])
        for name in ("inspection", "sanction")
    )
    return InspectionCatalog(*lists)
