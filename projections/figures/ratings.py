"""How the collaborators in use are rated, at the end of a day, as known at a position."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ledger.catalog.lines import catalog
from projections.facts.kinds.ratings import KIND as RATINGS
from projections.figures.answer import Group, Posting, place_of
from projections.figures.query import InForce, scope
from projections.figures.statistics import Statistics

LINE = "CTVBM"
"""The line whose records are rated."""

BREAKDOWNS = ("symbol", "type", "level", "unit")
"""What the answer can be broken down by."""

_POSTING = ("number", "record", "from_on", "entry", "by")


@dataclass(frozen=True, slots=True)
class RatingQuestion:
    """How many collaborators were in use at the end of ``on``, and how rated.

    By what (a few of BREAKDOWNS), as known at a position; ``units``: codes to count (None: every
    unit).
    """

    on: date
    known_at: int
    units: frozenset[str] | None = None
    by: tuple[str, ...] = ("symbol",)


@dataclass(frozen=True, slots=True)
class RatingRow:
    """The collaborators of one cell: how many have each rating there is (None: not rated yet)."""

    cell: Group
    counts: tuple[tuple[str | None, int], ...]

    @property
    def in_use(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.counts)

    def rated(self, *ratings: str | None) -> int:
        """How many have one of these ratings: ``rated(*at_least("khá"))``, ``rated(None)``."""
        return sum(count for rating, count in self.counts if rating in ratings)


def at_least(rating: str) -> tuple[str, ...]:
    """This rating and the better ones (domain: xuất sắc, khá, trung bình, yếu)."""
    ratings = tuple(catalog().values["rating"])
    return ratings[: ratings.index(rating) + 1]


def ratings_of(statistics: Statistics, question: RatingQuestion) -> list[RatingRow]:
    """A row for each cell in which a collaborator was in use, in catalog order."""
    found: dict[Group, dict[str | None, int]] = {}
    for *cell, rating, count in statistics.rows(_asked(question, (*question.by, "rating"))):
        group = tuple(zip(question.by, cell, strict=True))
        found.setdefault(group, {})[rating] = count
    return arranged(found)


def arranged(found: dict[Group, dict[str | None, int]]) -> list[RatingRow]:
    """Cells in catalog order, each with its ratings from the best to none."""
    order = (*catalog().values["rating"], None)
    return [
        RatingRow(cell, tuple((one, found[cell][one]) for one in order if one in found[cell]))
        for cell in sorted(
            found, key=lambda cell: [place_of(name, value, LINE) for name, value in cell]
        )
    ]


def behind_rating(
    statistics: Statistics, question: RatingQuestion, cell: Group, ratings: Iterable[str | None]
) -> list[Posting]:
    """The collaborators of a cell with one of these ratings, by number; as many as the row says.

    Each with the entry that rated it (the opening while none has), and since when it stood so.
    """
    found = [
        Posting(*row[:-1])
        for rating in ratings
        for row in statistics.rows(_asked(question, _POSTING, (*cell, ("rating", rating))))
    ]
    return sorted(found)


def _asked(question: RatingQuestion, columns: tuple[str, ...], cell: Group = ()) -> InForce:
    counted = scope((question.known_at,), question.units, None)
    return InForce(RATINGS, counted, question.on, columns, cell)
