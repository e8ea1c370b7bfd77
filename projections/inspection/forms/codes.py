"""The codes that a form's file may name, and where: lines, symbols, ways of closing, values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ledger.catalog.lines import GROWING, as_listed, catalog
from ledger.records.cell import DIMENSIONS, OF_MOVEMENTS
from projections.facts.movement import MOVEMENTS

CODED_KEYS: Final[dict[tuple[str, ...], str]] = {
    ("columns",): "dimension",
    ("line", "symbols"): "symbol",
    ("line", "closings"): "closing",
    ("dimension", "values"): "value",
    ("dimension", "common"): "value",
    ("dimension", "beside"): "value",
    ("dimension", "within"): "dimension",
    ("period", "called"): "span",
    ("period", "span_days"): "span",
    ("lexing", "digits"): "word",
    ("lexing", "scales"): "word",
}
"""The tables whose keys are codes, or any word; the keys of all others are those of the form."""

CODED_TEXTS: Final[dict[tuple[str, ...], str]] = {
    ("line", "code"): "line",
    ("line", "dimensions"): "dimension",
    ("dimension", "name"): "dimension",
    ("dimension", "lines"): "line",
}
"""The texts and lists that hold codes and no words."""

_STATUS: Final = ("open", "suspended")
_ONLINE: Final = ("false", "true")


def known_codes(kind: str, row: dict[str, Any], spans: Sequence[str]) -> Sequence[str] | None:
    """What may be named in a row of a form's file; None: anything may.

    ``kind``: as in the tables above; ``spans``: what a period may be called.
    """
    if kind == "value":
        return _values(str(row.get("name")))
    of_line = next((one for one in catalog().lines if one.code == row.get("code")), None)
    known: dict[str, Sequence[str] | None] = {
        "line": [one.code for one in catalog().lines],
        "dimension": (*DIMENSIONS, *OF_MOVEMENTS),
        "symbol": [one.code for one in of_line.symbols] if of_line else None,
        "closing": [one.code for one in of_line.closings] if of_line else None,
        "span": spans,
    }
    return known.get(kind)


def _values(dimension: str) -> Sequence[str] | None:
    """The values of a dimension, where the catalog has them all."""
    listed = {
        "level": [one.code for one in catalog().levels],
        "source": [one.code for one in catalog().sources],
        "movement": MOVEMENTS,
        "status": _STATUS,
        "online": _ONLINE,
    }
    return listed.get(dimension) or catalog().values.get(dimension)


def is_known(code: str, kind: str, row: dict[str, Any], known: Sequence[str] | None) -> bool:
    """Whether a code is one of the known.

    A ledger may add fields of work and branches, which are known as they are stored.
    """
    if known is None or code in known:
        return True
    return kind == "value" and row.get("name") in GROWING and as_listed(code) == code
