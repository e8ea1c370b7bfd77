"""Random histories: a province, its districts and their teams record for some years, early, late
and wrongly, mend what was wrong, and are reorganised.

Everything is said twice, to the ledger and to a plain list; what the ledger refuses is not said.
What goes elsewhere when a unit is dissolved is taken from what the ledger records of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from ledger.application import Receipt
from ledger.entries import Entry
from ledger.entries.organisation import UnitChanged
from ledger.entries.record import EntryVoided, RecordTransferred
from ledger.errors import LedgerError
from ledger.records.books import Decision
from ledger.records.establishment import (
    ChangeUnit,
    CreateUnit,
    DischargeOfficer,
    DissolveUnit,
    EnrolOfficer,
)
from ledger.records.lifecycle import (
    ChangeRecord,
    CloseRecord,
    ConvertRecord,
    ReopenRecord,
    ResumeRecord,
    SuspendRecord,
    TransferRecord,
)
from ledger.records.moves import is_move
from ledger.records.opening import OpenRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.stream import Stream
from tests.faults.plain_books import Fact, Place, PlainBooks
from tests.ledger.desk import Clock, open_ledger
from tests.ledger.memory_store import STORES

HOME = "CAT"
LEVELS = {"CAT": "tỉnh", "CAX": "xã"}
"""Of what level a unit is that is not of a district's."""
TREE = {
    "CAH": "CAT",
    "CAQ": "CAT",
    "DKT": "CAH",
    "DHS": "CAH",
    "DMT": "CAQ",
    "CAX": "CAQ",
    "TO1": "DKT",
}
"""Districts, teams, a commune and a group, and where each first stands."""
LINES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "DTCB": (("ĐV", "ĐN"), ("need_ended",)),
    "ST": (("ST",), ("died", "reviewed_out")),
    "HN": (("HN", "HV"), ("to_case", "not_substantiated")),
    "CA": (("VA", "VX"), ("solved", "terminated")),
    "CTVBM": (("LC", "LT"), ("need_ended",)),
}
"""Lines of work: symbols, and ways of closing."""
NAMES = ("Đội hình sự", "Đội kinh tế", "Tổ 1", "Công an xã Một", "Ban chỉ huy")
"""Names that units are given later: several bear one."""
FIRST_DAY = date(2024, 9, 1)
SINCE = date(2015, 1, 1)

BEGUN: Place = {"type": None, "status": "open"}
"""How every file begins."""

Said = tuple[str, str, Place]
"""What a fact is about, its kind, and what it tells."""


