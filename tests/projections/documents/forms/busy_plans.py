"""A district whose units plan: quotas registered and approved or sent back, circulars, gangs.

Nothing here counts anything; all comes from one seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from ledger.records.books import Decision
from ledger.records.commitments import ApproveQuota, RegisterQuota, SendBackQuota
from ledger.records.establishment import EnrolOfficer
from tests.busy_district import HOME, UNITS
from tests.projections.documents.forms.busy_papers import BusyPapers

INDICATORS = (
    *("lc_opened", "lt_opened", "lt_opened_drugs", "lt_opened_economy_environment"),
    *("ld_opened", "nv_opened", "ctv_opened", "htbm_opened"),
)


class BusyPlans(BusyPapers):
    """A busy district in which quotas are given; ``CH01`` leads it."""

    def __init__(self, database: Path, random: Random) -> None:
        super().__init__(database, random)
        leader = EnrolOfficer(effective_on=date(2015, 1, 1), code="CH01", unit=HOME, role="leader")
        self.ledger.execute(leader, by="CB01")
        self.begun = self.ledger.last_position

    def _quota(self) -> Decision:
        """Registered of a unit or of an officer of it, approved, or sent back."""
        unit = self.random.choice(UNITS)
        told: dict[str, Any] = {"indicator": self.random.choice(INDICATORS), "unit": unit}
        if self.random.random() < 0.4:
            told["officer"] = f"CB{unit}"
        told["effective_on"] = date(2026, 1, self.random.randint(5, 28))
        days: dict[str, Any] = {"start": date(2026, 1, 1), "end": date(2026, 12, 31)}
        if self.random.random() < 0.5:
            return RegisterQuota(quantity=self.random.randint(0, 4), **days, **told)
        decide = self.random.choice((ApproveQuota, ApproveQuota, ApproveQuota, SendBackQuota))
        return decide(decided_by="CH01", **told)

    _kinds: tuple[Callable[[Any], Decision], ...] = (*BusyPapers._kinds, *(_quota,) * 40)


Kind = TypeVar("Kind", bound=BusyPlans)


@contextmanager
def busy_district_of(kind: type[Kind], random: Random) -> Iterator[Kind]:
    """A district of a kind in a folder of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="socai-", ignore_cleanup_errors=True) as folder:
        district = kind(Path(folder) / "ledger.sqlite", random)
        try:
            yield district
        finally:
            district.ledger.close()


def busy_plans(random: Random) -> AbstractContextManager[BusyPlans]:
    """A district in which quotas are given."""
    return busy_district_of(BusyPlans, random)
