"""A unit's entries in a bundle answer as the whole ledger does, whatever happened to units and
files; and nothing of other units is in it but what the unit's own cannot be read without.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from commands.session import open_ledger
from commands.usecases.bundling import bundle_at, open_bundle, state_bundle
from commands.usecases.listing import Wanted, register_of
from ledger.application import Ledger
from ledger.entries.organisation import UnitChanged, UnitCreated, UnitEnding, UnitParted
from ledger.errors import LedgerError, UnitNotCreatedYet, UnknownUnit
from ledger.errors.bundles import NotInBundle
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.period import Period
from projections.facts.store import catch_up
from projections.figures.comparison import year_before
from projections.figures.lineage import lineage
from projections.figures.question import Question
from projections.figures.reach import reach_of
from projections.figures.recount import recount
from projections.figures.statistics import Statistics
from projections.figures.whose import EVERYBODY, whose_figures
from tests.busy_district import YEAR, busy_district
from tests.projections.figures.test_reorganised import DAYS, History
from tests.projections.made_books import day, found_books

BY = (("symbol", "class", "level", "unit", "officer", "branch"), ("movement", "unit"))


def bundled(ledger: Ledger, unit: str, folder: Path) -> Ledger:
    """The bundle of a unit, exported now and opened."""
    folder.mkdir()
    file = folder / "unit.socai"
    stated = state_bundle(ledger, unit, "CB01", reason="kiểm tra", output=file.name)
    file.write_bytes(b"".join(bundle_at(ledger, stated.position).lines))
    open_bundle(file, folder / "mo")
    return open_ledger(folder / "mo", ledger.clock)


def question(ledger: Ledger, unit: str, days: Period, at: int, by: tuple[str, ...]) -> Question:
    """A question of a unit with what is under it."""
    reach = None
    if whose_figures(ledger, unit, alone=False) != EVERYBODY:
        reach = reach_of(ledger, unit, alone=False, as_of=days.end, known_at=at)
    return Question(days, at, reach, by)


def answers(ledger: Ledger, unit: str, days: Period, at: int) -> list[object]:
    """All that is said of a unit: figures by cells and movements, the year before, the register."""
    try:
        told: list[object] = [recount(ledger, question(ledger, unit, days, at, by)) for by in BY]
        asked = question(ledger, unit, days, at, ("unit",))
        earlier = Period(days.start.replace(year=days.start.year - 1), days.start)
        found = lineage(
            ledger.unit_histories(), asked.reach, days, earlier, alone=False, known_at=at
        )
        told += found.came_of, found.parts_of, found.gave_to
        before = year_before(
            lambda one: recount(ledger, one), asked, days.end, ledger.loaded_upto(), found.reach
        )
        told += before.is_known, recount(ledger, before.question)
        told += register_of(
            ledger, Path("no-facts"), Wanted((), unit), days.end, at, closed=True
        ).rows
    except (UnknownUnit, UnitNotCreatedYet, NotInBundle) as refused:
        return [type(refused) is NotInBundle, str(refused.values)]
    return told


@pytest.fixture(params=(3, 11), scope="module")
def reorganised(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[History]:
    """Books whose units were merged, split, parted and moved, with some entries taken back."""
    random = Random(request.param)
    ledger = found_books(tmp_path_factory.mktemp("books") / "ledger.sqlite")
    history = History(ledger, random)
    for _ in range(12):
        wrong, last = random.randint(8, ledger.last_position), ledger.last_position
        mended = CorrectEntry(
            position=wrong, reason="nhầm", last=last, effective_on=day(random.randrange(1, DAYS))
        )
        voided = VoidEntry(position=wrong, reason="nhầm", last=last)
        try:
            ledger.execute(random.choice((mended, voided)), by="CB01")
        except LedgerError:
            continue  # what rests on it stands in the way
    yield history
    ledger.close()


def test_answers_of_reorganised_units(reorganised: History, tmp_path: Path) -> None:
    """Of units that are and that were, then and now, a bundle says what the whole ledger says."""
    ledger, random = reorganised.ledger, reorganised.random
    days, last = Period(day(15), day(DAYS - 3)), ledger.last_position
    for unit in random.sample(sorted(reorganised.model.parents), 6):
        part = bundled(ledger, unit, tmp_path / unit)
        for at in (last, ledger.settled(random.randint(10, last))):
            assert answers(ledger, unit, days, at) == answers(part, unit, days, at), (unit, at)
        part.close()


@pytest.mark.parametrize("seed", [5])
def test_answers_of_a_busy_district(seed: int, tmp_path: Path) -> None:
    """Late, wrong and mended entries; teams that move; by facts, too."""
    with busy_district(Random(seed)) as district:
        district.work(70)
        ledger, random = district.ledger, district.random
        last = ledger.last_position
        for unit in ("DA", "TA", "CAH"):
            part = bundled(ledger, unit, tmp_path / unit)
            for at in (last, ledger.settled(random.randint(district.begun, last))):
                assert answers(ledger, unit, YEAR, at) == answers(part, unit, YEAR, at), (unit, at)
            statistics = Statistics(catch_up(part, tmp_path / f"facts-{unit}"))
            asked = question(part, unit, YEAR, last, ("symbol", "unit"))
            assert recount(ledger, question(ledger, unit, YEAR, last, asked.by)) == statistics.ask(
                asked
            )
            statistics.close()
            part.close()


def test_nothing_of_others_is_in_it(reorganised: History, tmp_path: Path) -> None:
    """Of other units there is where they stand and what they gave; of files the life before they
    came, in the same stream as the unit's own; and no entry of a file that was never here.
    """
    ledger = reorganised.ledger
    for unit in ("DHS", "TO1"):
        part = bundled(ledger, unit, tmp_path / unit)
        held = part.held_units  # type: ignore[attr-defined]
        entries = list(part.entries())
        own = {
            one.record
            for one in entries
            if one.unit in held or getattr(one, "to_unit", None) in held
        }
        others = [one for one in entries if one.record not in own]
        kinds = UnitCreated | UnitChanged | UnitEnding | UnitParted
        assert {"unit", "ledger", "officer"} >= {one.record.partition(":")[0] for one in others}
        for one in others:
            if one.record.startswith("unit:") and not one.TOPIC.startswith("entry."):
                assert isinstance(one, kinds)
        part.close()


def test_all_entries_of_a_unit_are_in_it(reorganised: History, tmp_path: Path) -> None:
    """Every entry that states one of the units, found by looking at each, is there as it was."""
    ledger = reorganised.ledger
    part = bundled(ledger, "DKT", tmp_path / "DKT")
    there = {one.position: one for one in part.entries()}
    stated = [one for one in ledger.entries() if one.unit in part.held_units]  # type: ignore[attr-defined]
    assert stated
    assert all(vars(one) == vars(there[one.position]) for one in stated)
    part.close()


def test_the_same_bytes_again(tmp_path: Path) -> None:
    """From the entry that says it was exported a bundle is written again, whatever came since."""
    with busy_district(Random(1)) as district:
        district.work(25)
        ledger = district.ledger
        stated = state_bundle(ledger, "DA", "CB01", reason="kiểm tra", output="da.socai")
        first = b"".join(bundle_at(ledger, stated.position).lines)
        district.work(25)
        assert first == b"".join(bundle_at(ledger, stated.position).lines)
    head, *lines = first.decode().splitlines()
    told = json.loads(head)
    assert len(lines) == told["entries"] + told["nodes"]
    assert told["size"] == stated.position
