"""The slow twin of whole lists: what each of the nine forms of indicators comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from ledger.entries.attestation import AttestationMade
from ledger.entries.collaborator import ItemsDelivered
from ledger.entries.record import FileChecked
from ledger.values.period import Period
from projections.targets.counted_set import CountedSet
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
from tests.projections.targets.slow_papers import days_told, months_on, same_day
from tests.projections.targets.slow_sets import One, SlowSets
from tests.projections.targets.slow_twin import DAY, Scope, days_of, in_scope


class Came(NamedTuple):
    """What an indicator came to."""

    state: str
    numerator: int | None = None
    denominator: int | None = None
    value: Fraction | None = None
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    holds: bool | None = None
    attested: tuple[int, ...] = ()


def told(members: Sequence[One]) -> tuple[str, ...]:
    """Their names, each once, in order; what adds nothing is left out."""
    return tuple(sorted({one.name for one in members if one.weight}))


def total(members: Sequence[One]) -> int:
    """What they come to."""
    return sum(one.weight for one in members)


@dataclass(frozen=True)
class SlowList(SlowSets):
    """One question about a list: what its indicators come to."""

    def came(self, indicator: Indicator) -> Came:
        """What an indicator comes to."""
        text = str(indicator)
        asks_list = "noun='objects'" in text or "name='covers_object'" in text
        if asks_list and self.objects() is None:
            return Came("not_known")
        return self._by_form(indicator)

    def _by_form(self, one: Indicator) -> Came:
        if isinstance(one, SizeCount):
            found = self.members(one.of)
            return Came("counted", total(found), None, Fraction(total(found)), told(found))
        if isinstance(one, Share):
            below = self.members(one.of)
            return ratio([each for each in below if self.holds(each.what, one.having)], below)
        if isinstance(one, Ratio):
            sides = ([m for term in side for m in self.members(term)] for side in _sides(one))
            return ratio(*sides)
        if isinstance(one, DistinctValues):
            return self._distinct(one)
        if isinstance(one, EveryMonth):
            return self._every_month(one)
        if isinstance(one, PerUnit):
            return self._per_unit(one)
        if isinstance(one, Attested):
            return self._attested(one)
        return self._looking_back(one)

    def _distinct(self, one: DistinctValues) -> Came:
        found = [(each, self._value(each, one.attribute)) for each in self.members(one.of)]
        counted = [
            (each, value) for each, value in found if value and value in (one.among or [value])
        ]
        size = len({value for _, value in counted})
        return Came("counted", size, None, Fraction(size), told([each for each, _ in counted]))

    def _value(self, each: One, attribute: str) -> Any:
        if attribute == "branch":
            return self.branch_of(each.what)
        return getattr(each.what.cell, attribute)

    def _every_month(self, one: EveryMonth) -> Came:
        above, below = [], []
        for each in self.members(one.of):
            counts = [
                sum(self._counted(entry, one.counting) for entry in each.what.one.entries
                    if entry.effective_on in month)
                for month in self._months()
                if all(in_scope(each.what.one.state(day).cell, self.scope, day)
                       for day in days_of(month))
            ]  # fmt: skip
            if counts:
                below.append(each)
                above += [each] if all(count >= one.at_least for count in counts) else []
        return ratio(above, below)

    def _months(self) -> list[Period]:
        found, number = [], 1
        while (end := months_on(self.period.start, number) - DAY) <= self.period.end:
            found.append(Period(months_on(self.period.start, number - 1), end))
            number += 1
        return found

    def _counted(self, entry: Any, counting: str) -> int:
        if counting in ("items", "valuable"):
            return getattr(entry, counting) if isinstance(entry, ItemsDelivered) else 0
        return isinstance(entry, FileChecked) and self.is_check(entry, (counting,))

    def _per_unit(self, one: PerUnit) -> Came:
        counts = {code: total(self._of_unit(code).members(one.count)) for code in self._listed(one)}
        if not counts:
            return Came("not_applicable", 0, 0)
        enough = tuple(sorted(code for code, count in counts.items() if count >= one.at_least))
        smallest = Fraction(min(counts.values()))
        return Came("counted", len(enough), len(counts), smallest, enough, tuple(sorted(counts)))

    def _of_unit(self, code: str) -> SlowList:
        return replace(self, unit=code, scope=Scope(self.reach_of(code)), _kept={})

    def _listed(self, asked: PerUnit) -> list[str]:
        end = self.period.end
        units = {code: one for code, one in self.books.units(end).items() if one.until is None}
        found = set()
        for code, unit in units.items():
            kind = self.books.kind_of(code, end)
            for one in asked.listed:
                fits = kind == one.kind and (
                    not one.branches or set(one.branches) & set(unit.branches)
                )
                alone = (one.kind, kind) == ("team", "district") and not self._teams(code)
                if (fits or alone) and self.covers(code, end) and self._has(code):
                    found.add(code)
        return sorted(found)

    def _teams(self, district: str) -> list[str]:
        """The teams under a district, at any depth."""
        end = self.period.end
        units = {code: one for code, one in self.books.units(end).items() if one.until is None}
        below, found = [district], []
        while below:
            top = below.pop()
            under = [code for code, one in units.items() if one.parent == top and code != top]
            below += under
            found += [code for code in under if self.books.kind_of(code, end) == "team"]
        return found

    def _attested(self, one: Attested) -> Came:
        against = self.members(one.refuted_by) if one.refuted_by else []
        days = set(days_of(self.period))
        made = [
            each
            for each in self.books.attested(one.name, self.unit)
            if days <= set(days_of(days_told(each)))
        ]
        last = max(made, key=lambda each: each.position, default=None)
        positions = (last.position,) if last else ()
        if total(against) > one.above:
            return Came("counted", above=told(against), holds=False, attested=positions)
        return Came("counted", holds=last.holds, attested=positions) if last else Came("not_known")

    def quota(self, indicator: str) -> tuple[int, bool] | None:
        """The unit's own approved number, else the sum of its officers' (targets.md §1.6)."""
        days, end = set(days_of(self.period)), self.period.end
        found = [
            one
            for one in self.books.quotas(end)
            if one.registered.indicator == indicator
            and days <= set(days_of(days_told(one.approved)))
            and self.covers(one.registered.unit, end)
        ]
        his = self.scope.officer
        own = [
            one
            for one in found
            if one.registered.officer == his and (his or one.registered.unit == self.unit)
        ]
        if own:
            last = max(own, key=lambda one: one.registered.position)
            return last.registered.quantity, bool(last.registered.percent)
        theirs = [one.registered for one in found if one.registered.officer]
        if his or not theirs:
            return None
        return sum(one.quantity for one in theirs), bool(theirs[0].percent)

    # ---- looking back ---------------------------------------------------------------------------

    def _looking_back(self, one: Indicator) -> Came:
        end = max(self.period.start, min(self.period.end, self.books.today))
        before = self.over(Period(same_day(self.period.start, 1), same_day(end, 1)))
        if isinstance(one, GapOfShares):
            share = self.plan.indicators[one.share]
            now = self.came(share)
            if not before.reached():
                return now._replace(state="not_known", value=None)
            then = before.came(share)
            if now.value is None or then.value is None:
                return Came("not_applicable", now.numerator, now.denominator)
            return now._replace(value=now.value - then.value)
        if isinstance(one, GapOfCounts):
            return self._gap(one, before)
        assert isinstance(one, FallSinceBaseline)
        return self._fall(one)

    def _gap(self, one: GapOfCounts, before: SlowList) -> Came:
        left = self.members(one.left)
        if one.base_set and not self.members(one.base_set):
            return Came("not_applicable", 0, 0)
        if one.right is not None:
            right = self.members(one.right)
            return _gap_of(left, total(right), told(right))
        found = before.earlier(one.left, one.name)
        if found is None:
            return Came("not_known", total(left), above=told(left))
        return _gap_of(left, *found)

    def _fall(self, one: FallSinceBaseline) -> Came:
        assert self.plan.programme is not None
        now, year = self.members(one.of), self.plan.programme.baseline.start.year
        base, count, below, attested = 0, 0, set[str](), list[int]()
        for stretch in self._calendar_years():
            of_year = self.over(stretch)
            if of_year.entered(one.of):
                count += total(of_year.members(one.of))
            elif (said := of_year.attested(one.name)) is not None:
                count += said.quantity or 0
                attested.append(said.position)
            else:
                return Came("not_known", above=told(now))
        for stretch in self._calendar_years():
            back = stretch.start.year - year
            then = self.over(Period(same_day(stretch.start, back), same_day(stretch.end, back)))
            found = then.earlier(one.of, one.name, reached=then.entered(one.of))
            if found is None:
                return Came("not_known", above=told(now))
            base, below = base + found[0], below | set(found[1])
            attested += found[2]
        names, fall = tuple(sorted(below)), base - count
        which = tuple(sorted(attested))
        if not base:
            return Came("not_applicable", fall, 0, None, told(now), names, None, which)
        return Came("counted", fall, base, Fraction(fall, base), told(now), names, None, which)

    def attested(self, name: str) -> AttestationMade | None:
        """The figure that was attested for just these days."""
        made: list[AttestationMade] = self.books.attested("prior_count", self.unit)
        return next((x for x in made if x.indicator == name and days_told(x) == self.period), None)

    def _calendar_years(self) -> list[Period]:
        found: dict[int, list[date]] = {}
        for day in days_of(self.period):
            if day <= self.books.today or day == self.period.start:
                found.setdefault(day.year, []).append(day)
        return [Period(days[0], days[-1]) for days in found.values()]

    def reached(self) -> bool:
        """Whether a record stood, by the first day, in a unit that is counted on that day.

        Or, where none of these was there yet, on some day.
        """
        units = frozenset[str]()
        if reach := self.scope.reach:
            units = reach.on(self.period.start)
            if not units & self.books.units(self.period.start).keys():
                units = units.union(*(reach.on(day) for day in days_of(self.period)))
        for one in self.books.records:
            told = {entry.effective_on for entry in one.entries}
            by = sorted(day for day in told if day <= self.period.start)
            cells = [after for day in by for _, _, after in one.steps(day) if after]
            if any(
                (self.scope.reach is None or cell.unit in units)
                and self.scope.officer in (None, cell.officer)
                for cell in cells
            ):
                return True
        return False

    def entered(self, asked: CountedSet) -> bool:
        """Whether any result of the kinds was told for the days; asked of results alone."""
        if asked.noun != "outcomes" or "gang" in asked.names:
            return True
        return bool(self.members(replace(asked, where=())))

    def earlier(
        self, asked: CountedSet, name: str, *, reached: bool = True
    ) -> tuple[int, tuple[str, ...], tuple[int, ...]] | None:
        """A count of earlier days: from the books, else as attested, else not known."""
        if reached and self.reached():
            found = self.members(asked)
            return total(found), told(found), ()
        one = self.attested(name)
        return None if one is None else (one.quantity or 0, (), (one.position,))


def _gap_of(
    left: list[One], right: int, names: tuple[str, ...], attested: tuple[int, ...] = ()
) -> Came:
    value = Fraction(total(left) - right)
    return Came("counted", total(left), right, value, told(left), names, None, attested)


def _sides(one: Ratio) -> tuple[Sequence[CountedSet], Sequence[CountedSet]]:
    return one.numerator, one.denominator


def ratio(above: list[One], below: list[One]) -> Came:
    """A ratio of two sums; of nothing it is not applicable."""
    over, under = total(above), total(below)
    sides = (told(above), told(below))
    if not under:
        return Came("not_applicable", over, 0, None, *sides)
    return Came("counted", over, under, Fraction(over, under), *sides)
