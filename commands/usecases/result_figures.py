"""Results of work as figures: of a period, of several side by side, beside the year before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.usecases.grading_targets import STATISTICS, TargetInquiry, sight_of

if TYPE_CHECKING:
    from datetime import date

    from ledger.application import Ledger
    from ledger.values.period import Period
    from projections.figures.lineage import Lineage
    from projections.targets.gathering import BooksReader
    from projections.targets.result_counts import Counts, ResultKey
    from projections.targets.sight import Sight


@dataclass(frozen=True)
class ResultInquiry:
    """What was asked, in people's terms; what is None or empty was left out.

    ``known_at``: a position; ``unit``: a code, with everything under it unless ``alone``; ``by``:
    dimensions; ``kinds``, ``branch``, ``offence``: only results of these, by code or name.
    """

    known_at: int
    start: date | None = None
    end: date | None = None
    unit: str | None = None
    alone: bool = False
    by: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    branch: str | None = None
    offence: str | None = None


class ResultRow(NamedTuple):
    """What is counted in a cell, period by period; None: of a period that is not known."""

    key: ResultKey
    counts: tuple[Mapping[str, int] | None, ...]

    def number(self, quantity: str, period: int) -> int | None:
        """One figure: nothing where no result has it; None: not known."""
        told = self.counts[period]
        return None if told is None else told.get(quantity, 0)

    def has(self, quantity: str) -> bool:
        """Whether a figure is more than nothing in any of the periods."""
        return any(one and one.get(quantity) for one in self.counts)


class ResultFigures(NamedTuple):
    """The rows of an answer, whose they are, and of which days.

    ``names``: what offences are called.
    """

    rows: list[ResultRow]
    unit: str
    is_everybody: bool
    days: tuple[Period, ...]
    branch: str | None = None
    names: Mapping[str, str] = {}


class BesideLastYear(NamedTuple):
    """The same figures beside those of the same days a year earlier, and what is known of them."""

    figures: ResultFigures
    days: Period
    is_known: bool
    was_there: bool
    lineage: Lineage


def result_figures(
    ledger: Ledger, home: Path, asked: ResultInquiry, periods: Sequence[Period] = ()
) -> ResultFigures:
    """The figures of a period, or of several (``periods``) side by side.

    Raises UnknownUnit, AmbiguousUnitName, UnitNotCreatedYet, UnknownCode, PeriodReversed.
    """
    from projections.targets.gathering import BooksReader

    look = partial(_sight, ledger, home, reader=BooksReader(ledger, asked.known_at))
    several = [replace(asked, start=one.start, end=one.end) for one in periods] or [asked]
    sights = [look(one) for one in several]
    return _figures(ledger, asked, sights[0], [(one.period, one) for one in sights])


def against_last_year(ledger: Ledger, home: Path, asked: ResultInquiry) -> BesideLastYear:
    """The figures of a period beside those of the same days of the year before.

    Units that have gone since then into those asked for are counted with them. Raises as above.
    """
    from projections.figures.reaching_back import was_there
    from projections.targets.earlier import books_reach, year_before

    now = _sight(ledger, home, asked)
    days = year_before(now)
    then = now.before(days)
    known = books_reach(then)
    told = _figures(ledger, asked, now, [(now.period, now), (days, then if known else None)])
    there = was_there(now.whole.units_ever, then.purview.reach, days)
    return BesideLastYear(told, days, known, there, now.lineage(days))


def _sight(
    ledger: Ledger, home: Path, asked: ResultInquiry, reader: BooksReader | None = None
) -> Sight:
    """The books as papers without targets see them."""
    inquiry = TargetInquiry(
        STATISTICS, asked.known_at, asked.start, asked.end, asked.unit, asked.branch, asked.alone
    )
    sight = sight_of(ledger, home, inquiry, reader)
    return sight if asked.branch else replace(sight, branch=None)


def _figures(
    ledger: Ledger,
    asked: ResultInquiry,
    seen: Sight,
    sights: Sequence[tuple[Period, Sight | None]],
) -> ResultFigures:
    from projections.targets.result_counts import counted_kinds

    known = ledger.own_list().papers._replace(outcomes=counted_kinds())
    kinds = [known.outcome(one).code for one in asked.kinds] or [one.code for one in known.outcomes]
    offence = known.offence(asked.offence).code if asked.offence else None
    told = [_counts(sight, kinds, asked.by, offence) if sight else None for _days, sight in sights]
    names = {one.code: f"{one.code} {one.name}" for one in known.offences}
    days = tuple(one for one, _sight in sights)
    everybody = seen.purview.reach is None
    rows = _beside(told, kinds)
    return ResultFigures(rows, seen.purview.unit, everybody, days, seen.branch, names)


def _counts(sight: Sight, kinds: Sequence[str], by: Sequence[str], offence: str | None) -> Counts:
    """The results of some kinds, of an offence alone where one is asked about."""
    from projections.targets.result_counts import counted, results

    found = (one for kind in kinds for one in results(kind, sight))
    return counted((one for one in found if offence in (None, one.facts["offence"])), by)


def _beside(told: Sequence[Counts | None], kinds: Sequence[str]) -> list[ResultRow]:
    """The counts of several periods, key by key: by kind as asked, each whole before its cells."""
    places = {kind: place for place, kind in enumerate(kinds)}
    several = len(kinds) > 1
    keys = {key for one in told if one is not None for key in one if several or key.kind}

    def place(key: ResultKey) -> tuple[int, list[tuple[bool, str]]]:
        kind = len(kinds) if key.kind is None else places[key.kind]
        return kind, [(value is None, value or "") for _name, value in key.cell]

    return [
        ResultRow(key, tuple(None if one is None else one.get(key, {}) for one in told))
        for key in sorted(keys, key=place)
    ]
