"""What there was earlier of the units that are asked about: which they came of, and their books."""

from __future__ import annotations

from typing import Any, NamedTuple

from ledger.values.period import Period
from projections.figures.lineage import Lineage, lineage
from projections.figures.reach import Reach
from projections.targets.seen_books import SeenBooks


class Ancestry(NamedTuple):
    """Of the units of a reach (``asked``), earlier: their lineage, their books, those of all."""

    asked: Reach | None
    lineage: Lineage
    books: SeenBooks
    whole: SeenBooks


def ancestry(
    books: SeenBooks, whole: SeenBooks, reach: Reach | None, days: Period, earlier: Period
) -> Ancestry:
    """What there was in an earlier period of the units that ``books`` are of.

    Found once, whatever list asks about them.
    """
    found, key = books.remembered, ("ancestry", id(reach), days, earlier)
    if key not in found:
        known: dict[str, Any] = {"known_at": books.known_at, "ever": whole.units_ever}
        of = lineage(books.unit_histories, reach, days, earlier, alone=False, **known)
        then = whole.earlier(earlier)
        own = then if of.reach is None else then.within(of.reach.ever())
        found[key] = Ancestry(reach, of, own, then)
    ancestors: Ancestry = found[key]
    return ancestors
