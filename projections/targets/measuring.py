"""The nine forms: what an indicator comes to, over what is asked (targets.md §3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

from ledger.entries.collaborator import ItemsDelivered
from ledger.records.cell import attribute_field
from ledger.values.period import Period
from projections.targets.counted_set import CountedSet
from projections.targets.earlier import (
    EarlierCount,
    books_reach,
    came_of,
    earlier_count,
    year_before,
)
from projections.targets.indicator import (
    Attested,
    DistinctValues,
    EveryMonth,
    FallSinceBaseline,
    GapOfCounts,
    GapOfShares,
    Indicator,
    PerUnit,
    Ratio,
    Share,
    SizeCount,
)
from projections.targets.items import Item, holds, is_counted_check, items_of, resolved
from projections.targets.listed_units import listed_units
from projections.targets.measure import (
    COUNTED,
    NOT_APPLICABLE,
    NOT_KNOWN,
    DrillLine,
    Measure,
    YearAlone,
    ratio,
    weight_of,
)
from projections.targets.members import Member
from projections.targets.months import whole_months
from projections.targets.sets_of import conditions_named, sets_of
from projections.targets.sight import Sight

CHECKS: Final = ("any", "by_commander")
"""What counts checks of files, month by month."""


def measure_of(indicator: Indicator, sight: Sight) -> Measure:
    """What an indicator comes to; not known where it asks for what nobody keeps."""
    if reason := _unkept(indicator, sight):
        return Measure(NOT_KNOWN, reason=reason)
    return _FORMS[type(indicator)](indicator, sight)


def _unkept(indicator: Indicator, sight: Sight) -> str:
    """Why it cannot be known: no list of objects is kept in the scope."""
    for asked in sets_of(indicator):
        whole = resolved(asked, sight.plan.indicators)
        having = indicator.having if isinstance(indicator, Share) else ()
        names = set(conditions_named((*whole.where, *having)))
        if sight.objects is None and (whole.noun == "objects" or "covers_object" in names):
            return "no_list"
    return ""


def _count(indicator: SizeCount, sight: Sight) -> Measure:
    items = items_of(indicator.of, sight)
    size = weight_of(items)
    return Measure(COUNTED, size, None, Fraction(size), above=tuple(items))


def _share(indicator: Share, sight: Sight) -> Measure:
    below = items_of(indicator.of, sight)
    return ratio([one for one in below if holds(one, indicator.having, sight)], below)


def _ratio(indicator: Ratio, sight: Sight) -> Measure:
    return ratio(_terms(indicator.numerator, sight), _terms(indicator.denominator, sight))


def _terms(terms: Iterable[CountedSet], sight: Sight) -> list[Item]:
    return [one for term in terms for one in items_of(term, sight)]


def _gap_of_counts(indicator: GapOfCounts, sight: Sight) -> Measure:
    left = items_of(indicator.left, sight)
    if indicator.base_set and not items_of(indicator.base_set, sight):
        return Measure(NOT_APPLICABLE, 0, 0)
    right: EarlierCount | None
    if indicator.right is not None:
        items = items_of(indicator.right, sight)
        right = EarlierCount(weight_of(items), tuple(items))
    else:
        before = year_before(sight)
        right = earlier_count(indicator.left, indicator.name, before, sight)
    if right is None:
        return Measure(NOT_KNOWN, weight_of(left), above=tuple(left), reason="not_reached")
    value = Fraction(weight_of(left) - right.number)
    return Measure(
        COUNTED, weight_of(left), right.number, value, tuple(left), right.items,
        attestations=right.attestations, notices=right.notices,
    )  # fmt: skip


def _gap_of_shares(indicator: GapOfShares, sight: Sight) -> Measure:
    share = sight.plan.indicators[indicator.share]
    now, before = measure_of(share, sight), year_before(sight)
    earlier = sight.before(before)
    if not books_reach(earlier):
        told = (now.numerator, now.denominator, None, now.above, now.below)
        return Measure(NOT_KNOWN, *told, reason="not_reached")
    then = measure_of(share, earlier)
    if now.value is None or then.value is None:
        return Measure(NOT_APPLICABLE, now.numerator, now.denominator)
    value = now.value - then.value
    return Measure(
        COUNTED, now.numerator, now.denominator, value, now.above, now.below,
        notices=came_of(sight, before),
    )  # fmt: skip


def _fall(indicator: FallSinceBaseline, sight: Sight) -> Measure:
    """Year by year against the same days of the baseline: for whole years, their mean."""
    programme = sight.plan.programme
    if programme is None:
        return Measure(NOT_KNOWN, reason="not_reached")
    now = tuple(items_of(indicator.of, sight))
    found = list[tuple[YearAlone, EarlierCount]]()
    for stretch in _years(sight.period.until(sight.books.today)):
        then = _in_year(stretch, programme.baseline.start.year)
        earlier = earlier_count(indicator.of, indicator.name, then, sight)
        if earlier is None:
            return Measure(NOT_KNOWN, above=now, reason="not_reached")
        fall = earlier.number - weight_of(items_of(indicator.of, sight.at(stretch)))
        found.append((YearAlone(stretch, fall, earlier.number), earlier))
    base = sum(one.number for _, one in found)
    fall, told = base - weight_of(now), _told_of_years(found)
    if not base:
        return Measure(NOT_APPLICABLE, fall, 0, above=now, **told)
    return Measure(COUNTED, fall, base, Fraction(fall, base), now, **told)


def _told_of_years(found: Sequence[tuple[YearAlone, EarlierCount]]) -> dict[str, Any]:
    """What is told beside a fall: what was counted before, by what, and each of several years."""
    return {
        "below": tuple(item for _, one in found for item in one.items),
        "attestations": tuple(dict.fromkeys(at for _, one in found for at in one.attestations)),
        "notices": tuple(notice for _, one in found for notice in one.notices),
        "years": tuple(year for year, _ in found) if len(found) > 1 else (),
    }


def _years(period: Period) -> Iterator[Period]:
    """The parts of a period, each in one calendar year."""
    for year in range(period.start.year, period.end.year + 1):
        first, last = date(year, 1, 1), date(year, 12, 31)
        yield Period(max(period.start, first), min(period.end, last))


def _in_year(stretch: Period, year: int) -> Period:
    """The same days of another year; 28 February for 29 February."""
    days = (
        date(year, 2, 28) if (one.month, one.day) == (2, 29) else one.replace(year=year)
        for one in (stretch.start, stretch.end)
    )
    return Period(*days)


def _distinct(indicator: DistinctValues, sight: Sight) -> Measure:
    items = items_of(indicator.of, sight)
    values = {one.name: _value(one, indicator.attribute) for one in items}
    counted = [
        one
        for one in items
        if values[one.name] and (not indicator.among or values[one.name] in indicator.among)
    ]
    size = len({values[one.name] for one in counted})
    return Measure(COUNTED, size, None, Fraction(size), above=tuple(counted))


def _value(item: Item, attribute: str) -> object:
    """An attribute of a member: its branch by the rule, of a record what its cell holds."""
    if attribute == "branch":
        return item.branch
    if isinstance(item.thing, Member):
        return getattr(item.thing.cell, attribute_field(attribute), None)
    return getattr(item.thing, attribute, None)


def _per_unit(indicator: PerUnit, sight: Sight) -> Measure:
    counts = {
        unit.code: weight_of(items_of(indicator.count, sight.of_unit(unit.code)))
        for unit in listed_units(indicator.listed, sight)
    }
    if not counts:
        return Measure(NOT_APPLICABLE, 0, 0)
    below = tuple(Item("units", code, None, unit=code) for code in counts)
    above = tuple(one for one in below if counts[one.name] >= indicator.at_least)
    found = tuple(DrillLine(code, "", count) for code, count in counts.items())
    smallest = Fraction(min(counts.values()))
    return Measure(COUNTED, len(above), len(below), smallest, above, below, drill=found)


def _every_month(indicator: EveryMonth, sight: Sight) -> Measure:
    months = whole_months(sight.period)
    above, below, told = [], [], []
    for item in items_of(indicator.of, sight):
        owed = [one for one in months if _stands_all(item.thing, one, sight)]
        if not owed:
            continue
        below.append(item)
        found = [_delivered(item.thing, one, indicator, sight) for one in owed]
        told += [
            DrillLine(item.name, month.start.isoformat(), count)
            for month, count in zip(owed, found, strict=True)
        ]
        if min(found) >= indicator.at_least:
            above.append(item)
    return ratio(above, below, drill=tuple(told))


def _stands_all(member: Member, month: Period, sight: Sight) -> bool:
    """Whether a record stands in the scope at the end of every day of a month."""
    course, reach = member.record.course, sight.purview.reach
    days = {month.start, *(turn.entry.effective_on for turn in course.turns)}
    if reach is not None:
        days |= {one.since for one in reach.stages}
    return all(sight.purview.holds(course.cell_on(day), day) for day in days if day in month)


def _delivered(member: Member, month: Period, indicator: EveryMonth, sight: Sight) -> int:
    """How much a record had in a month: items, or checks."""
    found = 0
    for entry in member.record.entries:
        if entry.effective_on not in month:
            continue
        if isinstance(entry, ItemsDelivered) and indicator.counting in ("items", "valuable"):
            found += entry.items if indicator.counting == "items" else entry.valuable
        if indicator.counting in CHECKS:
            found += is_counted_check(entry, (indicator.counting,), sight)
    return found


def _attested(indicator: Attested, sight: Sight) -> Measure:
    """By an attestation of the unit whose days hold all of the period; refuted by records."""
    against = items_of(indicator.refuted_by, sight) if indicator.refuted_by else []
    made = [
        one
        for one in sight.books.attestations
        if one.code == indicator.name
        and one.unit == sight.purview.unit
        and one.period.start <= sight.period.start
        and sight.period.end <= one.period.end
    ]
    last = max(made, key=lambda one: one.position, default=None)
    positions = () if last is None else (last.position,)
    if weight_of(against) > indicator.above:
        told = tuple(one for one in against if one.weight)
        return Measure(COUNTED, above=told, holds=False, reason="refuted", attestations=positions)
    if last is None:
        return Measure(NOT_KNOWN, reason="no_attestation")
    return Measure(COUNTED, holds=last.holds, attestations=positions)


_FORMS: Final[Mapping[type[Indicator], Callable[[Any, Sight], Measure]]] = {
    SizeCount: _count,
    Share: _share,
    Ratio: _ratio,
    GapOfCounts: _gap_of_counts,
    GapOfShares: _gap_of_shares,
    FallSinceBaseline: _fall,
    DistinctValues: _distinct,
    PerUnit: _per_unit,
    EveryMonth: _every_month,
    Attested: _attested,
}
