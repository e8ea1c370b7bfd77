"""Registers and differences from the records that the facts name are those of a replay of all.

``HYPOTHESIS_PROFILE=thorough`` looks for longer; a failure prints the line that repeats it.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis.stateful import rule

from ledger.application import Ledger
from ledger.records.establishment import DissolveUnit
from ledger.records.lifecycle import CloseRecord
from ledger.records.voiding import CorrectEntry
from projections.facts.store import catch_up
from projections.figures.candidates import candidates
from projections.figures.reach import Reach, always, reach_among
from projections.figures.register import Moment, Selection, differences, register
from tests.projections.busy_officers import LAST_DAY, LINES, LOOKS, SETTINGS, BusyOfficers, seeds
from tests.projections.made_books import UNITS, day, found_books, open_record

pytestmark = pytest.mark.uncounted


class RandomRegisters(BusyOfficers):
    """Random books, and registers of them."""

    @rule(seed=seeds)
    def misplace(self, seed: int) -> None:
        """Entries turn out to be of another unit; a unit is dissolved, or not yet."""
        random = Random(seed)
        for _ in range(4):
            last = self.ledger.last_position
            self.record(
                CorrectEntry(
                    position=self.entry(random),
                    reason="nhầm đơn vị",
                    last=last,
                    changes={random.choice(("unit", "to_unit")): random.choice(UNITS)},
                )
            )
        on = day(LAST_DAY + 1)
        self.record(DissolveUnit(effective_on=on, code=random.choice(UNITS)))

    @rule(seed=seeds)
    def look(self, seed: int) -> None:
        """As of any days, as known at any positions, of any lines and units."""
        random = Random(seed)
        self.change(seed)
        self.reorganise_units(random)
        self.regret(seed)
        for _ in range(LOOKS):
            lines = random.choice((None, tuple(random.sample(sorted(LINES), 2))))
            first, second = (
                Moment(day(random.randint(0, LAST_DAY + 2)), at) for at in self.two(random)
            )
            formerly, selection = self.selections(random, lines, (first, second))
            closed = random.random() < 0.5
            for moment in (first, second):
                assert register(self.ledger, selection, moment, closed=closed) == register(
                    self.told([selection], moment), selection, moment, closed=closed
                )
            assert differences(self.ledger, selection, first, second, formerly) == differences(
                self.told([selection, formerly], first, second), selection, first, second, formerly
            )

    def selections(
        self, random: Random, lines: tuple[str, ...] | None, moments: Sequence[Moment]
    ) -> list[Selection]:
        """Some lines of all units, of a few, or of one with what is under it, as known at each of
        two moments.
        """
        code, some = random.choice(UNITS), always(random.sample(UNITS, random.randint(1, 2)))
        histories = self.ledger.unit_histories()
        under: list[Reach | None] = [
            reach_among(histories, code, alone=False, known_at=moment.known_at)
            for moment in moments
        ]
        chosen = random.choice(([None, None], [some, some], under, under))
        return [Selection(lines, reach) for reach in chosen]

    def two(self, random: Random) -> list[int]:
        """Two positions."""
        return [self.position(random) for _ in range(2)]

    def told(self, selections: Sequence[Selection], *moments: Moment) -> Any:
        """The records that the facts name."""
        return candidates(self.ledger, self.folder / "facts", selections, *moments, few=0)


TestRandomRegisters = RandomRegisters.TestCase
TestRandomRegisters.settings = SETTINGS


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Books with three records in three units."""
    books = found_books(tmp_path / "ledger.sqlite")
    for number, unit in (("ST-1", "DKT"), ("ST-2", "DHS"), ("ST-3", "TO1")):
        open_record(books, number, day(5), unit=unit)
    return books


DHS = Selection(None, always(["DHS"]))


def told(ledger: Ledger, facts: Path, **more: int) -> list[str]:
    """The records that a register of one unit has to look at."""
    found = candidates(ledger, facts, [DHS], Moment(day(9)), **more)
    return sorted(one.number for one in found if one.noun == "ST")


def test_only_the_records_of_the_unit_are_read(ledger: Ledger, tmp_path: Path) -> None:
    """Those that the facts know to have come to it."""
    assert ["ST-2"] == told(ledger, tmp_path / "facts", few=0)


def test_a_small_ledger_is_read_whole_and_makes_no_facts(ledger: Ledger, tmp_path: Path) -> None:
    """The boundary counts as small."""
    assert ["ST-1", "ST-2", "ST-3"] == told(ledger, tmp_path / "facts", few=ledger.last_position)
    assert not (tmp_path / "facts").exists()
    assert ["ST-2"] == told(ledger, tmp_path / "facts", few=ledger.last_position - 1)


def test_where_everything_is_wanted_everything_is_read(ledger: Ledger, tmp_path: Path) -> None:
    """Without asking the facts."""
    found = candidates(ledger, tmp_path / "facts", [Selection()], Moment(day(9)), few=0)
    assert {"ST-1", "ST-2", "ST-3"} <= {one.number for one in found}
    assert not (tmp_path / "facts").exists()


def test_where_facts_cannot_be_kept_the_ledger_is_read_whole(
    ledger: Ledger, tmp_path: Path
) -> None:
    """A protected ledger has its registers, too; here a file stands where the facts would."""
    (tmp_path / "taken").write_text("", "utf-8")
    assert ["ST-1", "ST-2", "ST-3"] == told(ledger, tmp_path / "taken" / "facts", few=0)


def test_facts_that_are_damaged_or_gone_are_made_again(ledger: Ledger, tmp_path: Path) -> None:
    """With the same answer."""
    facts = tmp_path / "facts"
    catch_up(ledger, facts)
    for path in facts.glob("*.parquet"):
        path.write_bytes(b"PAR1")
    assert ["ST-2"] == told(ledger, facts, few=0)
    shutil.rmtree(facts)
    assert ["ST-2"] == told(ledger, facts, few=0)


def test_who_came_and_went_on_one_day_is_found(ledger: Ledger, tmp_path: Path) -> None:
    """No day ended with the record in the unit, as is known now; its register of closed records
    shows it all the same.
    """
    opening = ledger.history("ST:ST-1").entries[0].position
    ledger.execute(CloseRecord(number="ST-1", effective_on=day(5), way="chết"), by="CB01")
    correction = CorrectEntry(
        position=opening, reason="nhầm", last=ledger.last_position, changes={"unit": "DHS"}
    )
    ledger.execute(correction, by="CB01")
    assert ["ST-1", "ST-2"] == told(ledger, tmp_path / "facts", few=0)
