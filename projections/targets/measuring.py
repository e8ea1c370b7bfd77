"""The nine forms: what an indicator comes to, over what is asked (targets.md §3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, Final

from ledger.records.cell import attribute_field
from ledger.values.period import Period
from projections.targets.counted_set import CountedSet
from projections.targets.earlier import (
    NOT_REACHED,
    NOTHING_ENTERED,
    EarlierCount,
    baseline_count,
    books_reach,
    came_of,
    earlier_count,
    unknown_before,
    year_before,
)
from projections.targets.heaps import Narrowing
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
from projections.targets.items import Item
from projections.targets.listed_units import listed_units
from projections.targets.measure import (
    COUNTED,
    NOBODY,
    NOT_APPLICABLE,
    NOT_KNOWN,
    DrillLine,
    Measure,
    TargetNotice,
    YearAlone,
    ratio,
)
from projections.targets.members import Member
from projections.targets.months_owed import delivered, months_owed
from projections.targets.paper_index import paper_index
from projections.targets.record_conditions import counting_result
from projections.targets.sets_of import conditions_named, resolved
from projections.targets.sides import Side, Sides, each, side_of
from projections.targets.sight import Sight
from projections.targets.year_by_year import CountsByYear, baseline_days, count_by_year


def measure_of(indicator: Indicator, sight: Sight) -> Measure:
    """What an indicator comes to; not known where it asks for what nobody keeps."""
    if reason := _unkept(indicator, sight):
        return Measure(NOT_KNOWN, reason=reason)
    return _FORMS[type(indicator)](indicator, sight)


def _unkept(indicator: Indicator, sight: Sight) -> str:
    """Why it cannot be known: no list of objects is kept in the scope."""
    if sight.objects is None and indicator.name in sight.plan.asking_of_objects:
        return "no_list"
    return ""


def _count(indicator: SizeCount, sight: Sight) -> Measure:
    side = side_of(indicator.of, sight)
    return Measure(COUNTED, side.weight, None, Fraction(side.weight), above=side)


def _share(indicator: Share, sight: Sight) -> Measure:
    below = side_of(indicator.of, sight)
    return ratio(below.having(indicator.having), below)


def _ratio(indicator: Ratio, sight: Sight) -> Measure:
    """A sum over another.

    An arrest rate never passes 100 %, whatever terms a list gives it: a file above that is in none
    of them is one person more below.
    """
    above, below = _terms(indicator.numerator, sight), _terms(indicator.denominator, sight)
    if below.weight < above.weight and _is_of_arrests(indicator, sight):
        below = Sides((below, _left_out(above, below, sight)))
    return ratio(above, below)


def _is_of_arrests(indicator: Ratio, sight: Sight) -> bool:
    wholes = [resolved(one, sight.plan.indicators) for one in indicator.numerator]
    return any("arrested_or_prosecuted" in conditions_named(one.where) for one in wholes)


def _left_out(above: Sides, below: Sides, sight: Sight) -> Side:
    """The files above that are below neither themselves nor by the result that counts them."""
    counted = {one.name for one in below}

    def is_below(one: Item) -> bool:
        result = counting_result(one.thing, sight)
        return one.name in counted or (result is not None and f"#{result.position}" in counted)

    return Side((one for one in above if not is_below(one)), sight)


def _terms(terms: Iterable[CountedSet], sight: Sight) -> Sides:
    return Sides(side_of(term, sight) for term in terms)


def _gap_of_counts(indicator: GapOfCounts, sight: Sight) -> Measure:
    left = side_of(indicator.left, sight)
    if indicator.base_set and not side_of(indicator.base_set, sight):
        return Measure(NOT_APPLICABLE, 0, 0)
    right: EarlierCount | None
    if indicator.right is not None:
        side = side_of(indicator.right, sight)
        right = EarlierCount(side.weight, side)
    else:
        before = year_before(sight)
        right = earlier_count(indicator.left, indicator.name, before, sight)
    if right is None:
        return unknown_before(sight, year_before(sight), numerator=left.weight, above=left)
    value = Fraction(left.weight - right.number)
    return Measure(
        COUNTED, left.weight, right.number, value, left, right.items,
        attestations=right.attestations, notices=right.notices,
    )  # fmt: skip


def _gap_of_shares(indicator: GapOfShares, sight: Sight) -> Measure:
    share = sight.plan.indicators[indicator.share]
    now, before = measure_of(share, sight), year_before(sight)
    earlier = sight.before(before)
    if not books_reach(earlier):
        told = {"numerator": now.numerator, "denominator": now.denominator}
        return unknown_before(sight, before, **told, above=now.above, below=now.below)
    then = measure_of(share, earlier)
    if now.value is None or then.value is None:
        return Measure(NOT_APPLICABLE, now.numerator, now.denominator)
    value = now.value - then.value
    return Measure(
        COUNTED, now.numerator, now.denominator, value, now.above, now.below,
        notices=came_of(sight, before),
    )  # fmt: skip


def _fall(indicator: FallSinceBaseline, sight: Sight) -> Measure:
    """Year by year against the same days of the baseline: for whole years, their mean.

    Not known where nothing was entered for a year: what nobody told is no fall to nought.
    """
    programme = sight.plan.programme
    if programme is None:
        return Measure(NOT_KNOWN, reason=NOT_REACHED)
    now, counts = side_of(indicator.of, sight), count_by_year(indicator, sight)
    if None in counts.values():
        return _without_entry(now, counts)
    found = list[tuple[YearAlone, EarlierCount]]()
    for stretch, count in _known(counts):
        then = baseline_days(stretch, programme)
        earlier = baseline_count(indicator.of, indicator.name, then, sight)
        if earlier is None:
            return unknown_before(sight, then, above=now)
        year = YearAlone(stretch, earlier.number - count.number, earlier.number)
        found += [(year, earlier._replace(**_beside(count, earlier)))]
    base, fall = (
        sum(getattr(one, side) for one, _ in found) for side in ("denominator", "numerator")
    )
    told = _told_of_years(found)
    if not base:
        return Measure(NOT_APPLICABLE, fall, 0, above=now, **told)
    return Measure(COUNTED, fall, base, Fraction(fall, base), now, **told)


def _known(counts: CountsByYear) -> Iterator[tuple[Period, EarlierCount]]:
    yield from ((days, count) for days, count in counts.items() if count is not None)


def _without_entry(now: Side, counts: CountsByYear) -> Measure:
    """Not known, for nothing was entered or attested for some years, which are named."""
    empty = [str(days) for days, one in counts.items() if one is None]
    notice = TargetNotice("nothing_entered", tuple(empty), len(empty))
    return Measure(NOT_KNOWN, above=now, reason=NOTHING_ENTERED, notices=(notice,))


def _beside(count: EarlierCount, earlier: EarlierCount) -> dict[str, Any]:
    """What is told of a year beside its baseline: what either rests on."""
    return {
        "attestations": (*earlier.attestations, *count.attestations),
        "notices": (*earlier.notices, *count.notices),
    }


def _told_of_years(found: Sequence[tuple[YearAlone, EarlierCount]]) -> dict[str, Any]:
    """What is told beside a fall: what was counted before, by what, and each of several years."""
    return {
        "below": Sides(one.items for _, one in found),
        "attestations": tuple(sorted({at for _, one in found for at in one.attestations})),
        "notices": tuple(notice for _, one in found for notice in one.notices),
        "years": tuple(year for year, _ in found) if len(found) > 1 else (),
    }


def _distinct(indicator: DistinctValues, sight: Sight) -> Measure:
    attribute, among = indicator.attribute, indicator.among
    side, key = side_of(indicator.of, sight), Narrowing("valued", attribute, among)
    counted = side.narrowed(key, each(lambda one, _: _is_valued(_value(one, attribute), among)))
    size = len({_value(one, attribute) for one in counted})
    return Measure(COUNTED, size, None, Fraction(size), above=counted)


def _is_valued(value: object, among: tuple[str, ...]) -> bool:
    return bool(value) and (not among or value in among)


def _value(item: Item, attribute: str) -> object:
    """An attribute of a member: its branch by the rule, of a record what its cell holds."""
    if attribute == "branch":
        return item.branch
    if isinstance(item.thing, Member):
        return getattr(item.thing.cell, attribute_field(attribute), None)
    return getattr(item.thing, attribute, None)


def _per_unit(indicator: PerUnit, sight: Sight) -> Measure:
    counts = {
        unit.code: side_of(indicator.count, sight.of_unit(unit.code)).weight
        for unit in listed_units(indicator.listed, sight)
    }
    if not counts:
        return Measure(NOT_APPLICABLE, 0, 0)
    units = Side([Item("units", code, None, unit=code) for code in counts], sight)
    enough = units.narrowed(
        Narrowing("units"), each(lambda one, _: counts[one.name] >= indicator.at_least)
    )
    found = tuple(DrillLine(code, "", count) for code, count in counts.items())
    smallest = Fraction(min(counts.values()))
    numbers = (enough.weight, units.weight, smallest)
    return Measure(COUNTED, *numbers, enough, units, drilled=lambda: found)


def _every_month(indicator: EveryMonth, sight: Sight) -> Measure:
    counting = indicator.counting
    owing = side_of(indicator.of, sight).narrowed(
        Narrowing("owing"), each(lambda one, its: bool(months_owed(one.thing, its)))
    )

    def found(one: Item, its: Sight) -> Iterator[tuple[Period, int]]:
        return delivered(one.thing, months_owed(one.thing, its), counting, its)

    def has_enough(one: Item, its: Sight) -> bool:
        return all(count >= indicator.at_least for _, count in found(one, its))

    @cache
    def drilled() -> tuple[DrillLine, ...]:
        months = ((one.name, *told) for one in owing for told in found(one, sight))
        return tuple(DrillLine(name, month.start.isoformat(), n) for name, month, n in months)

    enough = owing.narrowed(Narrowing("enough", counting, indicator.at_least), each(has_enough))
    return ratio(enough, owing, drilled=drilled)


def _attested(indicator: Attested, sight: Sight) -> Measure:
    """By an attestation of the unit whose days hold all of the period; refuted by records."""
    against = side_of(indicator.refuted_by, sight) if indicator.refuted_by else NOBODY
    made = [
        one
        for one in paper_index(sight.whole).attestations(indicator.name, sight.purview.unit)
        if one.period.holds(sight.period)
    ]
    last = max(made, key=lambda one: one.position, default=None)
    positions = () if last is None else (last.position,)
    if against.weight > indicator.above:
        told = against.narrowed(Narrowing("weighing"), each(lambda one, _: one.weight != 0))
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
