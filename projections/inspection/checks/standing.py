"""How a part of a target may stand against what is asked of it, and the grades that leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, Literal

from ledger.records.value_readings import STATED_GRADES
from projections.inspection.reading.stated.values import Grade

Standing = Literal["not_met", "met", "exceeded", "not_asked"]
"""How one part of a target stands; one that is not asked of the unit counts for no grade."""
Standings = frozenset[Standing]

_ORDER: Final[tuple[Grade, ...]] = ("not_met", "partly", "met", "exceeded")
GRADES: Final[dict[Grade, str]] = {one: STATED_GRADES[one] for one in _ORDER}
"""The official names of the grades, from the worst to the best."""

ANY: Final = Standings({"not_met", "met", "exceeded"})
NOT_ASKED: Final = Standings({"not_asked"})


def grades_of(standings: Sequence[Standings]) -> Iterator[Grade]:
    """Every grade of a target whose parts may stand so; none where no part may be asked."""
    for combined in product(*standings):
        if asked_of := [one for one in combined if one != "not_asked"]:
            yield _graded(asked_of)


def _graded(standings: Sequence[Standing]) -> Grade:
    """The grade of a target whose parts stand so."""
    if "not_met" in standings:
        return "not_met" if set(standings) == {"not_met"} else "partly"
    return "exceeded" if "exceeded" in standings else "met"
