"""Whether a report is of another unit or other days than it is held against the books for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from commands.usecases.report_file import made_for, read_report_file
from commands.usecases.reporting_unit import reporting_unit
from ledger.errors import LedgerError
from ledger.values.dates import years_earlier
from ledger.values.period import Period, months_before

if TYPE_CHECKING:
    from commands.usecases.reconciling import Comparison
    from ledger.application import Ledger
    from projections.inspection.forms.form_file import FormFile

MOST_TRIED: Final = 12
"""So many other units and periods are tried at most."""
FEW, MOST = 50, 90
"""In percent: fewer figures confirmed make somebody doubt, and a guess has at least so many."""
LEAST_FIGURES: Final = 4
"""Of fewer figures that can be checked, too many agree by chance."""


class Guess(NamedTuple):
    """Whose figures, and of which days, they are by the books: so many of them agree."""

    unit: str
    period: Period
    confirmed: int
    checkable: int


@dataclass(frozen=True)
class HeldElsewhere:
    """What the report says, where it is held against the books for something else.

    ``unit``: the unit it names; ``period``: the days it states; ``guess``: whose figures of which
    days they would be, where few agree; each None where there is nothing to say.
    """

    unit: str | None = None
    period: Period | None = None
    guess: Guess | None = None

    def as_json(self) -> dict[str, Any]:
        """The same in JSON, beside what was found; nothing where there is nothing to say."""
        told: dict[str, Any] = {}
        if self.unit:
            told["names_unit"] = self.unit
        if self.period:
            told["states"] = _days_json(self.period)
        if self.guess:
            unit, period, confirmed, checkable = self.guess
            counted = {"confirmed": confirmed, "checkable": checkable}
            told["guess"] = {"unit": unit, **_days_json(period), **counted}
        return {"held_elsewhere": told} if told else {}


def _days_json(period: Period) -> dict[str, str]:
    return {"from": period.start.isoformat(), "to": period.end.isoformat()}


def held_elsewhere(
    ledger: Ledger, file: Path, words: FormFile | None, compared: Comparison
) -> HeldElsewhere:
    """What the report says of itself otherwise, and whose figures it more likely states."""
    found, read = compared.found, read_report_file(file, words)
    named, stated = _named(ledger, file, words, compared), compared.read.period
    if stated in (found.period, None) or made_for(read):
        stated = None
    told = HeldElsewhere(None if named == found.unit else named, stated)
    return HeldElsewhere(told.unit, told.period, _guess(ledger, compared, told))


def _named(ledger: Ledger, file: Path, words: FormFile | None, compared: Comparison) -> str | None:
    """The unit that the report itself names; None where none is certain."""
    read = read_report_file(file, words)
    if not (read.stated.unit or read.stated.unit_code):
        return None
    try:
        return reporting_unit(ledger, read, compared.found.period, ledger.last_position).code
    except LedgerError:
        return None


def _guess(ledger: Ledger, compared: Comparison, told: HeldElsewhere) -> Guess | None:
    """The first other unit or period of which nearly all figures are, where few agree here."""
    from projections.inspection.reconciliation.reconcile import Whom, confirmed_if

    found = compared.found
    checkable = found.verification.checkable
    agreeing = sum(one.now is not None and one.now == one.figure.value for one in found.figures)
    if checkable < LEAST_FIGURES or 100 * agreeing >= FEW * checkable:
        return None
    tried = [*dict.fromkeys(_others(ledger, compared, told))][:MOST_TRIED]
    for unit, period in tried:
        confirmed, of = confirmed_if(ledger, compared.read, period, Whom(unit))
        if of >= LEAST_FIGURES and 100 * confirmed >= MOST * of:
            return Guess(unit, period, confirmed, of)
    return None


def _others(
    ledger: Ledger, compared: Comparison, told: HeldElsewhere
) -> Iterator[tuple[str, Period]]:
    """Whose figures of which days they may be: what it says, the days around, the units beside."""
    unit, period = compared.found.unit, compared.found.period
    if told.unit or told.period:
        yield told.unit or unit, told.period or period
    for near in _near(period):
        yield unit, near
    if not ledger.is_part:
        yield from ((other, period) for other in _beside(ledger, unit, period) if other != unit)


def _beside(ledger: Ledger, unit: str, period: Period) -> Iterator[str]:
    """The units beside one, the one above it, and those right below it, at the end of a period."""
    units = ledger.units(period.end)
    above = units[unit].parent if unit in units else None
    if above:
        yield from sorted(code for code, one in units.items() if one.parent == above)
        yield above
    yield from sorted(code for code, one in units.items() if one.parent == unit)


def _near(period: Period) -> Iterator[Period]:
    """The same days a year before and after, then the stretches right before and behind."""
    after = period.end + _DAY
    months = (after.year - period.start.year) * 12 + after.month - period.start.month
    for years in (1, -1):
        yield Period(years_earlier(period.start, years), years_earlier(period.end, years))
    if months and months % 12 and after.day == period.start.day:
        for count in (months, -months):
            yield Period(months_before(period.start, count), months_before(after, count) - _DAY)


_DAY = timedelta(days=1)
