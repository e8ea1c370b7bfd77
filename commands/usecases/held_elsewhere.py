"""Whether a report is of another unit or other days than it is held against the books for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from commands.usecases.report_file import made_for, read_report_file
from commands.usecases.reporting_unit import reporting_unit
from ledger.errors import N_, LedgerError
from ledger.records.organisation import unit_of
from ledger.values.dates import format_date, years_earlier
from ledger.values.period import Period, months_before
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from commands.usecases.reconciling import Comparison
    from ledger.application import Ledger
    from projections.documents.lines.document import ReadingNotice
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

    @classmethod
    def kept(cls, told: Mapping[str, Any]) -> HeldElsewhere:
        """What was said, from its JSON; empty where there was nothing to say."""
        guess = told.get("guess")
        return cls(
            told.get("names_unit"),
            _days_kept(told["states"]) if "states" in told else None,
            guess
            and Guess(guess["unit"], _days_kept(guess), guess["confirmed"], guess["checkable"]),
        )

    def notices(self, ledger: Ledger, unit: str, period: Period) -> Iterator[ReadingNotice]:
        """The same in words, where it is held as a unit's over some days."""
        from projections.documents.lines.document import ReadingNotice

        if self.unit:
            yield ReadingNotice(NAMES_ANOTHER, {**_named_unit(ledger, self.unit), "held": unit})
        if self.period:
            held = _days_told(period, "held_")
            yield ReadingNotice(OTHER_DAYS, {**_days_told(self.period), **held})
        if self.guess:
            other, days, confirmed, checkable = self.guess
            whose = _named_unit(ledger, other) | _days_told(days)
            counted = {"confirmed": confirmed, "checkable": checkable}
            yield ReadingNotice(GUESSED, {**whose, **counted})

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


def _days_kept(told: Mapping[str, str]) -> Period:
    return Period(date.fromisoformat(told["from"]), date.fromisoformat(told["to"]))


def _days_told(period: Period, prefix: str = "") -> dict[str, str]:
    first, last = format_date(period.start), format_date(period.end)
    return {f"{prefix}start": first, f"{prefix}end": last}


def _named_unit(ledger: Ledger, code: str) -> dict[str, str]:
    """A unit's code and the name it last bore."""
    return {"code": code, "name": unit_of(ledger.history(Stream.of_unit(code))).name}


NAMES_ANOTHER: Final = N_(
    "the report names {name} ({code}), and is held against the books as one of {held}."
)
OTHER_DAYS: Final = N_(
    "the report states the days from {start} to {end}, and is held against the books from "
    "{held_start} to {held_end}."
)
GUESSED: Final = N_(
    "few of its figures agree. They may be those of {name} ({code}) from {start} to {end}: "
    "of these {confirmed} of {checkable} agree with the books as known now."
)


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
