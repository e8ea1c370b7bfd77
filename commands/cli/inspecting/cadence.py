"""`socai inspection cadence`: how often inspection is done, against the rules for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import SpokenCommand, known_at, unit_filter, with_session
from commands.cli.spelling.tables import print_table
from commands.cli.telling.moment_words import moment_captions, subject_of
from commands.cli.telling.period_words import half_year
from commands.session import Session
from commands.speech import _
from commands.usecases.cadence import Cadence, CadenceBelow, cadence, cadence_below
from ledger.errors import N_
from projections.inspection.cadence_words import cut_short

if TYPE_CHECKING:
    from projections.documents.tables.table import Table
    from projections.inspection.cadence import KeptRule


@click.command(
    "cadence",
    cls=SpokenCommand,
    help=N_("How often inspection and self-inspection were done in a half-year, by the rules."),
)
@half_year
@unit_filter
@known_at
@click.option(
    "--below", is_flag=True, help=N_("A table of the units right below it: how each keeps them.")
)
@printing
@with_session
def cadence_(session: Session, form: str, output: str | None, *, below: bool, **typed: Any) -> int:
    """Tell how each rule was kept. Exit code 1 where something is wanting."""
    session.prove()
    if below:
        return _below(session, form, output, typed)
    told = cadence(
        session.ledger,
        session.home,
        session.position(typed["known_at"]),
        (typed["start"], typed["end"]),
        typed["unit"],
        alone=typed["alone"],
    )
    print_table(
        _table(session, told),
        form,
        output,
        lambda: _as_json(told),
        "che-do-kiem-tra",
        lambda: subject_of(session, told.unit, told.days, told.position),
    )
    return int(any(one.wanting for one in told.rules))


def _below(session: Session, form: str, output: str | None, typed: dict[str, Any]) -> int:
    """How the units right below one keep the rules, a row each."""
    if typed["alone"]:
        raise click.UsageError(_(N_("--below is of units below, --alone of none")))
    position = session.position(typed["known_at"])
    days = (typed["start"], typed["end"])
    told = cadence_below(session.ledger, session.home, position, days, typed["unit"])
    print_table(
        _table_below(session, told),
        form,
        output,
        lambda: {"units": [_as_json(one) for one in told.each]},
        "che-do-kiem-tra",
        lambda: subject_of(session, told.unit, told.days, position),
    )
    return int(any(one.wanting for each in told.each for one in each.rules))


def _table_below(session: Session, told: CadenceBelow) -> Table:
    from projections.documents.tables.table import Column, Phrase, Table
    from projections.figures.register import Moment
    from projections.inspection.cadence_words import SHORT

    columns = (
        Column("unit", N_("Unit")),
        *(Column(code, title, align="right") for code, title in SHORT.items()),
    )
    rows = [(each.unit, *map(_kept, each.rules)) for each in told.each]
    days = Phrase(N_("{unit}, {days}"), {"unit": told.unit, "days": str(told.days)})
    moment = Moment(told.days.end, told.position)
    captions = (days, *moment_captions(session, moment))
    return Table(N_("Cadence of inspection by unit: kept/to be kept"), columns, rows, captions)


def _kept(one: KeptRule) -> str:
    """Kept of owed: ``3/5``; a number alone where nothing says how many, a dash where none."""
    if one.kept is None:
        return "–"
    return str(one.kept) if one.owed is None else f"{one.kept}/{one.owed}"


def _table(session: Session, told: Cadence) -> Table:
    from projections.documents.tables.table import Column, Phrase, Table
    from projections.figures.register import Moment
    from projections.inspection.cadence_words import CALLED

    columns = (
        Column("rule", N_("Rule")),
        Column("kept", N_("Kept"), "integer"),
        Column("owed", N_("To be kept"), "integer"),
        Column("wanting", N_("Wanting")),
    )
    rows = [(_(CALLED[one.code]), one.kept, one.owed, _wanting(one)) for one in told.rules]
    days = Phrase(N_("{unit}, {days}"), {"unit": told.unit, "days": str(told.days)})
    moment = Moment(told.days.end, told.position)
    return Table(
        N_("Cadence of inspection"), columns, rows, (days, *moment_captions(session, moment))
    )


def _wanting(one: KeptRule) -> str | None:
    return cut_short(one.wanting, _(one.reason) if one.reason else "", _, one.mean)


def _as_json(told: Cadence) -> dict[str, Any]:
    """Every rule with all that is wanting; ``kept`` is null where the books cannot tell."""
    return {
        "unit": told.unit,
        "from": told.days.start.isoformat(),
        "to": told.days.end.isoformat(),
        "position": told.position,
        "rules": [
            {
                "rule": one.code,
                "kept": one.kept,
                "owed": one.owed,
                "wanting": list(one.wanting),
                "mean": one.mean or None,
                "reason": _(one.reason) if one.reason else None,
            }
            for one in told.rules
        ],
    }
