"""By which entries results and counts came to be others between two positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import date
from typing import NamedTuple

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.errors import N_
from projections.inspection.reconciliation.causes import Change
from projections.inspection.reconciliation.revisions import Revision, revisions
from projections.inspection.results.retold_books import Retold
from projections.inspection.results.search import (
    Chosen,
    Recounted,
    TooMany,
    ValueSaid,
    ValueStep,
    steps_of,
)

TOO_MUCH = N_("too much was recorded meanwhile to tell by which entries")
NOT_BY_ENTRIES = N_("it changes, too, as days pass, or by several entries that only act together")

RecountIn = Callable[[Ledger], Sequence[ValueSaid]]
"""What a ledger says of every value that a report states beside figures of lines of work."""


class Changed(NamedTuple):
    """By what a value became another; ``why``: set where that is not all of it."""

    changes: tuple[Change, ...] = ()
    why: str = ""


def changed_between(
    retold: Retold,
    earlier: int,
    values: Sequence[int],
    recount: RecountIn,
    known: Sequence[str | None],
    units: Set[str],
) -> dict[int, Changed]:
    """What made some values what they are, by their places.

    ``retold``: the books as known at the later position; ``known``: what they said at the earlier;
    ``units``: whose values they are.
    """
    things = _things(retold, earlier, units)

    def with_some(chosen: Chosen) -> Sequence[ValueSaid]:
        return recount(retold.telling(dict.fromkeys(_others(things, chosen))))

    recounted = Recounted(len(things), with_some, retold.most_recounts)
    try:
        changing = recounted.changing(values)
    except TooMany:
        return dict.fromkeys(values, Changed(why=TOO_MUCH))
    return {one: _changed(recounted, one, changing, things, known[one]) for one in values}


def _things(retold: Retold, earlier: int, units: Set[str]) -> list[Revision]:
    """All that was said since, in the order of the days it is about.

    What is of other units comes first: hardly anything of it matters, and it is passed over whole.
    """
    found: list[Revision] = []
    others: list[Revision] = []
    for one in retold.histories():
        said = revisions(one.entries, earlier, retold.position)
        (found if said and _is_of(one.entries, units) else others).extend(said)
    return [*sorted(others, key=_by_day), *sorted(found, key=_by_day)]


def _by_day(one: Revision) -> tuple[date, int]:
    return one.place


def _is_of(entries: Iterable[Entry], units: Set[str]) -> bool:
    """Whether any of some units ever had to do with a stream."""
    return any(one.unit in units or getattr(one, "to_unit", None) in units for one in entries)


def _others(things: Sequence[Revision], chosen: Chosen) -> Iterator[int]:
    """The entries of all things but some."""
    for place, one in enumerate(things):
        if place not in chosen:
            yield from (entry.position for entry in one.recorded)


def _changed(
    recounted: Recounted,
    value: int,
    changing: Iterable[int],
    things: Sequence[Revision],
    before: str | None,
) -> Changed:
    try:
        steps = steps_of(recounted, value, changing, things)
    except TooMany:
        return Changed(why=TOO_MUCH)
    if steps is None:
        return Changed(why=NOT_BY_ENTRIES)
    why = "" if recounted.said(value, ()) == before else NOT_BY_ENTRIES
    return Changed(tuple(_changes(steps, things)), why)


def _changes(steps: Iterable[ValueStep], things: Sequence[Revision]) -> Iterator[Change]:
    """The steps record by record."""
    of_record: dict[str, list[ValueStep]] = {}
    for step in steps:
        of_record.setdefault(things[step.place].about.record, []).append(step)
    for record, ones in of_record.items():
        made = tuple(things[one.place] for one in ones)
        yield Change(record, sum(one.difference for one in ones), made)
