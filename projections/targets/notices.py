"""What whoever reads the results of a list must know beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from ledger.catalog.lines import catalog
from ledger.catalog.papers import papers
from ledger.errors import N_
from ledger.records.succession import ended
from ledger.values.period import Period
from projections.targets.counted_set import CountedSet
from projections.targets.indicator import Indicator, Share
from projections.targets.items import items_of
from projections.targets.measure import Measure, TargetNotice
from projections.targets.members import Member
from projections.targets.quotas import late_quotas
from projections.targets.record_conditions import counting_result, rating_of
from projections.targets.sets_of import conditions_named, sets_of
from projections.targets.sight import Sight
from projections.targets.vocabulary import GANG

TEXTS: Final = {
    "ended": N_("The unit is no more since {day}; it is carried on by: {names}"),
    "ended_for_nobody": N_("The unit is no more since {day}; nobody said who carries it on"),
    "came_of": N_(
        "Counted with the unit in the earlier period, because they went into it: {names}"
    ),
    "parts_of": N_(
        "Not counted in the earlier period, because only a part of them went into it: {names}"
    ),
    "gave_to": N_("A part of what is counted in the earlier period has gone to: {names}"),
    "late_quota": N_(
        "Quotas that the books held only after the last day asked about, counted because their own "
        "days hold it: {names}"
    ),
    "no_branch": N_("Records of no known branch, left out: {names}"),
    "results_of_no_branch": N_("Results of no known branch, left out: {names}"),
    "objects_of_no_branch": N_("Objects to be surveyed of no known branch, left out: {names}"),
    "gangs_of_no_branch": N_("Gangs of no known branch, left out: {names}"),
    "no_duty": N_("Officers without a recorded duty, not counted: {names}"),
    "no_joining_day": N_("Officers whose day of joining nobody gave, without tenure: {names}"),
    "unrated": N_("Not rated in the period, counted in the denominator only: {names}"),
    "named_by_none": N_(
        "Watch files closed by an arrest or prosecution that no result names, one person each: "
        "{names}"
    ),
    "counted_elsewhere": N_(
        "Watch files whose arrest or prosecution is among the results of another unit, period, "
        "branch or offence, one person each: {names}"
    ),
    "too_few_accused": N_(
        "Prosecutions not counted, of trading with fewer accused than the list wants: {names}"
    ),
    "opening_balances": N_(
        "Among the figures of the earlier period are opening balances, {count}: {names}; a "
        "register loaded without its closed files holds too few"
    ),
    "nothing_entered": N_(
        "Nothing was entered for {names}, so a fall is not known; enter the results of these days, "
        "or attest their figure (prior_count), 0 too"
    ),
    "by_list_alone": N_(
        "The calendar does not ask these reports of a unit of this kind, this list does: {names}"
    ),
    "programme_over": N_("The programme runs {names}; no day of the period asked is in it"),
    "prior_count": N_("The figure of the earlier period is attested, {count}: {names}"),
}
"""By kind of notice: a template with ``names``, ``count`` and ``day``."""

OF_ITS_END: Final = frozenset({"ended", "ended_for_nobody"})
"""The kinds that are of the unit asked about, so that they stand beside every answer."""


def notices_of(sight: Sight, measured: Mapping[str, Measure]) -> tuple[TargetNotice, ...]:
    """The notices of a list whose indicators were measured, each once."""
    found = [*of_its_end(sight), *_of_programme(sight), *_of_branch(sight), *_of_quotas(sight)]
    for name, measure in measured.items():
        found += [*measure.notices, *_of_indicator(sight.plan.indicators[name], measure, sight)]
    return tuple(dict.fromkeys(found))


def of_its_end(sight: Sight) -> Iterator[TargetNotice]:
    """That the unit asked about was no more by the end of the days."""
    found = ended(sight.whole.units_ever, sight.purview.unit, sight.period.end)
    if found and sight.purview.reach is not None:
        kind = "ended" if found.heirs else "ended_for_nobody"
        yield TargetNotice(kind, found.heirs, len(found.heirs), found.since)


def _of_programme(sight: Sight) -> Iterator[TargetNotice]:
    """That a programme is asked about days on which it did not run."""
    programme = sight.plan.programme
    if programme is None or any(map(sight.period.shared_with, programme.phases)):
        return
    whole = Period(programme.phases[0].start, programme.phases[-1].end)
    yield TargetNotice("programme_over", (str(whole),))


def _of_quotas(sight: Sight) -> Iterator[TargetNotice]:
    """That a number was only set when the period was over."""
    asked = sight.plan.quotas
    yield from _told(
        "late_quota", (f"{name} ({one})" for name in asked for one in late_quotas(name, sight))
    )


def _of_branch(sight: Sight) -> Iterator[TargetNotice]:
    for kind, names in of_no_branch(sight).items():
        yield from _told(kind, names)


def of_no_branch(sight: Sight) -> Mapping[str, frozenset[str]]:
    """By a kind of notice, what is left out of a question of one branch because it is of none."""
    if sight.branch is None:
        return {}
    lines = [one.code for one in catalog().lines]
    members = (*sight.all_members(lines, "handled"), *sight.all_members(lines, "current"))
    nowhere = (one.record.number for one in members if sight.branch_of(one) is None)
    every = replace(sight, branch=None)
    return {"no_branch": frozenset(nowhere)} | {
        kind: frozenset(one.name for one in items_of(asked, every) if not one.branch)
        for kind, asked in _PAPERS.items()
    }


_PAPERS: Final = {
    "results_of_no_branch": CountedSet(
        "outcomes", tuple(one.code for one in papers().outcomes), "in_period"
    ),
    "objects_of_no_branch": CountedSet("objects", base="listed"),
    "gangs_of_no_branch": CountedSet("outcomes", (GANG,), "known"),
}
"""By a kind of notice: what else is left out where it is of no known branch."""


def _of_indicator(indicator: Indicator, measure: Measure, sight: Sight) -> Iterator[TargetNotice]:
    having = indicator.having if isinstance(indicator, Share) else ()
    where = (one for asked in sets_of(indicator) for one in asked.where)
    for name in dict.fromkeys(conditions_named((*where, *having))):
        for kind, names in _OF_CONDITIONS.get(name, ()):
            yield from _told(kind, names(measure, sight))


def _without_duty(_measure: Measure, sight: Sight) -> Iterable[str]:
    return (one.code for one in sight.officers() if not one.duties)


def _without_day(_measure: Measure, sight: Sight) -> Iterable[str]:
    return (one.code for one in sight.officers() if one.years is None)


def _unrated(measure: Measure, sight: Sight) -> Iterable[str]:
    members = [one.thing for one in measure.below if isinstance(one.thing, Member)]
    return (one.record.number for one in members if rating_of(one, sight) is None)


def _named_by_none(measure: Measure, sight: Sight) -> Iterable[str]:
    """The watch files that are counted below and that no result names."""
    return (one.record.number for one in _files(measure) if not counting_result(one, sight))


def _counted_elsewhere(measure: Measure, sight: Sight) -> Iterable[str]:
    """Those that a result names which is not counted here."""
    return (one.record.number for one in _files(measure) if counting_result(one, sight))


def _files(measure: Measure) -> list[Member]:
    return [one.thing for one in measure.below if isinstance(one.thing, Member)]


def _asked_by_the_list_alone(measure: Measure, sight: Sight) -> Iterable[str]:
    """The reports that the calendar does not ask of a unit of this kind."""
    unit = sight.books.units.get(sight.purview.unit)
    asked = ((one.name, one.thing.kinds) for one in measure.below)
    return (name for name, kinds in asked if unit and kinds and unit.kind not in kinds)


def _too_few_accused(measure: Measure, sight: Sight) -> Iterable[str]:
    """The prosecutions of the period that a count leaves out."""
    counted = {one.name for one in measure.above}
    every = items_of(CountedSet("outcomes", ("prosecution",), "in_period"), sight)
    return (one.name for one in every if one.name not in counted)


_OF_CONDITIONS: Final[
    Mapping[str, tuple[tuple[str, Callable[[Measure, Sight], Iterable[str]]], ...]]
] = {
    "duty": (("no_duty", _without_duty),),
    "tenure_years": (("no_joining_day", _without_day),),
    "rated_at_least": (("unrated", _unrated),),
    "accused_at_least": (("too_few_accused", _too_few_accused),),
    "in_time": (("by_list_alone", _asked_by_the_list_alone),),
    "named_by_outcome": (("named_by_none", _named_by_none),),
    "counted_by_outcome": (("named_by_none", _named_by_none),),
    "arrested_or_prosecuted": (("counted_elsewhere", _counted_elsewhere),),
}
"""By a condition that an indicator names: the kinds of notices, and of whom."""


def _told(kind: str, names: Iterable[str]) -> Iterator[TargetNotice]:
    """A notice of some names, in order; none where there are no names."""
    if found := tuple(sorted(set(names))):
        yield TargetNotice(kind, found, len(found))
