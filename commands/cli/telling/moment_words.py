"""What listings share: of whom, of which day, known when; and cells, as plain data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from commands.session import Session
from ledger.catalog.lines import catalog
from ledger.errors import N_
from ledger.records.cell import Cell
from ledger.values.dates import format_date
from ledger.values.period import Period
from ledger.values.stream import SECRECY, Stream

if TYPE_CHECKING:
    from projections.documents.tables.table import Phrase, Subject
    from projections.figures.register import Moment


def subject_of(session: Session, unit: str | None, days: Period, known_at: int) -> Subject:
    """Whose figures, and of which days, a file will hold: ``unit``, None for that of the books."""
    from ledger.records.paper_marks import unit_mark
    from ledger.records.unit_tree import name_above
    from projections.documents.tables.table import Subject

    ledger = session.ledger
    units = ledger.units(days.end, known_at)
    code = ledger.known(Stream.of_unit(unit)).key if unit else ledger.foundation.unit
    meant = units.get(code)
    name = meant.name if meant else ledger.foundation.name if not unit else ""
    mark = unit_mark(ledger.history(SECRECY), code, units, days.end, known_at)
    return Subject(code, days, name, name_above(units, code), ledger.today, mark)


def subject_of_today(session: Session, unit: str | None, since: date | None = None) -> Subject:
    """Whose entries a file will hold, and recorded until which day: today."""
    today = session.today
    return subject_of(
        session, unit, Period(min(since or today, today), today), session.position(None)
    )


def file_of(what: str, lines: tuple[str, ...]) -> str:
    """What a file holds, for its name: of all lines of work, or of those asked for."""
    return "-".join([what, *(catalog().line(name).code for name in lines)])


def moment_captions(session: Session, *moments: Moment) -> tuple[Phrase, ...]:
    """As of which days, as known when."""
    from projections.documents.tables.table import Phrase

    text = N_("As of the end of {date}, as known at position {position} ({time})")
    lines = []
    for moment in moments:
        time = session.ledger.known_when(moment.known_at or 0)
        lines.append(
            Phrase(
                text, {"date": format_date(moment.as_of), "position": moment.known_at, "time": time}
            )
        )
    return (*lines, *still_to_come(session, max((one.as_of for one in moments), default=None)))


def still_to_come(session: Session, day: date | None) -> tuple[Phrase, ...]:
    """That the last day asked for has not come, where it has not: nothing is known of it."""
    from projections.documents.tables.table import Phrase

    return (Phrase(STILL_TO_COME),) if day and day > session.today else ()


STILL_TO_COME = N_("The last day asked for is still to come: this is as things stand now")


def moment_json(moment: Moment) -> dict[str, Any]:
    """A moment as plain data."""
    return {"as_of": moment.as_of.isoformat(), "position": moment.known_at}


def cell_json(cell: Cell | None) -> dict[str, Any] | None:
    """A cell as plain data, or None."""
    return {name.rstrip("_"): value for name, value in cell._asdict().items()} if cell else None
