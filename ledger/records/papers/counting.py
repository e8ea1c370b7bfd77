"""Whom a result of work counts (targets.md §1.5): each person arrested or accused once."""

from __future__ import annotations

from ledger.catalog.papers import Offence, papers
from ledger.entries.outcome import OutcomeRecorded


def persons_once(entry: OutcomeRecorded) -> int:
    """The persons it counts who were in no result before: each person arrested or accused once."""
    kind = papers().outcome(entry.kind)
    if kind.counts is None:
        return 0
    before = getattr(entry, kind.less) or 0 if kind.less else 0
    return (getattr(entry, kind.counts) or 0) - before


def excluded(entry: OutcomeRecorded) -> int:
    """Those of them whom the arrest rate leaves out: party members, outside the management."""
    return (entry.party_members or 0) + (entry.outside_management or 0)


def grave_not_on_file(entry: OutcomeRecorded) -> int:
    """Those of a gang or a very serious offence whom no watch, suspicion or case file had."""
    return (entry.grave or 0) - (entry.grave_on_file or 0)


def is_watch_listed(entry: OutcomeRecorded) -> bool:
    """Whether it is of persons, for an offence of the list of watch files."""
    offence = offence_of(entry)
    return bool(offence and offence.watch_listed and papers().outcome(entry.kind).counts)


def branch_of(entry: OutcomeRecorded) -> str | None:
    """Its branch: the one it states, else that of its offence, measure, type of penalty or kind."""
    known = papers()
    measure = next((one for one in known.measures if one.code == entry.measure), None)
    penalty = next((one for one in known.penalty_types if one.code == entry.penalty_type), None)
    terms = (offence_of(entry), measure, penalty, known.outcome(entry.kind))
    of_terms = (one.branch for one in terms if one)
    return entry.branch or next(filter(None, of_terms), None)


def family_of(entry: OutcomeRecorded) -> str | None:
    """The family of its offence: possession, trading and so on."""
    offence = offence_of(entry)
    return offence.family if offence else None


def offence_of(entry: OutcomeRecorded) -> Offence | None:
    """The offence it is of: as it states it where the ledger added it, else that of the catalog."""
    if entry.offence is None or entry.offence_branch is None or entry.offence_family is None:
        return papers().offence(entry.offence) if entry.offence else None
    return Offence(
        code=entry.offence,
        names=(entry.offence,),
        branch=entry.offence_branch,
        family=entry.offence_family,
        watch_listed=bool(entry.watch_listed),
    )
