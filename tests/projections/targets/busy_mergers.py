"""A busy district whose units go into one another, are split and come to an end.

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
from ledger.records.establishment import CreateUnit, DissolveUnit
from ledger.records.opening import OpenRecord
from ledger.records.reorganising import MergeUnits, SplitUnit
from tests.busy_district import TREE, UNITS
from tests.projections.targets.busy_lists import LAST, OBJECTS, BusyLists


class BusyMergers(BusyLists):
    """A busy district; ``home``: the folder of its ledger."""

    def __init__(self, database: Path, random: Random) -> None:
        super().__init__(database, random)
        self.home = database.parent

    def work(self, entries: int) -> None:
        """What happens by chance, and in the middle of it some units end."""
        super().work(entries * 2 // 3)
        for _ in range(self.random.randint(0, 3)):
            self._record(self._ending())
        super().work(entries // 3)

    def _survey(self) -> Decision:
        """A survey file of an object, kept by whatever unit."""
        number, unit = f"DTCB-{len(self.numbers) + 1}", self._some(*UNITS)
        self.numbers.append(("DTCB", number))
        code = self._some(*OBJECTS)
        self.opened[number] = on = min(self._on(), LAST)
        told: dict[str, Any] = {"line": "DTCB", "symbol": OBJECTS[code], "officer": f"CB{unit}"}
        told |= {"number": number, "effective_on": on, "unit": unit, "approved_by": "CB01"}
        return OpenRecord(attributes={"object": code}, **told)

    def _ending(self) -> Decision:
        code, others = self._some(*TREE), list(UNITS)
        told: dict[str, Any] = {"effective_on": self._on()}
        to_unit = self._some(*(one for one in others if one != code))
        if self.random.random() < 0.3:
            self._record(CreateUnit(code="TD", name="Đội TD", level="huyện", parent="DB", **told))
            officers = (f"TD=CB{code}",)
            return SplitUnit(
                code=code, into=("TD", to_unit), officers=officers, rest=to_unit, **told
            )
        if self.random.random() < 0.3:
            return DissolveUnit(code=code, to_unit=to_unit, **told)
        return MergeUnits(codes=(code,), to_unit=to_unit, **told)

    _kinds: tuple[Callable[[Any], Decision], ...] = (
        *BusyLists._kinds,
        *(BusyLists._object,) * 12,
        *(BusyLists._gang,) * 12,
        *(_survey,) * 8,
    )


@contextmanager
def busy_mergers(random: Random) -> Iterator[BusyMergers]:
    """A district in a folder of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="socai-", ignore_cleanup_errors=True) as folder:
        district = BusyMergers(Path(folder) / "ledger.sqlite", random)
        try:
            yield district
        finally:
            district.ledger.close()
