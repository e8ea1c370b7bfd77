"""What the units of a large fictional province keep beside their records: objects that must be
surveyed, quotas of their officers, and attestations, for all that the built-in lists ask about.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.attestation import AttestationMade
from ledger.entries.quota import QuotaApproved, QuotaRegistered
from ledger.entries.survey_object import ObjectListed
from ledger.records.commitments import days_of
from ledger.values.period import Period
from projections.targets.built_in import built_in_list, built_in_texts
from projections.targets.indicator import Attested
from projections.targets.target_list import AssignedQuota, TargetList

OBJECTS = 10
"""How many objects a team has on its list."""


def objects_of(unit: str) -> list[str]:
    """The codes of the objects on a team's list."""
    return [f"{unit}-DT{number}" for number in range(OBJECTS)]


def papers_of(unit: str, begun: date, days: Period, random: Random) -> Iterator[Entry]:
    """The papers of a unit: its list since it was there, quotas and attestations of some days."""
    told: dict[str, Any] = {"by": f"CB{unit}", "unit": unit, "effective_on": begun}
    symbols = [one.code for one in catalog().line("DTCB").symbols]
    for code in objects_of(unit):
        yield ObjectListed(
            record=f"object:{code}",
            version=1,
            symbol=random.choice(symbols),
            through_line=random.random() < 0.3,
            **told,
        )
    told |= {"effective_on": days.start}
    period = days_of(days)
    plans = [built_in_list(code) for code in built_in_texts()]
    for indicator in sorted({one for plan in plans for one in _with_quota(plan)}):
        number = random.randrange(1, 9)
        stream: dict[str, Any] = {"record": f"quota:{indicator}@CB{unit}", **told, **period}
        whose: dict[str, Any] = {"indicator": indicator, "officer": f"CB{unit}"}
        yield QuotaRegistered(version=1, quantity=number, **whose, **stream)
        yield QuotaApproved(version=2, quantity=number, decided_by="CB01", **stream)
    for code in sorted({one for plan in plans for one in _attested(plan)}):
        stream = {"record": f"attestation:{code}@{unit}", "version": 1, **told, **period}
        yield AttestationMade(
            attestation=code, holds=True, document="1/XN", attested_by="CB01", **stream
        )


def _with_quota(plan: TargetList) -> Iterator[str]:
    """The indicators for which a list asks for a quota."""
    for target in plan.targets:
        for part in target.parts:
            if isinstance(part.threshold, AssignedQuota):
                yield part.threshold.indicator


def _attested(plan: TargetList) -> Iterator[str]:
    """What is attested for a list."""
    return (name for name, one in plan.indicators.items() if isinstance(one, Attested))
