"""Rule ``rate``: a stated rate against the share it is the rate of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from projections.inspection.checks.finding import FAILS, HOLDS, NOT_STATED, Check, Verdict
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.values import StatedRate, StatedReport


def check(report: StatedReport, _form: Form) -> Iterator[Check]:
    """Check every rate; one without its share, or a share of nothing, is not checkable."""
    for rate in report.rates:
        if rate.value is not None:
            yield _checked(rate, rate.value)


def _checked(rate: StatedRate, value: str) -> Check:
    if rate.numerator is None or not rate.denominator:
        return Check("rate", "not_checkable", None, f"{value}%", None, (), rate.where, NOT_STATED)
    exact = Fraction(100 * rate.numerator, rate.denominator)
    right = near(Decimal(value), exact)
    reason = HOLDS if right else FAILS
    stated, expected = f"{value}%", f"{rounded(exact)}%"
    verdict: Verdict = "holds" if right else "fails"
    return Check("rate", verdict, None, stated, expected, (), rate.where, reason)


def near(value: Decimal, exact: Fraction) -> bool:
    """Whether a rate is the exact one rounded, up or down, to as many decimals as it is stated."""
    exponent = value.as_tuple().exponent
    last = Fraction(10) ** int(exponent)
    return abs(Fraction(value) - exact) < last


def rounded(exact: Fraction) -> Decimal:
    """A rate as the forms want it: two decimals at most, half up, none where it is whole."""
    rate = Decimal(exact.numerator) / Decimal(exact.denominator)
    rounded = rate.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return rounded if rounded != rounded.to_integral() else rounded.quantize(Decimal(1))
