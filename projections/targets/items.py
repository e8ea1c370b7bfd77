"""The members of a set, counted: each with its identifier, its weight, its branch and its unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.collaborator import ItemsDelivered
from ledger.entries.record import FileChecked
from projections.targets.counted_set import Condition, CountedSet
from projections.targets.members import Member
from projections.targets.other_conditions import (
    gang_tester,
    object_tester,
    officer_tester,
    outcome_tester,
    unit_tester,
)
from projections.targets.record_conditions import tester
from projections.targets.record_index import CountedRecord
from projections.targets.result_counts import happened, latest
from projections.targets.seen_books import CountedGang
from projections.targets.sets_of import resolved
from projections.targets.sight import Sight
from projections.targets.vocabulary import GANG


class Item(NamedTuple):
    """A member of a set.

    ``name``: by which it is told: a file number, a code, ``#position`` of an outcome; ``weight``:
    what it adds to the sum, below zero where it is taken away; ``unit``: whose it is.
    """

    noun: str
    name: str
    thing: Any
    weight: int = 1
    branch: str | None = None
    unit: str | None = None


def names_of(items: Iterable[Item]) -> tuple[str, ...]:
    """The identifiers of what was counted, each once; what counted nothing is left out."""
    return tuple(dict.fromkeys(one.name for one in items if one.weight))


def items_of(asked: CountedSet, sight: Sight) -> list[Item]:
    """The members of a set that satisfy its conditions."""
    whole = resolved(asked, sight.plan.indicators)
    found = list(_NOUNS[whole.noun](whole, sight))
    items = keeping(whole.where)(found, sight) if whole.where else found
    if whole.sign == 1:
        return items
    return [one._replace(weight=one.weight * whole.sign) for one in items]


Keep = Callable[[Iterable[Item], Sight], list[Item]]
"""Which of some members are kept, under the sight they are looked at."""


def keeping(conditions: Iterable[Condition]) -> Keep:
    """Keeps the members that satisfy all of some conditions; made once for many."""
    told, testers = tuple(conditions), dict[str, Callable[[Any, Sight], bool]]()

    def of(noun: str) -> Callable[[Any, Sight], bool]:
        if noun not in testers:
            testers[noun] = _TESTERS[noun](told)
        return testers[noun]

    def keep(items: Iterable[Item], sight: Sight) -> list[Item]:
        several = list(items)
        nouns = {one.noun for one in several}
        if len(nouns) == 1:
            test = of(nouns.pop())
            return [one for one in several if test(one.thing, sight)]
        return [one for one in several if of(one.noun)(one.thing, sight)]

    return keep


def _records(asked: CountedSet, sight: Sight) -> Iterator[Item]:
    for line in asked.names:
        for one in _of_line(line, asked.base, sight):
            if sight.is_asked(one.branch):
                yield one


def _of_line(line: str, base: str, sight: Sight) -> list[Item]:
    """The records of a line in a base, of whatever branch, found once."""
    key = ("items", line, base)
    if key not in sight.remembered:
        members = sight.all_members((line,), base)
        sight.remembered[key] = [item_of(one, sight) for one in members]
    return sight.remembered[key]  # type: ignore[no-any-return]


def item_of(member: Member, sight: Sight) -> Item:
    """A record as a member of a set."""
    number, cell = member.record.course.number, member.cell
    branch = cell.branch or sight.branch_of(member)
    return Item("records", number, member, 1, branch, cell.unit)


def _officers(_asked: CountedSet, sight: Sight) -> Iterator[Item]:
    for one in sight.officers():
        yield Item("officers", one.code, one, unit=one.unit)


def _units(_asked: CountedSet, sight: Sight) -> Iterator[Item]:
    for one in sight.units:
        if sight.is_unit_asked(one.code):
            yield Item("units", one.code, one, unit=one.code)


def _objects(asked: CountedSet, sight: Sight) -> Iterator[Item]:
    for one in sight.objects or ():
        if not asked.names or one.symbol in asked.names:
            yield Item("objects", one.code, one, branch=one.branch, unit=one.unit)


def _outcomes(asked: CountedSet, sight: Sight) -> Iterator[Item]:
    if GANG in asked.names:
        yield from _gangs(asked, sight)
    for one in (latest if asked.base == "latest" else happened)(asked.names, sight):
        weight = 1 if asked.total is None else one.numbers.get(asked.total, 0)
        yield Item("outcomes", f"#{one.position}", one, weight, one.branch, one.unit)


def _gangs(asked: CountedSet, sight: Sight) -> Iterator[Item]:
    for one in sight.books.gangs:
        if not (_is_gang_in(one, asked.base, sight) and sight.is_asked(one.branch)):
            continue
        weight = 1 if asked.total is None else int(getattr(one, asked.total))
        unit = one.unit if asked.base == "in_period" else sight.keeper_of(one)
        yield Item("gangs", one.code, one, weight, one.branch, unit)


def _is_gang_in(gang: CountedGang, base: str, sight: Sight) -> bool:
    """Found by the end and not dismantled before; or standing; or found in the period.

    Of what there was or is, by the unit that carries it then; of what was found, by the finder.
    """
    start, end, gone = sight.period.start, sight.period.end, gang.dismantled_on
    if base == "in_period":
        found = gang.found_on
        return found in sight.period and sight.purview.covers(gang.unit, found)
    if not sight.keeps(gang):
        return False
    if base == "known":
        return gang.found_on <= end and (gone is None or gone >= start)
    return gang.found_on <= end and (gone is None or gone > end)


def stand_of(record: CountedRecord, day: date, sight: Sight) -> Member | None:
    """A record as it stood on a day, or last before it, if it counts and is of the branch asked."""
    cell = record.held_on(day)
    if cell is None or not sight.purview.holds(cell, day):
        return None
    member = Member(record, cell, day)
    return member if sight.is_asked(sight.branch_of(member)) else None


def _items(asked: CountedSet, sight: Sight) -> Iterator[Item]:
    """What collaborators delivered in the period, also those that were closed since."""
    if (key := ("delivered", sight.branch)) not in sight.remembered:
        sight.remembered[key] = list(_delivered(sight))
    for entry, one in sight.remembered[key]:
        yield one._replace(weight=entry.valuable if asked.names == ("valuable",) else entry.items)


def _delivered(sight: Sight) -> Iterator[tuple[ItemsDelivered, Item]]:
    start, end = sight.period.start, sight.period.end
    for record in _all_records(sight):
        for entry in record.entries:
            if isinstance(entry, ItemsDelivered) and start <= entry.effective_on <= end:
                member = stand_of(record, entry.effective_on, sight)
                if member is not None:
                    yield entry, item_of(member, sight)


def _checks(asked: CountedSet, sight: Sight) -> Iterator[Item]:
    """The checks of files in the period, of all checkers or of commanders and leaders."""
    for record in _all_records(sight):
        for entry in record.entries:
            if entry.effective_on in sight.period and is_counted_check(entry, asked.names, sight):
                member = stand_of(record, entry.effective_on, sight)
                if member is not None:
                    yield item_of(member, sight)


def is_counted_check(entry: Entry, names: tuple[str, ...], sight: Sight) -> bool:
    """Whether an entry is a check that counts: anybody's, or a commander's or leader's alone."""
    if not isinstance(entry, FileChecked):
        return False
    return names != ("by_commander",) or sight.books.may_lead(entry.checker, entry.effective_on)


def _all_records(sight: Sight) -> Iterator[CountedRecord]:
    for line in catalog().lines:
        yield from sight.books.records.get(line.code, ())


def _reports(asked: CountedSet, sight: Sight) -> Iterator[Item]:
    for one in sight.books.reports:
        owed = one.name in asked.names and one.deadline in sight.period
        if owed and one.unit == sight.purview.unit:
            name = f"{one.name}/{one.deadline.isoformat()}"
            yield Item("reports", name, one, unit=one.unit)


_NOUNS: Final[Mapping[str, Callable[[CountedSet, Sight], Iterator[Item]]]] = {
    "records": _records,
    "officers": _officers,
    "units": _units,
    "objects": _objects,
    "outcomes": _outcomes,
    "items": _items,
    "checks": _checks,
    "reports": _reports,
}
_TESTERS: Final[Mapping[str, Callable[[tuple[Condition, ...]], Callable[[Any, Sight], bool]]]] = {
    "records": tester,
    "officers": officer_tester,
    "units": unit_tester,
    "objects": object_tester,
    "outcomes": outcome_tester,
    "gangs": gang_tester,
    "reports": lambda conditions: (
        lambda report, _sight: all(report.in_time == one.value for one in conditions)
    ),
}
