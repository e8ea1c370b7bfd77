"""At no day does anything hang on a unit or an officer that is not there: random organisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from commands.usecases.adrift import loose_in
from ledger.entries import Entry
from ledger.entries.organisation import (
    OfficerLeft,
    UnitDissolved,
)
from ledger.errors import LedgerError
from ledger.proofs.verify import verify
from ledger.records.books import Decision
from ledger.records.establishment import (
    ChangeOfficer,
    ChangeUnit,
    CreateUnit,
    DischargeOfficer,
    DissolveUnit,
    EnrolOfficer,
    Role,
)
from ledger.records.history import History
from ledger.records.lifecycle import CloseRecord, ReopenRecord, TransferRecord
from ledger.records.moves import is_move
from ledger.records.opening import OpenRecord
from ledger.records.organisation import officer_of, unit_of
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.timeline import in_force
from ledger.values.stream import Stream, referred
from tests.ledger.desk import Desk
from tests.ledger.memory_store import STORES

FIRST = date(2022, 1, 1)
DAYS = 12


class Organisation:
    """A desk at which whatever comes to mind is recorded; what is refused leaves no trace."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.path = Path(f"presence-{random.random()}.memory")
        self.desk = Desk(self.path)
        self.units, self.officers, self.numbers = ["DKT", "DHS"], ["CB02"], ["ST-0"]
        self.made: Counter[str] = Counter()
        self.live(self._begun, 6)

    def live(self, make: Callable[[], Decision], times: int) -> None:
        """Try to record so many things."""
        for _ in range(times):
            try:
                recorded = self.desk.do(make()).entries
            except LedgerError:
                continue
            self.made.update(
                "move" if is_move(one) else type(one).__name__ for one in recorded if one.position
            )

    def day(self) -> date:
        """One of a few days, so that many things fall on one."""
        return FIRST + timedelta(self.random.randrange(DAYS))

    def _begun(self) -> Decision:
        """A unit, an officer or a record begins."""
        pick, day = self.random.choice, self.day()
        unit, officer, code = pick(self.units), pick(self.officers), len(self.numbers)
        kind = pick(("unit", "officer", "record", "honorary"))
        if kind == "unit":
            self.units.append(f"T{len(self.units)}")
            return CreateUnit(
                effective_on=day, code=self.units[-1], name="x", level="huyện", parent=unit
            )
        if kind == "officer":
            self.officers.append(f"CB1{len(self.officers)}")
            role: Role = pick(("leader", "leader", "officer"))
            return EnrolOfficer(effective_on=day, code=self.officers[-1], unit=unit, role=role)
        if kind == "record":
            self.numbers.append(f"ST-{code}")
            opened: dict[str, Any] = {"line": "ST", "symbol": "ST"}
        else:
            self.numbers.append(f"LD-{code}")
            opened = {"line": "CTVBM", "symbol": "LD", "approved_by": pick(self.officers)}
        return OpenRecord(
            effective_on=day, number=self.numbers[-1], unit=unit, officer=officer, **opened
        )

    def anything(self) -> Decision:
        """Something is recorded of what there is, or taken back, or said anew."""
        return self.random.choice((self._begun, self._changed, self._ended, self._mended))()

    def _changed(self) -> Decision:
        pick, on = self.random.choice, self.day()
        unit, officer, number = pick(self.units), pick(self.officers), pick(self.numbers)
        role: Role | None = pick(("leader", "officer", None))
        return pick(
            (
                ChangeUnit(effective_on=on, code=pick(self.units), parent=unit),
                ChangeOfficer(effective_on=on, code=officer, to_unit=unit, role=role),
                TransferRecord(effective_on=on, number=number, to_unit=unit),
                TransferRecord(effective_on=on, number=number, to_officer=officer),
                CloseRecord(effective_on=on, number=number, way="Chết"),
                ReopenRecord(effective_on=on, number=number),
            )
        )

    def _ended(self) -> Decision:
        pick, on = self.random.choice, self.day()
        unit, officer = pick((None, *self.units, *self.units)), pick((None, *self.officers))
        return pick(
            (
                DissolveUnit(effective_on=on, code=pick(self.units), to_unit=unit),
                DischargeOfficer(effective_on=on, code=pick(self.officers), to_officer=officer),
            )
        )

    def _mended(self) -> Decision:
        pick, last = self.random.choice, self.desk.ledger.last_position
        common: dict[str, Any] = {
            "position": self.random.randint(4, last),
            "reason": "nhầm",
            "last": last,
        }
        name = pick(("to_unit", "to_unit", "unit", "parent"))
        changes: dict[str, str | bool | None] = {name: pick(self.units)}
        return pick(
            (
                VoidEntry(**common),
                CorrectEntry(effective_on=self.day(), **common),
                CorrectEntry(effective_on=self.day(), **common),
                CorrectEntry(changes=changes, **common),
                CorrectEntry(changes={"to_unit": None}, **common),
                CorrectEntry(changes={"role": "officer"}, **common),
            )
        )


