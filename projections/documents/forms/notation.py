"""Names of slots as templates write them: ``ST.current{class=B}``, ``O.penalty.cases~before``.

A name is a path, a cell in braces (dimension = value), and perhaps what of it is asked: the same
days of the year before, or the rise or fall against them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

BEFORE, CHANGE = "~before", "Δ"
_STEP: Final = r"[A-Za-z_][A-Za-z0-9_]*"
_NAME: Final = re.compile(rf"({_STEP}(?:\.{_STEP})*)(?:\{{([^{{}}]*)\}})?({BEFORE}|{CHANGE})?")
_PART: Final = re.compile(r"\s*([a-z_]+)\s*=\s*([^,={}]+?)\s*")


@dataclass(frozen=True, slots=True)
class SlotName:
    """The name of a slot, taken apart; ``against``: empty, ``~before`` or ``Δ``."""

    path: tuple[str, ...]
    cell: tuple[tuple[str, str], ...] = ()
    against: str = ""

    @property
    def root(self) -> str:
        """What fills it."""
        return self.path[0]

    def __str__(self) -> str:
        told = ",".join(f"{name}={value}" for name, value in self.cell)
        return f"{'.'.join(self.path)}{f'{{{told}}}' if told else ''}{self.against}"


def slot_name(text: str) -> SlotName | None:
    """A name as it was typed; None where it is none."""
    found = _NAME.fullmatch(text.strip())
    if found is None:
        return None
    parts = [_PART.fullmatch(one) for one in found[2].split(",")] if found[2] else []
    keys = [one[1] for one in parts if one]
    if None in parts or len(set(keys)) < len(keys):
        return None
    cell = tuple((one[1], one[2]) for one in parts if one)
    return SlotName(tuple(found[1].split(".")), cell, found[3] or "")
