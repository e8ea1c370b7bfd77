"""Small fictional ledgers for the tests of projections: a clock that ticks, three units, two
officers.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ledger.application import Ledger
from ledger.records.establishment import CreateUnit, EnrolOfficer
from ledger.records.opening import OpenRecord

FIRST_DAY = date(2024, 1, 1)
UNITS = ("CAH", "DHS", "DKT", "TO1")
OFFICERS = ("CB01", "CB02")


class Clock:
    """A clock that ticks a minute at every reading; ``now`` can be set forward."""

    def __init__(self) -> None:
        self.now = datetime(2024, 10, 20, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def day(number: int) -> date:
    """A day by its number after FIRST_DAY."""
    return FIRST_DAY + timedelta(days=number)


def open_books(database: Path | str, clock: Clock | None = None) -> Ledger:
    """The ledger in a database file, made when it is not there."""
    environment = {
        "PERSISTENCE_MODULE": "ledger.storage.sqlite",
        "SQLITE_DBNAME": str(database),
        "MAPPER_TOPIC": "ledger.storage.transcoding:EntryMapper",
        "ORIGINATOR_ID_TYPE": "text",
    }
    return Ledger(environment, clock or Clock())


def found_books(database: Path | str, clock: Clock | None = None) -> Ledger:
    """A new ledger: a district CAH, its teams DHS and DKT, the group TO1 of DKT, the officers CB01
    and CB02.
    """
    ledger = open_books(database, clock)
    ledger.found("CAH", "Công an huyện Mẫu", "huyện", "test", "CB01")
    units = [
        CreateUnit(effective_on=FIRST_DAY, code=code, name=code, level="huyện", parent=parent)
        for code, parent in (("DHS", "CAH"), ("DKT", "CAH"), ("TO1", "DKT"))
    ]
    officers = [
        EnrolOfficer(effective_on=FIRST_DAY, code=code, unit="CAH") for code in OFFICERS[1:]
    ]
    ledger.execute(*units, *officers, by="CB01")
    return ledger


SYMBOLS = {"CA": "VA", "CTVBM": "LC", "DTCB": "ĐV", "VAI_AO": "NV"}


def open_record(
    ledger: Ledger,
    number: str,
    on: date,
    attributes: dict[str, str | bool] | None = None,
    *,
    line: str = "ST",
    symbol: str | None = None,
    unit: str = "DKT",
) -> int:
    """Open a record; return the position of its opening."""
    decision = OpenRecord(
        effective_on=on,
        line=line,
        number=number,
        symbol=symbol or SYMBOLS.get(line, line),
        unit=unit,
        officer="CB01",
        attributes=attributes or {},
    )
    return ledger.execute(decision, by="CB01").position
