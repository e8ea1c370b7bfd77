"""How a report may have counted results otherwise than the books: by a day, a unit or a cell.

Each way is counted as if it were so. The mistake is the report's: whoever recorded the entries that
it is found by is not named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import date, timedelta
from itertools import permutations
from typing import NamedTuple

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.timeline import in_force
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.documents.forms.notation import slot_name
from projections.figures.whose import Whose
from projections.inspection.reconciliation.causes import Alternatives, Cause, Explained, Of
from projections.inspection.reconciliation.explanations import MOST_ALTERNATIVES
from projections.inspection.reconciliation.surroundings import neighbours
from projections.inspection.results.held_value import HeldValue
from projections.inspection.results.retold_books import Retold
from projections.inspection.results.search import Chosen, Recounted, TooMany, ValueSaid
from projections.inspection.results.since import RecountIn

_DAY = timedelta(days=1)
_FEW = 24
"""So many entries next to the ends of a period are looked at one by one."""
_SIDES = ("number", "numerator", "denominator")
"""What a target states as whole numbers."""
RecountOf = Callable[[Whose], Sequence[ValueSaid]]
"""What the books say of every value if it is of another unit."""


class Telling(NamedTuple):
    """A way in which the report may have counted: ``kind`` as a cause's, ``said`` of every value.

    ``entries``: those that it tells otherwise; ``guessed``: no entry speaks for it; ``of``: as a
    cause's.
    """

    kind: str
    said: Sequence[ValueSaid]
    entries: tuple[Entry, ...] = ()
    guessed: bool = False
    of: Of = "record"

    @property
    def positions(self) -> tuple[int, ...]:
        """Where the entries stand."""
        return tuple(sorted(one.position for one in self.entries))

    @property
    def records(self) -> tuple[str, ...]:
        """What they are about."""
        return tuple(sorted({Stream(one.record).key for one in self.entries}))


# ---- days ---------------------------------------------------------------------------------------


def of_days(
    retold: Retold, period: Period, values: Sequence[int], among: int, recount: RecountIn
) -> Iterator[Telling]:
    """What took effect next to an end of the period, told of the other side: each, and all.

    ``values``: those to look at, of so many ``among``. Where that is too much to look at, one
    telling of which nothing is known.
    """
    entries = sorted(
        (one for history in retold.histories() for one in _beside(history.entries, period)),
        key=lambda one: (one.effective_on, one.position),
    )

    def moved(chosen: Chosen) -> Sequence[ValueSaid]:
        told = (entries[place] for place in chosen)
        return recount(retold.telling({one.position: _moved(one, period) for one in told}))

    recounted = Recounted(len(entries), moved, retold.most_recounts)
    try:
        found = recounted.changing(values, _apart(entries))
        yield from (_of_day(recounted, [one], entries) for one in found)
        for day in sorted({entries[one].effective_on for one in found}):
            together = [one for one in found if entries[one].effective_on == day]
            if len(together) > 1:
                yield _of_day(recounted, together, entries)
    except TooMany:
        yield Telling("boundary_day", [ValueSaid(None)] * among, guessed=True)


def _apart(entries: Sequence[Entry]) -> Sequence[int]:
    """Where what one entry changes may not be taken back by another: each, or those of each day."""
    if len(entries) <= _FEW:
        return range(1, len(entries))
    days = [one.effective_on for one in entries]
    return [place for place in range(1, len(days)) if days[place] != days[place - 1]]


def _of_day(recounted: Recounted, places: Iterable[int], entries: Sequence[Entry]) -> Telling:
    chosen = frozenset(places)
    told = tuple(entries[one] for one in sorted(chosen))
    return Telling("boundary_day", recounted.of(chosen), told)


def _beside(entries: Sequence[Entry], period: Period) -> Iterator[Entry]:
    about = Stream(entries[0].record)
    if about.is_record or about.is_paper:
        yield from (one for one in in_force(entries) if _other_day(one.effective_on, period))


def _other_day(day: date, period: Period) -> date | None:
    """The day on the other side of an end of a period, for one next to it."""
    if day in (period.eve, period.end):
        return day + _DAY
    return day - _DAY if day - _DAY in (period.eve, period.end) else None


def _moved(entry: Entry, period: Period) -> Entry:
    return entry.but(effective_on=_other_day(entry.effective_on, period))


# ---- units --------------------------------------------------------------------------------------


def of_units(
    ledger: Ledger, whose: Whose, day: date, stated: Sequence[str], recount: RecountOf
) -> Iterator[Telling]:
    """Another unit in its place: the one above, it alone or not; one beside it too, one below not.

    ``whose``: of whom the report speaks; ``recount``: as known at the submission.
    """
    around = neighbours(ledger.unit_histories(), whose, day, ledger.last_position)
    own = recount(whose)
    instead = [Whose(whose.unit, not whose.alone), *around.above]
    for one in instead if around.below else around.above:
        yield Telling("other_unit", recount(one), guessed=True)
    for sign, others in ((1, around.beside), (-1, () if whose.alone else around.below)):
        for one in others:
            said = _added(own, recount(one), sign, stated)
            yield Telling("other_unit", said, guessed=True)


def _added(
    own: Sequence[ValueSaid], other: Sequence[ValueSaid], sign: int, stated: Sequence[str]
) -> list[ValueSaid]:
    """What two units come to, where both are numbers, or so many of so many; else nobody knows."""
    return [_sum(one, two, sign, value) for one, two, value in zip(own, other, stated, strict=True)]


def _sum(own: ValueSaid, other: ValueSaid, sign: int, stated: str) -> ValueSaid:
    sides, others = ((one.said or "").split("/") for one in (own, other))
    if len(sides) != len(others) or not all(map(str.isdigit, (*sides, *others))):
        return own if own.said == other.said else ValueSaid(None)
    total = "/".join(str(int(one) + sign * int(it)) for one, it in zip(sides, others, strict=True))
    return ValueSaid(total, total == stated)


# ---- cells --------------------------------------------------------------------------------------


_Apart = tuple[tuple[str, ...], str, tuple[tuple[str, str], ...]]
"""A count's name, the dimension that tells some apart, and what else narrows them."""


