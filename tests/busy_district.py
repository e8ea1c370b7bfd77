"""A district at work, in small: random entries on records and on units, some late, some wrong and
mended, some by which a team comes to stand under another unit. Nothing here counts anything.

Everything comes from one seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from ledger.application import Ledger
from ledger.errors import LedgerError
from ledger.records.books import Decision
from ledger.records.establishment import ChangeUnit, CreateUnit, EnrolOfficer
from ledger.records.lifecycle import (
    ChangeRecord,
    CloseRecord,
    ConvertRecord,
    ResumeRecord,
    SuspendRecord,
    TransferRecord,
)
from ledger.records.opening import OpenRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.period import Period

YEAR = Period(date(2025, 10, 15), date(2026, 10, 14))
HOME = "CAH"
TREE = {"DA": HOME, "DB": HOME, "TA": "DA", "TB": "DB", "TC": "TA"}
"""Teams and groups, and where they first stand."""
LEVELS = {"TB": "xã", "TC": "phường"}
"""Of what level a unit is that is not of the district's."""
LINES: dict[str, tuple[list[str], str]] = {
    "ST": (["ST"], "died"),
    "HN": (["HN"], "reviewed_out"),
    "CA": (["VA", "VX"], "solved"),
    "CTVBM": (["LC", "LT"], "need_ended"),
}
"""Lines of work: symbols, and a way of closing."""


class Clock:
    """A clock that ticks a second at every reading and is set forward by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class BusyDistrict:
    """A ledger and the people who record in it."""

    def __init__(self, database: Path, random: Random) -> None:
        self.random = random
        self.clock = Clock(datetime(2026, 9, 1, 2, tzinfo=UTC))
        environment = {
            "PERSISTENCE_MODULE": "ledger.storage.sqlite",
            "SQLITE_DBNAME": str(database),
            "MAPPER_TOPIC": "ledger.storage.transcoding:EntryMapper",
            "ORIGINATOR_ID_TYPE": "text",
        }
        self.ledger = Ledger(environment, self.clock)
        self.ledger.found(HOME, "Công an huyện Mẫu", "huyện", "random", "CB01")
        since = date(2015, 1, 1)
        self.ledger.execute(
            *(
                CreateUnit(
                    effective_on=since,
                    code=code,
                    name=f"Đội {code}",
                    level=LEVELS.get(code, "huyện"),
                    parent=parent,
                )
                for code, parent in TREE.items()
            ),
            *(EnrolOfficer(effective_on=since, code=f"CB{code}", unit=code) for code in UNITS),
            by="CB01",
        )
        self.begun = self.ledger.last_position
        self.numbers: list[tuple[str, str]] = []

    def work(self, entries: int) -> None:
        """Try to record so many things; what the rules refuse leaves no trace."""
        for _ in range(entries):
            self._record(self.random.choice(self._kinds)(self))
            self.clock.now += timedelta(hours=self.random.randint(0, 60))

    def _record(self, decision: Decision) -> None:
        try:
            self.ledger.execute(decision, by=f"CB{self.random.choice(UNITS)}")
        except LedgerError:
            return

    def _day(self) -> date:
        """A day of about the year, or just before today."""
        today = self.ledger.today
        if self.random.random() < 0.3:
            return today - timedelta(days=self.random.randint(0, 3))
        first = YEAR.start - timedelta(days=120)
        return first + timedelta(days=self.random.randint(0, (today - first).days))

    def _edge(self) -> date:
        """A day near an end of the year, where it matters most."""
        near = self.random.choice((YEAR.start, YEAR.end))
        day = near + timedelta(days=self.random.randint(-2, 2))
        return min(day, self.ledger.today)

    def _on(self) -> date:
        return self._edge() if self.random.random() < 0.3 else self._day()

    # ---- what people record ---------------------------------------------------------------------

    def _open(self) -> Decision:
        line = self.random.choice(sorted(LINES))
        number = f"{line}-{len(self.numbers) + 1}"
        self.numbers.append((line, number))
        symbol = self.random.choice(LINES[line][0])
        attributes: dict[str, str | bool] = {}
        if line == "ST":
            attributes = {
                "class": self.random.choice("AB"),
                "list": self.random.choice(("I", "II")),
            }
        if symbol == "LT":
            attributes = {"type": self.random.choice("12")}
        return OpenRecord(
            effective_on=self._on(),
            line=line,
            number=number,
            symbol=symbol,
            unit=(unit := self.random.choice(UNITS)),
            officer=f"CB{unit}",
            attributes=attributes,
        )

    def _step(self) -> Decision:
        """Any command on a record, often one that fits."""
        line, number = self.random.choice(self.numbers or [("ST", "ST-0")])
        common: dict[str, Any] = {"number": number, "effective_on": self._on()}
        unit = self.random.choice(UNITS)
        likely: list[Decision] = [
            TransferRecord(to_unit=unit, to_officer=f"CB{unit}", **common),
            CloseRecord(way=LINES[line][1], **common),
        ]
        if line == "ST":
            likely.append(ChangeRecord(changes={"class": self.random.choice("AB")}, **common))
        if self.random.random() < 0.3:
            likely.append(ChangeRecord(changes={"level": "phường"}, **common))
        if line == "CA":
            likely += [SuspendRecord(**common), ResumeRecord(**common)]
        if line == "CTVBM":
            symbol = self.random.choice(("LC", "LT"))
            type_ = self.random.choice("12") if symbol == "LT" else None
            likely.append(ConvertRecord(symbol=symbol, type=type_, **common))
        return self.random.choice(likely)

    def _mend(self) -> Decision:
        """An entry turns out to be wrong: void it, or correct its day."""
        last = self.ledger.last_position
        common: dict[str, Any] = {
            "position": self.random.randint(min(self.begun + 1, last), last),
            "reason": "nhầm",
            "last": last,
        }
        if self.random.random() < 0.5:
            return VoidEntry(**common)
        return CorrectEntry(effective_on=self._on(), **common)

    def _reorganise(self) -> Decision:
        """A team comes under another unit, or is called otherwise."""
        code = self.random.choice(sorted(TREE))
        changes: dict[str, Any] = {"parent": self.random.choice(UNITS)}
        if self.random.random() < 0.2:
            changes = {"name": f"Đội {code} {self.random.randint(1, 9)}"}
        return ChangeUnit(effective_on=self._on(), code=code, **changes)

    _kinds: tuple[Callable[[BusyDistrict], Decision], ...] = (
        *(_open,) * 6,
        *(_step,) * 6,
        *(_mend,) * 3,
        *(_reorganise,) * 2,
    )


UNITS = (HOME, *TREE)


@contextmanager
def busy_district(random: Random) -> Iterator[BusyDistrict]:
    """A district in a folder of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="socai-", ignore_cleanup_errors=True) as folder:
        district = BusyDistrict(Path(folder) / "ledger.sqlite", random)
        try:
            yield district
        finally:
            district.ledger.close()
