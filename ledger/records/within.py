"""What happened to a record within a period: its effects, reports, items and checks.

Each answer is of the entries in force as known at a position, by the day they took effect. Figures
that no fact holds are asked of the histories of records, here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from ledger.entries import Entry
from ledger.entries.collaborator import ItemsDelivered, PersonaAssigned, PersonaWithdrawn
from ledger.entries.record import EffectProduced, FileChecked, RecordClosed, RecordReported
from ledger.records.history import History
from ledger.timeline import in_force
from ledger.values.dates import END_OF_TIME
from ledger.values.period import Period

EVER = Period(date.min, END_OF_TIME)
"""All the days there are."""

Kind = TypeVar("Kind", bound=Entry)


def told(
    history: History, kind: type[Kind], period: Period = EVER, known_at: int | None = None
) -> list[Kind]:
    """The entries of a kind that took effect in a period, in the order they did."""
    return [
        one
        for one in in_force(history.entries, known_at)
        if isinstance(one, kind) and one.effective_on in period
    ]


def effects_in(
    history: History,
    period: Period = EVER,
    known_at: int | None = None,
    codes: Iterable[str] | None = None,
) -> list[EffectProduced]:
    """What a record led to in a period; ``codes``: of these effects alone."""
    wanted = None if codes is None else frozenset(codes)
    found = told(history, EffectProduced, period, known_at)
    return [one for one in found if wanted is None or one.effect in wanted]


def reports_in(
    history: History,
    period: Period = EVER,
    known_at: int | None = None,
    subject: str | None = None,
) -> list[RecordReported]:
    """The periodic reports made on a record in a period, or those on another subject."""
    found = told(history, RecordReported, period, known_at)
    return [one for one in found if one.subject == subject]


class Delivered(NamedTuple):
    """How many items were delivered, and how many of them were valuable."""

    items: int = 0
    valuable: int = 0


def items_in(history: History, period: Period = EVER, known_at: int | None = None) -> Delivered:
    """What a collaborator or a persona delivered in a period."""
    found = told(history, ItemsDelivered, period, known_at)
    return Delivered(sum(one.items for one in found), sum(one.valuable for one in found))


def items_by_month(
    history: History, months: Sequence[Period], known_at: int | None = None
) -> list[Delivered]:
    """The same of each of several months (``ledger.values.months``)."""
    return [items_in(history, month, known_at) for month in months]


def checks_in(
    history: History,
    period: Period = EVER,
    known_at: int | None = None,
    checkers: Iterable[str] | None = None,
) -> list[FileChecked]:
    """The checks of a file in a period; ``checkers``: by these officers alone."""
    wanted = None if checkers is None else frozenset(checkers)
    found = told(history, FileChecked, period, known_at)
    return [one for one in found if wanted is None or one.checker in wanted]


def checks_by_month(
    history: History,
    months: Sequence[Period],
    known_at: int | None = None,
    checkers: Iterable[str] | None = None,
) -> list[list[FileChecked]]:
    """The same of each of several months."""
    wanted = None if checkers is None else frozenset(checkers)
    return [checks_in(history, month, known_at, wanted) for month in months]


class Work(NamedTuple):
    """What a persona served on the days ``since`` ≤ day < ``until``."""

    serves: str
    since: date
    until: date


def work_of(history: History, known_at: int | None = None) -> list[Work]:
    """What a persona served, one work after the other; nothing of no whole day."""
    return [one for one in _work(in_force(history.entries, known_at)) if one.since < one.until]


def _work(entries: Iterable[Entry]) -> Iterator[Work]:
    served: Work | None = None
    for entry in entries:
        if not isinstance(entry, PersonaAssigned | PersonaWithdrawn | RecordClosed):
            continue
        if served:
            yield served._replace(until=entry.effective_on)
        served = None
        if isinstance(entry, PersonaAssigned):
            served = Work(entry.serves, entry.effective_on, END_OF_TIME)
    if served:
        yield served
