"""`socai summary`: a unit at a glance, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.bars import bar, trend
from commands.cli.spelling.grammar import (
    SpokenCommand,
    as_of,
    known_at,
    showing,
    unit_filter,
    with_session,
)
from commands.cli.spelling.tables import line_width, rendered
from commands.cli.telling.calendar_words import rows_in_force
from commands.cli.telling.comparison_words import DIRECTIONS
from commands.cli.telling.due_words import (
    deadline_words,
    due_json,
    file_words,
    owed_words,
    state_words,
)
from commands.cli.telling.statistics_words import captions, facts_of
from commands.session import Session
from commands.speech import _, say, say_json, write
from commands.usecases.asking import Inquiry
from commands.usecases.summing_up import LineAtAGlance, UnitAtAGlance, summed_up
from ledger.catalog.lines import catalog
from ledger.errors import N_

if TYPE_CHECKING:
    from projections.calendar.due import Due
    from projections.documents.tables.table import Phrase, Table

BAR_WIDTH, NARROW_BAR = 20, 6
"""Signs of the longest bar; where lines are narrower than ``WIDE`` it leaves room for words."""

WIDE = 100
"""Signs on a line that have room for all columns with the longest bar."""

MOST_LISTED = 8
"""How many of what is due are listed; `due` lists all."""


@click.command(
    "summary",
    cls=SpokenCommand,
    help=N_("A unit at a glance: lines of work by month, what is owed, what is recorded late."),
)
@as_of
@unit_filter
@known_at
@showing
@with_session
def summary(session: Session, form: str, **typed: Any) -> None:
    """Sum a unit up."""
    session.prove()
    asked = Inquiry(session.position(typed["known_at"]), unit=typed["unit"], alone=typed["alone"])
    rows, statistics = rows_in_force(session), facts_of(session)
    told = summed_up(session.ledger, statistics, session.facts, rows, asked, typed["as_of"])
    if form == "json":
        say_json(_as_json(told, asked.known_at))
        return
    write(rendered(_lines_table(session, told, alone=asked.alone)))
    _speak_due(N_("Overdue: {count}"), [one for one in told.due.found if one.state == "overdue"])
    _speak_due(N_("To come: {count}"), [one for one in told.due.found if one.state == "to_come"])
    _speak_late(told)


def _lines_table(session: Session, told: UnitAtAGlance, *, alone: bool) -> Table:
    """The lines of work: what there is, as a bar, by month, and what came and went."""
    from projections.documents.tables.table import Column, Table

    most = max((one.current for one in told.lines), default=0)
    longest = BAR_WIDTH if line_width() >= WIDE else NARROW_BAR
    columns = (
        Column("line", N_("Line of work")),
        Column("current", N_("Current"), "integer"),
        Column("bar", ""),
        Column("months", N_("By month")),
        Column("added", N_("Added"), "integer"),
        Column("removed", N_("Removed"), "integer"),
        Column("change", N_("In 12 months")),
    )
    rows = [
        (
            catalog().line(one.line).name,
            one.current,
            bar(one.current, most, longest),
            trend(one.stocks),
            one.added,
            one.removed,
            _changed(one),
        )
        for one in told.lines
    ]
    said = captions(session, told.question, told.unit, alone=alone)
    return Table(N_("At a glance"), columns, rows, said)


def _changed(line: LineAtAGlance) -> Phrase:
    """By how many more or fewer there are than when the months began."""
    from projections.documents.tables.table import Phrase, separated
    from projections.figures.comparison import change

    found = change(line.opening, line.current)
    if not found.by:
        return Phrase(N_("unchanged"))
    return Phrase(DIRECTIONS[found.direction], {"count": separated(f"{found.by:,}", _)})


def _speak_due(text: str, found: list[Due]) -> None:
    """How many are due, and the first of them."""
    say(text, count=len(found))
    for one in found[:MOST_LISTED]:
        say("  {told}", told=" · ".join(_told(one)))
    if len(found) > MOST_LISTED:
        say(N_("  … and {count} more: socai due"), count=len(found) - MOST_LISTED)


def _told(one: Due) -> Iterator[str]:
    yield one.owed.unit
    yield owed_words(one)
    if one.owed.record:
        yield file_words(one, outside=False)
    yield deadline_words(one)
    yield state_words(one)


def _speak_late(told: UnitAtAGlance) -> None:
    """Which share of the entries was recorded long after its day."""
    from projections.documents.tables.table import shown

    late, entries, days = told.recorded
    if not entries:
        say(N_("Nothing was recorded of files in these 12 months."))
        return
    from fractions import Fraction

    share = shown(Fraction(late, entries), "percent", _)
    say(RECORDED_LATE, late=late, entries=entries, share=share, days=days)


RECORDED_LATE = N_(
    "Recorded late: {late} of {entries} entries of these 12 months ({share}), more than {days} "
    "days after their day"
)


def _as_json(told: UnitAtAGlance, known_at: int) -> dict[str, Any]:
    """A unit at a glance, in its stable JSON form."""
    states = {
        state: [one for one in told.due.found if one.state == state]
        for state in ("overdue", "to_come")
    }
    return {
        "unit": told.unit,
        "as_of": told.question.period.end.isoformat(),
        "position": known_at,
        "months": [
            {"from": one.start.isoformat(), "to": one.end.isoformat()} for one in told.months
        ],
        "lines": [
            {"line": one.line, "opening": one.opening, "added": one.added}
            | {"removed": one.removed, "current": one.current, "by_month": list(one.stocks)}
            for one in told.lines
        ],
        **{
            state: due_json(told.due._replace(found=found), known_at)["due"]
            for state, found in states.items()
        },
        "recorded_late": told.recorded._asdict(),
    }
