"""The units that have a row in a table by unit, and what each is called there."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date, timedelta
from typing import Final

from ledger.values.dates import format_date
from projections.targets.sight import Sight

_ITSELF: Final = "Riêng {name}"
_SINCE: Final = "{name} (từ {first})"
_UNTIL: Final = "{name} (đến hết {last})"
_BETWEEN: Final = "{name} (từ {first} đến hết {last})"


def units_of(sight: Sight, some: Set[str]) -> Iterator[tuple[str, str]]:
    """The units of a table by unit with their names, as the tree goes down, then those gone.

    ``some``: those of which there is anything to tell. Of the units that stand in the scope at the
    end also those without, unless others stand under them: then their row is what they did alone.
    A unit that never had others under it has no such table.
    """
    below = list(sight.units_below())
    above = {sight.purview.unit} | {
        parent for one in below if (parent := sight.books.units[one].parent)
    }
    there = dict.fromkeys((sight.purview.unit, *below))
    if not (below or some - above or _ever_above(sight)):
        return
    for code in (*there, *sorted(some - there.keys())):
        if code in some or code not in above:
            yield code, _called(code, sight, alone=code in above)


def _ever_above(sight: Sight) -> bool:
    """Whether others stood under the unit on a day asked about."""
    reach = sight.purview.reach
    return reach is not None and any(
        len(units) > 1 for _days, units in reach.stretches(sight.period)
    )


def _called(code: str, sight: Sight, *, alone: bool) -> str:
    """A unit's name, and since when or until when it stood in the scope where that is told."""
    known = sight.whole.units_ever.get(code)
    name = known.name if known else code
    if alone:
        return _ITSELF.format(name=name)
    first, last = _days(code, sight)
    told = {"name": name} | {
        key: format_date(day) for key, day in (("first", first), ("last", last)) if day
    }
    words = {(True, True): _BETWEEN, (True, False): _SINCE, (False, True): _UNTIL}
    return words.get((bool(first), bool(last)), "{name}").format(**told)


def _days(code: str, sight: Sight) -> tuple[date | None, date | None]:
    """The first and the last day a unit stood in the scope; None where that is the period's."""
    days, reach = sight.period, sight.purview.reach
    unit = sight.whole.units_ever.get(code)
    gone = unit.until if unit else None
    there = [(days, True)] if reach is None else [
        (days_of, code in units) for days_of, units in reach.stretches(days)
    ]  # fmt: skip
    inside = [stretch for stretch, covered in there if covered] or [days]
    first, last = inside[0].start, inside[-1].end
    if gone is not None and gone <= last:
        last = gone - timedelta(days=1)
    return (first if first > days.start else None), (last if last < days.end else None)
