"""Which unit a report speaks for: typed, or the one it names, and never everybody by default."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.errors import (
    AmbiguousCode,
    AmbiguousUnitName,
    UnitAmbiguous,
    UnitNotRecognised,
    UnitNotStated,
    UnknownUnit,
)
from ledger.errors.bundles import NotInBundle, ReportNotOfBundle
from ledger.records.organisation import Unit
from ledger.records.unit_names import UnitNames, in_a_row
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from commands.usecases.report_file import ReportFile
    from ledger.application import Ledger
    from ledger.values.period import Period
    from projections.inspection.reading.stated.values import StatedReport


class ReportingUnit(NamedTuple):
    """The unit a report speaks for, by its code: with everything under it, or ``alone``."""

    code: str
    alone: bool = False


def reporting_unit(
    ledger: Ledger,
    read: ReportFile,
    period: Period,
    known_at: int,
    *,
    unit: str | None = None,
    alone: bool = False,
) -> ReportingUnit:
    """The unit a report speaks for: the one typed, else the one it names, as known at a position.

    One that states no figure, and is none of ours, speaks for the home unit. Raises UnitNotStated,
    UnitNotRecognised, UnitAmbiguous, NotInBundle, ReportNotOfBundle.
    """
    if unit:
        return ReportingUnit(_typed(ledger, unit, period, read.name), alone)
    code = _claimed(ledger, read.stated)
    if code is None and not read.stated.figures:
        return ReportingUnit(ledger.foundation.unit, alone)
    code = code or _named(ledger, read, period, known_at)
    try:
        ledger.refuse_unheld(code)
    except NotInBundle:
        outside = ledger.units().get(code)
        raise _not_of_bundle(ledger, read.name, outside or code) from None
    return ReportingUnit(code, alone or read.stated.alone)


def _claimed(ledger: Ledger, report: StatedReport) -> str | None:
    """The unit that a report of ours says it is of, if it was written from these books.

    What was printed and typed again does not say from which; then the unit of that code must have
    borne that name.
    """
    code, histories = report.unit_code, ledger.unit_histories()
    if code is None or report.books not in ("", ledger.mark):
        return None
    if report.books:
        return code if any(history.number == code for history in histories) else None
    borne = (UnitNames(histories, at) for at in (report.position, None))
    known = any(code in names and names.bears(code, report.unit_name) for names in borne)
    return code if known else None


def _typed(ledger: Ledger, text: str, period: Period, file: str) -> str:
    """The code of a unit that was typed by its code or a name it has borne.

    Raises UnitNotRecognised, UnitAmbiguous.
    """
    names = UnitNames(ledger.unit_histories())
    meant = names.meant(text, period)
    if len(meant) == 1:
        ledger.refuse_unheld(meant[0])
        return meant[0]
    try:
        return ledger.known(Stream.of_unit(text)).key
    except AmbiguousUnitName as several:
        raise UnitAmbiguous(file=file, unit=text, near=several.values["near"]) from None
    except AmbiguousCode as several:
        raise UnitAmbiguous(file=file, unit=text, near=several.values["spellings"]) from None
    except UnknownUnit as unknown:
        near = unknown.values.get("near") or in_a_row(names.near(text)) or ledger.foundation.unit
        raise UnitNotRecognised(file=file, unit=text, near=near) from None


def _named(ledger: Ledger, read: ReportFile, period: Period, known_at: int) -> str:
    """The code of the unit that a report's head names, by any name it bore up to a position.

    The home unit is named whatever stands above it; any other only under a unit it has stood under,
    for another district has teams of the same names.
    """
    report, file = read.stated, read.name
    home, histories = ledger.foundation.unit, ledger.unit_histories()
    if not report.unit:
        raise UnitNotStated(file=file, home=home)
    known, ever = UnitNames(histories, known_at), UnitNames(histories)
    for names in (known, ever):
        meant = names.meant(report.unit, period)
        if report.parent and home not in meant:
            meant = names.meant_under(report.unit, report.parent, period)
        if len(meant) == 1:
            return meant[0]
        if meant:
            near = in_a_row(ever[code].now for code in meant)
            raise UnitAmbiguous(file=file, unit=report.unit, near=near)
    if ledger.is_part:
        raise _not_of_bundle(ledger, file, report.unit)
    near = in_a_row(ever.near(report.unit)) or home
    raise UnitNotRecognised(file=file, unit=report.unit, near=near)


def _not_of_bundle(ledger: Ledger, file: str, unit: str | Unit) -> ReportNotOfBundle:
    """A bundle knows the units above the one it is of, and no others: of the rest only the name."""
    told = unit if isinstance(unit, str) else in_a_row((unit,))
    held = ledger.units().get(ledger.foundation.unit)
    held_told = in_a_row((held,)) if held else ledger.foundation.unit
    return ReportNotOfBundle(file=file, unit=told, held=held_told)
