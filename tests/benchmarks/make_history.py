"""A large fictional ledger, entry by entry: what rebuilding facts and replaying are timed on.

Seeded: the same history every time (but for the salts). Records of all lines over ten years in 24
units, recorded in the order things became known: most entries within days, some months late; one in
fifty is voided or corrected afterwards. The entries are made directly, not by commands, because
deciding a million of them takes longer than what is measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from ledger.application import Ledger
from ledger.catalog.lines import Line, catalog
from ledger.entries import Entry
from ledger.entries.record import (
    EntryCorrected,
    EntryVoided,
    RecordChanged,
    RecordClosed,
    RecordConverted,
    RecordOpened,
    RecordReported,
    RecordTransferred,
)
from ledger.records.establishment import CreateUnit, EnrolOfficer
from ledger.values.dates import LOCAL_ZONE

FIRST_DAY = date(2014, 10, 15)
DAYS = 3_650
ENTRIES_PER_RECORD = 3.6
BATCH_ENTRIES = 5_000
UNITS = tuple(
    f"{district:03d}.{team}"
    for district in range(100, 106)
    for team in ("CAH", "DHS", "DKT", "DMT")
)
OFFICERS = tuple(f"CB{number:03d}" for number in range(120))
WEIGHTS = (15, 50, 8, 5, 17, 3, 2)
"""How many of a hundred records each line of the catalog has."""


@dataclass
class History:
    """What becomes known, when: (recorded on, record, entry without position), to be sorted by the
    day.
    """

    random: Random
    known: list[tuple[int, int, Entry]] = field(default_factory=list)

    def record(self, number: int) -> None:
        """One record from its opening to its closing, if it comes to that."""
        random = self.random
        line = random.choices(catalog().lines, WEIGHTS)[0]
        opening = self._opening(line, f"{line.code}-{number:07d}")
        day = (opening.effective_on - FIRST_DAY).days
        learned = self._learn(day, opening, day)
        common: dict[str, Any] = {
            "record": opening.record,
            "version": 0,
            "by": opening.by,
            "unit": opening.unit,
        }
        for _ in range(random.choices((0, 1, 2, 3, 6), (20, 35, 25, 15, 5))[0]):
            day += random.randrange(300)
            if day >= DAYS:
                return
            self._learn(day, self._turn(line, common, _date(day)), learned)
        if (day := day + random.randrange(400)) < DAYS:
            way = random.choice(line.closings).code
            self._learn(day, RecordClosed(effective_on=_date(day), way=way, **common), learned)

    def _opening(self, line: Line, number: str) -> RecordOpened:
        random = self.random
        symbol = random.choice(line.symbols)
        attributes: dict[str, str | bool] = {
            "branch": random.choice(("hình sự", "kinh tế", "ma túy")),
            "field": "trộm cắp",
        }
        if line.code == "ST":
            attributes |= {
                "class": random.choice("AB"),
                "list": random.choice(("I", "II", "III", "IV")),
            }
        if "type" in symbol.required:
            attributes["type"] = "1"
        return RecordOpened(
            record=f"{line.code}:{number}",
            version=0,
            effective_on=_date(random.randrange(DAYS)),
            by=random.choice(OFFICERS),
            unit=random.choice(UNITS),
            line=line.code,
            number=number,
            symbol=symbol.code,
            level="huyện",
            officer=random.choice(OFFICERS),
            attributes=attributes,
            basis={"number": "12/QĐ-CAH", "date": "2014-10-15"},
        )

    def _turn(self, line: Line, common: dict[str, Any], on: date) -> Entry:
        random = self.random
        what = random.random()
        if what < 0.3:
            return RecordReported(
                effective_on=on, document=f"{random.randrange(999)}/BC-CAH", **common
            )
        if what < 0.45:
            return RecordTransferred(effective_on=on, to_officer=random.choice(OFFICERS), **common)
        if what < 0.5:
            return RecordTransferred(effective_on=on, to_unit=random.choice(UNITS), **common)
        if what < 0.6 and line.code == "CTVBM":
            return RecordConverted(
                effective_on=on, symbol="LT", type=random.choice("123"), **common
            )
        changes: dict[str, str | bool | None] = {
            "field": random.choice(("trộm cắp", "đánh bạc", "ma túy", "buôn lậu"))
        }
        if line.code == "ST":
            changes = {
                "class": random.choice("AB"),
                "list": random.choice(("I", "II", "III", "IV")),
            }
        return RecordChanged(effective_on=on, changes=changes, **common)

    def _learn(self, day: int, entry: Entry, not_before: int) -> int:
        """Record an entry some time after its day; now and then void or correct it later.

        Returns when.
        """
        random = self.random
        on = max(
            day + random.randrange((4, 30, 200)[random.choices((0, 1, 2), (90, 7, 3))[0]]),
            not_before,
        )
        self.known.append((on, len(self.known), entry))
        if random.random() < 0.02 and not isinstance(entry, RecordOpened):
            kind = random.choice((EntryVoided, EntryCorrected))
            header = {
                name: getattr(entry, name)
                for name in ("record", "version", "effective_on", "by", "unit")
            }
            void = kind(**header, voids=len(self.known) - 1, reason="nhầm")
            self.known.append((on + random.randrange(1, 60), len(self.known), void))
        return on


def make_history(ledger: Ledger, entries: int, seed: int = 20241015) -> None:
    """Record about ``entries`` entries.

    ``ledger`` is founded, with a :class:`Calendar` for its clock.
    """
    calendar = ledger.clock
    assert isinstance(calendar, Calendar), "the recorded times are made, too"
    units = [
        CreateUnit(effective_on=FIRST_DAY, code=code, name=code, level="huyện")
        for code in UNITS[1:]
    ]
    officers = [
        EnrolOfficer(effective_on=FIRST_DAY, code=code, unit=UNITS[0]) for code in OFFICERS[1:]
    ]
    ledger.execute(*units, *officers, by=OFFICERS[0])
    history = History(Random(seed))
    for number in range(round(entries / ENTRIES_PER_RECORD)):
        history.record(number)
    placed = _placed(sorted(history.known, key=lambda one: one[:2]), ledger.last_position)
    while batch := list(islice(placed, BATCH_ENTRIES)):
        books = ledger.books(OFFICERS[0])
        books.fresh.extend(entry for _, entry in batch)
        calendar.day = _date(batch[-1][0])
        ledger.commit(books)


def _placed(known: list[tuple[int, int, Entry]], last: int) -> Iterator[tuple[int, Entry]]:
    """The entries in the order of recording, with their versions; voids name positions now."""
    versions: Counter[str] = Counter()
    voided = {entry.voids for _, _, entry in known if isinstance(entry, EntryVoided)}
    originals: dict[int, tuple[int, Entry]] = {}

    def numbered(entry: Entry) -> Entry:
        versions[entry.record] += 1
        return entry.but(version=versions[entry.record])

    for on, place, entry in known:
        last += 1
        if place in voided:
            originals[place] = (last, entry)
        if isinstance(entry, EntryVoided):
            position, original = originals.pop(entry.voids)
            yield on, numbered(entry.but(voids=position))
            if isinstance(entry, EntryCorrected):
                last += 1
                yield on, numbered(original.but(corrects=position))
        else:
            yield on, numbered(entry)


@dataclass
class Calendar:
    """A clock that stands at noon of a day, and never goes back."""

    day: date = FIRST_DAY
    last: datetime = datetime(1970, 1, 1, tzinfo=LOCAL_ZONE)

    def __call__(self) -> datetime:
        """The moment."""
        self.last = max(
            datetime.combine(self.day, time(12), LOCAL_ZONE), self.last + timedelta(microseconds=1)
        )
        return self.last


def _date(day: int) -> date:
    return FIRST_DAY + timedelta(days=day)


def make_ledger(database: Path, entries: int, seed: int = 20241015) -> Ledger:
    """A new ledger of about ``entries`` entries."""
    environment = {
        "PERSISTENCE_MODULE": "ledger.storage.sqlite",
        "SQLITE_DBNAME": str(database),
        "MAPPER_TOPIC": "ledger.storage.transcoding:EntryMapper",
        "ORIGINATOR_ID_TYPE": "text",
    }
    ledger = Ledger(environment, Calendar())
    # months may lie between two made entries
    ledger.clock_is_right = lambda _doubt: True
    ledger.found(UNITS[0], "Công an huyện Mẫu", "huyện", "bench", OFFICERS[0])
    make_history(ledger, entries, seed)
    return ledger
