"""How what is due is told: as a table, as JSON, as a calendar for other programs, as rates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from commands.cli.telling.moment_words import still_to_come
from commands.session import Session
from commands.speech import _, ngettext
from commands.usecases.falling_due import FallingDue
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS
from ledger.errors import N_
from ledger.values.dates import format_date, format_instant, local_date, write_instant
from ledger.values.stream import Stream
from projections.masking.masks import is_source

if TYPE_CHECKING:
    from projections.calendar.completeness import Completeness
    from projections.calendar.deadline import LateBy
    from projections.calendar.due import Due
    from projections.documents.icalendar import CalendarEvent
    from projections.documents.tables.table import Phrase, Table


def due_table(session: Session, told: FallingDue, known_at: int, *, outside: bool) -> Table:
    """What is due, by deadline. ``outside``: the table leaves the terminal."""
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("due", N_("Deadline")),
        Column("state", N_("Standing")),
        Column("report", N_("What is owed")),
        Column("period", N_("Period")),
        Column("unit", N_("Unit")),
        Column("who", N_("By")),
        Column("record", FIELDS["number"]),
        Column("to", N_("To")),
    )
    rows = [
        (
            Phrase("{text}", {"text": deadline_words(one)}, one.owed.deadline.late_from),
            state_words(one),
            owed_words(one),
            period_words(one),
            unit_words(one),
            ", ".join(owing_officers(one)),
            file_words(one, outside=outside),
            one.owed.row.to,
        )
        for one in told.found
    ]
    used = [
        index
        for index, column in enumerate(columns)
        if column.key not in ("who", "record") or any(row[index] for row in rows)
    ]
    return Table(
        N_("What is due"),
        tuple(columns[index] for index in used),
        [[row[index] for index in used] for row in rows],
        due_captions(session, told, known_at),
    )


def due_captions(session: Session, told: FallingDue, known_at: int) -> tuple[Phrase, ...]:
    """Of which units, deadlines of which days, at which moment, as known when."""
    from projections.documents.tables.table import Phrase

    ledger = session.ledger
    whose = N_("Unit: {unit}, alone") if told.alone else N_("Unit: {unit} and what is under it")
    if not told.unit:
        whose = N_("All units in the books")
    days = {"days": str(told.window), "time": format_instant(told.moment)}
    known = {"position": known_at, "known_at": ledger.known_when(known_at)}
    return (
        Phrase(whose, {"unit": told.unit}),
        Phrase(N_("Deadlines of {days}, both days included, as it stood on {time}"), days),
        Phrase(N_("As known at position {position} ({known_at})"), known),
        *still_to_come(session, told.day),
    )


def deadline_words(one: Due) -> str:
    """The last day on time, or the hour that is too late."""
    deadline = one.owed.deadline
    day = format_date(deadline.day)
    if deadline.hour is None:
        return day
    return _(N_("before {hour} on {day}")).format(hour=f"{deadline.hour:%H:%M}", day=day)


def state_words(one: Due) -> str:
    """How it stands: given or not, and late by how much."""
    late = late_words(one.lateness) if one.lateness else ""
    if one.given is None:
        if late:
            return _(N_("overdue, {late}")).format(late=late)
        left = one.days_left
        if not left:
            return _(N_("today"))
        return ngettext("in {count} day", "in {count} days", left).format(count=left)
    day = format_date(local_date(one.given.moment))
    if late:
        return _(N_("given on {day}, {late}")).format(day=day, late=late)
    return _(N_("given on {day}")).format(day=day)


def late_words(late: LateBy) -> str:
    """By how much something is late."""
    if late.unit == "hours":
        if not late.amount:
            return _(N_("late by less than an hour"))
        said = ngettext("late by {count} hour", "late by {count} hours", late.amount)
        return said.format(count=late.amount)
    return ngettext("late by {count} day", "late by {count} days", late.amount).format(
        count=late.amount
    )


def owed_words(one: Due) -> str:
    """What is owed, which of several, and the list of targets that says by when."""
    owed = one.owed
    told = f"{owed.row.name} ({owed.about})" if owed.about else owed.row.name
    return f"{told} ({_(BY_LIST).format(list=owed.plan)})" if owed.plan else told


BY_LIST = N_("deadline of the list {list}")


def period_words(one: Due) -> str:
    """The days it is owed for, both included; of a review no more than its day."""
    days = one.owed.days
    return format_date(days.end) if days.start == days.end else str(days)


def unit_words(one: Due) -> str:
    """The unit that owes it, and for which that is no more."""
    if not one.owed.in_place_of:
        return one.owed.unit
    others = ", ".join(one.owed.in_place_of)
    return _(N_("{unit} (for {others})")).format(unit=one.owed.unit, others=others)


def owing_officers(one: Due) -> tuple[str, ...]:
    """The codes of the officers who owe it, or answer for it."""
    return one.owed.officers


def file_words(one: Due, *, outside: bool) -> str:
    """The number of the file it is about; outside the terminal a source is told by its entry."""
    if one.owed.record is None:
        return ""
    stream = Stream(one.owed.record)
    if outside and is_source(stream):
        line = catalog().line(stream.noun).name
        return _(N_("{line}, entry {position}")).format(line=line, position=one.owed.opened_at)
    return stream.key


def due_json(told: FallingDue, known_at: int) -> dict[str, Any]:
    """What is due, in its stable JSON form."""
    return {
        "unit": told.unit,
        "from": told.window.start.isoformat(),
        "to": told.window.end.isoformat(),
        "as_of": write_instant(told.moment),
        "position": known_at,
        "due": [_item_json(one) for one in told.found],
    }


def _item_json(one: Due) -> dict[str, Any]:
    owed, late = one.owed, one.lateness
    stream = Stream(owed.record) if owed.record else None
    return {
        "report": owed.row.code,
        "name": owed.row.name,
        "unit": owed.unit,
        "in_place_of": list(owed.in_place_of),
        "officers": list(owing_officers(one)),
        "line": stream.noun if stream else None,
        "record": stream.key if stream else None,
        "opened_at": owed.opened_at,
        "period": {"from": owed.days.start.isoformat(), "to": owed.days.end.isoformat()},
        "due": owed.deadline.day.isoformat(),
        "late_from": write_instant(owed.deadline.late_from),
        "state": one.state,
        "late_by": {"count": late.amount, "unit": late.unit} if late else None,
        "given_at": write_instant(one.given.moment) if one.given else None,
        "position": one.given.position if one.given else None,
        "to": owed.row.to,
        **({"about": owed.about} if owed.about else {}),
        **({"list": owed.plan} if owed.plan else {}),
    }


def due_events(found: Iterable[Due], mark: str, *, outside: bool) -> list[CalendarEvent]:
    """What is not given yet, as events whose names stay theirs.

    ``mark``: of the ledger; ``outside``: sources are told by their entries.
    """
    from projections.documents.icalendar import CalendarEvent

    return [
        CalendarEvent(
            _uid(one, mark),
            one.owed.deadline.day,
            f"{owed_words(one)} – {one.owed.unit}",
            "\n".join(filter(None, _described(one, outside=outside))),
            one.owed.deadline.late_from if one.owed.deadline.hour else None,
        )
        for one in found
        if one.given is None
    ]


def _uid(one: Due, mark: str) -> str:
    owed = one.owed
    parts = (owed.row.code, owed.unit, f"{owed.days.start:%Y%m%d}", owed.officer, owed.opened_at)
    return "-".join(str(part) for part in parts if part) + f"@{mark}.socai"


def _described(one: Due, *, outside: bool) -> Iterable[str]:
    yield _(N_("Deadline: {deadline}")).format(deadline=deadline_words(one))
    yield _(N_("Period: {period}")).format(period=period_words(one))
    if officers := ", ".join(owing_officers(one)):
        yield _(N_("By: {officers}")).format(officers=officers)
    yield file_words(one, outside=outside)
    yield _(N_("To: {to}")).format(to=one.owed.row.to)


def completeness_table(
    session: Session, told: FallingDue, rates: Iterable[Completeness], known_at: int
) -> Table:
    """How complete and how timely each report was."""
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("report", N_("What is owed")),
        Column("owed", N_("Owed"), "integer"),
        Column("given", N_("Given"), "integer"),
        Column("on_time", N_("On time"), "integer"),
        Column("complete", N_("Completeness"), "percent"),
        Column("timely", N_("Timeliness"), "percent"),
    )
    listed = list(rates)
    rows = [
        (
            one.row.name if one.row else Phrase(N_("Total")),
            *(one.owed, one.given, one.on_time),
            *(one.complete, one.timely),
        )
        for one in listed
        if one.owed or one.row is None
    ]
    return Table(
        N_("Completeness and timeliness"),
        columns,
        rows,
        due_captions(session, told, known_at),
        strong_rows=frozenset({len(rows) - 1}),
    )


def completeness_json(
    told: FallingDue, rates: Iterable[Completeness], known_at: int
) -> dict[str, Any]:
    """How complete and how timely each report was, in its stable JSON form."""
    whole = due_json(told, known_at)
    del whole["due"]
    return whole | {
        "reports": [
            {
                "report": one.row.code if one.row else None,
                "owed": one.owed,
                "given": one.given,
                "on_time": one.on_time,
            }
            for one in rates
            if one.owed or one.row is None
        ]
    }
