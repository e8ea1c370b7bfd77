"""What an entry puts under a unit or into an officer's hands, and on which days that is there.

A unit holds records, officers and other units; an officer holds records, and approves them. Each of
them is there on every day of its *life*; what an entry attaches on a day must be there on that day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.organisation import OfficerChanged, OfficerJoined, UnitChanged, UnitCreated
from ledger.entries.record import RecordOpened, RecordReopened, RecordTransferred
from ledger.errors import ApproverOfAnotherRole, DayNeeded
from ledger.records.history import History, Kept
from ledger.records.organisation import Officer, Unit, officer_of, present, since_when, unit_of
from ledger.values.dates import END_OF_TIME, NOT_GIVEN
from ledger.values.stream import Stream


class Life(NamedTuple):
    """The days on which a unit or an officer is there: ``since`` ≤ day < ``until``."""

    since: date
    until: date

    def holds(self, day: date) -> bool:
        """Whether it is there at the end of a day."""
        return self.since <= day < self.until


NEVER = Life(END_OF_TIME, NOT_GIVEN)


def life_of(history: History) -> Life:
    """The life of a unit or an officer as now known; NEVER of one that no entry in force begins."""
    state = organised(history)
    if not state.code:
        return NEVER
    return Life(state.since or NOT_GIVEN, state.until or END_OF_TIME)


def organised(history: History) -> Unit | Officer:
    """What is true of a unit or an officer in the end."""
    return unit_of(history) if history.noun == "unit" else officer_of(history)


class Attachment(NamedTuple):
    """A unit or an officer that an entry names, and the role in which the officer must serve."""

    holder: Stream
    role: str | None = None


def attachments(entry: Entry) -> Iterator[Attachment]:
    """What the thing an entry is about hangs on from then on, and who approved it that day."""
    if isinstance(entry, RecordOpened):
        yield Attachment(Stream.of_unit(entry.unit))
        yield Attachment(Stream.of_officer(entry.officer))
        if entry.approved_by:
            role = catalog().line(entry.line).symbol(entry.symbol).approver
            yield Attachment(Stream.of_officer(entry.approved_by), role)
    elif isinstance(entry, RecordReopened | RecordTransferred):
        if entry.to_unit:
            yield Attachment(Stream.of_unit(entry.to_unit))
        if entry.to_officer:
            yield Attachment(Stream.of_officer(entry.to_officer))
    elif isinstance(entry, UnitCreated | UnitChanged) and entry.parent:
        yield Attachment(Stream.of_unit(entry.parent))
    elif isinstance(entry, OfficerJoined):
        yield Attachment(Stream.of_unit(entry.unit))
    elif isinstance(entry, OfficerChanged) and entry.to_unit:
        yield Attachment(Stream.of_unit(entry.to_unit))


def check_role(needed: str, holder: History, entry: Entry) -> None:
    """Raise ApproverOfAnotherRole when the officer served in another role on the entry's day."""
    officer = officer_of(holder, entry.effective_on)
    if officer.role != needed:
        symbol = getattr(entry, "symbol", "")
        raise ApproverOfAnotherRole(
            symbol=symbol, code=officer.code, role=officer.role, needed=needed
        )


def refuse_absent(holder: History, entry: Entry) -> None:
    """Raise why a unit or an officer is not there on the day of an entry that names it.

    Raises UnknownUnit, UnitNotCreatedYet, UnitDissolvedAlready, those of officers, or DayNeeded.
    """
    state = organised(holder)
    if entry.effective_on == NOT_GIVEN and state.since is not None:
        raise DayNeeded(code=Stream(entry.record).key, holder=state.code, since=since_when(state))
    present(holder, entry.effective_on)


class Attachments:
    """The check that what entries name is there; ``read``: a stream by its name, as it is now."""

    def __init__(self, read: Callable[[str], History]) -> None:
        self._read = read
        self._lives = Kept(life_of)

    def check(self, entry: Entry) -> None:
        """Refuse a unit or an officer that is not there on the day of an entry that names it.

        Raises what refuse_absent and check_role raise.
        """
        for attached in attachments(entry):
            holder = self._read(attached.holder)
            if not self._lives.of(holder).holds(entry.effective_on):
                refuse_absent(holder, entry)
            if attached.role is not None:
                check_role(attached.role, holder, entry)