@dataclass
class Province:
    """A ledger, those who record in it, and the plain list of what they said."""

    random: Random
    folder: Path
    begun_at: datetime = datetime(2025, 11, 3, 2, tzinfo=UTC)

    def __post_init__(self) -> None:
        self.clock = Clock(self.begun_at)
        self.ledger = open_ledger(self.folder / "ledger.memory", self.clock)
        self.books = PlainBooks(HOME)
        self.codes = [HOME]
        self.numbers: list[tuple[str, str]] = []
        self.ledger.found(HOME, "Công an tỉnh Mẫu", "tỉnh", "mau.example", f"CB{HOME}")
        for code, parent in TREE.items():
            self._create(code, parent, SINCE)

    @property
    def now(self) -> int:
        """The last position."""
        return self.ledger.last_position

    def work(self, times: int) -> None:
        """Try to record so many things, as time passes."""
        for _ in range(times):
            self.random.choice(_KINDS)(self)
            self.clock.now += timedelta(hours=self.random.choice((0, 1, 20, 70, 150)))

    # ---- said twice -----------------------------------------------------------------------------

    def _say(self, decision: Decision, on: date, *said: Said) -> Receipt | None:
        """Record a decision and what it says; nothing of it where the ledger refuses it."""
        try:
            receipt = self.ledger.execute(decision, by=f"CB{self.random.choice(self.codes)}")
        except LedgerError:
            return None
        for about, kind, told in said:
            position = receipt.entries[0].position
            self._learn(Fact(position, position, on, about, kind, told))
        for entry in receipt.entries:
            if isinstance(entry, EntryVoided):
                self.books.taken_back[entry.voids] = entry.position
            elif is_move(entry):
                self._learn_of_move(entry)
        return receipt

    def _learn_of_move(self, entry: Entry) -> None:
        """What went elsewhere with the end of a unit, as the ledger says that it did."""
        about, where = Stream(entry.record).key, (entry.position, entry.position)
        if isinstance(entry, RecordTransferred) and entry.to_unit:
            told = {"unit": entry.to_unit, "unit_level": level_of(entry.to_unit)}
            self._learn(Fact(*where, entry.effective_on, about, "reorganised", told))
        elif isinstance(entry, UnitChanged):
            told = {"parent": str(entry.parent)}
            self._learn(Fact(*where, entry.effective_on, about, "changed", told))

    def _learn(self, fact: Fact) -> None:
        facts = self.books.units if fact.kind in ("created", "changed") else self.books.files
        facts.append(fact)

    def _create(self, code: str, parent: str, on: date) -> None:
        level = level_of(code)
        made = CreateUnit(
            effective_on=on, code=code, name=f"Đơn vị {code}", level=level, parent=parent
        )
        if self._say(made, on, (code, "created", {"parent": parent})):
            self.codes.append(code)
            officer = EnrolOfficer(effective_on=on, code=f"CB{code}", unit=code)
            self.ledger.execute(officer, by=f"CB{HOME}")

    # ---- when -----------------------------------------------------------------------------------

    def day(self) -> date:
        """A day not after today: of now, of long ago, or at an edge of a reporting year."""
        today, random = self.ledger.today, self.random
        if random.random() < 0.4:
            return today - timedelta(days=random.choice((0, 0, 0, 1, 2, 9)))
        if random.random() < 0.4:
            edge = random.choice((date(2024, 10, 15), date(2025, 10, 15), date(2026, 10, 15)))
            return min(today, edge + timedelta(days=random.randint(-2, 2)))
        return FIRST_DAY + timedelta(days=random.randint(0, (today - FIRST_DAY).days))

    # ---- what people record ---------------------------------------------------------------------

    def open_file(self) -> None:
        line = self.random.choice(tuple(LINES))
        number, on, unit = f"{line}-{self.now}", self.day(), self.random.choice(self.codes)
        symbol = self.random.choice(LINES[line][0])
        attributes: dict[str, Any] = {}
        if line == "ST":
            attributes = {
                "class": self.random.choice("AB"),
                "list": self.random.choice(("I", "IV")),
            }
        if symbol == "LT":
            attributes = {"type": self.random.choice("123")}
        level = self.random.choice(("tỉnh", "huyện", "huyện", "xã"))
        place: dict[str, Any] = {"line": line, "symbol": symbol, "unit": unit, "level": level}
        of_unit = {"unit_level": level_of(unit)}
        opened = OpenRecord(
            effective_on=on, number=number, officer=f"CB{unit}", attributes=attributes, **place
        )
        begun = {**place, **of_unit, **BEGUN, **attributes}
        if self._say(opened, on, (number, "opened", begun)):
            self.numbers.append((line, number))

    def hand_over(self) -> None:
        unit = self.random.choice(self.codes)
        _, number, on = self._some_file()
        moved = TransferRecord(effective_on=on, number=number, to_unit=unit, to_officer=f"CB{unit}")
        told = {"unit": unit, "unit_level": level_of(unit)}
        self._say(moved, on, (number, "transferred", told))

    def close(self) -> None:
        line, number, on = self._some_file()
        way = self.random.choice(LINES[line][1])
        closed = CloseRecord(effective_on=on, number=number, way=way)
        self._say(closed, on, (number, "closed", {"closing": way}))

    def reopen(self) -> None:
        """A closed file is opened again, in the hands of some unit."""
        _, number, on = self._some_file()
        unit = self.random.choice(self.codes)
        again = ReopenRecord(effective_on=on, number=number, to_unit=unit, to_officer=f"CB{unit}")
        told = {"unit": unit, "unit_level": level_of(unit), "status": "open"}
        self._say(again, on, (number, "reopened", told))

    def step(self) -> None:
        """Reclassify, convert, suspend or resume, as the line has it; or change the level."""
        line, number, on = self._some_file()
        common: dict[str, Any] = {"number": number, "effective_on": on}
        if self.random.random() < 0.3:
            told: dict[str, Any] = {"level": self.random.choice(("tỉnh", "huyện", "xã"))}
            self._say(ChangeRecord(changes=told, **common), on, (number, "level", told))
        elif line == "ST":
            told = {"class": self.random.choice("AB")}
            self._say(ChangeRecord(changes=told, **common), on, (number, "reclassified", told))
        elif line == "CA":
            if self.random.random() < 0.6:
                said = (number, "reclassified", {"status": "suspended"})
                self._say(SuspendRecord(**common), on, said)
            else:
                said = (number, "reclassified", {"status": "open"})
                self._say(ResumeRecord(**common), on, said)
        else:
            symbol = self.random.choice(LINES[line][0])
            type_ = self.random.choice("123") if symbol == "LT" else None
            told = {"symbol": symbol, "type": type_}
            self._say(ConvertRecord(**told, **common), on, (number, "converted", told))

    def reorganise(self) -> None:
        """A unit comes under another, gets another name, is made, or dissolved; an officer leaves."""
        code, on = self.random.choice(self.codes), self.day()
        parent = self.random.choice(self.codes)
        what = self.random.choice(
            ("move", "move", "move", "rename", "create", "dissolve", "dissolve", "leave")
        )
        told: dict[str, Any] = {"parent": parent}
        if what == "move" and code != HOME:
            self._say(ChangeUnit(effective_on=on, code=code, **told), on, (code, "changed", told))
        elif what == "rename":
            name = self.random.choice(NAMES)
            self._say(ChangeUnit(effective_on=on, code=code, name=name), on, (code, "changed", {}))
        elif what == "create":
            self._create(f"M{self.now}", parent, on)
        elif what == "dissolve" and code != HOME:
            into = self.random.choice((None, parent, parent))
            dissolved = DissolveUnit(effective_on=on, code=code, to_unit=into)
            self._say(dissolved, on, (code, "changed", {}))
        elif what == "leave" and code != HOME:
            to = f"CB{parent}"
            self._say(DischargeOfficer(effective_on=on, code=f"CB{code}", to_officer=to), on)

    def mend(self) -> None:
        """Something said was wrong: it is taken back, or said of another day."""
        said = [
            one
            for one in (*self.books.files, *self.books.units)
            if one.position > len(TREE) * 2 + 3
        ]
        if not said:
            return
        wrong = self.random.choice((self.random.choice(said), said[-1]))
        common: dict[str, Any] = {"position": wrong.position, "reason": "nhầm", "last": self.now}
        if self.random.random() < 0.5:
            self._say(VoidEntry(**common), self.ledger.today)
            return
        changes: dict[str, Any] = {}
        on = self.day()
        if wrong.kind == "opened" and self.random.random() < 0.5:
            on, changes = wrong.on, {"level": self.random.choice(("huyện", "xã"))}
        if receipt := self._say(CorrectEntry(effective_on=on, changes=changes, **common), on):
            position = next(
                one.position for one in receipt.entries if one.corrects == wrong.position
            )
            told = {**wrong.told, **changes}
            self._learn(wrong._replace(position=position, on=on, told=told))

    def _some_file(self) -> tuple[str, str, date]:
        line, number = self.random.choice(self.numbers or [("ST", "ST-0")])
        return line, number, self.day()


def level_of(code: str) -> str:
    """The level of a unit, which never changes."""
    return LEVELS.get(code, "huyện")


_KINDS: tuple[Callable[[Province], None], ...] = (
    *(Province.open_file,) * 6,
    *(Province.hand_over,) * 3,
    *(Province.close,) * 2,
    Province.reopen,
    *(Province.step,) * 2,
    *(Province.reorganise,) * 2,
    *(Province.mend,) * 3,
)


@contextmanager
def province(random: Random, begun_at: datetime = Province.begun_at) -> Iterator[Province]:
    """A province in a folder of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="socai-", ignore_cleanup_errors=True) as folder:
        made = Province(random, Path(folder), begun_at)
        try:
            yield made
        finally:
            made.ledger.close()
            STORES.pop(str(Path(folder) / "ledger.memory"), None)
