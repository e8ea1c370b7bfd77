"""Days that leaders and commanders gave to the work, month by month (forms.md §1, no. 1.1; §8).

A day counts on which he checked a file or attended a meeting. Where the books hold none of a person
in a month, the attestation ``two_days_a_month`` of that person stands for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ledger.values.period import Period
from projections.documents.forms.form_books import FormBooks
from projections.targets.months import whole_months
from projections.targets.seen_books import CountedOfficer

TWO_DAYS: Final = "two_days_a_month"
"""The code of the attestation."""
DAYS_A_MONTH: Final = 2


@dataclass(frozen=True)
class LeaderDays:
    """The days of the paper's period, by the officer who gave them, and the leaders asked about."""

    books: FormBooks
    leaders: Sequence[CountedOfficer]
    given: Mapping[str, set[date]]

    @property
    def is_known(self) -> bool:
        """Whether the books say anything of it."""
        return bool(self.given) or any(
            self._attested(one.code, month) is not None
            for one in self.leaders
            for month in self._months
        )

    @property
    def kept(self) -> int:
        """How many leaders gave two days or more in every month."""
        months = self._months
        return sum(
            bool(months) and all(self._is_kept(one.code, month) for month in months)
            for one in self.leaders
        )

    @property
    def months_kept(self) -> int:
        """How many months of a person were kept, of all persons."""
        return sum(self._is_kept(one.code, month) for one in self.leaders for month in self._months)

    @property
    def wanting(self) -> list[tuple[str, Period]]:
        """The months in which a leader did not give two days, by his code."""
        return [
            (one.code, month)
            for one in self.leaders
            for month in self._months
            if not self._is_kept(one.code, month)
        ]

    @property
    def months(self) -> int:
        """How many months of a person there are to keep."""
        return len(self.leaders) * len(self._months)

    @property
    def _months(self) -> list[Period]:
        return whole_months(self.books.period)

    def _is_kept(self, officer: str, month: Period) -> bool:
        days = sum(day in month for day in self.given.get(officer, ()))
        return bool(self._attested(officer, month)) if not days else days >= DAYS_A_MONTH

    def _attested(self, officer: str, month: Period) -> bool | None:
        """What was last attested of a person and days that hold a month; None: nothing."""
        made = [
            one
            for one in self.books.sight.books.attestations
            if one.code == TWO_DAYS
            and one.officer == officer
            and one.period.start <= month.start
            and month.end <= one.period.end
        ]
        return max(made, key=lambda one: one.position).holds if made else None
