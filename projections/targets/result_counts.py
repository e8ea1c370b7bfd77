"""Results of work (kết quả công tác) counted: the one place that papers and figures count them in.

What happened in a period is added up; of a stock (how many there are on a day) the last of each
unit stands, for days of it are not added. A gang is counted by what was done about it: found by who
found it, put on file and dismantled by the unit that carries it on that day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from ledger.catalog.papers import OutcomeKind, papers
from ledger.catalog.terms import Terms
from ledger.records.carrying import carrier_on
from projections.targets.seen_books import CountedGang, CountedOutcome
from projections.targets.sight import Sight

TIMES: Final = "times"
"""How many results there are: of a kind with one entry a case, how many cases."""
ONCE: Final = "persons_once"
"""Persons, each once, in whatever result they come first."""
BY: Final = ("branch", "offence", "unit", "penalty_type", "measure")
"""What results are told apart by besides their kind."""

GANGS: Final = OutcomeKind(
    code="gang",
    names=("Băng, ổ nhóm", "băng nhóm", "ổ nhóm", "băng ổ nhóm"),
    quantities=dict.fromkeys(
        ("found", "filed", "dismantled", "leaders_known", "leaders_on_watch"), 0
    ),
    optional=(),
    of_them={"leaders_on_watch": "leaders_known"},
    needs=(),
    facts=(),
)
"""What the streams of gangs count as a kind of results; leaders are those known when it is found.
"""

Group = tuple[tuple[str, str | None], ...]
"""A cell of a breakdown: of each dimension a value, None where the results say none."""


class ResultKey(NamedTuple):
    """Which results are counted: of a kind (None: all persons, of whatever kind), in a cell."""

    kind: str | None
    cell: Group = ()


Counts = Mapping[ResultKey, Mapping[str, int]]
"""The counts of each key, by quantity."""


def results(kind: str, sight: Sight) -> list[CountedOutcome]:
    """The results of a kind that count in a period, of the units and the branch asked about."""
    if kind == GANGS.code:
        return [one for gang in sight.books.gangs for one in _of_gang(gang, sight)]
    if papers().outcome(kind).stock:
        return latest((kind,), sight)
    return happened((kind,), sight)


def counted_kinds() -> Terms[OutcomeKind]:
    """The kinds of results that are counted, in their order."""
    return Terms((*papers().outcomes, GANGS))


def _of_gang(gang: CountedGang, sight: Sight) -> Iterator[CountedOutcome]:
    """What was done about a gang in the period, a result for each."""
    leaders = {name: getattr(gang, name) for name in ("leaders_known", "leaders_on_watch")}
    done = (
        (gang.found_on, {"found": 1, **leaders}),
        (gang.filed_on, {"filed": 1}),
        (gang.dismantled_on, {"dismantled": 1}),
    )
    for day, numbers in done if sight.is_asked(gang.branch) else ():
        if day is None or day not in sight.period:
            continue
        unit = gang.unit if "found" in numbers else carrier_on(gang.carriers, day)
        if sight.purview.covers(unit, day):
            told = {"offence": None}
            yield CountedOutcome(gang.position, day, unit, GANGS.code, gang.branch, numbers, told)


def happened(kinds: Iterable[str], sight: Sight) -> list[CountedOutcome]:
    """The results of some kinds in the period."""
    return [one for one in sight.outcomes(kinds) if one.on in sight.period]


def latest(kinds: Iterable[str], sight: Sight) -> list[CountedOutcome]:
    """The last of each of some kinds on or before the end, of each unit then asked about.

    What a unit had that is no more is its heir's.
    """
    wanted, end = frozenset(kinds), sight.period.end
    last: dict[tuple[str, str], CountedOutcome] = {}
    for one in sight.books.outcomes:
        if one.kind in wanted and one.on <= end and sight.is_asked(one.branch):
            last[one.unit, one.kind] = one
    return [one for one in last.values() if sight.covers(one.unit) and _stands(one.unit, sight)]


def _stands(code: str, sight: Sight) -> bool:
    """Whether a unit stands at the end."""
    unit = sight.whole.units_ever.get(code)
    return unit is not None and (unit.until is None or unit.until > sight.period.end)


def summed(found: Iterable[CountedOutcome], quantity: str) -> int:
    """A quantity added up over some results; ``times``: how many they are."""
    return sum(1 if quantity == TIMES else one.numbers.get(quantity, 0) for one in found)


def quantities_of(kind: OutcomeKind) -> tuple[str, ...]:
    """What results of a kind are counted by, in the order of the catalog."""
    cases = (TIMES,) if kind.one_a_case else ()
    once = (ONCE,) if kind.less else ()
    return (*cases, *kind.quantities, *kind.optional, *once)


def counted(found: Iterable[CountedOutcome], by: Iterable[str] = ()) -> Counts:
    """Results by their kind, and in the cells of a breakdown; persons of all kinds, each once."""
    dimensions, heaps = tuple(by), defaultdict[ResultKey, list[CountedOutcome]](list)
    for one in found:
        heaps[ResultKey(one.kind)].append(one)
        cell = tuple((name, _said(one, name)) for name in dimensions)
        if cell:
            heaps[ResultKey(one.kind, cell)].append(one)
    kinds = {kind.code: quantities_of(kind) for kind in counted_kinds()}
    told = {
        key: {quantity: summed(heap, quantity) for quantity in kinds[str(key.kind)]}
        for key, heap in heaps.items()
    }
    return {**told, **_persons(heaps)}


def _persons(heaps: Mapping[ResultKey, list[CountedOutcome]]) -> dict[ResultKey, dict[str, int]]:
    """The persons of all kinds that count persons once, in all and by cell."""
    once = {kind.code for kind in papers().outcomes if kind.counts}
    found = Counter[ResultKey]()
    for key, heap in heaps.items():
        if key.kind in once:
            found[ResultKey(None, key.cell)] += summed(heap, ONCE)
    return {key: {ONCE: number} for key, number in found.items()}


def _said(one: CountedOutcome, name: str) -> str | None:
    """What a result says of a dimension."""
    value = getattr(one, name) if name in ("branch", "unit") else one.facts.get(name)
    return None if value is None else str(value)
