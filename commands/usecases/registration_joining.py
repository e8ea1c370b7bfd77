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
from ledger.records.establishment import EnrolOfficer
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

    command: Decision
    on: date
    was: date | None = None


def joining_told(
    books: Books, source: Source, code: str, rows: Sequence[RecordRow], home_unit: str
) -> Joining | None:
    """What rows that name an officer tell of his joining; None when it is nothing new.

    A row whose unit was not there that day tells nothing: it is refused itself.
    """
    standing = [row for row in rows if _has_unit(books, row, home_unit)]
    if not standing:
        return None
    first = min(standing, key=attrgetter("opened_on"))
    history = books.history(Stream.of_officer(code))
    if not officer_of(history).code:
        unit = first.unit or home_unit
        command = EnrolOfficer(
            effective_on=first.opened_on, code=code, unit=unit, in_register=source.sha256
        )
        return Joining(command, first.opened_on)
    joined = next(one for one in in_force(history.entries) if isinstance(one, OfficerJoined))
    by_import = joined.register or joined.opening_balance
    if not by_import or first.opened_on >= joined.effective_on:
        return None
    correction = CorrectEntry(
        position=joined.position,
        reason=source.reason,
        last=source.last,
        effective_on=first.opened_on,
        in_register=source.sha256,
    )
    return Joining(correction, first.opened_on, was=joined.effective_on)


def _has_unit(books: Books, row: RecordRow, home_unit: str) -> bool:
    unit = books.history(Stream.of_unit(row.unit or home_unit))
    return any(life.holds(row.opened_on) for life in lives_of(unit))
