"""Whether anything the books ever said, or whatever lies near, supports what a report states.

A count that is more than all of it together was never supported by any entry. Where something of
it is not known, nobody is accused of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ledger.entries.record import EntryVoided
from projections.documents.forms.notation import SlotName, slot_name
from projections.inspection.reconciliation.causes import Cause
from projections.inspection.results.held_value import HeldValue
from projections.inspection.results.own_mistakes import Telling
from projections.inspection.results.retold_books import Retold
from projections.inspection.results.search import ValueSaid

_COUNTED: Final = ("count", "number", "numerator", "denominator")
"""Of these a report states so many; a rate or a grade is not more or less supported."""


def never_supported(
    found: Sequence[HeldValue],
    places: Iterable[int],
    tellings: Sequence[Telling],
    ever: Sequence[ValueSaid],
) -> dict[int, Cause]:
    """Which of some values are more than the books support, by their places.

    ``tellings``: the readings that lie near, by a day, a unit or a cell; ``ever``: what all entries
    would say together, those that were taken back among them.
    """
    causes = {}
    for place in places:
        one, most = found[place], _most(found, place, tellings, ever)
        if most is not None and int(one.value.stated) > most:
            causes[place] = Cause("never_supported", one.difference or 0)
    return causes


def _most(
    found: Sequence[HeldValue], place: int, tellings: Sequence[Telling], ever: Sequence[ValueSaid]
) -> int | None:
    """The most that may have been counted: of any unit, with all that lies a day off.

    None where the books do not say all of it.
    """
    one = found[place]
    if one.value.what not in _COUNTED or not one.is_number:
        return None
    days, units = (
        [telling.said[place].number for telling in tellings if telling.kind == kind]
        for kind in ("boundary_day", "other_unit")
    )
    beside = [*_numbers(one), *days, *units, *_wider(found, one), ever[place].number]
    known = [number for number in beside if number is not None]
    if len(known) < len(beside):
        return None
    return max(known) + _more(days, int(one.then or 0))


def _more(said: Iterable[int | None], than: int) -> int:
    """How much more some readings say together than the books do."""
    return sum(number - than for number in said if number is not None and number > than)


def _numbers(one: HeldValue) -> Iterator[int]:
    """What the books say of a value at each moment, where that is a whole number."""
    said = (one.then, one.now, one.written)
    yield from (int(each) for each in said if each is not None and each.isdigit())


def _wider(found: Sequence[HeldValue], one: HeldValue) -> Iterator[int | None]:
    """What the books say of the count with each dimension left out; None where nobody stated it."""
    name = slot_name(one.value.of) if one.value.what == "count" else None
    for left_out, _value in name.cell if name else ():
        assert name is not None, "it has a cell"
        cell = tuple(pair for pair in name.cell if pair[0] != left_out)
        called = str(SlotName(name.path, cell))
        wide = (it.then for it in found if it.value.what == "count" and it.value.of == called)
        said = next(wide, None)
        yield int(said) if said is not None and said.isdigit() else None


def taken_back(retold: Retold) -> dict[int, None]:
    """The entries by which others were taken back and nothing put in their place, by position."""
    entries = [one for history in retold.histories() for one in history.entries]
    replaced = {one.corrects for one in entries if one.corrects is not None}
    voids = (one for one in entries if isinstance(one, EntryVoided))
    return {one.position: None for one in voids if one.voids not in replaced}
