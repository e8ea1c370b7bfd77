"""Columns of a table that name a dimension's values and no measure: ``Loại A | Loại B`` beside
``Đầu kỳ | Tăng | Giảm | Cuối kỳ``.

What they divide is told by the numbers: the one measure to which they add up in every row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, cast

from projections.documents.lines.document import Where
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.drafts import Draft, Sheaf
from projections.inspection.reading.stated.values import NOT_UNDERSTOOD, Measure, NotRead
from projections.inspection.reading.tables.geometry import pure_value

_ROWS: Final = 2
"""In so many rows with a number the sums must be those of one measure, and of no other."""
_ROWS_BESIDE_A_SLIP: Final = 4
"""Beside so many rows that agree one that does not holds a slip."""
_Row = tuple[str | None, int | None, str]
_Base = tuple[str, frozenset[tuple[str, str]]]
_Division = dict[tuple[_Row, _Base], list[NotRead]]


def restore_divisions(sheaf: Sheaf, form: Form) -> None:
    """Write the numbers of such columns, whose dimension's values are all there is, as figures."""
    totals: dict[tuple[_Row, _Base], dict[str, Draft]] = {}
    for draft in sheaf.drafts:
        if draft.where.cell and draft.line and not draft.dropped:
            place = _row(draft.where), _base(draft.line, draft.cell)
            totals.setdefault(place, {})[draft.measure] = draft
    for name, dimension in form.dimensions.items():
        values = set(dimension.values)
        for rows in _tables(sheaf.not_read, name, values):
            if measure := _divided(rows, totals):
                _write(sheaf, rows, totals, measure)


def _tables(unread: Iterable[NotRead], name: str, values: set[str]) -> Iterable[_Division]:
    """Of each table the rows in which numbers stand below every value of a dimension."""
    tables: dict[tuple[str | None, int | None], _Division] = {}
    for one in unread:
        bare = one.why == NOT_UNDERSTOOD and not (one.measure or one.word)
        if bare and one.line and one.where.cell and name in one.cell:
            base = {key: code for key, code in one.cell.items() if key != name}
            place = _row(one.where), _base(one.line, base)
            division = tables.setdefault((one.where.sheet, one.where.table), {})
            division.setdefault(place, []).append(one)
    for division in tables.values():
        yield {
            place: found
            for place, found in division.items()
            if len(found) == len(values) and {it.cell[name] for it in found} == values
        }


def _divided(rows: _Division, totals: Mapping[tuple[_Row, _Base], Mapping[str, Draft]]) -> str:
    """The measure to which the numbers of every row add up, but of one slip among many; empty
    where none does, or several.
    """
    sums = {place: sum(map(_value, found)) for place, found in rows.items() if place in totals}
    said = [{it: one.value for it, one in totals[place].items()} for place in sums]
    misses = Counter(
        {
            measure: sum(
                one.get(measure) != whole for one, whole in zip(said, sums.values(), strict=True)
            )
            for measure in set().union(*said)
        }
    )
    slips = min(misses.values(), default=len(sums))
    agreed = [measure for measure, missed in misses.items() if missed <= max(slips, 1)]
    agreed = [it for it in agreed if misses[it] == 0] if slips == 0 else agreed
    counted = sum(whole > 0 for whole in sums.values())
    sure = slips == 0 or (slips == 1 and counted > _ROWS_BESIDE_A_SLIP)
    return agreed[0] if len(agreed) == 1 and counted >= _ROWS and sure else ""


def _write(
    sheaf: Sheaf,
    rows: _Division,
    totals: Mapping[tuple[_Row, _Base], Mapping[str, Draft]],
    measure: str,
) -> None:
    for place, found in rows.items():
        total = totals.get(place, {}).get(measure)
        for one in reversed(found) if total else ():
            whole = cast(Draft, total)
            kept = (one.line, cast(Measure, measure), dict(one.cell), _value(one), "", one.where)
            draft = Draft(*kept, whole.text, whole.mode, whole.as_of)
            sheaf.drafts.insert(sheaf.drafts.index(whole) + 1, draft)
            sheaf.not_read[:] = [it for it in sheaf.not_read if it is not one]


def _value(one: NotRead) -> int:
    return pure_value(one.text)[1] or 0


def _row(where: Where) -> _Row:
    """The row of a table or sheet in which a cell stands."""
    digits = "".join(it for it in where.cell or "" if it.isdigit())
    return where.sheet, where.table, digits


def _base(line: str, cell: Mapping[str, str]) -> _Base:
    return line, frozenset(cell.items())
