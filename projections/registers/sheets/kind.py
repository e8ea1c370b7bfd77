"""A kind of sheet that is read row by row into entries of one kind: its columns, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from projections.registers.reading.vocabulary import key


class SheetKind(NamedTuple):
    """A kind of sheet.

    ``name``: its Vietnamese name on the command line; ``core``: the fields every row has, where a
    row that has none of them is none, and a sheet without their headings is another's. ``fields``:
    what headings mean, by their keys; ``usual``: what people mostly call each field, in the order
    of the columns.
    """

    code: str
    name: str
    core: tuple[str, ...]
    fields: Mapping[str, str]
    usual: Mapping[str, str]

    @property
    def usual_core(self) -> str:
        """What people mostly call the columns that every such sheet has."""
        return ", ".join(self.usual[one] for one in self.core)


@cache
def sheet_kinds() -> Mapping[str, SheetKind]:
    """The kinds of sheets, by code."""
    told = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
    return {code: _kind(code, **one) for code, one in told.items()}


def _kind(code: str, name: str, core: list[str], columns: dict[str, Any]) -> SheetKind:
    fields = {key(heading): field for field, some in columns.items() for heading in some}
    usual = {field: some[0] for field, some in columns.items()}
    return SheetKind(code, name, tuple(core), fields, usual)