def of_cells(found: Sequence[HeldValue]) -> Iterator[Telling]:
    """Counts that one dimension tells apart: in some too many, in others as many too few."""
    for cells in _told_apart(found).values():
        by_cell = [{found[place].difference or 0 for place in ones} for ones in cells.values()]
        is_one_number = all(len(one) == 1 for one in by_cell)
        if len(cells) > 1 and is_one_number and not sum(map(sum, by_cell)):
            places = {place for ones in cells.values() for place in ones}
            yield Telling("misclassified", _as_stated(found, places), guessed=True)


def of_sides(found: Sequence[HeldValue]) -> Iterator[Telling]:
    """The two sides of a target, each of which states what the books say of the other."""
    sides: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(found):
        if one.verdict == "differs" and one.value.what in ("numerator", "denominator"):
            sides.setdefault((one.value.of, one.value.label), []).append(place)
    for places in sides.values():
        swapped = {
            place
            for pair in permutations(places, 2)
            if _are_swapped(*(found[one] for one in pair))
            for place in pair
        }
        if swapped:
            yield Telling("misclassified", _as_stated(found, swapped), guessed=True, of="place")


def of_neighbours(found: Sequence[HeldValue]) -> Iterator[Telling]:
    """A side or a number of a target that states what the books say of another one of it.

    A whole that is told as its part, a base that is that of the next part.
    """
    said: dict[str, set[str | None]] = {}
    for one in found:
        if one.value.what in _SIDES:
            said.setdefault(one.value.of, set()).add(one.then)
    for place, one in enumerate(found):
        is_open = one.verdict == "differs" and one.value.what in _SIDES
        if is_open and one.value.stated in said.get(one.value.of, ()) and one.value.stated != "0":
            yield Telling("misclassified", _as_stated(found, {place}), guessed=True, of="copy")


def _are_swapped(one: HeldValue, other: HeldValue) -> bool:
    stated, said = (one.value.stated, other.value.stated), (other.then, one.then)
    return one.value.what != other.value.what and stated == said


def _told_apart(found: Sequence[HeldValue]) -> dict[_Apart, dict[str, list[int]]]:
    """The places of counts that differ, by what tells them apart and by its value."""
    apart: dict[_Apart, dict[str, list[int]]] = {}
    for place, one in enumerate(found):
        if not one.difference or one.value.what != "count":
            continue
        if name := slot_name(one.value.of):
            for key, value in name.cell:
                rest = tuple(pair for pair in name.cell if pair[0] != key)
                apart.setdefault((name.path, key, rest), {}).setdefault(value, []).append(place)
    return apart


def _as_stated(found: Sequence[HeldValue], places: Set[int]) -> list[ValueSaid]:
    """What the books say, but of some values what is stated."""
    return [
        ValueSaid(one.value.stated, agrees=True)
        if place in places
        else ValueSaid(one.then, one.agrees_then)
        for place, one in enumerate(found)
    ]


# ---- what is told -------------------------------------------------------------------------------


def explained(
    found: Sequence[HeldValue], tellings: Iterable[Telling], breaks: Callable[[Telling], bool]
) -> dict[int, tuple[Explained, Alternatives]]:
    """What explains the values that differ, by their places, and how else they can be explained.

    Told is what breaks no value that agrees, and what an entry speaks for or several values do.
    Where other entries would do as well none is named, and of two kinds that would neither is told.
    ``breaks``: whether a telling contradicts what else the report states.
    """
    ways: dict[int, list[tuple[_Worth, Telling]]] = {}
    for telling in tellings:
        explains = [
            place
            for place, one in enumerate(found)
            if one.verdict == "differs" and telling.said[place].agrees
        ]
        broken = breaks(telling) or any(
            one.agrees_then and not telling.said[place].agrees for place, one in enumerate(found)
        )
        worth = _Worth(broken, telling.guessed and len(explains) < 2, -len(explains))
        for place in explains:
            ways.setdefault(place, []).append((worth, telling))
    return {place: _best(found[place], several) for place, several in ways.items()}


class _Worth(NamedTuple):
    """How likely a telling is, the less the likelier."""

    breaks: bool
    guessed: bool
    explained: int


def _best(
    one: HeldValue, several: Sequence[tuple[_Worth, Telling]]
) -> tuple[Explained, Alternatives]:
    worth = min(worth for worth, _ in several)
    best = list(dict.fromkeys(_cause(one, it) for its, it in several if its == worth))
    others = list(dict.fromkeys(_cause(one, it) for _, it in sorted(several, key=_by_worth)))
    causes: Explained = (Cause("unexplained", one.difference or 0),)
    if not (worth.breaks or worth.guessed) and len({it.kind for it in best}) == 1:
        causes = (
            best[0] if len(best) == 1 else Cause(best[0].kind, best[0].difference, of=best[0].of),
        )
    ways = tuple((it,) for it in others if (it,) != causes)
    return causes, ways[:MOST_ALTERNATIVES]


def _by_worth(one: tuple[_Worth, Telling]) -> _Worth:
    return one[0]


def _cause(one: HeldValue, telling: Telling) -> Cause:
    more = one.difference or 0
    return Cause(telling.kind, more, telling.positions, telling.records, of=telling.of)
