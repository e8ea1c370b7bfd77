"""The files a draw is made from, parted by line of work, unit, or nothing; and those drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from projections.figures.register import RegisterRow
from projections.inspection.sampling.drawing import draw_by, seed_of

STRATA = ("line", "unit")
"""By what files may be parted: fields of the cell a record stands in."""

Stratum = tuple[str, ...]
"""The values of the fields by which files are parted; none where they are not."""


class Lot(NamedTuple):
    """The rows of a register that a draw is made from, by stratum, in the order of their values."""

    by: tuple[str, ...]
    strata: Mapping[Stratum, tuple[RegisterRow, ...]]

    @property
    def sizes(self) -> dict[Stratum, int]:
        """How many files each stratum has."""
        return {stratum: len(rows) for stratum, rows in self.strata.items()}

    @property
    def files(self) -> int:
        """How many files there are in all."""
        return sum(self.sizes.values())

    def drawn(self, root: str, words: str, count: int) -> list[RegisterRow]:
        """The files drawn, stratum by stratum, in the order of their ticket numbers."""
        rows = {row.record: row for rows in self.strata.values() for row in rows}
        names = {stratum: [row.record for row in held] for stratum, held in self.strata.items()}
        chosen = draw_by(names, seed_of(root, words), count)
        return [rows[name] for held in chosen.values() for name in held]


def lot_of(rows: Iterable[RegisterRow], by: Sequence[str]) -> Lot:
    """Rows of a register parted by fields of their cells, some of ``STRATA``."""
    parted: dict[Stratum, list[RegisterRow]] = {}
    for row in rows:
        parted.setdefault(tuple(str(getattr(row.cell, name)) for name in by), []).append(row)
    return Lot(tuple(by), {stratum: tuple(parted[stratum]) for stratum in sorted(parted)})
