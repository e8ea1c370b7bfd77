"""Why results of targets and counts of a report are not what the books say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from ledger.entries.record import (
    RecordChanged,
    RecordClosed,
    RecordConverted,
    RecordOpened,
    RecordReopened,
    RecordResumed,
    RecordSuspended,
    RecordTransferred,
)
from ledger.errors import LedgerError
from ledger.records.history import Kept
from ledger.values.stream import Stream
from projections.figures.whose import Whose, reaches
from projections.inspection.reconciliation.causes import causes_before, causes_since, is_open
from projections.inspection.reconciliation.reconcile import lateness_to
from projections.inspection.results.asked_of import AskedOf
from projections.inspection.results.overlooked import of_changes
from projections.inspection.results.own_mistakes import (
    explained,
    of_cells,
    of_days,
    of_neighbours,
    of_sides,
    of_units,
)
from projections.inspection.results.results import HeldResults
from projections.inspection.results.retold_books import Retold
from projections.inspection.results.search import ValueSaid
from projections.inspection.results.since import Changed, changed_between
from projections.inspection.results.support import never_supported, taken_back
from projections.targets.gathering import counted_record

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.inspection.reconciliation.causes import Alternatives, Explained
    from projections.inspection.reconciliation.lateness import Lateness
    from projections.inspection.reconciliation.moments import Moments
    from projections.inspection.reconciliation.reconciled import Reconciliation
    from projections.inspection.results.held_value import HeldValue
    from projections.inspection.results.own_mistakes import Telling
    from projections.targets.gathering import Fold

Held = Callable[["Ledger", int, Whose, AskedOf], HeldResults | None]
"""What a report states held against a ledger as known at a position, as if it were of a unit; None:
that ledger has no such unit.
"""
_MOVES: Final = (
    RecordChanged,
    RecordClosed,
    RecordConverted,
    RecordOpened,
    RecordReopened,
    RecordResumed,
    RecordSuspended,
    RecordTransferred,
)
"""What figures of lines of work are made of."""


@dataclass(frozen=True)
class Explaining:
    """What a report states beside figures of lines of work, and how it is held against the books.

    ``found``: the figures, of the same unit and days, as known at the same moments.
    """

    ledger: Ledger
    found: Reconciliation
    moments: Moments
    results: HeldResults
    held: Held

    def explained(self) -> HeldResults:
        """The results, each that differs with why it does."""
        since = self._changed(self.moments.then, self.moments.now)
        before = self._before()
        left = self._left()
        told = [
            self._told(one, before.get(place, NOTHING), since.get(place, NOTHING), left.get(place))
            for place, one in enumerate(self.results.values)
        ]
        count = len(self.results.targets)
        return replace(self.results, targets=tuple(told[:count]), counts=tuple(told[count:]))

    def _told(
        self, one: HeldValue, before: Changed, since: Changed, left: Left | None
    ) -> HeldValue:
        """A value with what came before the submission, what came since, and what is left."""
        if not one.differs:
            return one
        causes, others = left or (one.causes, ())
        came = (*causes_before(before.changes), *causes_since(since.changes, self._lateness))
        why = one.why or before.why or since.why
        return replace(one, causes=(*came, *causes), alternatives=others, why=why)

    @cached_property
    def _lateness(self) -> Lateness:
        return lateness_to(self.ledger, self.moments.then)

    # ---- what was recorded between two moments --------------------------------------------------

    def _before(self) -> dict[int, Changed]:
        """What came between writing and submitting of what was right when it was written."""
        written, then, _now = self.moments
        found = {} if written is None else self._changed(written, then)
        every = self.results.values
        return {at: one for at, one in found.items() if every[at].verdict == "matches_written"}

    def _changed(self, earlier: int, later: int) -> dict[int, Changed]:
        """What made values others between two positions, by their places."""
        at = {self.moments.then: "then", self.moments.now: "now", self.moments.written: "written"}
        first, last = (
            [getattr(one, at[position]) for one in self.results.values]
            for position in (earlier, later)
        )
        values = [
            place
            for place, one in enumerate(self.results.values)
            if one.differs and first[place] != last[place]
        ]
        if not values:
            return {}
        before = len(self.results.targets)
        counts = frozenset(place - before for place in values if place >= before)
        recount = partial(self._said, at=later, counts=counts)
        return changed_between(
            self._retold(later), earlier, values, recount, first, self._units(later)
        )

    def _units(self, at: int) -> frozenset[str]:
        """The units whose results they are, as known at a position; none where all are."""
        reach = reaches(self.ledger.unit_histories(), [self._whose], at)[self._whose]
        return frozenset() if reach is None else reach.ever()

    def _said(
        self,
        ledger: Ledger,
        at: int,
        whose: Whose | None = None,
        counts: frozenset[int] | None = None,
    ) -> Sequence[ValueSaid]:
        """What a ledger says of every value as known at a position; nothing of a unit it has not.

        ``whose``: of whom they are (None: of whom the report speaks); ``counts``: those that are
        asked of, by their places (None: all); of the others nothing is said.
        """
        fold = None if ledger is self.ledger else self._folds.get(at)
        found = self.held(ledger, at, whose or self._whose, AskedOf(counts, fold))
        if found is None:
            return [ValueSaid(None)] * len(self.results.values)
        return [ValueSaid(one.then, one.agrees_then) for one in found.values]

    def _retold(self, position: int) -> Retold:
        if position not in self._kept:
            retold = self._kept[position] = Retold(self.ledger, position)
            if retold.is_kept:
                self._folds[position] = Kept(partial(counted_record, known_at=position)).of
        return self._kept[position]

    @cached_property
    def _kept(self) -> dict[int, Retold]:
        return {}

    @cached_property
    def _folds(self) -> dict[int, Fold]:
        """Of books that are kept: each record is replayed once, until it is told otherwise."""
        return {}

    # ---- what is the report's own ---------------------------------------------------------------

    @property
    def _whose(self) -> Whose:
        return Whose(self.found.unit, self.found.alone)

    def _left(self) -> dict[int, Left]:
        """What explains those values that are not what the books said at any moment."""
        every = self.results.values
        values = [place for place, one in enumerate(every) if is_open(one.causes)]
        if not values:
            return {}
        tellings = [*self._tellings(values)]
        found = explained(every, tellings, self._is_contradicted)
        left = [place for place in values if place not in found]
        unsupported = never_supported(every, left, tellings, self._ever(left))
        return found | {place: ((cause,), ()) for place, cause in unsupported.items()}

    def _ever(self, places: Sequence[int]) -> Sequence[ValueSaid]:
        """What the books would say of every value if nothing had been taken back, as known now.

        Of entries that do not go together nothing is said; nor where no place is asked of.
        """
        unknown = [ValueSaid(None)] * len(self.results.values)
        if not places:
            return unknown
        retold = self._retold(self.moments.now)
        try:
            return self._said(retold.telling(taken_back(retold)), self.moments.now)
        except LedgerError:
            return unknown

    def _tellings(self, values: Sequence[int]) -> Iterator[Telling]:
        then, days = self.moments.then, self.found.period
        among = len(self.results.values)
        retold, recount_in = self._retold(then), partial(self._said, at=then)
        yield from of_days(retold, days, values, among, recount_in)
        yield from of_changes(retold, days, values, recount_in)
        yield from of_cells(self.results.values)
        yield from of_sides(self.results.values)
        yield from of_neighbours(self.results.values)
        stated = [one.value.stated for one in self.results.values]
        recount = partial(self._said, self.ledger, then)
        yield from of_units(self.ledger, self._whose, days.end, stated, recount)

    def _is_contradicted(self, telling: Telling) -> bool:
        """Whether it moves a file of which the report's figures say that it is told as it was."""
        causes = chain.from_iterable(
            (*one.causes, *chain.from_iterable(one.alternatives)) for one in self.found.figures
        )
        named = {entry for cause in causes for entry in cause.entries}
        lines = {one.figure.line for one in self.found.figures if one.verdict != "not_checkable"}
        return any(
            isinstance(one, _MOVES)
            and Stream(one.record).noun in lines
            and one.position not in named
            for one in telling.entries
        )


NOTHING: Final = Changed()
Left = tuple["Explained", "Alternatives"]
"""What explains what is left of a difference, and how else it can be explained."""
