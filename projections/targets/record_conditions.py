"""What a record in a base may be asked to satisfy, each condition by a function of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from ledger.catalog.lines import Closing, catalog
from ledger.entries import Entry
from ledger.entries.collaborator import CollaboratorRated
from ledger.entries.record import EffectProduced, RecordReported
from ledger.records.cell import DIMENSIONS, Cell, attribute_field
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.facts.movement import closing_of
from projections.targets.counted_set import (
    Bounds,
    Condition,
    CountedByResult,
    Effects,
    OneOf,
    ServedBy,
)
from projections.targets.coverage import covers_any
from projections.targets.members import Member
from projections.targets.months import halves_ending_in, months_later
from projections.targets.record_index import CountedRecord, ServiceStay, stays_of
from projections.targets.seen_books import CountedOutcome
from projections.targets.sight import Sight
from projections.targets.vocabulary import PENALTY

OPEN_BEFORE_OWING_DAYS: Final = 30
"""How long a survey file is open before it owes the report of a half (targets.md §1.3)."""

PENALISED: Final = "administrative_penalty"
"""The effect that a penalty is of the survey file it names."""

ARRESTING: Final = ("arrested", "prosecuted")
"""The ways of closing a watch file that tell of an arrest or a prosecution."""


Tester = Callable[[Member, Sight], bool]
"""Whether a record satisfies something."""


def tester(conditions: Iterable[Condition]) -> Tester:
    """A test of all of some conditions, made once for many records."""
    tests = [_tester(one) for one in conditions]
    if len(tests) == 1:
        return tests[0]
    return lambda member, sight: all(test(member, sight) for test in tests)


def _tester(condition: Condition) -> Tester:
    name, value = condition
    if name == "not":
        inner = tester(value)
        return lambda member, sight: not inner(member, sight)
    if name == "any":
        several = [tester(one) for one in value]
        return lambda member, sight: any(test(member, sight) for test in several)
    if name == "branch":
        return lambda member, sight: value.holds(sight.branch_of(member))
    if name == "online":
        return lambda member, _sight: bool(member.cell.online) is bool(value)
    if name in DIMENSIONS:
        return _of_cell(Cell._fields.index(attribute_field(name)), value)
    test = _CONDITIONS[name]
    return lambda member, sight: test(member, value, sight)


def _of_cell(place: int, value: OneOf) -> Tester:
    """Whether what a cell holds is one of some values, or none of them."""
    values = value.values
    if value.negated:
        return lambda member, _sight: member.cell[place] not in values
    return lambda member, _sight: member.cell[place] in values


def closing_term(member: Member) -> Closing | None:
    """The way a record was closed, by the catalog; None where it does not count as closed."""
    if member.closing is None:
        return None
    return catalog().line(member.record.line).closing(member.closing)


def _closing(member: Member, value: OneOf, _sight: Sight) -> bool:
    return member.closing is not None and value.holds(member.closing)


def _closing_flag(member: Member, value: OneOf, _sight: Sight) -> bool:
    term = closing_term(member)
    return term is not None and any(getattr(term, one) for one in value.values) != value.negated


def _entries(record: CountedRecord, kind: type[Entry], days: Period) -> list[Any]:
    return [one for one in record.entries if isinstance(one, kind) and one.effective_on in days]


def _with_effect(member: Member, value: Effects, sight: Sight) -> bool:
    """Developed by its closing, or with an effect; of what is closed, at any time up to then."""
    term = closing_term(member)
    if value.when is None and value.codes is None and term is not None and term.developed:
        return True
    of_life = value.when == "life" or (value.when is None and term is not None)
    last = member.day if term is not None else sight.period.end
    first = date.min if of_life else sight.period.start
    found = _effects(member.record, Period(first, last), sight)
    return bool(found if value.codes is None else found.intersection(value.codes))


def _effects(record: CountedRecord, days: Period, sight: Sight) -> set[str]:
    """The effects of a record on some days."""
    entries = (one for one in record.entries if isinstance(one, EffectProduced))
    found = {one.effect for one in entries if one.effective_on in days}
    return found | {PENALISED for one in penalties(record, sight) if one.on in days}


def penalties(record: CountedRecord, sight: Sight) -> Iterable[CountedOutcome]:
    """The administrative penalties that name a survey file: each is an effect of it, too."""
    return (one for one in sight.books.naming.get(record.stream, ()) if one.kind == PENALTY)


def _served(member: Member, value: ServedBy, sight: Sight) -> bool:
    """By a collaborator of some symbols who is in use: at the end, or on a day of the period."""
    stays, end = stays_of(member.record), sight.period.end
    if value.when == "at_end":
        return any(
            one.since <= end < one.until and _is_of(one, value, sight, end, standing=True)
            for one in stays
        )
    return any(_served_meanwhile(member, one, value, sight) for one in stays)


def _served_meanwhile(member: Member, stay: ServiceStay, value: ServedBy, sight: Sight) -> bool:
    """Whether a stay falls on a day of the period on which the record is in the scope."""
    first, last = max(stay.since, sight.period.start), min(stay.until, sight.period.end)
    turns = [
        turn.entry.effective_on
        for record in (member.record, sight.books.index.by_stream.get(stay.collaborator))
        if record
        for turn in record.course.turns
    ]
    turns += (
        [one.day for one in reach.changes(first, last)] if (reach := sight.purview.reach) else []
    )
    days = {first, last, *(day + timedelta(days=one) for day in turns for one in (-1, 0, 1))}
    return any(
        first <= day <= last
        and sight.purview.holds(member.record.stood_on(day), day)
        and _is_of(stay, value, sight, day, standing=False)
        for day in days
    )


def _is_of(stay: ServiceStay, value: ServedBy, sight: Sight, day: date, *, standing: bool) -> bool:
    """Whether the collaborator of a stay is in use on a day, and of one of the symbols."""
    record = sight.books.index.by_stream.get(stay.collaborator)
    if record is None:
        return False
    cell = record.course.cell_on(day) if standing else record.stood_on(day)
    return cell is not None and (value.symbols is None or cell.symbol in value.symbols)


def _serves(member: Member, sight: Sight) -> int:
    """How many watch files a collaborator serves at the end."""
    end = sight.period.end
    return len(
        {
            one.served
            for one in sight.books.index.service.get(member.record.stream, ())
            if one.collaborator == member.record.stream
            and Stream(one.served).noun == "ST"
            and one.since <= end < one.until
        }
    )


def rating_of(member: Member, sight: Sight) -> str | None:
    """The latest rating that took effect in the period; None: not rated in it (chưa phân loại)."""
    start, end = sight.period.start, sight.period.end
    for one in reversed(member.record.entries):
        if isinstance(one, CollaboratorRated) and start <= one.effective_on <= end:
            return one.rating
    return None


def _rated_at_least(member: Member, value: str, sight: Sight) -> bool:
    ratings = catalog().values["rating"]
    rating = rating_of(member, sight)
    return rating is not None and ratings.index(rating) <= ratings.index(value)


def _in_use_months(member: Member, value: Bounds, sight: Sight) -> bool:
    """Opened on or before the day so many months before the last."""
    months = sight.plan.rateable_months if value.at_least < 0 else value.at_least
    opened, end = member.record.opened_on, sight.period.end
    long_enough = opened <= months_later(end, -months)
    return long_enough and (value.below is None or opened > months_later(end, -value.below))


def owed_halves(member: Member, sight: Sight) -> list[Period]:
    """The halves of the list's years that a survey file owes a report for (targets.md §1.3)."""
    found = []
    for half in halves_ending_in(sight.plan.period, sight.period):
        turn = member.record.course.turn_on(half.end)
        if turn is None or turn.after is None:
            continue
        begun = [
            one.entry.effective_on
            for one in member.record.course.turns
            if one.before is None and one.entry.effective_on <= half.end
        ]
        if (half.end - begun[-1]).days >= OPEN_BEFORE_OWING_DAYS:
            found.append(half)
    return found


