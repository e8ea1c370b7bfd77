"""Commands on what is attested and what is pledged: attestations and quotas."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from ledger.catalog.papers import AttestationCode, papers
from ledger.entries import Entry
from ledger.entries.attestation import AttestationMade
from ledger.entries.quota import QuotaApproved, QuotaRegistered, QuotaSentBack
from ledger.errors.papers import NothingToDecide, SubjectMissing
from ledger.records.books import Books
from ledger.records.history import History
from ledger.records.paper_command import PaperCommand, seen
from ledger.records.papers.attestation import ATTESTATIONS, attestation_key
from ledger.records.papers.quota import QUOTAS, Quota, quota_key
from ledger.values.period import Period
from ledger.values.stream import Stream

Indicator = r"^[a-z][a-z0-9_]*$"
"""How the indicators of target lists are named."""

MOST = 10_000_000


class Attest(PaperCommand):
    """Attest something of a unit and a period; ``attested_by``: the recorder, if nobody is named.

    ``document`` is what it rests on.
    """

    attestation: str
    start: date
    end: date
    document: str = Field(min_length=1, max_length=200)
    holds: bool | None = None
    quantity: int | None = Field(default=None, ge=0, le=MOST)
    indicator: str | None = Field(default=None, max_length=100, pattern=Indicator)
    officer: str | None = None
    attested_by: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownCode, UnknownOfficer, SubjectMissing, PeriodReversed, the timeline's."""
        code, unit = papers().attestation(self.attestation), self.unit_code(books)
        officer = books.officer(self.officer).code if self.officer else None
        subject = _subject(code, {"officer": officer, "indicator": self.indicator})
        period = Period(self.start, self.end)
        return books.make(
            AttestationMade,
            ATTESTATIONS.stream(attestation_key(code.code, unit, subject)),
            self.effective_on,
            unit,
            attestation=code.code,
            **days_of(period),
            document=seen(self.document),
            attested_by=books.officer(self.attested_by or books.by).code,
            holds=self.holds,
            quantity=self.quantity,
            indicator=self.indicator,
            officer=officer,
        )


def _subject(code: AttestationCode, given: dict[str, str | None]) -> str | None:
    """Of which officer or indicator it is attested, where it is of one. Raises SubjectMissing."""
    wanted = code.subject
    for name, value in given.items():
        if (value is None) == (name == wanted):
            raise SubjectMissing(attestation=code.name, field=wanted or name)
    return given[wanted] if wanted else None


def days_of(period: Period) -> dict[str, str]:
    """The first and last day of a period as an entry keeps them."""
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


class QuotaCommand(PaperCommand):
    """A command on the quota of an officer, or of a unit."""

    indicator: str = Field(max_length=100, pattern=Indicator)
    officer: str | None = None

    def history(self, books: Books) -> History:
        """The quotas of the indicator and the holder. Raises UnknownUnit, UnknownOfficer."""
        holder = (
            Stream.of_officer(books.officer(self.officer).code)
            if self.officer
            else Stream.of_unit(self.unit_code(books))
        )
        return books.history(QUOTAS.stream(quota_key(self.indicator, holder)))

    def held_by(self, books: Books) -> str:
        """The unit for which it is: the one named, else the officer's."""
        if self.officer and not self.unit:
            return books.officer(self.officer).unit
        return self.unit_code(books)


class RegisterQuota(QuotaCommand):
    """Register a number for an indicator and a period, or another in its place."""

    quantity: int = Field(ge=0, le=MOST)
    start: date
    end: date
    percent: bool = False

    def decide(self, books: Books) -> Entry:
        """Raises UnknownUnit, UnknownOfficer, OfficerLeftAlready, PeriodReversed, QuotaOverlaps."""
        return books.make(
            QuotaRegistered,
            self.history(books).record,
            self.effective_on,
            self.held_by(books),
            indicator=self.indicator,
            **days_of(Period(self.start, self.end)),
            quantity=self.quantity,
            officer=books.officer(self.officer).code if self.officer else None,
            percent=self.percent or None,
            document=seen(self.document),
        )


class DecideQuota(QuotaCommand):
    """Decide on a registered number; without a period, on the only one that waits."""

    start: date | None = None
    end: date | None = None
    decided_by: str | None = None

    def waiting(self, books: Books) -> tuple[str, dict[str, Any], Quota]:
        """The stream, what the decision states, and the quota. Raises NothingToDecide."""
        history = self.history(books)
        quotas = QUOTAS.state(history)
        waiting = [period for period, quota in quotas.items() if quota.waits]
        if self.start and self.end:
            waiting = [one for one in waiting if one == Period(self.start, self.end)]
        if len(waiting) != 1:
            asked = f"{self.start} – {self.end}" if self.start and self.end else "–"
            raise NothingToDecide(
                number=history.number, period=", ".join(map(str, waiting)) or asked
            )
        by = books.officer(self.decided_by or books.by).code
        told = {**days_of(waiting[0]), "decided_by": by, "document": seen(self.document)}
        return history.record, told, quotas[waiting[0]]


class ApproveQuota(DecideQuota):
    """Approve the registered number."""

    def decide(self, books: Books) -> Entry:
        """Raises NothingToDecide, AttesterOfAnotherRole, DecidedByHimself."""
        record, told, quota = self.waiting(books)
        unit, quantity = quota.registered.unit, quota.registered.quantity
        return books.make(QuotaApproved, record, self.effective_on, unit, quantity=quantity, **told)


class SendBackQuota(DecideQuota):
    """Send the registered number back, with a reason."""

    reason: str | None = Field(default=None, max_length=200)

    def decide(self, books: Books) -> Entry:
        """Raises NothingToDecide, AttesterOfAnotherRole, DecidedByHimself."""
        record, told, quota = self.waiting(books)
        unit = quota.registered.unit
        return books.make(
            QuotaSentBack, record, self.effective_on, unit, reason=seen(self.reason), **told
        )
