"""How an answer says what became of its unit, and of which units that are no more it came."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ledger.errors import N_
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from commands.session import Session
    from commands.usecases.comparing import WithLastYear
    from ledger.records.succession import UnitEnded
    from projections.documents.tables.table import Phrase
    from projections.figures.lineage import Lineage
    from projections.figures.question import Question


def ended_caption(session: Session, question: Question, unit: str) -> Iterable[Phrase]:
    """Since when a unit is no more that ended by the last day asked about, and who followed."""
    from ledger.records.succession import ended

    if question.reach is None:
        return
    units = session.ledger.units(known_at=question.known_at)
    if found := ended(units, unit, question.period.end):
        yield ended_words(found)


def ended_words(found: UnitEnded) -> Phrase:
    """What became of a unit that is no more."""
    from projections.documents.tables.table import Phrase

    text = ENDED if found.heirs else ENDED_FOR_NOBODY
    told = {"unit": found.unit, "day": format_date(found.since), "heirs": ", ".join(found.heirs)}
    return Phrase(text, told)


def lineage_captions(found: WithLastYear | Lineage) -> Iterable[Phrase]:
    """Which units that are no more are counted with the one asked for, and which are not."""
    from projections.documents.tables.table import Phrase

    told = ((CAME_OF, found.came_of), (PARTS_OF, found.parts_of), (GAVE_TO, found.gave_to))
    for text, units in told:
        if units:
            yield Phrase(text, {"units": ", ".join(units)})


ENDED = N_("{unit} is no more since {day}; it is carried on by: {heirs}")
ENDED_FOR_NOBODY = N_("{unit} is no more since {day}; nobody said who carries it on")
CAME_OF = N_("Counted with it last year, because they went into it: {units}")
PARTS_OF = N_("Not counted with it last year, because only a part of them went into it: {units}")
GAVE_TO = N_("Last year holds what a part of it held that has since gone to: {units}")