def _reported_on_time(member: Member, value: bool, sight: Sight) -> bool:
    on_time = all(
        any(one.subject is None for one in _entries(member.record, RecordReported, half))
        for half in owed_halves(member, sight)
    )
    return on_time == value


def _reported_subject(member: Member, value: str, sight: Sight) -> bool:
    days = Period(date.min, sight.period.end)
    return any(one.subject == value for one in _entries(member.record, RecordReported, days))


def first_arrest(member: Member, branch: str, sight: Sight) -> date | None:
    """The day of the first arrest or prosecution a watch file tells of (targets.md §3.2).

    By an outcome for a listed offence (of one ``branch``, where any is named) that names it, or by
    its closing.
    """
    course = member.record.course
    naming = sight.books.naming.get(course.record, ())
    named = [one.on for one in naming if branch in ("", one.offence_branch)]
    closed = [
        turn.entry.effective_on for turn in course.turns if closing_of(turn.entry) in ARRESTING
    ]
    return min([*named, *closed], default=None)


def _arrested(member: Member, value: str, sight: Sight) -> bool:
    day = first_arrest(member, value, sight)
    if day is None or day not in sight.period:
        return False
    return sight.purview.holds(member.record.stood_on(day), day)


def counting_result(member: Member, sight: Sight) -> CountedOutcome | None:
    """The result that newly counts the person of a watch file: the first of all that name it."""
    return next(iter(sight.books.naming.get(member.record.stream, ())), None)


def _counted_by_outcome(member: Member, value: CountedByResult, sight: Sight) -> bool:
    """Whether that result is counted here, so that an arrest rate keeps within 100 % (§3.2)."""
    one = counting_result(member, sight)
    counted = one is not None and (
        one.on in sight.period
        and sight.purview.covers(one.unit, one.on)
        and sight.is_asked(one.branch)
        and value.branch in ("", one.offence_branch)
    )
    return counted == value.value


def _covers(member: Member, value: str, sight: Sight) -> bool:
    return covers_any(member, sight, through_line=value != "any")


def _closed_by_end(member: Member, value: bool, sight: Sight) -> bool:
    turn = member.record.course.turn_on(sight.period.end)
    return (turn is not None and turn.after is None) == value


_CONDITIONS: Final[Mapping[str, Callable[[Member, Any, Sight], bool]]] = {
    "closing": _closing,
    "closing_flag": _closing_flag,
    "with_effect": _with_effect,
    "served": _served,
    "rated": lambda member, value, sight: value.holds(rating_of(member, sight)),
    "rated_at_least": _rated_at_least,
    "in_use_months": _in_use_months,
    "owes_report": lambda member, value, sight: bool(owed_halves(member, sight)) == value,
    "reported_on_time": _reported_on_time,
    "reported_subject": _reported_subject,
    "serves_at_least": lambda member, value, sight: _serves(member, sight) >= value,
    "serves_at_most": lambda member, value, sight: _serves(member, sight) <= value,
    "arrested_or_prosecuted": _arrested,
    "named_by_outcome": lambda member, value, sight: (
        bool(sight.books.naming.get(member.record.stream)) == value
    ),
    "counted_by_outcome": _counted_by_outcome,
    "covers_object": _covers,
    "closed_by_end": _closed_by_end,
}
"""Each condition beside dimensions, which compare what the cell holds."""
