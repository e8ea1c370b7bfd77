"""The folder that is tampered with: books with a little of everything, facts in segments, a log of
writes that holds the last entries, an older copy, a submitted report, and facts of other ledgers.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from commands.session import open_ledger
from commands.usecases.founding import found_ledger
from commands.usecases.submitting import submit_report
from ledger.application import Ledger
from ledger.records.establishment import CreateUnit, EnrolOfficer
from ledger.records.lifecycle import ChangeRecord, CloseRecord, TransferRecord
from ledger.records.opening import OpenRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.storage.folder import DATABASE, FACTS, SETTINGS
from projections.facts.store import catch_up
from tests.commands.small_report import write_report
from tests.projections.made_books import Clock

UNITS = ("CAH", "DKT", "DHS")
OPENED = date(2023, 12, 1)
CHANGED = date(2024, 3, 1)


@dataclass(frozen=True)
class Scene:
    """A folder to tamper with.

    ``home``: the ledger's; ``older``: the same books earlier, with their facts; ``others``: facts
    of two other ledgers; ``log_of_another``: the log of writes of one of them; ``report``: what was submitted; ``size``: how many entries there are.
    """

    root: Path
    size: int

    @property
    def home(self) -> Path:
        return self.root / "so"

    @property
    def database(self) -> Path:
        return self.home / DATABASE

    @property
    def log_of_writes(self) -> Path:
        return self.home / f"{DATABASE}-wal"

    @property
    def settings(self) -> Path:
        return self.home / SETTINGS

    @property
    def facts(self) -> Path:
        return self.home / FACTS

    @property
    def older(self) -> Path:
        return self.root / "cu"

    @property
    def others(self) -> tuple[Path, Path]:
        return self.root / "khac-1" / FACTS, self.root / "khac-2" / FACTS

    @property
    def log_of_another(self) -> Path:
        return self.root / "khac.sqlite-wal"

    @property
    def report(self) -> Path:
        return self.root / "bao-cao.txt"

    def copied(self, target: Path) -> Scene:
        """The same scene elsewhere; times of change stay."""
        shutil.copytree(self.root, target)
        return Scene(target, self.size)

    def rows(self, statement: str, *values: Any) -> list[Any]:
        """What the database answers."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(statement, values).fetchall()

    def run(self, *statements: str) -> None:
        """Run statements against the database."""
        with closing(sqlite3.connect(self.database)) as connection:
            for statement in statements:
                connection.executescript(f"BEGIN; {statement}; COMMIT;")


def set_scene(root: Path) -> Scene:
    """Make the scene."""
    home = root / "so"
    clock = Clock()
    made = _founded(home, clock)
    _open(made, range(12))
    catch_up(made, home / FACTS)
    _change(made)
    report = write_report(root / "bao-cao.txt", opening=0, added=13, removed=3, current=10)
    submit_report(made, report, "CB01", unit="CAH")
    catch_up(made, home / FACTS)
    made.close()
    shutil.copytree(home, root / "cu")
    made = open_ledger(home, clock)
    _open(made, range(20, 26))
    made.execute(VoidEntry(position=15, reason="nhầm", last=made.last_position), by="CB01")
    catch_up(made, home / FACTS)
    aside = root / "aside"
    shutil.copytree(home, aside)  # while it is open: the log of writes holds the last entries
    size = made.last_position
    made.close()
    shutil.rmtree(home)
    aside.replace(home)
    for number, name in enumerate(("khac-1", "khac-2")):
        other = _founded(root / name, Clock())
        _open(other, range(3 + number))
        catch_up(other, root / name / FACTS)
        log = root / name / f"{DATABASE}-wal"
        shutil.copy2(log, root / "khac.sqlite-wal")  # while it is open
        other.close()
    return Scene(root, size)


def _founded(home: Path, clock: Clock) -> Ledger:
    home.mkdir(parents=True)
    ledger = open_ledger(home, clock, create=True)
    found_ledger(ledger, ("CAH", "Công an huyện Mẫu", "huyện"), "test", "CB01", home / SETTINGS)
    units = (
        CreateUnit(effective_on=OPENED, code=code, name=code, level="huyện", parent="CAH")
        for code in UNITS[1:]
    )
    officer = EnrolOfficer(effective_on=OPENED, code="CB02", unit="CAH")
    ledger.execute(*units, officer, by="CB01")
    return ledger


def _open(ledger: Ledger, numbers: range) -> None:
    for number in numbers:
        ledger.execute(
            OpenRecord(
                effective_on=OPENED,
                line="ST",
                number=f"ST-{number}",
                symbol="ST",
                unit=UNITS[number % 3],
                officer="CB01",
                attributes={"class": "AB"[number % 2], "list": "III"},
            ),
            by="CB01",
        )


def _change(ledger: Ledger) -> None:
    """Something of every kind; the third record is opened by mistake, the fourth corrected."""
    first = ledger.history("ST:ST-3").entries[0].position
    last = ledger.last_position
    changes = (
        ChangeRecord(effective_on=CHANGED, number="ST-1", changes={"class": "A"}),
        TransferRecord(effective_on=CHANGED, number="ST-2", to_unit="DKT"),
        CloseRecord(effective_on=CHANGED, number="ST-4", way="Chết"),
        VoidEntry(position=first + 2, reason="nhầm", last=last),
        CorrectEntry(position=first, reason="nhầm", last=last, changes={"class": "A"}),
    )
    for one in changes:
        ledger.execute(one, by="CB01")


def fact_files(folder: Path) -> Iterator[Path]:
    """The files of facts of a folder, in order."""
    yield from sorted(folder.glob("*.parquet"))
