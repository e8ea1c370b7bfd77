"""How records, units and officers are told: as they stand, and entry by entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from commands.cli.telling.moment_words import subject_of_today
from commands.leaving import leaving
from commands.session import Session
from commands.speech import _, say, say_json
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, STATUSES
from ledger.entries import Entry
from ledger.entries.record import OBJECT, EntryVoided
from ledger.errors import N_
from ledger.records.cell import FIELDS as CELL_FIELDS
from ledger.records.history import History
from ledger.records.service import name_of_service
from ledger.records.state import RecordState
from ledger.timeline import known, voids
from ledger.values.dates import format_date
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from projections.documents.tables.table import Phrase, Subject


def speak_journal(
    entries: Sequence[Entry],
    voided: Mapping[int, EntryVoided],
    captions: Sequence[Phrase] = (),
    form: str = "table",
    output: str | None = None,
    what: Callable[[], str] = lambda: log_of(None),
    subject: Callable[[], Subject] | None = None,
    files: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Tell entries, oldest first, in whatever form was asked; in the terminal newest first.

    ``what``, ``subject``: as :func:`print_table` takes them; ``files``: the names of those that
    voids are about.
    """
    from commands.cli.spelling.destination import STANDARD_OUTPUT
    from commands.cli.spelling.tables import print_table
    from commands.cli.telling.entry_words import entry_json, entry_table, speak_log

    if form == "table" and output in (None, STANDARD_OUTPUT):
        for line in captions:
            say(line.text, **line.values)
        if captions:
            say()
        if entries:
            speak_log(entries, voided, files)
        else:
            say(N_("No such entries.") if captions else N_("No entries."))
        return

    def as_json() -> list[dict[str, Any]]:
        by = {position: void.position for position, void in voided.items()}
        return [{**entry_json(one), "voided_by": by.get(one.position)} for one in entries]

    table = entry_table(entries, voided, captions, files)
    print_table(table, form, output, as_json, what, subject)


def log_of(number: str | None) -> str:
    """What a log holds, for its file's name: of all entries, or of a record as it may be named."""
    return f"nhat-ky-{leaving().number(number)}" if number else "nhat-ky"


def speak_history(
    session: Session, history: History, known_at: str | None, form: str, output: str | None
) -> None:
    """Tell the entries of a record, a unit or an officer, as known at a position."""
    entries = known(history.entries, session.position(known_at))
    what = lambda: log_of(Stream(history.record).key)  # noqa: E731
    speak_journal(
        entries, voids(entries), (), form, output, what, lambda: subject_of_today(session, None)
    )


def speak_stream(
    session: Session, typed: Stream, known_at: str | None, form: str, output: str | None
) -> None:
    """Tell the entries of a unit or officer. Raises UnknownUnit, UnknownOfficer."""
    session.prove()
    history = session.ledger.history(session.ledger.known(typed))
    speak_history(session, history, known_at, form, output)


def speak_state(
    session: Session, history: History, as_of: date | None, known_at: str | None, form: str
) -> None:
    """Tell how a record stands as of a date, as known at a position."""
    day, at = as_of or session.today, session.position(known_at)
    state = history.state_at(day, at)
    if form == "json":
        say_json({"as_of": day.isoformat(), "position": at, **state_json(history, state)})
        return
    say(
        N_("Record {number}, as of the end of {date}, as known at position {position}"),
        number=history.number,
        date=format_date(day),
        position=at,
    )
    for name, value in state_lines(history, state):
        say(f"  {name}: {value}")


def state_json(history: History, state: RecordState) -> dict[str, Any]:
    """A state as plain data."""
    cell = state.cell or state.last_cell
    return {
        "record": history.record,
        "number": state.number or history.number,
        "status": state.status,
        "opened_on": state.opened_on and state.opened_on.isoformat(),
        "closed_on": state.closed_on and state.closed_on.isoformat(),
        "closing": state.closing,
        "cell": dict(zip(CELL_FIELDS, cell, strict=True)) if cell else None,
        **{name: getattr(state.opening, name, None) for name in _GROUNDS},
        "serving": list(state.serving),
        "supported_by": list(state.supported_by),
        "rating": state.rating,
        "items": state.items,
        "valuable": state.valuable,
        "reports": state.reports,
        "other_reports": [
            {"subject": subject, "count": count} for subject, count in state.other_reports
        ],
        "effects": state.effects,
        "produced": [
            {"effect": effect, "kind": kind, "count": count}
            for effect, kind, count in state.produced
        ],
        "led_to": list(state.led_to),
        "checks": state.checks,
        "checked_on": state.checked_on and state.checked_on.isoformat(),
        "object": state.object,
        "serves": state.serves,
    }


_GROUNDS = ("basis", "approved_by", "source_record", "next_review")
"""What an opening says of itself beside the cell the record stands in."""


def state_lines(history: History, state: RecordState) -> list[tuple[str, str]]:
    """A state as labelled lines; what is not set is left out."""
    from commands.cli.telling.field_words import labelled, named

    lines = [(_(FIELDS["status"]), _(STATUSES[state.status]))]
    if state.opened_on:
        lines.append((_(N_("opened on")), format_date(state.opened_on)))
    if state.closed_on:
        closing = named(history.record, "closing", state.closing)
        lines.append((_(N_("closed on")), f"{format_date(state.closed_on)} ({closing})"))
    cell = state.cell or state.last_cell
    for name, value in zip(CELL_FIELDS, cell or (), strict=False):
        if value is not None and name != "status":
            lines.append((_(FIELDS[name]), named(history.record, name, value)))
    if state.object:
        lines.append((_(FIELDS[OBJECT]), state.object))
    given = {name: getattr(state.opening, name, None) for name in _GROUNDS}
    grounds = {name: value for name, value in given.items() if value is not None}
    return [*lines, *labelled(history.record, grounds), *_service(state)]


def _service(state: RecordState) -> list[tuple[str, str]]:
    lines = [(_(N_("serves")), name_of_service(state.serves))] if state.serves else []
    for label, records in (
        (N_("serves"), state.serving),
        (N_("served by"), state.supported_by),
    ):
        if records:
            lines.append((_(label), ", ".join(Stream(record).key for record in records)))
    if state.rating:
        lines.append((_(FIELDS["rating"]), state.rating))
    if state.items:
        counted = _(N_("{items}, of which {valuable} valuable")).format(
            items=state.items, valuable=state.valuable
        )
        lines.append((_(FIELDS["items"]), counted))
    return [*lines, *_upkeep(state)]


def _upkeep(state: RecordState) -> list[tuple[str, str]]:
    """What was done with the record: how often, and of what codes and kinds."""
    lines = [(_(N_("periodic reports")), str(state.reports))] if state.reports else []
    named = catalog().printed
    lines += [(named("subject", subject), str(count)) for subject, count in state.other_reports]
    if state.produced:
        of_kind = catalog().effect_kinds.name_of
        each = {
            f"{named('effect', effect)}{', ' + of_kind(kind) if kind else ''}": count
            for effect, kind, count in state.produced
        }
        alone = len(each) == 1
        names = (name if alone else f"{name}: {count}" for name, count in each.items())
        lines.append((_(N_("effects")), f"{state.effects} ({'; '.join(names)})"))
    if state.led_to:
        records = ", ".join(Stream(record).key for record in state.led_to)
        lines.append((_(N_("led to")), records))
    if state.checked_on:
        told = _(N_("{count}, the last on {date} by {officers}"))
        day, officers = format_date(state.checked_on), ", ".join(state.checked_by)
        text = told.format(count=state.checks, date=day, officers=officers)
        lines.append((_(N_("checks")), text))
    return lines
