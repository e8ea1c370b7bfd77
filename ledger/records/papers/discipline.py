"""What shows that rules are kept: meetings attended, circulars read, rules asked about, sanctions.

Each family keeps the entries that stand, one after the other: the meetings of an officer, the
readers of a circular, what an officer was asked about, the sanctions in a unit. None names a person
by a name.
"""

from __future__ import annotations

from ledger.entries.inspection import (
    CircularRead,
    KnowledgeChecked,
    MeetingAttended,
    SanctionRecorded,
)
from ledger.errors.findings import AskedAlready, AskedElsewhere, AsksHimself
from ledger.errors.inspections import (
    AttendedAlready,
    AttendsOwnMeeting,
    AttendsWithoutLeading,
    ReadAlready,
    SanctionOfNobody,
)
from ledger.records.papers.family import Family, Reading
from ledger.records.papers.inspected import inspected_elsewhere
from ledger.records.papers.leading import LEADING, officer_on, refuse_elsewhere_led
from ledger.values.dates import format_date
from ledger.values.stream import Stream

Meetings = tuple[MeetingAttended, ...]
"""The meetings of an officer that a leader attended."""

Readings = tuple[CircularRead, ...]
"""Who read a circular, and when."""

Answers = tuple[KnowledgeChecked, ...]
"""What an officer was asked, and whether he knew it."""

Sanctions = tuple[SanctionRecorded, ...]
"""What was decided in a unit."""


def _attended(before: Meetings, entry: MeetingAttended) -> Meetings:
    """Raises AttendsOwnMeeting, AttendedAlready."""
    if entry.leader == entry.officer:
        raise AttendsOwnMeeting(officer=entry.officer)
    if any((one.leader, one.effective_on) == (entry.leader, entry.effective_on) for one in before):
        day = format_date(entry.effective_on)
        raise AttendedAlready(leader=entry.leader, officer=entry.officer, effective_on=day)
    return (*before, entry)


def _leads(entry: MeetingAttended, books: Reading) -> None:
    """Raise AttendsWithoutLeading, LeadsElsewhere where who attended does not lead the officer."""
    day = entry.effective_on
    leader, officer = (officer_on(one, day, books) for one in (entry.leader, entry.officer))
    if leader.code and leader.role not in LEADING:
        raise AttendsWithoutLeading(
            code=leader.code, role=leader.role, effective_on=format_date(day)
        )
    if officer.code:
        refuse_elsewhere_led(leader, officer.unit, day, books)


def _read(before: Readings, entry: CircularRead) -> Readings:
    """Raises ReadAlready."""
    for one in before:
        if one.reader == entry.reader:
            number, day = Stream(entry.record).key, format_date(one.effective_on)
            raise ReadAlready(officer=entry.reader, number=number, read_on=day)
    return (*before, entry)


def _asked(before: Answers, entry: KnowledgeChecked) -> Answers:
    """Raises AsksHimself, AskedAlready."""
    if entry.asked_by == entry.officer:
        raise AsksHimself(officer=entry.officer)
    if any((one.rule, one.effective_on) == (entry.rule, entry.effective_on) for one in before):
        day = format_date(entry.effective_on)
        raise AskedAlready(officer=entry.officer, rule=entry.rule, effective_on=day)
    return (*before, entry)


def _within(entry: KnowledgeChecked, books: Reading) -> None:
    """Raise AskedElsewhere where an inspection of another unit would have asked the officer."""
    if entry.inspection is None:
        return
    day, inspection = entry.effective_on, Stream.of_paper("inspection", entry.inspection)
    officer = officer_on(entry.officer, day, books)
    if not officer.unit:
        return
    if inspected := inspected_elsewhere(inspection, {officer.unit}, day, books):
        raise AskedElsewhere(
            officer=officer.code, unit=officer.unit, code=entry.inspection, inspected=inspected
        )


def _sanctioned(before: Sanctions, entry: SanctionRecorded) -> Sanctions:
    """Raises SanctionOfNobody."""
    if not entry.collectives + entry.individuals:
        raise SanctionOfNobody()
    return (*before, entry)


MEETINGS: Family[Meetings] = Family("meeting", (), _attended, _leads)
CIRCULARS: Family[Readings] = Family("circular", (), _read)
KNOWLEDGE: Family[Answers] = Family("knowledge", (), _asked, _within)
SANCTIONS: Family[Sanctions] = Family("sanction", (), _sanctioned)
