"""`socai inspect quality`: what stands out in a unit's figures, and in how they are recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.bars import trend
from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import SpokenCommand, known_at, unit_filter, with_session
from commands.cli.spelling.tables import print_table
from commands.cli.telling.calendar_words import rows_in_force
from commands.cli.telling.period_words import period
from commands.cli.telling.statistics_words import asked_of, captions, facts_of, subject_of_question
from commands.session import Session
from commands.speech import _, say
from commands.usecases.data_quality import DataQuality, Series, data_quality
from ledger.catalog.lines import catalog
from ledger.catalog.names import MEASURES
from ledger.errors import N_
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from fractions import Fraction

    from ledger.values.period import Period
    from projections.documents.tables.table import Table


@click.command(
    "quality",
    cls=SpokenCommand,
    help=N_("What stands out: months of a line, entries in bulk, days before deadlines, reports."),
)
@period
@unit_filter
@known_at
@printing
@with_session
def quality(session: Session, form: str, output: str | None, **typed: Any) -> None:
    """Tell how the figures and the recording of a unit look."""
    session.prove()
    asked = asked_of(session, **typed)
    rows, statistics = rows_in_force(session), facts_of(session)
    told = data_quality(session.ledger, statistics, session.facts, rows, asked)
    print_table(
        _table(session, told, alone=asked.alone),
        form,
        output,
        lambda: _as_json(told),
        "chat-luong-so-lieu",
        lambda: subject_of_question(session, told.question, told.unit),
    )
    if form == "table":
        _say_of_recording(told)


def _table(session: Session, told: DataQuality, *, alone: bool) -> Table:
    from projections.documents.tables.table import Column, Table

    columns = (
        Column("line", N_("Line of work")),
        Column("measure", N_("Measure")),
        Column("months", N_("By month")),
        Column("total", N_("Total"), "integer"),
        Column("standing_out", N_("Months that stand out")),
        Column("before", N_("Years before")),
        Column("ratio", N_("÷ their mean")),
    )
    rows = [
        (
            catalog().line(one.line).name,
            _(MEASURES[one.measure]),
            trend(one.values),
            one.total,
            "; ".join(_standing_out(one, told.months)) or None,
            None if one.before is None else " · ".join(map(str, one.before)),
            None if one.ratio is None else _tenth(one.ratio),
        )
        for one in told.series
    ]
    said = captions(session, told.question, told.unit, alone=alone)
    return Table(N_("Quality of the figures"), columns, rows, said)


def _standing_out(series: Series, months: tuple[Period, ...]) -> list[str]:
    """Each month that stands out, with how far it does."""
    return [
        _("{days}: {value} ({far} SD)").format(
            days=months[one.place], value=one.value, far=_signed(one.deviations)
        )
        for one in series.standing_out
    ]


def _signed(number: float) -> str:
    return ("+" if number > 0 else "−") + _tenth(abs(number))


def _say_of_recording(told: DataQuality) -> None:
    """On which days entries were recorded, and of which days they say they are."""
    say(N_("Entries on files effective in the period: {count}"), count=told.entries)
    for one in told.bulk:
        say(
            N_("  recorded in bulk: {entries} on {day}"),
            entries=one.entries,
            day=format_date(one.day),
        )
    heaped = told.heaped
    if heaped.near_days:
        say(
            N_("  of days just before a deadline, {near_days} of the {days}: {near} of {entries}"),
            near_days=heaped.near_days,
            days=heaped.days,
            near=heaped.near,
            entries=heaped.entries,
        )
    reports = told.reports
    say(
        N_("Reports: {owed} owed, {given} given, {on_time} on time"),
        owed=reports.owed,
        given=reports.given,
        on_time=reports.on_time,
    )


def _tenth(value: Fraction | float) -> str:
    """A number with one place at most."""
    from projections.documents.tables.table import shown

    return shown(value, "integer", _)


def _as_json(told: DataQuality) -> dict[str, Any]:
    """What was found, as plain data; ratios and z-scores as decimal numbers, None where none."""
    days, heaped, reports = told.question.period, told.heaped, told.reports
    return {
        "unit": told.unit,
        "from": days.start.isoformat(),
        "to": days.end.isoformat(),
        "position": told.question.known_at,
        "months": [[one.start.isoformat(), one.end.isoformat()] for one in told.months],
        "series": [_series_json(one) for one in told.series],
        "entries": told.entries,
        "bulk": [{"day": one.day.isoformat(), "entries": one.entries} for one in told.bulk],
        "near_deadlines": {
            "near": heaped.near,
            "entries": heaped.entries,
            "ratio": _number(heaped.ratio),
        },
        "reports": {"owed": reports.owed, "given": reports.given, "on_time": reports.on_time},
    }


def _series_json(one: Series) -> dict[str, Any]:
    return {
        "line": one.line,
        "measure": one.measure,
        "values": list(one.values),
        "standing_out": [
            {
                "month": out.place + 1,
                "value": out.value,
                "z": None if out.z is None else round(out.z, 2),
                "deviations": round(out.deviations, 2),
            }
            for out in one.standing_out
        ],
        "before": None if one.before is None else list(one.before),
        "ratio": _number(one.ratio),
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 4)
