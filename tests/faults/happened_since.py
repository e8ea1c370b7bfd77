"""What is recorded after a report was written, or submitted: of which kind it is, by its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from ledger.records.establishment import ChangeUnit
from ledger.records.opening import OpenRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.dates import local_date
from tests.faults.histories import BEGUN, HOME, Province, level_of
from tests.faults.mistaken_reports import DAYS
from tests.faults.plain_books import Fact

BEFORE = "before_submission"
SINCE = frozenset(
    {
        BEFORE,
        "late_entry",
        "backdated",
        "corrected_since",
        "voided_since",
        "after_submission",
        "reorganised",
    }
)
"""What comes of what was recorded since: told of every figure beside the rest."""
_SELDOM = 0.25


@dataclass
class Happened:
    """What was recorded between two positions.

    ``kinds``: of what kind it is, by the number of the file; ``moved``: the units that came under
    another, with what is under them.
    """

    kinds: dict[str, str] = field(default_factory=dict)
    moved: frozenset[str] = frozenset()

    @property
    def alone(self) -> str:
        """The kind of what happened, if it is one thing; nothing if it is none, or several."""
        every = [*self.kinds.values(), *(["reorganised"] if self.moved else [])]
        return every[0] if len(every) == 1 else ""

    def fits(self, made: Province, record: str, kind: str) -> bool:
        """Whether a file may count otherwise by what is of a kind."""
        if self.kinds.get(record) == kind:
            return True
        told = (fact.told.get("unit") for fact in made.books.files if fact.about == record)
        return kind in ("reorganised", BEFORE) and not self.moved.isdisjoint(told)


def happened(made: Province, unit: str, random: Random, untouched: Iterable[str]) -> Happened:
    """Some things are recorded as days go by; of some files nothing is."""
    found = Happened()
    told = set(untouched)
    last = made.ledger.recorded_at(made.now)
    submitted_on = local_date(last) if last else made.ledger.today
    made.clock.now += timedelta(days=random.choice((0, 1, 9)))
    for happens in (_comes_late, _comes_after, _is_voided, _is_corrected):
        if random.random() < _SELDOM and (one := happens(made, unit, random, told, submitted_on)):
            number, kind = one
            found.kinds[number] = kind
            told.add(number)
    if random.random() < _SELDOM:
        found.moved = _reorganised(made, random)
    _mend_late(made, found)
    return found


def _mend_late(made: Province, found: Happened) -> None:
    """Some of what came late is corrected much later: it is as late as it was, whoever does so."""
    late = [one for one in made.books.known(made.books.files, made.now) if one.about in found.kinds]
    for fact in late if made.now % 2 else ():
        if found.kinds[fact.about] in ("late_entry", "backdated"):
            made.clock.now += timedelta(days=40)
            told = {"class": "B"} if made.now % 4 == 1 else {"level": "xã"}
            mended: dict[str, Any] = {"reason": "nhầm", "changes": told}
            correction = CorrectEntry(position=fact.position, last=made.now, **mended)
            if receipt := made._say(correction, fact.on):
                position = next(e.position for e in receipt.entries if e.corrects == fact.position)
                made._learn(fact._replace(position=position, told={**fact.told, **told}))


Happens = Callable[[Province, str, Random, set[str], date], tuple[str, str] | None]
"""Something recorded of no file among some, after a day: of which file, and of what kind it is."""


def _comes_late(
    made: Province, unit: str, random: Random, _told: set[str], since: date
) -> tuple[str, str] | None:
    """A file is recorded that was opened some time ago, in the period."""
    today = made.ledger.today
    on = min(DAYS.end, today - timedelta(days=random.choice((20, 30, 31, 90))))
    if on >= since:
        return None
    kind = "backdated" if (today - on).days > 30 else "late_entry"
    return _opened(made, unit, on, f"ST-L{made.now}", kind)


def _comes_after(
    made: Province, unit: str, _random: Random, _told: set[str], since: date
) -> tuple[str, str] | None:
    """A file is opened after the submission, while the period is not over."""
    today = made.ledger.today
    if not since <= today <= DAYS.end:
        return None
    return _opened(made, unit, today, f"ST-A{made.now}", "after_submission")


def _opened(made: Province, unit: str, on: date, number: str, kind: str) -> tuple[str, str] | None:
    place: dict[str, Any] = {"line": "ST", "symbol": "ST", "unit": unit, "level": "huyện"}
    kinds: dict[str, Any] = {"class": "A", "list": "I"}
    opened = OpenRecord(
        effective_on=on, number=number, officer=f"CB{unit}", attributes=kinds, **place
    )
    begun = {**place, **BEGUN, **kinds, "unit_level": level_of(unit)}
    return (number, kind) if made._say(opened, on, (number, "opened", begun)) else None


def _is_voided(
    made: Province, _unit: str, random: Random, told: set[str], _since: date
) -> tuple[str, str] | None:
    """The one thing that is said of a file is taken back."""
    if not (one := _said_once(made, random, told)):
        return None
    void = VoidEntry(position=one.position, reason="nhầm", last=made.now)
    return (one.about, "voided_since") if made._say(void, made.ledger.today) else None


def _is_corrected(
    made: Province, _unit: str, random: Random, told: set[str], _since: date
) -> tuple[str, str] | None:
    """The one thing that is said of a file is said of a day on the other side of an end."""
    if not (one := _said_once(made, random, told)):
        return None
    on = DAYS.start - timedelta(days=20) if one.on in DAYS else DAYS.start + timedelta(days=20)
    corrected = CorrectEntry(position=one.position, reason="nhầm", last=made.now, effective_on=on)
    if not (receipt := made._say(corrected, on)):
        return None
    position = next(e.position for e in receipt.entries if e.corrects == one.position)
    made._learn(one._replace(position=position, on=on))
    return one.about, "corrected_since"


def _said_once(made: Province, random: Random, told: set[str]) -> Fact | None:
    """An opening of which nothing more was ever said."""
    times = [one.about for one in made.books.files]
    said = [one for one in made.books.known(made.books.files, made.now) if one.kind == "opened"]
    alone = [one for one in said if times.count(one.about) == 1 and one.about not in told]
    return random.choice(alone) if alone else None


def _reorganised(made: Province, random: Random) -> frozenset[str]:
    """A unit comes under another on a day of the period: that, and all that is under it."""
    code, parent = random.choice(made.codes), random.choice(made.codes)
    on = DAYS.start + timedelta(days=random.randint(1, 300))
    units = made.ledger.units()
    told = {"parent": parent}
    if code == HOME or code not in units or units[code].parent == parent:
        return frozenset()
    if not made._say(
        ChangeUnit(effective_on=on, code=code, parent=parent), on, (code, "changed", told)
    ):
        return frozenset()
    moved, every = {code}, made.books.units
    while more := {one.about for one in every if one.told.get("parent") in moved} - moved:
        moved |= more
    return frozenset(moved)
