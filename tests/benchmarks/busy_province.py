"""A large fictional province: 300 units in three tiers, and all that lists of targets ask about.

Seeded. Entries are made directly, not by commands: deciding a million of them takes longer than
what is measured.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from ledger.application import Ledger
from ledger.catalog.lines import Line, catalog
from ledger.entries import Entry
from ledger.entries.collaborator import CollaboratorRated, ItemsDelivered
from ledger.entries.outcome import OutcomeRecorded
from ledger.entries.record import (
    EffectProduced,
    RecordClosed,
    RecordOpened,
    RecordReported,
    SupportGained,
)
from ledger.records.establishment import CreateUnit, EnrolOfficer
from ledger.values.period import Period
from tests.benchmarks.busy_desks import objects_of, papers_of
from tests.benchmarks.make_history import BATCH_ENTRIES, Calendar

YEAR = Period(date(2023, 10, 15), date(2024, 10, 14))
BEGUN, FIRST, LAST = date(2020, 1, 1), date(2022, 1, 1), date(2024, 10, 14)
HOME = "PT"
DISTRICTS = tuple(f"H{number:02d}" for number in range(20))
TEAMS = tuple(f"{district}.{team:02d}" for district in DISTRICTS for team in range(14))
UNITS = (HOME, *DISTRICTS[:19], *TEAMS)[:300]
BRANCHES = ("hình sự", "kinh tế", "ma túy", "môi trường")
WEIGHTS = (15, 45, 8, 5, 20, 5, 2)
"""How many of a hundred records each line of the catalog has."""


class Made:
    """Makes the entries of one record after the other, each with a version."""

    def __init__(self, random: Random) -> None:
        self.random, self.number = random, 0
        self.served: list[tuple[str, str]] = []

    def record(self) -> list[Entry]:
        """A record from its opening to its closing, if it comes to that."""
        random, self.number = self.random, self.number + 1
        line = random.choices(catalog().lines, WEIGHTS)[0]
        opening = self._opening(line, f"{line.code}-{self.number:07d}")
        entries: list[Entry] = [opening]
        on = opening.effective_on
        common: dict[str, Any] = {"by": opening.by, "unit": opening.unit}
        for _ in range(random.choice((0, 1, 3, 6, 12 if line.code == "CTVBM" else 2))):
            on += timedelta(days=random.randrange(5, 60))
            if on <= LAST:
                entries.append(self._step(line, opening.record, on, common))
        if random.random() < 0.3 and (on := on + timedelta(days=random.randrange(90))) <= LAST:
            told: dict[str, Any] = {"record": opening.record, "version": 0, "effective_on": on}
            entries.append(RecordClosed(way=random.choice(line.closings).code, **told, **common))
        return [one.but(version=place) for place, one in enumerate(entries, 1)]

    def _opening(self, line: Line, number: str) -> RecordOpened:
        random, symbol = self.random, self.random.choice(line.symbols)
        attributes: dict[str, str | bool] = {"branch": random.choice(BRANCHES)}
        unit = random.choice(TEAMS[: len(UNITS) - 20])
        if line.code == "DTCB" and random.random() < 0.5:
            attributes["object"] = random.choice(objects_of(unit))
        if line.code == "ST":
            attributes |= {"class": random.choice("AB"), "list": random.choice(("I", "III"))}
        if line.code in ("ST", "HN", "CA"):
            attributes |= {"source": random.choice(("DTCB", "ST", "KHAC")), "online": True}
        if "type" in symbol.required:
            attributes["type"] = "1"
        return RecordOpened(
            record=f"{line.code}:{number}",
            version=0,
            effective_on=FIRST + timedelta(days=random.randrange((LAST - FIRST).days)),
            by=f"CB{unit}",
            unit=unit,
            line=line.code,
            number=number,
            symbol=symbol.code,
            level="huyện",
            officer=f"CB{unit}",
            attributes=attributes,
        )

    def _step(self, line: Line, record: str, on: date, common: dict[str, Any]) -> Entry:
        random = self.random
        told: dict[str, Any] = {"record": record, "version": 0, "effective_on": on, **common}
        if line.code == "CTVBM":
            if random.random() < 0.2:
                return CollaboratorRated(rating=random.choice(catalog().values["rating"]), **told)
            return ItemsDelivered(items=2, valuable=random.randrange(3), **told)
        if line.code in ("ST", "CA") and random.random() < 0.3:
            return SupportGained(collaborator=f"CTVBM:CTVBM-{self.number:07d}", **told)
        if random.random() < 0.5:
            return EffectProduced(effect=random.choice(catalog().effects).code, **told)
        return RecordReported(document=f"{random.randrange(9999)}/BC", **told)

    def outcome(self) -> list[Entry]:
        """A result of work."""
        random, self.number = self.random, self.number + 1
        unit = random.choice(TEAMS[: len(UNITS) - 20])
        told: dict[str, Any] = {
            "record": f"outcome:{unit}-{self.number}",
            "version": 1,
            "by": f"CB{unit}",
            "unit": unit,
            "effective_on": FIRST + timedelta(days=random.randrange((LAST - FIRST).days)),
            "offence": random.choice(("249", "251", "173")),
        }
        if random.random() < 0.5:
            return [OutcomeRecorded(kind="arrest", persons=2, **told)]
        return [OutcomeRecorded(kind="prosecution", accused=2, already_arrested=1, **told)]


def _unit(code: str) -> CreateUnit:
    kind, parent = ("team", code[:3]) if "." in code else ("district", HOME)
    told: dict[str, Any] = {"code": code, "name": code, "level": "huyện", "kind": kind}
    parent = parent if parent in UNITS else HOME
    branches = (BRANCHES[sum(map(ord, code)) % 4],)
    return CreateUnit(effective_on=BEGUN, parent=parent, branches=branches, **told)


def _officer(unit: str) -> EnrolOfficer:
    return EnrolOfficer(effective_on=BEGUN, code=f"CB{unit}", unit=unit, duties=("trinh_sat",))


def make_province(database: Path, entries: int, seed: int = 20241014) -> Ledger:
    """A new ledger of about ``entries`` entries on records and results, and papers of the units.

    With proofs, as any.
    """
    environment = {
        "PERSISTENCE_MODULE": "ledger.storage.sqlite",
        "SQLITE_DBNAME": str(database),
        "MAPPER_TOPIC": "ledger.storage.transcoding:EntryMapper",
        "ORIGINATOR_ID_TYPE": "text",
    }
    ledger = Ledger(environment, Calendar(LAST))
    ledger.clock_is_right = lambda _doubt: True
    ledger.found(HOME, "Công an tỉnh T", "tỉnh", "bench", "CB01")
    ledger.execute(*map(_unit, UNITS[1:]), *map(_officer, UNITS[1:]), by="CB01")
    random = Random(seed)
    books = ledger.books("CB01")
    books.fresh.extend(one for unit in UNITS[1:] for one in papers_of(unit, BEGUN, YEAR, random))
    ledger.commit(books)
    made, entries = Made(random), ledger.last_position + entries
    left = iter(lambda: made.outcome() if made.random.random() < 0.05 else made.record(), None)
    fresh = (one for several in left for one in several)
    while ledger.last_position < entries:
        books = ledger.books("CB01")
        books.fresh.extend(islice(fresh, BATCH_ENTRIES))
        ledger.commit(books)
    return ledger
