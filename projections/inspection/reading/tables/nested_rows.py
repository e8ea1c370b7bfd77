"""Rows that divide the row above them: ``I | Loại A``, ``1 | Danh mục I``, … ``II | Loại B``, ``1 |
Danh mục I``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from projections.documents.lines.document import ReportLine, Where
from projections.inspection.reading.frames.frame import HOLDERS, Frame
from projections.inspection.reading.lines.bullets import bullet
from projections.inspection.reading.tables.captions import CaptionReader
from projections.inspection.reading.tables.geometry import ENUMERATOR, Grid
from projections.inspection.reading.tables.row_labels import RowLabels

_NOTHING: Final[Mapping[str, str]] = {}


@dataclass(slots=True)
class _NamedRow:
    """A row that names one value of one dimension, and how it is numbered."""

    where: Where
    cell: tuple[str, str]
    level: str


@dataclass(slots=True)
class NestedRows:
    """Which rows of a table stand below another, whose value holds for them as well."""

    captions: CaptionReader
    labels: RowLabels
    grid: Grid
    _over: dict[Where, Mapping[str, str]] = field(default_factory=dict)
    _passed: set[Where] = field(default_factory=set)

    def over(self, row: ReportLine, line: str | None) -> Mapping[str, str]:
        """The value of the row that a row stands below; nothing where it stands by itself."""
        if row.where not in self._passed:
            self._look(row, line)
        return self._over.get(row.where, _NOTHING)

    def _look(self, row: ReportLine, line: str | None) -> None:
        """Look at the rows from this one on that each name a value, and nothing else."""
        run: list[_NamedRow] = []
        for one in self.grid.onward(row):
            named = self._named(one, line)
            if named is None:
                break
            run.append(named)
        self._passed |= {row.where, *(one.where for one in run)}
        for above, below in _nested(run):
            self._over |= {one.where: dict([above.cell]) for one in below}

    def _named(self, row: ReportLine, line: str | None) -> _NamedRow | None:
        labels = self.labels.parted(row)[0]
        said = self.captions.read([it.text for it in labels], line)
        other = said.measure or "total" in said.marks or said.lines not in ((), (line,))
        plain = Frame(said.lines, said.cell, marks=said.marks, noun=said.noun) == said
        if not labels or other or not plain or len(said.cell) != 1:
            return None
        number, text = row.cells[0].text.strip(" ()."), labels[-1].text
        numbered = row.cells[0] not in labels and ENUMERATOR.fullmatch(number)
        level = bullet(f"{number}. {text}").level if numbered and number else bullet(text).level
        return _NamedRow(row.where, next(iter(said.cell.items())), level)


def _nested(run: Sequence[_NamedRow]) -> list[tuple[_NamedRow, list[_NamedRow]]]:
    """Each row of the first one's dimension with those of another below it; nothing where they may
    as well divide all: where none of them comes back below another, and their numbers do not say
    that they stand below.
    """
    groups: list[tuple[_NamedRow, list[_NamedRow]]] = []
    for one in run:
        if one.cell[0] == run[0].cell[0]:
            groups.append((one, []))
        else:
            groups[-1][1].append(one)
    inner = [one for _above, below in groups for one in below]
    above = [one for one, _below in groups]
    if len({one.cell[0] for one in inner}) != 1 or len(above) < 2 or run[0].cell[0] in HOLDERS:
        return []
    once = len({one.cell for one in above}) == len(above)
    once &= all(len({one.cell for one in below}) == len(below) for _one, below in groups)
    again = len({one.cell for one in inner}) < len(inner)
    levels = {one.level for one in above}, {one.level for one in inner}
    lower = len(levels[0]) == len(levels[1]) == 1 and levels[0] != levels[1]
    return groups if once and (again or (lower and groups[0][1])) else []
