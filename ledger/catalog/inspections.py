"""Kinds of inspections, of what they find and how grave it is, and of handling it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ledger.catalog.terms import Term, Terms


class InspectionCatalog(NamedTuple):
    """Everything in ``inspections.toml``."""

    kinds: Terms[Term]
    sanctions: Terms[Term]
    breaches: Terms[Term]
    severities: Terms[Term]
    general_remarks: tuple[str, ...]

    def kind(self, text: str) -> str:
        """The code of a kind of inspection. Raises UnknownCode."""
        return self.kinds.find(text, field="kind", line="socai").code

    def sanction(self, text: str) -> str:
        """The code of a form of handling. Raises UnknownCode."""
        return self.sanctions.find(text, field="kind", line="socai").code

    def breach(self, text: str) -> str:
        """The code of what was breached. Raises UnknownCode."""
        return self.breaches.find(text, field="breach", line="socai").code

    def severity(self, text: str) -> str:
        """The code of how grave it is. Raises UnknownCode."""
        return self.severities.find(text, field="severity", line="socai").code

    def printed(self, code: str) -> str:
        """What people call a code of any of these lists; no two have one code."""
        return Terms((*self.kinds, *self.sanctions, *self.breaches, *self.severities)).name_of(code)

    def says_something(self, text: str) -> bool:
        """Whether a text says more than general remarks do (“cơ bản tốt”): any word beside them."""
        left = f" {' '.join(_WORD.findall(text.casefold()))} "
        for remark in sorted(self.general_remarks, key=len, reverse=True):
            left = left.replace(f" {remark} ", "  ").replace(f" {remark} ", "  ")
        return bool(left.strip())


_WORD = re.compile(r"\w+")


@cache
def inspections() -> InspectionCatalog:
    """Read the catalog once per process."""
    data = tomllib.loads(Path(__file__).with_name("inspections.toml").read_text("utf-8"))
    kinds, sanctions, breaches, severities = (
        Terms(Term(code=row["code"], names=tuple(row["names"])) for row in data[name])
        for name in ("inspection", "sanction", "breach", "severity")
    )
    remarks = tuple(data["general_remarks"])
    return InspectionCatalog(kinds, sanctions, breaches, severities, remarks)
