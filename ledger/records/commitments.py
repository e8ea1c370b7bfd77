"""Commands on what is attested and what is pledged: attestations and quotas."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from pydantic import Field

from ledger.catalog.papers import AttestationCode, papers
from ledger.entries import Entry
from ledger.entries.attestation import AttestationMade
from ledger.entries.quota import QuotaApproved, QuotaRegistered, QuotaSentBack
from ledger.errors.papers import (
    NothingToDecide,
    NothingWaits,
    RateOver100,
    SeveralWait,
    SubjectMissing,
)
from ledger.records.books import Books
from ledger.records.history import History
from ledger.records.paper_command import PaperCommand, seen, unit_then
from ledger.records.papers.attestation import ATTESTATIONS, attestation_key
from ledger.records.papers.quota import QUOTAS, Quota, quota_key
from ledger.values.dates import format_date
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
        """The unit for which it is: the one named, else the officer's on the day."""
        if not self.officer or self.unit:
            return self.unit_code(books)
        return unit_then(books, books.officer(self.officer), self.effective_on)


class RegisterQuota(QuotaCommand):
    """Register a number for an indicator and a period, or another in its place."""

    quantity: int = Field(ge=0, le=MOST)
    start: date
    end: date
    percent: bool = False

    def decide(self, books: Books) -> Entry:
        """Raises RateOver100, UnknownUnit, UnknownOfficer, PeriodReversed, the timeline's."""
        refuse_over_100(self)
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


class Rated(Protocol):
    """A quota, registered or to be."""

    @property
    def indicator(self) -> str:
        """Of what it is."""

    @property
    def quantity(self) -> int:
        """The number."""

    @property
    def percent(self) -> bool | None:
        """Whether it is a percentage."""


def refuse_over_100(quota: Rated) -> None:
    """Raise RateOver100 for a percentage of more than 100."""
    if quota.percent and quota.quantity > 100:
        raise RateOver100(indicator=quota.indicator, quantity=quota.quantity)


class DecideQuota(QuotaCommand):
    """Decide on a registered number; of the days that are not given, on the only one that waits."""

    start: date | None = None
    end: date | None = None
    decided_by: str | None = None

    def waiting(self, books: Books) -> tuple[str, dict[str, Any], Quota]:
        """The stream, what the decision states, and the quota.

        Raises NothingWaits, NothingToDecide, SeveralWait.
        """
        history = self.history(books)
        quotas = QUOTAS.state(history)
        period = self._chosen(history.number, [at for at, one in quotas.items() if one.waits])
        by = books.officer(self.decided_by or books.by).code
        told = {**days_of(period), "decided_by": by, "document": seen(self.document)}
        return history.record, told, quotas[period]

    def _chosen(self, number: str, waiting: list[Period]) -> Period:
        """The one period that waits, of those that begin and end as was said."""
        found = [
            one
            for one in waiting
            if self.start in (None, one.start) and self.end in (None, one.end)
        ]
        if len(found) > 1:
            raise SeveralWait(number=number, periods=", ".join(map(str, found)))
        if found:
            return found[0]
        if not (self.start or self.end):
            raise NothingWaits(number=number)
        days = (format_date(one) if one else "…" for one in (self.start, self.end))
        raise NothingToDecide(number=number, period=" – ".join(days))


class ApproveQuota(DecideQuota):
    """Approve the registered number."""

    def decide(self, books: Books) -> Entry:
        """Raises what waiting raises, AttesterOfAnotherRole, DecidedByHimself."""
        record, told, quota = self.waiting(books)
        unit, quantity = quota.registered.unit, quota.registered.quantity
        return books.make(QuotaApproved, record, self.effective_on, unit, quantity=quantity, **told)


class SendBackQuota(DecideQuota):
    """Send the registered number back, with a reason."""

    reason: str | None = Field(default=None, max_length=200)

    def decide(self, books: Books) -> Entry:
        """Raises what waiting raises, AttesterOfAnotherRole, DecidedByHimself."""
        record, told, quota = self.waiting(books)
        unit = quota.registered.unit
        return books.make(
            QuotaSentBack, record, self.effective_on, unit, reason=seen(self.reason), **told
        )
