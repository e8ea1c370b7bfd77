"""Random books in the making: what busy, forgetful and mistaken officers record, for any test that
holds two ways of asking against each other.

``HYPOTHESIS_PROFILE=thorough`` looks for longer; a failure prints the line that repeats it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ledger.errors import LedgerError
from ledger.records.books import Decision
from ledger.records.collaborator import AssignCollaborator
from ledger.records.establishment import ChangeUnit
from ledger.records.lifecycle import (
    ArchiveRecord,
    ChangeRecord,
    CloseRecord,
    ConvertRecord,
    ReopenRecord,
    ReportOnRecord,
    ResumeRecord,
    SuspendRecord,
    TransferRecord,
)
from ledger.records.opening import OpenRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from tests.projections.made_books import OFFICERS, UNITS, Clock, day, found_books

LINES: dict[str, tuple[list[str], list[str]]] = {
    "ST": (["ST"], ["reviewed_out", "died"]),
    "CA": (["VA", "VX"], ["solved", "terminated"]),
    "CTVBM": (["LC", "LT", "LD"], ["need_ended"]),
    "DTCB": (["ĐV", "ĐN"], ["need_ended"]),
}
ATTRIBUTES: dict[str, list[str | bool]] = {
    "class": ["A", "B"],
    "list": ["I", "III"],
    "branch": ["kinh tế", "ma túy"],
    "online": [True, False],
    "object": ["LV-1", "LV-2"],
}
LAST_DAY = 12
BEGINNING = datetime(2024, 1, 20, 2, tzinfo=UTC)
"""Soon after the days that entries are about: some are recorded late, others a month too late."""
seeds = st.integers(0, 1 << 32)
"""A rule's choices come from a seed, uniformly: drawn one by one they are many, and mostly the
simplest.
"""


class BusyOfficers(RuleBasedStateMachine):
    """A ledger in the hands of busy, forgetful and mistaken officers."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="socai-"))
        self.clock = Clock()
        self.clock.now = BEGINNING
        self.ledger = found_books(self.folder / "ledger.sqlite", self.clock)
        became = ChangeUnit(effective_on=day(6), code="TO1", level="xã")
        self.ledger.execute(became, by=OFFICERS[0])
        self.ends = [self.ledger.last_position]
        self.opened: dict[str, int] = {}

    def teardown(self) -> None:
        """Nothing is left behind."""
        self.ledger.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- recording ------------------------------------------------------------------------------

    def record(self, *decisions: Decision) -> None:
        """Try to record; what the rules refuse leaves no trace."""
        try:
            self.ends.append(
                self.ledger.execute(*decisions, by=OFFICERS[len(self.ends) % 2]).position
            )
        except LedgerError:
            assert self.ledger.last_position == self.ends[-1]

    @initialize(seed=seeds)
    def begin(self, seed: int) -> None:
        """Nobody asks about empty books for long."""
        self.open(seed)
        self.change(seed)

    @rule(seed=seeds)
    def open(self, seed: int) -> None:
        """Open a few records, some of one line and some of another."""
        random = Random(seed)
        for _ in range(3):
            line = random.choice(sorted(LINES))
            symbol = random.choice(LINES[line][0])
            number, on = f"{line}-{len(self.opened)}", random.randint(0, LAST_DAY)
            self.opened[number] = on
            decision = OpenRecord(
                effective_on=day(on),
                line=line,
                number=number,
                symbol=symbol,
                unit=random.choice(UNITS),
                officer=random.choice(OFFICERS),
                attributes=some_attributes(random, line)
                | ({"type": random.choice("12")} if symbol == "LT" else {}),
            )
            self.record(decision)

    @rule(seed=seeds)
    def change(self, seed: int) -> None:
        """Something becomes of some records, one or two in a transaction, and time passes."""
        random = Random(seed)
        for _ in range(random.randint(4, 16)):
            self.record(*(self.step(random) for _ in range(random.choice((1, 1, 2)))))
        self.clock.now += timedelta(hours=random.randint(0, 100))

    def step(self, random: Random) -> Decision:
        """Any command on a record, often one that fits."""
        number, opened = random.choice(list(self.opened.items()))
        line = number.partition("-")[0]
        symbol, unit = random.choice(LINES[line][0]), random.choice(UNITS)
        common: dict[str, Any] = {
            "number": number,
            "effective_on": day(random.randint(opened, LAST_DAY + 2)),
        }
        likely: list[Decision] = [
            ChangeRecord(changes=some_attributes(random, line) or {"branch": None}, **common),
            TransferRecord(to_unit=unit, to_officer=random.choice((None, *OFFICERS)), **common),
            TransferRecord(to_officer=random.choice(OFFICERS), **common),
            ConvertRecord(symbol=symbol, type="1" if symbol == "LT" else None, **common),
            SuspendRecord(**common)
            if line == "CA"
            else ReportOnRecord(document=str(common["effective_on"]), **common),
        ]
        rarer: list[Decision] = [
            CloseRecord(way=random.choice(LINES[line][1]), **common),
            ChangeRecord(changes={"level": random.choice(("huyện", "xã"))}, **common),
            ResumeRecord(**common) if line == "CA" else ArchiveRecord(**common),
            ReopenRecord(to_unit=random.choice((None, unit)), **common),
            AssignCollaborator(to=random.choice(list(self.opened)), **common),
        ]
        return random.choice([*likely, *likely, *rarer])

    @rule(seed=seeds)
    def regret(self, seed: int) -> None:
        """Entries turn out to be wrong: void them, or correct their day, their attributes, or
        both.
        """
        random = Random(seed)
        for _ in range(random.randint(2, 8)):
            last = self.ledger.last_position
            if last == self.ends[0]:
                return  # nothing was recorded since the books were founded
            common: dict[str, Any] = {
                "position": self.entry(random),
                "reason": "nhầm",
                "last": last,
            }
            on = random.choice((None, day(random.randint(0, LAST_DAY))))
            correct = CorrectEntry(changes=some_attributes(random, "ST"), effective_on=on, **common)
            self.record(random.choice((VoidEntry(**common), correct)))

    def reorganise_units(self, random: Random) -> None:
        """Some team comes under another unit, on a day before or in the midst of what is counted."""
        for _ in range(random.randint(1, 3)):
            on, code = day(random.randint(0, LAST_DAY)), random.choice(UNITS[1:])
            change = ChangeUnit(effective_on=on, code=code, parent=random.choice(UNITS))
            self.record(change)

    def entry(self, random: Random) -> int:
        """The position of an entry recorded since the founding; where all were refused, the last."""
        last = self.ledger.last_position
        return random.randint(min(self.ends[0] + 1, last), last)

    def position(self, random: Random) -> int:
        """Now, or any position, between the entries of a transaction too."""
        return random.choice((self.ends[-1], random.randint(self.ends[0], self.ends[-1])))

    @invariant()
    def nothing_is_half_recorded(self) -> None:
        """A refusal leaves no trace."""
        assert self.ledger.last_position == self.ends[-1]


def some_attributes(random: Random, line: str) -> dict[str, Any]:
    """A few attributes the line has."""
    offered = [
        name
        for name in ATTRIBUTES
        if line == ("DTCB" if name == "object" else "ST") or name in ("branch", "online")
    ]
    return {name: random.choice(ATTRIBUTES[name]) for name in offered if random.random() < 0.5}


THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
SETTINGS = settings(
    max_examples=1_000 if THOROUGH else 6,
    stateful_step_count=20,
    # shrinking takes minutes
    phases=[phase for phase in Phase if THOROUGH or phase is not Phase.shrink],
)
"""How long random books are looked through."""
LOOKS = 6 if THOROUGH else 2
"""How many questions are put to books each time that they are looked at."""
