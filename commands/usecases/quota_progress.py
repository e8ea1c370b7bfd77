"""How far the approved quotas are done by a day: of each officer, and of each unit as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledger.values.period import Period
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.targets.measure import Measure
    from projections.targets.seen_books import CountedQuota
    from projections.targets.sight import Sight
    from projections.targets.target_list import TargetList


class ProgressAsked(NamedTuple):
    """Whose quotas: of a unit (None: the home unit) with what is under it, by the end of a day."""

    as_of: date
    known_at: int
    unit: str | None = None
    indicator: str | None = None


class QuotaProgress(NamedTuple):
    """A quota and what is done of it.

    ``officer``: None of a unit's; ``is_sum``: of a unit that has none of its own, the sum of its
    officers'. ``days``: those it is for; ``plan``: the list that knows the indicator, ``""`` where
    none does; ``done``: what was counted from its first day on, None where nobody can say.
    ``positions``: of the entries that approved it.
    """

    indicator: str
    unit: str
    officer: str | None
    days: Period
    planned: int
    percent: bool
    positions: tuple[int, ...]
    plan: str = ""
    done: Measure | None = None
    is_sum: bool = False


def quota_progress(ledger: Ledger, home: Path, asked: ProgressAsked) -> list[QuotaProgress]:
    """The quotas approved by a day for days that have begun, by indicator, unit and officer.

    A unit's own quota is beside those of its officers; without one theirs are added up. What is
    done is counted to the end of the day asked about, or of the quota's last.
    Raises UnknownUnit, AmbiguousUnitName, UnitNotCreatedYet, ListNotRight, ListCalledOtherwise,
    IntegrityBroken.
    """
    plans = _plans(ledger, home)
    whole = _sight(ledger, asked, Period(asked.as_of, asked.as_of), plans)
    found = [*_approved(whole, asked)]
    found += _sums(found)
    ends = {min(one.days.end, asked.as_of) for one in found}
    seen = {end: _sight(ledger, asked, Period(end, end), plans) for end in sorted(ends)}
    measured = (_measured(one, seen[min(one.days.end, asked.as_of)], plans) for one in found)
    return sorted(
        measured, key=lambda one: (one.indicator, one.unit, one.days.start, one.officer or "")
    )


def undecided_quotas(ledger: Ledger, asked: ProgressAsked) -> Counter[str]:
    """How many of the quotas whose days have begun have no approved number by the day asked about.

    By how they stand: ``registered`` (they wait) or ``sent_back``. Raises what ``papers_listed``
    raises.
    """
    from commands.usecases.paper_listing import PapersAsked, papers_listed

    wanted = {"indicator": asked.indicator} if asked.indicator else {}
    papers = PapersAsked("quota", asked.as_of, asked.known_at, unit=asked.unit, wanted=wanted)
    return Counter(
        row.told["status"]
        for row in papers_listed(ledger, papers)
        if row.told["approved"] is None and row.told["start"] <= asked.as_of
    )


def _plans(ledger: Ledger, home: Path) -> list[TargetList]:
    """The lists of the ledger, its own before those that are built in."""
    from commands.usecases.target_lists import list_named, lists_known, own_codes

    own = own_codes(ledger, home)
    known = sorted(lists_known(home, own), key=lambda one: one.file is None)
    return [list_named(one.code, home, own) for one in known if not one.faults]


def _sight(ledger: Ledger, asked: ProgressAsked, days: Period, plans: list[TargetList]) -> Sight:
    """The books at the end of some days, as the unit sees them."""
    from projections.figures.reach import reach_of
    from projections.figures.whose import EVERYBODY, whose_figures
    from projections.targets.gathering import seen_books
    from projections.targets.purview import Purview
    from projections.targets.sight import Sight

    unit = ledger.known(Stream.of_unit(asked.unit)).key if asked.unit else ledger.foundation.unit
    reach, at = None, asked.known_at
    if whose_figures(ledger, unit, alone=False) != EVERYBODY:
        reach = reach_of(ledger, unit, alone=False, as_of=days.end, known_at=at)
    purview = Purview(unit, reach)
    return Sight(seen_books(ledger, at, days, purview), plans[0], purview, days)


def _approved(whole: Sight, asked: ProgressAsked) -> Iterator[QuotaProgress]:
    """The approved quotas of the units asked about whose days have begun; of each the last."""
    last: dict[tuple[object, ...], CountedQuota] = {}
    for one in sorted(whole.books.quotas, key=lambda one: one.position):
        is_asked = asked.indicator in (None, one.indicator)
        if (
            is_asked
            and one.period.start <= asked.as_of
            and one.standing.on(asked.as_of)
            and whole.purview.covers(one.unit, asked.as_of)
        ):
            last[one.indicator, one.unit, one.officer, one.period] = one
    for one in last.values():
        yield QuotaProgress(
            one.indicator, one.unit, one.officer, one.period, one.number, one.percent,
            (one.position,),
        )  # fmt: skip


def _sums(found: list[QuotaProgress]) -> list[QuotaProgress]:
    """What the officers' quotas come to, of each unit that has none of its own for these days."""
    has_own = {(one.indicator, one.unit, one.days) for one in found if one.officer is None}
    sums: dict[tuple[str, str, Period], QuotaProgress] = {}
    for one in found:
        key = one.indicator, one.unit, one.days
        if one.officer is None or key in has_own or one.percent:
            continue
        before = sums.get(key)
        sums[key] = one._replace(
            officer=None,
            is_sum=True,
            planned=one.planned + (before.planned if before else 0),
            positions=((before.positions if before else ()) + one.positions),
        )
    return list(sums.values())


def _measured(quota: QuotaProgress, whole: Sight, plans: list[TargetList]) -> QuotaProgress:
    """A quota with what is done of it, counted as the first list that knows its indicator says."""
    from projections.targets.grading import is_personal
    from projections.targets.measuring import measure_of

    plan = next((one for one in plans if quota.indicator in one.indicators), None)
    if plan is None:
        return quota
    days = Period(quota.days.start, whole.period.end)
    its = whole if quota.unit == whole.purview.unit else whole.of_unit(quota.unit)
    sight = replace(its, plan=plan, period=days, branch=plan.branch)
    if quota.officer is not None:
        if not is_personal(quota.indicator, sight):
            return quota._replace(plan=plan.code)
        sight = replace(sight, purview=replace(sight.purview, officer=quota.officer))
    return quota._replace(plan=plan.code, done=measure_of(plan.indicators[quota.indicator], sight))
