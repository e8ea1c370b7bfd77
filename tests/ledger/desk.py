"""A desk at which tests record: a ledger in a folder, a clock that is set by hand, and short ways
to say things.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from ledger.application import Ledger, Receipt
from ledger.entries import Entry
from ledger.records.books import Decision
from ledger.records.collaborator import AssignCollaborator
from ledger.records.establishment import CreateUnit, EnrolOfficer
from ledger.records.lifecycle import CloseRecord
from ledger.records.opening import OpenRecord
from ledger.records.state import RecordState
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.dates import END_OF_TIME

OPENED = date(2022, 1, 1)
"""The day records are opened on unless a test says otherwise."""

SYMBOLS = {
    "DTCB": "ĐV",
    "ST": "ST",
    "HN": "HN",
    "CA": "VA",
    "CTVBM": "LC",
    "VAI_AO": "NV",
    "HTBM": "HTBM",
}


class Clock:
    """A clock that ticks a second at every reading and can be set."""

    def __init__(self, now: datetime = datetime(2024, 10, 20, 2, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def day(text: str) -> date:
    """A date as the field writes it: ``1/2/2022``."""
    number, month, year = text.split("/")
    return date(int(year), int(month), int(number))


def open_ledger(
    database: Path, clock: Callable[[], datetime] | None = None, **environment: str
) -> Ledger:
    """The ledger in a database file, made when it is not there; of a ``.memory``, in no file."""
    in_memory = database.suffix == ".memory"
    fixed = {
        "PERSISTENCE_MODULE": "tests.ledger.memory_store" if in_memory else "ledger.storage.sqlite",
        "SQLITE_DBNAME": str(database),
        "MAPPER_TOPIC": "ledger.storage.transcoding:EntryMapper",
        "ORIGINATOR_ID_TYPE": "text",
    }
    opened = Ledger({**fixed, **environment}, clock or Clock())
    opened.clock_is_right = lambda _doubt: True  # tests leap over years
    return opened


class Desk:
    """A founded ledger: the district CAH with its teams DKT and DHS, the officers CB01 (who founded
    it) and CB02.
    """

    def __init__(self, database: Path, clock: Clock | None = None) -> None:
        self.database = database
        self.clock = clock or Clock()
        self.ledger = open_ledger(database, self.clock)
        if not self.ledger.last_position:
            self._found()

    def _found(self) -> None:
        self.ledger.found("CAH", "Công an huyện Mẫu", "huyện", "mau.example", FOUNDER)
        teams = [
            CreateUnit(
                effective_on=date(2020, 1, 1), code=code, name=code, level="huyện", parent="CAH"
            )
            for code in TEAMS
        ]
        officers = [
            EnrolOfficer(effective_on=date(2020, 1, 1), code=code, unit="DKT")
            for code in OFFICERS
            if code != FOUNDER
        ]
        self.do(*teams, *officers)

    def do(self, *decisions: Decision, by: str = "CB01") -> Receipt:
        """Record decisions in one transaction."""
        return self.ledger.execute(*decisions, by=by)

    def open(self, number: str, on: date = OPENED, *, line: str = "ST", **more: Any) -> int:
        """Open a record with the line's usual symbol; return the position of its opening."""
        given = {"symbol": SYMBOLS[line], "unit": "DKT", "officer": "CB01", **more}
        return self.do(OpenRecord(effective_on=on, line=line, number=number, **given)).position

    def close(self, number: str, on: date, way: str = "Chết") -> int:
        """Close a record; return the position of its closing."""
        return self.do(CloseRecord(effective_on=on, number=number, way=way)).entries[0].position

    def assign(self, number: str, to: str, on: date) -> int:
        """Assign a collaborator; return the position of the assignment."""
        return (
            self.do(AssignCollaborator(effective_on=on, number=number, to=to)).entries[0].position
        )

    def void(self, position: int, reason: str = "nhầm") -> Receipt:
        """Void an entry."""
        return self.do(VoidEntry(position=position, reason=reason, last=self.ledger.last_position))

    def correct(
        self,
        position: int,
        reason: str = "nhầm",
        on: date | None = None,
        **changes: str | bool | None,
    ) -> Receipt:
        """Correct an entry; a trailing underscore of a field's name is dropped (``class_``)."""
        named = {name.rstrip("_"): value for name, value in changes.items()}
        last = self.ledger.last_position
        return self.do(
            CorrectEntry(
                position=position, reason=reason, last=last, changes=named, effective_on=on
            )
        )

    def state_at(
        self, record: str, as_of: date = END_OF_TIME, known_at: int | None = None
    ) -> RecordState:
        """How a record (``ST:ST-1``) stands."""
        return self.ledger.history(record).state_at(as_of, known_at)

    def entries(self) -> list[Entry]:
        """Everything recorded."""
        return list(self.ledger.entries())

    def tamper(self, *statements: str) -> None:
        """Change the database behind the ledger's back."""
        connection = sqlite3.connect(self.database)
        with connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()


def founded_desk(store: str, founded: Path, folder: Path) -> Desk:
    """A desk on its first morning, in SQLite's file (a copy of ``founded``) or in memory."""
    morning = datetime(2024, 10, 20, 3, tzinfo=UTC)
    if store == "sqlite":
        return Desk(Path(shutil.copy(founded, folder)), Clock(morning))
    made = Desk(folder / "ledger.memory")
    made.clock.now = morning
    return made


TEAMS = ("DKT", "DHS")
OFFICERS = ("CB01", "CB02")
FOUNDER = "CB01"
FOUNDED = 6
"""How many entries a new desk has."""
