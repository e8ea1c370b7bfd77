"""The quota that stands for an indicator: the unit's own, else the sum of its officers' (§1.6)."""

from __future__ import annotations

from typing import NamedTuple

from ledger.values.period import Period
from projections.targets.paper_index import paper_index
from projections.targets.seen_books import CountedQuota
from projections.targets.sight import Sight


class QuotaFound(NamedTuple):
    """A number, whether it is a percentage, and the positions of the entries that state it."""

    number: int
    percent: bool
    positions: tuple[int, ...]


def quota_of(indicator: str, sight: Sight, days: Period | None = None) -> QuotaFound | None:
    """The quota approved by its end whose days hold all of the period; None: there is none.

    ``days``: what the quota must be for instead, as a plan is made before its days begin.
    """
    found = _standing(indicator, sight, days or sight.period)
    if not found:
        return None
    positions = tuple(sorted(one.position for one in found))
    return QuotaFound(sum(one.number for one in found), found[0].percent, positions)


def late_quotas(indicator: str, sight: Sight) -> list[str]:
    """Whose quotas of those that stand the books held only after the period."""
    end = sight.period.end
    late = (one for one in _standing(indicator, sight, sight.period) if one.standing.since > end)
    return [one.officer or one.unit for one in late]


def _standing(indicator: str, sight: Sight, days: Period) -> list[CountedQuota]:
    """The last of one's own, else those of the unit's officers, to be added up."""
    approved = _approved(indicator, sight, days)
    own = [one for one in approved if _is_own(one, sight)]
    if own:
        return [max(own, key=lambda one: one.position)]
    if sight.purview.officer is not None:
        return []
    return [one for one in approved if one.officer is not None]


def _approved(indicator: str, sight: Sight, days: Period) -> list[CountedQuota]:
    """What stands for an indicator at the end of the period, and is for all of some days."""
    reach, period = sight.purview.reach, sight.period
    units = None if reach is None else reach.on(period.end)
    found = paper_index(sight.whole).quotas(indicator, units)
    return [one for one in found if one.period.holds(days) and one.standing.on(period.end)]


def _is_own(quota: CountedQuota, sight: Sight) -> bool:
    """Whether it is that of the officer who is asked about, or of the unit itself."""
    if sight.purview.officer is not None:
        return quota.officer == sight.purview.officer
    return quota.officer is None and quota.unit == sight.purview.unit
