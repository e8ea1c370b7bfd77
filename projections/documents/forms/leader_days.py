"""Days that leaders and commanders gave to the work, month by month (forms.md §1, no. 1.1; §8).

A day counts on which he checked a file or attended a meeting. Where the books hold none of a person
in a month, the attestation ``two_days_a_month`` of that person stands for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ledger.records.papers.leading import LEADING
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
        """How many leaders gave two days or more in every month in which they led."""
        owed = [self._owed(one.code) for one in self.leaders]
        return sum(bool(months) and all(map(self._keeps, months)) for months in owed)

    @property
    def months_kept(self) -> int:
        """How many months of a person were kept, of all persons."""
        return sum(self._keeps(one) for one in self._all_owed)

    @property
    def wanting(self) -> list[tuple[str, Period]]:
        """The months in which a leader did not give two days, by his code."""
        return [one for one in self._all_owed if not self._keeps(one)]

    @property
    def months(self) -> int:
        """How many months of a person there are to keep."""
        return len(self._all_owed)

    @property
    def _all_owed(self) -> list[tuple[str, Period]]:
        return [owed for one in self.leaders for owed in self._owed(one.code)]

    def _owed(self, officer: str) -> list[tuple[str, Period]]:
        """The months that an officer led from their first day on; he owes no earlier ones."""
        role_on = self.books.sight.books.role_on
        return [
            (officer, month) for month in self._months if role_on(officer, month.start) in LEADING
        ]

    def _keeps(self, owed: tuple[str, Period]) -> bool:
        return self._is_kept(*owed)

    @property
    def _months(self) -> tuple[Period, ...]:
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
