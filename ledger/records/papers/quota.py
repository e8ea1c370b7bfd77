"""Quotas (chỉ tiêu giao) of one indicator and holder: for each period what was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from ledger.entries.quota import QuotaApproved, QuotaRegistered, QuotaSentBack
from ledger.errors import OfficerLeftAlready
from ledger.errors.papers import (
    ApprovedAnotherNumber,
    DecidedByHimself,
    NothingToDecide,
    QuotaOverlaps,
    QuotaSaidAlready,
    RecordsOwnDecision,
)
from ledger.records.history import History
from ledger.records.organisation import officer_of
from ledger.records.papers.attestation import period_of
from ledger.records.papers.family import Family, Reading
from ledger.records.papers.leading import LEADING, officer_on, refuse_strange_decision
from ledger.timeline import in_force, steps
from ledger.values.dates import END_OF_TIME, format_date
from ledger.values.period import Period
from ledger.values.stream import Stream

QuotaEntry = QuotaRegistered | QuotaApproved | QuotaSentBack


class Quota(NamedTuple):
    """The quota of a period: what is proposed and waits, and what was approved and stands.

    Both where an approved number is to be changed: it stands until the other is approved.
    """

    registered: QuotaRegistered
    waits: bool = True
    approved: QuotaRegistered | None = None
    decided: QuotaApproved | QuotaSentBack | None = None

    @property
    def quantity(self) -> int | None:
        """The number that stands; None where none was approved."""
        return self.approved.quantity if self.approved else None

    @property
    def status(self) -> str:
        """``registered`` (it waits), ``approved`` or ``sent_back``."""
        if self.waits:
            return "registered"
        return "approved" if isinstance(self.decided, QuotaApproved) else "sent_back"


Quotas = Mapping[Period, Quota]
"""By period; no two that count or wait overlap."""


def quotas_after(before: Quotas, entry: QuotaEntry) -> Quotas:
    """The quotas after one more entry. Raises what the timeline forbids."""
    period = period_of(entry)
    quota = before.get(period)
    if isinstance(entry, QuotaRegistered):
        _refuse_overlap(before, period, entry)
        if quota and _same(quota.registered, entry) and quota.status != "sent_back":
            raise QuotaSaidAlready(number=entry.quantity, period=str(period))
        approved = quota.approved if quota else None
        return _with(before, period, Quota(entry, approved=approved))
    if quota is None or not quota.waits:
        raise NothingToDecide(number=Stream(entry.record).key, period=str(period))
    _refuse_deciding(quota.registered, entry)
    stands = quota.registered if isinstance(entry, QuotaApproved) else quota.approved
    return _with(before, period, Quota(quota.registered, False, stands, entry))


def _refuse_deciding(registered: QuotaRegistered, entry: QuotaApproved | QuotaSentBack) -> None:
    """Who decides is another than whose quota it is, or who registered it; and knows the number.

    Raises DecidedByHimself, ApprovedAnotherNumber.
    """
    day = format_date(entry.effective_on)
    if isinstance(entry, QuotaApproved) and entry.quantity != registered.quantity:
        raise ApprovedAnotherNumber(
            approved=entry.quantity, registered=registered.quantity, effective_on=day
        )
    if entry.decided_by in (registered.officer, registered.by):
        raise DecidedByHimself(code=entry.decided_by, effective_on=day)


def _with(before: Quotas, period: Period, quota: Quota) -> Quotas:
    return MappingProxyType({**before, period: quota})


def _same(one: QuotaRegistered, other: QuotaRegistered) -> bool:
    return (one.quantity, bool(one.percent)) == (other.quantity, bool(other.percent))


def _refuse_overlap(quotas: Quotas, period: Period, entry: QuotaRegistered) -> None:
    for other, quota in quotas.items():
        counts = quota.waits or quota.approved is not None
        if counts and other != period and other.start <= period.end and period.start <= other.end:
            raise QuotaOverlaps(indicator=entry.indicator, period=str(period), other=str(other))


def _rule(entry: QuotaEntry, books: Reading) -> None:
    if not isinstance(entry, QuotaRegistered):
        _refuse_strange(_registered(entry, books), entry, books)
    elif entry.officer:
        _refuse_gone(books.history(Stream.of_officer(entry.officer)), period_of(entry))


def _registered(entry: QuotaApproved | QuotaSentBack, books: Reading) -> QuotaRegistered:
    """What an entry decides on."""
    entries = in_force(books.history(entry.record).entries)
    told = steps(entries, QUOTAS.step, QUOTAS.absent)
    return next(quotas[period_of(entry)].registered for one, quotas in told if one is entry)


def _refuse_strange(
    registered: QuotaRegistered, entry: QuotaApproved | QuotaSentBack, books: Reading
) -> None:
    """Who decides leads whose quota it is; and nobody records what was decided of his own.

    Raises AttesterOfAnotherRole, LeadsElsewhere, RecordsOwnDecision.
    """
    day, unit = entry.effective_on, registered.unit
    if registered.officer:
        unit = officer_on(registered.officer, day, books).unit or unit
    refuse_strange_decision(entry.decided_by, unit, day, books)
    if entry.by != entry.decided_by and _is_his(registered, entry.by, books):
        raise RecordsOwnDecision(code=entry.by, decided_by=entry.decided_by)


def _is_his(registered: QuotaRegistered, code: str, books: Reading) -> bool:
    """Whether a quota is an officer's own, or one of the unit that he leads and registered for."""
    if registered.officer:
        return registered.officer == code
    officer = officer_on(code, registered.effective_on, books)
    leads = officer.role in LEADING and officer.unit == registered.unit
    return registered.by == code and leads


