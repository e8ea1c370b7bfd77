"""Which records stand in the books on a day, and what became of them between two days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledger.catalog.lines import catalog
from ledger.records.cell import attribute_field
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.values.period import Period
    from projections.figures.register import (
        Conditions,
        Difference,
        Moment,
        RegisterRow,
        Selection,
    )


@dataclass(frozen=True)
class Wanted:
    """Which records are asked for, in people's terms.

    ``lines``: lines of work by code or name, none for all; ``unit``: a code (None: every unit),
    with everything under it unless ``alone``.
    """

    lines: tuple[str, ...] = ()
    unit: str | None = None
    alone: bool = False


class Listed(NamedTuple):
    """The records of a register, and of which moment it is."""

    moment: Moment
    rows: list[RegisterRow]


class Compared(NamedTuple):
    """What differs between two moments."""

    first: Moment
    second: Moment
    differences: list[Difference]


def register_of(
    ledger: Ledger,
    facts: Path,
    wanted: Wanted,
    as_of: date | None,
    known_at: int,
    *,
    closed: bool = False,
    by: tuple[str, ...] = (),
    conditions: Conditions | None = None,
) -> Listed:
    """The register at the end of a day (None: today), as known at a position.

    ``facts``: the folder of the ledger's facts; ``closed``: closed records too; ``by``: attributes
    to sort by, the first one first; ``conditions``: what the rows must be. Raises
    UnknownUnit, UnknownCode, IntegrityBroken.
    """
    from projections.figures.candidates import candidates
    from projections.figures.register import Moment, register

    moment = Moment(as_of or ledger.today, known_at)
    wanted = replace(wanted, unit=wanted.unit or ledger.scope)
    selection = _selection(ledger, wanted, moment)
    histories = candidates(ledger, facts, [selection], moment)
    rows = register(histories, selection, moment, closed=closed or is_asked_of_closed(conditions))
    rows = [row for row in rows if conditions is None or conditions.hold(row)]
    rows.sort(key=lambda row: [_sorted_by(row, name) for name in by])
    return Listed(moment, rows)


def is_asked_of_closed(conditions: Conditions | None) -> bool:
    """Whether conditions ask for records that are closed."""
    return conditions is not None and not {"closed", "archived"}.isdisjoint(conditions.statuses)


def conditions_of(
    ledger: Ledger,
    officer: str | None,
    symbols: tuple[str, ...],
    classes: tuple[str, ...],
    statuses: tuple[str, ...],
    opened: Period | None,
) -> Conditions:
    """Conditions in people's terms. Raises UnknownOfficer, AmbiguousCode, UnknownCode."""
    from projections.figures.register import Conditions

    return Conditions(
        ledger.known(Stream.of_officer(officer)).key if officer else None,
        tuple(catalog().line_of_symbol(one).symbol(one).code for one in symbols),
        tuple(catalog().attribute("class", one) for one in classes),
        statuses,
        opened,
    )


def changes_between(
    ledger: Ledger,
    facts: Path,
    wanted: Wanted,
    days: tuple[date, date],
    known: tuple[int, int],
) -> Compared:
    """Which records entered, left or moved between the ends of two days.

    Each day is seen as known at its own position of ``known``, and so are the units. Raises
    UnknownUnit, UnknownCode, IntegrityBroken.
    """
    from projections.figures.candidates import candidates
    from projections.figures.register import Moment, differences

    if named := wanted.unit or ledger.scope:
        wanted = replace(wanted, unit=ledger.known(Stream.of_unit(named)).key)
    first, second = map(Moment, days, known)
    selection = _selection(ledger, wanted, second)
    formerly = _selection_before(ledger, wanted, selection, first)
    histories = candidates(ledger, facts, [selection, formerly], first, second)
    return Compared(first, second, differences(histories, selection, first, second, formerly))


def _selection(ledger: Ledger, wanted: Wanted, moment: Moment) -> Selection:
    """The lines and units that are wanted, in the tree as known at a moment."""
    from projections.figures.reach import reach_of
    from projections.figures.register import Selection

    codes = tuple(catalog().line(name).code for name in wanted.lines) or None
    if wanted.unit is None:
        return Selection(codes)
    as_of, known_at = moment.as_of, moment.known_at
    reach = reach_of(ledger, wanted.unit, alone=wanted.alone, as_of=as_of, known_at=known_at)
    return Selection(codes, reach)


def _selection_before(
    ledger: Ledger, wanted: Wanted, selection: Selection, moment: Moment
) -> Selection:
    """A selection in the tree as it was known at an earlier moment."""
    from projections.figures.reach import reach_among
    from projections.figures.register import Selection

    if wanted.unit is None:
        return selection
    histories = ledger.unit_histories()
    reach = reach_among(histories, wanted.unit, alone=wanted.alone, known_at=moment.known_at)
    return Selection(selection.lines, reach)


def _sorted_by(row: RegisterRow, name: str) -> str:
    return str(getattr(row.cell, attribute_field(name)) or "")
