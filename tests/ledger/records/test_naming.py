"""Whether the results that name watch files count their persons: asked entry by entry, and by
going through all that stand.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from ledger.entries.outcome import OutcomeRecorded
from ledger.errors import LedgerError
from ledger.errors.papers import FewerPersonsThanFiles
from ledger.records.papers.family import range_of
from ledger.records.results import RecordOutcome
from ledger.timeline import in_force, places
from tests.ledger.desk import Desk

FILES = ("ST-1", "ST-2", "ST-3")
STEPS = 40


def standing(desk: Desk) -> list[OutcomeRecorded]:
    """All results in force, by their day and place."""
    found = []
    for history in desk.ledger.histories(between=range_of("outcome")):
        place = places(history.entries)
        for one in in_force(history.entries):
            assert isinstance(one, OutcomeRecorded)
            found.append(((one.effective_on, place[one.version][0]), one))
    return [one for _place, one in sorted(found, key=lambda pair: pair[0])]


def names_too_many(results: list[OutcomeRecorded]) -> bool:
    """Whether one of them is the first to name more files than it counts persons."""
    named: set[str] = set()
    for one in results:
        new = set(one.records or ()) - named if one.offence == "251" else set[str]()
        persons = (one.persons or 0) + (one.accused or 0) - (one.already_arrested or 0)
        if len(new) > persons - (one.party_members or 0) and new:
            return True
        named |= new
    return False


def act(desk: Desk, chance: Random) -> None:
    """Record, void or correct something; what is refused leaves nothing."""
    made = standing(desk)
    day = date(2024, 1, 1) + timedelta(chance.randrange(6))
    files = tuple(chance.sample(FILES, chance.randrange(2)))
    what = chance.randrange(10)
    if made and what == 0:
        desk.void(chance.choice(made).position)
    elif made and what <= 3:
        wrong = chance.choice(made)
        change = chance.choice(({"party_members": "1"}, {"offence": chance.choice(("251", "260"))}))
        desk.correct(
            wrong.position, on=chance.choice((day, None)), record=",".join(files), **change
        )
    elif what <= 6:
        desk.ledger.execute(
            RecordOutcome(
                effective_on=day,
                kind="arrest",
                unit="DKT",
                offence=chance.choice(("251", "251", "260")),
                persons=chance.randint(1, 3),
                records=files,
            ),
            by="CB01",
            again=True,
        )
    else:
        accused = chance.randint(1, 2)
        desk.ledger.execute(
            RecordOutcome(
                effective_on=day,
                kind="prosecution",
                unit="DKT",
                offence="251",
                accused=accused,
                already_arrested=chance.randint(0, accused),
                records=files,
            ),
            by="CB01",
            again=True,
        )


@pytest.mark.uncounted
@pytest.mark.parametrize("seed", range(2))
def test_what_is_accepted_counts_every_file(desk: Desk, seed: int) -> None:
    """After whatever was accepted no result names more files than persons; refused is only that."""
    chance, refused = Random(seed), 0
    for number in FILES:
        desk.open(number)
    for step in range(STEPS):
        before = standing(desk)
        try:
            act(desk, chance)
        except FewerPersonsThanFiles:
            refused += 1
            assert before == standing(desk), (seed, step)
        except LedgerError:
            assert before == standing(desk), (seed, step)
        assert not names_too_many(standing(desk)), (seed, step)
    assert refused > 0, seed