def _refuse_gone(holder: History, period: Period) -> None:
    """Raise OfficerLeftAlready for days on none of which the officer still serves."""
    officer = officer_of(holder, period.end)
    if officer.until is not None and officer.until <= period.start:
        raise OfficerLeftAlready(
            code=officer.code,
            until=format_date(officer.until),
            effective_on=format_date(period.start),
        )


QUOTAS: Family[Quotas] = Family("quota", MappingProxyType({}), quotas_after, _rule)


class StandingDays(NamedTuple):
    """On which days a number is the one that stands.

    From ``since`` on, until the day ``until`` on which the next was approved. The first one stands
    on the days before ``told_on`` as well: then the books held nothing of the quota.
    """

    since: date = date.min
    until: date = END_OF_TIME
    told_on: date = date.min

    def on(self, day: date) -> bool:
        """Whether it is the one that stands at the end of a day."""
        return (self.since <= day or day < self.told_on) and day < self.until


class ApprovedQuota(NamedTuple):
    """A number that was approved for a period."""

    registered: QuotaRegistered
    period: Period
    standing: StandingDays


def approved_quotas(history: History, known_at: int | None = None) -> list[ApprovedQuota]:
    """Every number that was approved, each with the days on which it stands.

    What waits for a decision on a day stands on none of it. But a quota of which the books hold
    nothing by a day was recorded late: its own days say of what it is, and what was first approved
    of it stands (targets.md §1.6).
    """
    found: dict[Period, list[ApprovedQuota]] = defaultdict(list)
    told_on: dict[Period, date] = {}
    for entry, quotas in steps(in_force(history.entries, known_at), QUOTAS.step, QUOTAS.absent):
        period, day = period_of(entry), entry.effective_on
        told_on.setdefault(period, day)
        stands, before = quotas[period].approved, found[period]
        if isinstance(entry, QuotaApproved) and stands is not None:
            if before:
                last = before[-1]
                before[-1] = last._replace(standing=last.standing._replace(until=day))
            first = date.min if before else told_on[period]
            before.append(ApprovedQuota(stands, period, StandingDays(day, told_on=first)))
    return [one for period in found.values() for one in period]


def quotas_on(history: History, day: date, known_at: int | None = None) -> Quotas:
    """The quotas at the end of a day; of one recorded late what was first decided of it."""
    by_then = QUOTAS.state(history, day, known_at)
    found = dict(by_then)
    for entry, quotas in steps(in_force(history.entries, known_at), QUOTAS.step, QUOTAS.absent):
        period = period_of(entry)
        if period not in by_then and not (period in found and found[period].approved):
            found[period] = quotas[period]
    return MappingProxyType(found)


def quota_key(indicator: str, holder: Stream) -> str:
    """The key of the stream of an indicator's quotas of a unit or an officer."""
    return f"{indicator}@{holder}"


def standing_quota(quotas: Quotas, period: Period) -> Quota | None:
    """The quota whose period holds all of another; None where none does."""
    holding = (
        one for at, one in quotas.items() if at.start <= period.start <= period.end <= at.end
    )
    return next(holding, None)
