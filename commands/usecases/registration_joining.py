"""Since when an officer serves whom a register names: from the first day it does.

Nobody states the day of joining of an officer met in a register; an import takes the first day on
which it names him. A register imported later may know of an earlier day, and then the joining is
corrected, if it was an import that took it to be so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from ledger.entries.organisation import OfficerJoined
from ledger.errors import N_
from ledger.records.attachment import lives_of
from ledger.records.books import Books, Decision
from ledger.records.establishment import ChangeOfficer, EnrolOfficer
from ledger.records.organisation import officer_of
from ledger.records.voiding import CorrectEntry
from ledger.timeline import in_force
from ledger.values.stream import Stream
from projections.registers.reading.book import RecordRow

EARLIER = N_("A register imported later names the officer on an earlier day")
"""Why an import corrects a joining; whoever imports says it in the language of the books."""


class Source(NamedTuple):
    """The register that is read in.

    ``sha256``: of its bytes; ``last``: the last position before it; ``reason``: why it corrects a
    joining.
    """

    sha256: str
    last: int
    reason: str = EARLIER


class Joining(NamedTuple):
    """What is to be recorded of an officer: that he joined, or that it was earlier than ``was``."""

    commands: tuple[Decision, ...]
    on: date
    was: date | None = None


def joining_told(
    books: Books, source: Source, code: str, rows: Sequence[RecordRow], home_unit: str
) -> Joining | None:
    """What rows that name an officer tell of his joining; None when it is nothing new.

    A row whose unit was not there that day tells nothing: it is refused itself.
    """
    standing = [row for row in rows if _is_there(books, row.unit or home_unit, row.opened_on)]
    if not standing:
        return None
    first = min(standing, key=attrgetter("opened_on"))
    history, unit = books.history(Stream.of_officer(code)), first.unit or home_unit
    if not officer_of(history).code:
        command = EnrolOfficer(
            effective_on=first.opened_on, code=code, unit=unit, in_register=source.sha256
        )
        return Joining((command,), first.opened_on)
    joined = next(one for one in in_force(history.entries) if isinstance(one, OfficerJoined))
    by_import = joined.register or joined.opening_balance
    if not by_import or first.opened_on >= joined.effective_on:
        return None
    earlier = _earlier(books, source, joined, first.opened_on, unit)
    return Joining(earlier, first.opened_on, was=joined.effective_on)


def _earlier(
    books: Books, source: Source, joined: OfficerJoined, on: date, unit: str
) -> tuple[Decision, ...]:
    """An officer joined on an earlier day, the unit he was taken to have joined.

    Where that was not there yet, he joined ``unit``, and came to it on the day he was taken to have
    joined.
    """
    stays = _is_there(books, joined.unit, on)
    corrected = CorrectEntry(
        position=joined.position,
        reason=source.reason,
        last=source.last,
        effective_on=on,
        changes={} if stays else {"unit": unit},
        in_register=source.sha256,
    )
    officer = officer_of(books.history(joined.record), joined.effective_on)
    if stays or officer.unit == unit:
        return (corrected,)
    day = joined.effective_on
    return corrected, ChangeOfficer(effective_on=day, code=officer.code, to_unit=officer.unit)


def _is_there(books: Books, unit: str, day: date) -> bool:
    return any(life.holds(day) for life in lives_of(books.history(Stream.of_unit(unit))))
