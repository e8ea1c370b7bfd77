"""What records may be asked to satisfy, each condition answered for all of them by columns.

Of everybody alone, and of records that are settled; what a condition means is said where it is
asked of one record after the other (``record_conditions``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

import numpy as np

from ledger.catalog.lines import catalog
from ledger.entries.collaborator import CollaboratorRated
from ledger.entries.record import EffectProduced, RecordReported
from ledger.records.cell import DIMENSIONS
from ledger.values.dates import END_OF_TIME
from projections.targets.columns.rows import MemberRows, branches_of
from projections.targets.columns.table import NOWHERE, Coded, RecordTable, Truth, Whole
from projections.targets.counted_set import Bounds, Condition, Effects, OneOf, ServedBy
from projections.targets.months import halves_ending_in, months_later
from projections.targets.record_conditions import (
    ARRESTING,
    OPEN_BEFORE_OWING_DAYS,
    PENALISED,
)
from projections.targets.sight import Sight
from projections.targets.vocabulary import PENALTY


def satisfying(conditions: Iterable[Condition], rows: MemberRows, sight: Sight) -> Truth:
    """Which rows satisfy all of some conditions; each is asked of those left by the ones before."""
    left = np.arange(len(rows))
    for one in conditions:
        if len(left) == 0:
            break
        left = left[_holds(one, rows if len(left) == len(rows) else rows.kept(left), sight)]
    return _marked(len(rows), left)


def _holds(condition: Condition, rows: MemberRows, sight: Sight) -> Truth:
    name, value = condition
    if name == "not":
        return ~satisfying(value, rows, sight)
    if name == "any":
        found = np.zeros(len(rows), np.bool_)
        for one in value:
            found |= satisfying(one, rows, sight)
        return found
    if name == "branch":
        return branches_of(rows, sight).passing(value.holds)
    if name == "online":
        return rows.coded("online").passing(lambda one: bool(one) is bool(value))
    if name in DIMENSIONS:
        return rows.coded(name).passing(value.holds)
    return BY_COLUMNS[name](rows, value, sight)


def _marked(size: int, places: Whole) -> Truth:
    """True at some places."""
    found = np.zeros(size, np.bool_)
    found[places] = True
    return found


def _closing(rows: MemberRows, value: OneOf, _sight: Sight) -> Truth:
    return rows.closing.passing(lambda way: way is not None and value.holds(way))


def _closing_flag(rows: MemberRows, value: OneOf, _sight: Sight) -> Truth:
    return rows.term.passing(
        lambda term: (
            term is not None and any(getattr(term, one) for one in value.values) != value.negated
        )
    )


def _with_effect(rows: MemberRows, value: Effects, sight: Sight) -> Truth:
    closed = rows.term.passing(lambda term: term is not None)
    of_life = closed if value.when is None else np.full(len(rows), value.when == "life")
    first = np.where(of_life, date.min.toordinal(), sight.period.start.toordinal())
    last = np.where(closed, rows.day, sight.period.end.toordinal())
    place = np.full(rows.table.size, NOWHERE)
    place[rows.record] = np.arange(len(rows))
    found = np.zeros(len(rows), np.bool_)
    for record, day in _effects(rows.table, value, sight):
        row = place[record]
        found[row[(row >= 0) & (first[row] <= day) & (day <= last[row])]] = True
    if value.when is None and value.codes is None:
        found |= rows.term.passing(lambda term: term is not None and term.developed)
    return found


def _effects(table: RecordTable, value: Effects, sight: Sight) -> list[tuple[Whole, Whole]]:
    """The effects that count: of which records, on which days; and penalties, which are some."""
    entries, codes = table.of(EffectProduced), value.codes
    counted = entries.coded("effect").passing(lambda one: codes is None or one in codes)
    found = [(entries.record[counted], entries.day[counted])]
    if codes is None or PENALISED in codes:
        found.append(_named(table, sight, lambda one: one.kind == PENALTY))
    return found


def _named(table: RecordTable, sight: Sight, test: Callable[[Any], bool]) -> tuple[Whole, Whole]:
    """The records that results name which pass a test, with the day of each result."""
    found = [
        (table.places[stream], one.on.toordinal())
        for stream, several in sight.books.naming.items()
        if stream in table.places
        for one in several
        if test(one)
    ]
    record, day = np.array(found, np.int64).reshape(-1, 2).T
    return record, day


def _served(rows: MemberRows, value: ServedBy, sight: Sight) -> Truth:
    """By a collaborator of some symbols who is in use: at the end, or on a day of the period."""
    table, stays = rows.table, rows.table.stays
    start, end = sight.period.start.toordinal(), sight.period.end.toordinal()
    if value.when == "at_end":
        there = (stays.since <= end) & (end < stays.until) & (stays.collaborator >= 0)
        stay = np.flatnonzero(there)
        cell = table.standing(end)[stays.collaborator[stay]]
    else:
        stay, day = _days_of_change(table, start, end)
        held = table.stood_on(stays.served[stay], day) >= 0
        stay, day = stay[held], day[held]
        cell = table.stood_on(stays.collaborator[stay], day)
    wanted = table.of_cells("symbol").passing(
        lambda one: value.symbols is None or one in value.symbols
    )
    stay, cell = stay[cell >= 0], cell[cell >= 0]
    return _marked(table.size, stays.served[stay[wanted[cell]]])[rows.record]


def _days_of_change(table: RecordTable, start: int, end: int) -> tuple[Whole, Whole]:
    """Of every stay the days of a period on which something may begin, and the first of them."""
    stays = table.stays
    known = np.flatnonzero(stays.collaborator >= 0)
    first = np.maximum(stays.since[known], start)
    places, days = [known], [first]
    for record in (stays.served[known], stays.collaborator[known]):
        turn, of = table.turns_of(record)
        places.append(known[of])
        days.append(table.turns.day[turn])
    stay, day = np.concatenate(places), np.concatenate(days)
    within = (np.maximum(stays.since[stay], start) <= day) & (
        day <= np.minimum(stays.until[stay], end)
    )
    return stay[within], day[within]


def _serves(rows: MemberRows, sight: Sight) -> Whole:
    """How many watch files each serves at the end."""
    table, stays = rows.table, rows.table.stays
    end = sight.period.end.toordinal()
    serves = (stays.since <= end) & (end < stays.until) & (stays.collaborator >= 0)
    serves &= table.line.at(stays.served).passing(lambda line: line == "ST")
    pairs = np.unique(stays.collaborator[serves] * table.size + stays.served[serves])
    return np.bincount(pairs // max(table.size, 1), minlength=table.size)[rows.record]


def _rating(rows: MemberRows, sight: Sight) -> Coded:
    """The latest rating of the period; None where there is none."""
    entries = rows.table.of(CollaboratorRated)
    start, end = sight.period.start.toordinal(), sight.period.end.toordinal()
    then, told = (start <= entries.day) & (entries.day <= end), entries.coded("rating")
    latest = np.full(rows.table.size, NOWHERE)
    latest[entries.record[then]] = told.places[then]
    return Coded(latest[rows.record], [*told.values, None])


def _rated_at_least(rows: MemberRows, value: str, sight: Sight) -> Truth:
    order = catalog().values["rating"]
    wanted = order[: order.index(value) + 1]
    return _rating(rows, sight).passing(lambda one: one in wanted)


def _in_use_months(rows: MemberRows, value: Bounds, sight: Sight) -> Truth:
    months = sight.plan.rateable_months if value.at_least < 0 else value.at_least
    opened, end = rows.table.opened_on[rows.record], sight.period.end
    found: Truth = opened <= months_later(end, -months).toordinal()
    if value.below is not None:
        found &= opened > months_later(end, -value.below).toordinal()
    return found


def _halves(rows: MemberRows, sight: Sight) -> list[tuple[Truth, Truth]]:
    """Of each half: by row whether it owes a report for it, and whether one was made in it."""
    table, reports, found = rows.table, rows.table.of(RecordReported), []
    turns, periodic = table.turns, reports.coded("subject").passing(lambda one: one is None)
    for half in halves_ending_in(sight.plan.period, sight.period):
        start, end = half.start.toordinal(), half.end.toordinal()
        begins = (turns.before == NOWHERE) & (turns.day <= end)
        begun = np.full(table.size, END_OF_TIME.toordinal())
        begun[turns.record[begins]] = turns.day[begins]
        owes = (table.standing(end) >= 0) & (end - begun >= OPEN_BEFORE_OWING_DAYS)
        made = periodic & (start <= reports.day) & (reports.day <= end)
        reported = _marked(table.size, reports.record[made])
        found.append((owes[rows.record], reported[rows.record]))
    return found


def _owes_report(rows: MemberRows, value: bool, sight: Sight) -> Truth:
    owes = np.zeros(len(rows), np.bool_)
    for owed, _made in _halves(rows, sight):
        owes |= owed
    return _as_asked(owes, value)


def _reported_on_time(rows: MemberRows, value: bool, sight: Sight) -> Truth:
    on_time = np.ones(len(rows), np.bool_)
    for owed, made in _halves(rows, sight):
        on_time &= made | ~owed
    return _as_asked(on_time, value)


def _reported_subject(rows: MemberRows, value: str, sight: Sight) -> Truth:
    reports = rows.table.of(RecordReported)
    made = reports.coded("subject").passing(lambda one: one == value)
    made &= reports.day <= sight.period.end.toordinal()
    return _marked(rows.table.size, reports.record[made])[rows.record]


def _arrested(rows: MemberRows, value: str, sight: Sight) -> Truth:
    """By the first result for a listed offence that names it, or its first such closing."""
    table, turns = rows.table, rows.table.turns
    arrests = turns.way.passing(lambda way: way in ARRESTING)
    never = END_OF_TIME.toordinal() + 1
    first = np.full(table.size, never)
    np.minimum.at(first, turns.record[arrests], turns.day[arrests])
    named, on = _named(table, sight, lambda one: value in ("", one.offence_branch))
    np.minimum.at(first, named, on)
    day = first[rows.record]
    start, end = sight.period.start.toordinal(), sight.period.end.toordinal()
    found: Truth = (start <= day) & (day <= end) & (table.stood_on(rows.record, day) >= 0)
    return found


def _named_by_outcome(rows: MemberRows, value: bool, sight: Sight) -> Truth:
    named, _on = _named(rows.table, sight, lambda _one: True)
    return _as_asked(_marked(rows.table.size, named)[rows.record], value)


def _closed_by_end(rows: MemberRows, value: bool, sight: Sight) -> Truth:
    turns, end = rows.table.turns, sight.period.end.toordinal()
    turn = rows.table.last_turn(turns.day <= end)[rows.record]
    return _as_asked((turn >= 0) & (turns.after[turn] == NOWHERE), value)


def _as_asked(found: Truth, value: bool) -> Truth:
    """Where it is so, or where it is not."""
    return found if value else ~found


BY_COLUMNS: Final[Mapping[str, Callable[[MemberRows, Any, Sight], Truth]]] = {
    "closing": _closing,
    "closing_flag": _closing_flag,
    "with_effect": _with_effect,
    "served": _served,
    "rated": lambda rows, value, sight: _rating(rows, sight).passing(value.holds),
    "rated_at_least": _rated_at_least,
    "in_use_months": _in_use_months,
    "owes_report": _owes_report,
    "reported_on_time": _reported_on_time,
    "reported_subject": _reported_subject,
    "serves_at_least": lambda rows, value, sight: _serves(rows, sight) >= value,
    "serves_at_most": lambda rows, value, sight: _serves(rows, sight) <= value,
    "arrested_or_prosecuted": _arrested,
    "named_by_outcome": _named_by_outcome,
    "closed_by_end": _closed_by_end,
}
"""Each condition beside dimensions, but for those that look at what else is in a scope."""
