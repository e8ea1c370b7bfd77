"""What single units of a report state of its figures: one may be counted twice, or left out.

Its own numbers then are by what all figures of a line differ. No file and nobody is named by that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ledger.records.history import History
from ledger.records.organisation import unit_of
from projections.figures.whose import Whose, reaches
from projections.inspection.reconciliation.additions import Addition
from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.gaps import Gap
from projections.inspection.reconciliation.judgement import Judgement
from projections.inspection.reconciliation.kept import KnownRecord
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.reconciliation.named_unit import NamedUnit
from projections.inspection.reconciliation.tally import Counts, Tally, count

_MOST_COUNTED = 20_000
"""So many figures are counted of all units together at most."""


@dataclass(frozen=True)
class WholeUnits:
    """What each of some units states of figures, by the position at which the books are known.

    ``names``: of units, by their codes.
    """

    whose: Whose
    units: Sequence[Whose] = ()
    counts: Mapping[int, Counts] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def additions(self, gap: Gap, position: int) -> Iterator[Addition]:
        """Each unit that, told twice or not at all, makes up whatever differs in a line."""
        counts = self.counts.get(position, Counts())
        for unit in self.units if gap.differing else ():
            own = [counts[_of_unit(one, unit)] for one in gap.asked]
            for sign, kind in ((1, "counted_twice"), (-1, "other_unit")):
                if self._makes_up(gap, [sign * one for one in own]):
                    adds = {place: gap.over[place] for place in gap.differing}
                    named = NamedUnit(unit.unit, self.names.get(unit.unit, ""), unit.alone)
                    yield Addition(kind, adds, guessed=True, of="unit", unit=named)

    def _makes_up(self, gap: Gap, adds: Sequence[int]) -> bool:
        """Whether it is by what all differ, and every total; parts may come from elsewhere."""
        totals = {
            place
            for place, one in enumerate(gap.asked)
            if one.view.whose == self.whose and not one.view.dimensions
        }
        return all(adds[one] == gap.over[one] for one in totals | gap.differing)


def whole_units(
    lines: Iterable[Sequence[Judgement]],
    records: Iterable[KnownRecord],
    moments: Moments,
    units: Sequence[History],
    whose: Whose,
) -> WholeUnits:
    """Count what units state, of the lines in which one of them may make up the differences."""
    asked = dict.fromkeys(_asked(lines, whose))
    parts = _under(units, whose, moments.now) if asked else ()
    if not parts or len(parts) * len(asked) > _MOST_COUNTED:
        return WholeUnits(whose)
    every = [_of_unit(one, unit) for unit in parts for one in asked]
    tallies = {at: Tally(every, reaches(units, parts, at)) for at in moments.positions}
    return WholeUnits(whose, parts, count(records, tallies), _names(units))


def _names(units: Iterable[History]) -> dict[str, str]:
    return {one.number: unit_of(one).name for one in units}


def _asked(lines: Iterable[Sequence[Judgement]], whose: Whose) -> Iterator[Asked]:
    """What is asked of a unit by lines in which one under it may make up the differences."""
    for figures in lines:
        if _may_be_of_unit(figures, whose):
            for one in figures:
                for reading in (one.asked, *one.readings):
                    if reading is not None and reading.view.whose == whose:
                        yield reading


def _may_be_of_unit(figures: Iterable[Judgement], whose: Whose) -> bool:
    """Whether several measures of a unit with others under it differ, not all by as many files.

    Files that were made up, or told of another day, differ by one number everywhere.
    """
    differing = [one for one in figures if one.found.verdict == "differs" and one.asked]
    measures = {one.found.figure.measure for one in differing}
    is_own = all(one.asked and one.asked.view.whose == whose for one in differing)
    over = {abs(one.stated - one.recounts[-1]) for one in differing}
    return is_own and not whose.alone and len(measures) > 1 and len(over) > 1


def _under(units: Sequence[History], whose: Whose, known_at: int) -> tuple[Whose, ...]:
    """The units of one, each by itself and, where others are under it, with these."""
    codes = sorted(one.number for one in units)
    found = reaches(units, [whose, *map(Whose, codes)], known_at)
    own = found[whose]
    inside = [one for one in codes if own is None or one in own.ever()]
    wide = {one for one in inside if (reach := found[Whose(one)]) and len(reach.ever()) > 1}
    alone = (Whose(one, alone=one in wide) for one in inside)
    return (*alone, *(Whose(one) for one in inside if one in wide and Whose(one) != whose))


def _of_unit(asked: Asked, unit: Whose) -> Asked:
    return replace(asked, view=asked.view._replace(whose=unit))
