"""Attestations (xác nhận) of one code and unit: for each period the one that stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from ledger.catalog.papers import papers
from ledger.entries.attestation import AttestationMade
from ledger.errors import N_
from ledger.errors.papers import AttestedBeforeBegun, AttestedWithout
from ledger.records.papers.family import Family, Reading
from ledger.records.papers.leading import refuse_strange_decision
from ledger.values.dates import format_date
from ledger.values.period import Period

Attested = Mapping[Period, AttestationMade]
"""The attestation that stands for each period."""


def period_of(entry: object) -> Period:
    """The period that an entry is of: its first and last day."""
    start, end = getattr(entry, "start"), getattr(entry, "end")  # noqa: B009 - whatever has them
    return Period(date.fromisoformat(start), date.fromisoformat(end))


_WANTED = {"quantity": N_("the number"), "holds": N_("yes or no")}
"""What is said of an attestation, as people are told."""


def attested_after(before: Attested, entry: AttestationMade) -> Attested:
    """What stands after one more: a further one of a period replaces the one before it.

    Raises PeriodReversed, AttestedBeforeBegun, AttestedWithout.
    """
    period, code = period_of(entry), papers().attestation(entry.attestation)
    if entry.effective_on < period.start:
        raise AttestedBeforeBegun(
            start=format_date(period.start), effective_on=format_date(entry.effective_on)
        )
    wanted = "quantity" if code.counts else "holds"
    for name in ("quantity", "holds"):
        if (getattr(entry, name) is None) == (name == wanted):
            raise AttestedWithout(attestation=code.name, field=wanted, what=_WANTED[wanted])
    return MappingProxyType({**before, period: entry})


def _rule(entry: AttestationMade, books: Reading) -> None:
    """A leader or commander of the unit, or of one above it, attests."""
    refuse_strange_decision(entry.attested_by, entry.unit, entry.effective_on, books)


ATTESTATIONS: Family[Attested] = Family("attestation", MappingProxyType({}), attested_after, _rule)


def attestation_key(code: str, unit: str, subject: str | None = None) -> str:
    """The key of the stream of a code's attestations of a unit, and of an officer or indicator."""
    return f"{code}@{unit}" if subject is None else f"{code}/{subject}@{unit}"
