"""What a register and a difference share: of which day, known when; and cells, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commands.session import Session
from ledger.errors import N_
from ledger.records.cell import Cell
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from projections.documents.tables.table import Phrase
    from projections.figures.register import Moment


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
    return tuple(lines)


def moment_json(moment: Moment) -> dict[str, Any]:
    """A moment as plain data."""
    return {"as_of": moment.as_of.isoformat(), "position": moment.known_at}


def cell_json(cell: Cell | None) -> dict[str, Any] | None:
    """A cell as plain data, or None."""
    return {name.rstrip("_"): value for name, value in cell._asdict().items()} if cell else None
