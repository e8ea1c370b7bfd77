"""What a register and a difference share: of which day, known when, of which units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from commands.session import Session
from ledger.catalog.lines import catalog
from ledger.errors import N_
from ledger.records.cell import Cell
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from projections.documents.tables.table import Phrase
    from projections.figures.register import Moment, Selection


def selection_of(
    session: Session, lines: Sequence[str], typed: dict[str, Any], moment: Moment
) -> Selection:
    """The lines and units that were typed, in the tree as known at a moment.

    Raises UnknownUnit, UnknownCode.
    """
    from projections.figures.reach import reach_of
    from projections.figures.register import Selection

    codes = tuple(catalog().line(name).code for name in lines) or None
    if typed["unit"] is None:
        return Selection(codes)
    reach = reach_of(
        session.ledger,
        typed["unit"],
        alone=typed["alone"],
        as_of=moment.as_of,
        known_at=moment.known_at,
    )
    return Selection(codes, reach)


def selection_before(
    session: Session, selection: Selection, typed: dict[str, Any], moment: Moment
) -> Selection:
    """A selection in the tree as it was known at an earlier moment."""
    from projections.figures.reach import reach_among
    from projections.figures.register import Selection

    if selection.reach is None:
        return selection
    histories = session.ledger.unit_histories()
    reach = reach_among(histories, typed["unit"], alone=typed["alone"], known_at=moment.known_at)
    return Selection(selection.lines, reach)


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