def found_adrift(desk: Desk) -> set[tuple[str, str, date]]:
    """Every day on which something hangs on a unit or officer that is not there: fold and look."""
    histories = {one.record: one for one in desk.ledger.histories()}
    found: set[tuple[str, str, date]] = set()
    for day in (FIRST + timedelta(number) for number in range(-1, DAYS + 1)):
        for record, history in histories.items():
            found |= {
                (record, holder, day)
                for holder in held_by(history, day)
                if not is_there(histories.get(holder, History(holder)), day)
            }
            for entry in in_force(history.entries):
                approver = getattr(entry, "approved_by", None)
                if approver and entry.effective_on == day:
                    holder = Stream.of_officer(approver)
                    officer = officer_of(histories[holder], day)
                    if not is_there(histories[holder], day) or officer.role != "leader":
                        found.add((record, holder, day))
    return found


def stale_moves(desk: Desk) -> list[Entry]:
    """The moves in force of what would not hang, that day, on what ended, had it not moved."""
    found = []
    for history in desk.ledger.histories():
        entries = in_force(history.entries)
        for place, move in enumerate(entries):
            if not is_move(move):
                continue
            holder, version = referred(str(move.follows))
            ending = desk.ledger.history(holder).entries[version - 1]
            later = [one for one in entries[place:] if is_move(one)]
            rest = History(history.record, tuple(e for e in history.entries if e not in later))
            stands = ending in in_force(desk.ledger.history(holder).entries)
            if not stands or holder not in held_by(rest, move.effective_on):
                found.append(move)
    return found


def held_by(history: History, day: date) -> Iterable[Stream]:
    """What a record, an officer or a unit hangs on at the end of a day, by its state then."""
    if history.noun == "unit":
        unit = unit_of(history, day)
        return [Stream.of_unit(unit.parent)] if unit.parent and not unit.until else []
    if history.noun == "officer":
        officer = officer_of(history, day)
        return [Stream.of_unit(officer.unit)] if officer.unit and not officer.until else []
    if history.noun not in ("ST", "CTVBM"):
        return []
    cell = history.state_at(day).cell
    return [Stream.of_unit(str(cell.unit)), Stream.of_officer(str(cell.officer))] if cell else []


def is_there(history: History, day: date) -> bool:
    """Whether a unit or an officer is there at the end of a day, by its state then."""
    state = unit_of(history, day) if history.noun == "unit" else officer_of(history, day)
    return bool(state.code) and state.until is None


def told_late(desk: Desk, record: str, holder: str, day: date) -> bool:
    """Whether something was put on a holder, on a day it was there, after its end was recorded."""
    history = desk.ledger.history(record)
    ends = [
        one
        for one in in_force(desk.ledger.history(holder).entries)
        if isinstance(one, UnitDissolved | OfficerLeft)
    ]
    put = [one for one in in_force(history.entries) if one.effective_on <= day]
    return bool(ends) and any(
        one.position > first_said(desk, ends[0]) and one.effective_on < ends[0].effective_on
        for one in put
    )


def first_said(desk: Desk, entry: Entry) -> int:
    """The position at which an entry, or the first that it corrects, was recorded."""
    return entry.position if entry.corrects is None else entry.corrects


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 1 << 32))
def test_nothing_is_left_behind(seed: int) -> None:
    """What hangs on nothing is told by the status, and was recorded late, of a day before the end;
    where an ending says where things go, nothing is.
    """
    made = Organisation(Random(seed))
    made.live(made.anything, 50)
    assert [] == stale_moves(made.desk)
    adrift = found_adrift(made.desk)
    told = {
        (one.about, one.holder, day)
        for one in loose_in(made.desk.ledger)
        for day in (FIRST + timedelta(number) for number in range(-1, DAYS + 1))
        if one.since <= day and (one.until is None or day < one.until)
    }
    assert adrift == told
    for record, holder, day in adrift:
        assert told_late(made.desk, record, holder, day), (record, holder, day)
        ending = made.desk.ledger.history(holder).entries
        assert not any(
            getattr(one, "to_unit", None) or getattr(one, "to_officer", None)
            for one in in_force(ending)
            if isinstance(one, UnitDissolved | OfficerLeft)
        )
    assert () == verify(made.desk.ledger).problems
    made.desk.ledger.close()
    STORES.pop(str(made.path), None)
