"""Rule ``change``: a stated rise or fall against the two values; nothing was below nought."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ledger.errors import N_
from projections.inspection.checks.finding import (
    FAILS,
    HOLDS,
    NOT_STATED,
    Check,
    Value,
    Verdict,
)
from projections.inspection.checks.rate import near, rounded
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.values import StatedChange, StatedReport

MORE_THAN_ALL = N_("a rise by {stated} cannot be: there are {expected} in all")


def check(report: StatedReport, _form: Form) -> Iterator[Check]:
    """Check every rise and fall; where what rose or what was before is not certain, none fails."""
    for one in report.changes:
        yield _checked(one)


def _checked(one: StatedChange) -> Check:
    """The change against the values, then its rate against both."""
    if one.value is None:
        return _check(one, "not_checkable", one.change, None, NOT_STATED)
    if one.change is not None:
        expected = one.value - one.before if one.before is not None else None
        if expected is not None and expected != one.change:
            return _check(one, "fails", one.change, expected, FAILS)
        if one.value - one.change < 0:
            return _check(one, "fails", one.change, one.value, MORE_THAN_ALL)
    return _rate(one, one.value)


def _rate(one: StatedChange, value: int) -> Check:
    """A rate is of what was before, which follows from the change where it is not stated."""
    before = one.before
    if before is None and one.change is not None:
        before = value - one.change
    if one.rate is None or not before:
        known = one.change is not None and one.before is not None
        if known:
            return _check(one, "holds", one.change, one.change, HOLDS)
        return _check(one, "not_checkable", one.change, None, NOT_STATED)
    exact = Fraction(100 * abs(value - before), before)
    stated, expected = f"{one.rate}%", f"{rounded(exact)}%"
    if near(Decimal(one.rate), exact):
        return _check(one, "holds", stated, expected, HOLDS)
    return _check(one, "fails", stated, expected, FAILS)


def _check(
    one: StatedChange, verdict: Verdict, stated: Value, expected: Value, reason: str
) -> Check:
    return Check("change", verdict, None, stated, expected, (), one.where, reason)
