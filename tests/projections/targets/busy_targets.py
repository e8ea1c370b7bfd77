"""A district at work whose collaborators serve, deliver and are rated, and whose files have effects.

Nothing here counts anything; all comes from one seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from ledger.records.books import Decision
from ledger.records.collaborator import AssignCollaborator, DeliverItems, RateCollaborator
from ledger.records.lifecycle import CloseRecord, ProduceEffect, ReportOnRecord
from tests.busy_district import BusyDistrict

WAYS = {
    "ST": ("died", "arrested", "reviewed_out", "to_case"),
    "HN": ("to_case", "not_substantiated"),
    "CA": ("solved", "terminated"),
    "CTVBM": ("need_ended",),
}
"""Ways of closing, by line."""


class BusyTargets(BusyDistrict):
    """A busy district in which more is recorded."""

    def _number(self, *lines: str) -> str:
        there = [number for line, number in self.numbers if not lines or line in lines]
        return self.random.choice(there or ["ST-0"])

    def _close(self) -> Decision:
        number = self._number()
        way = self.random.choice(WAYS.get(number.partition("-")[0], ("died",)))
        return CloseRecord(number=number, effective_on=self._on(), way=way)

    def _rate(self) -> Decision:
        rating = self.random.choice(("xuất sắc", "khá", "trung bình", "yếu"))
        return RateCollaborator(
            number=self._number("CTVBM"), effective_on=self._on(), rating=rating
        )

    def _deliver(self) -> Decision:
        items = self.random.randint(1, 3)
        valuable = self.random.randint(0, items)
        common: dict[str, Any] = {"items": items, "valuable": valuable}
        return DeliverItems(number=self._number("CTVBM"), effective_on=self._on(), **common)

    def _assign(self) -> Decision:
        return AssignCollaborator(
            number=self._number("CTVBM"), effective_on=self._on(), to=self._number("ST", "CA")
        )

    def _effect(self) -> Decision:
        effect = self.random.choice(("watch_file", "proposal"))
        return ProduceEffect(number=self._number(), effective_on=self._on(), effect=effect)

    def _report(self) -> Decision:
        document = f"{self.random.randint(1, 999)}/BC"
        return ReportOnRecord(number=self._number(), effective_on=self._on(), document=document)

    _kinds: tuple[Callable[[Any], Decision], ...] = (
        *BusyDistrict._kinds,
        *(_close,) * 4,
        *(_rate,) * 2,
        *(_deliver,) * 16,
        *(_assign,) * 8,
        *(_effect,) * 2,
        _report,
    )


@contextmanager
def busy_targets(random: Random) -> Iterator[BusyTargets]:
    """A district in a folder of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="socai-", ignore_cleanup_errors=True) as folder:
        district = BusyTargets(Path(folder) / "ledger.sqlite", random)
        try:
            yield district
        finally:
            district.ledger.close()
