"""Which records came to count otherwise in a figure between two positions, and by which entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from ledger.entries import Entry
from ledger.records.history import History
from projections.figures.question import Question
from projections.figures.recount import Course, course_of, records_behind
from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.causes import Change
from projections.inspection.reconciliation.revisions import Retelling, Revision, needed
from projections.inspection.reconciliation.tally import Tally
from projections.inspection.reconciliation.tree import Tree


class Changes:
    """What changed some figures between two positions, record by record.

    A record counts otherwise because of what was recorded of it, of the units above it, or of both
    together. What was recorded and makes no difference is not told.
    """

    def __init__(
        self, asked: Iterable[Asked], units: Sequence[History], earlier: int, later: int
    ) -> None:
        self.earlier, self.later = earlier, later
        self.asked = tuple(dict.fromkeys(asked))
        self._lines = {one.line for one in self.asked}
        entries = (one for unit in units for one in unit.entries)
        self._on_units = {one.reference: one for one in entries if earlier < one.position <= later}
        self.tree = Tree(units, {one.view.whose for one in self.asked}, earlier, later)
        self.reaches = cache(self.tree.reaches)
        self.tally = cache(self._tally)

    @property
    def since(self) -> int:
        """Only a record with an entry after this position can have changed."""
        return 0 if self.tree.revisions else self.earlier

    def found(self, histories: Iterable[History]) -> dict[Asked | None, list[Change]]:
        """What changed each figure; histories are taken one by one, none is kept."""
        changed: dict[Asked | None, list[Change]] = {}
        for history in histories:
            if history.noun in self._lines:
                for asked, change in _Retold(self, history).changes():
                    changed.setdefault(asked, []).append(change)
        return changed

    def led_by(self, revisions: Iterable[Revision]) -> tuple[Entry, ...]:
        """The entries on units that some revisions followed from: a dissolution, for what moved.

        Of those that were recorded between: an earlier one is no cause of what came later.
        """
        followed = (one.follows for revision in revisions for one in revision.by)
        return tuple(self._on_units[one] for one in followed if one in self._on_units)

    def _tally(self, chosen: frozenset[int]) -> Tally | None:
        """The figures, in the tree as some of its revisions make it; None: no such tree can be."""
        found = self.reaches(chosen)
        return None if found is None else Tally(self.asked, found)


class _Retold:
    """One record, with some of what was recorded since of it and of the tree."""

    def __init__(self, between: Changes, history: History) -> None:
        self._between, self._record = between, history.record
        self._told = Retelling(history.entries, between.earlier, between.later)
        self._own = len(self._told.revisions)
        self._every = [*self._told.revisions, *between.tree.revisions]
        self.course = cache(self._course)
        self.counts = cache(self._counts)

    def changes(self) -> Iterator[tuple[Asked, Change]]:
        """Each figure that counts the record otherwise than it did, and why."""
        if not self._every:
            return
        before = self.counts(frozenset())
        after = self.counts(frozenset(range(len(self._every))))
        assert before is not None, "the tree was so"
        assert after is not None, "the tree is so"
        for number in sorted(before.keys() | after.keys()):
            if difference := after[number] - before[number]:
                made = needed(self._every, partial(self._makes, number, after[number]))
                forms = self._first_forms(number, after[number])
                revisions = tuple(forms.get(place, self._every[place]) for place in made)
                behind = self._behind(number, forms) if difference > 0 else ()
                led_by = self._between.led_by(revisions)
                change = Change(self._record, difference, revisions, behind, led_by)
                yield self._between.asked[number], change

    def _makes(self, number: int, count: int, chosen: frozenset[int]) -> bool:
        """Whether some revisions alone make a figure count the record so often."""
        counts = self.counts(chosen)
        return counts is not None and counts[number] == count

    def _first_forms(self, number: int, count: int) -> dict[int, Revision]:
        """The forms of what was recorded of it with which a figure first counted it so often."""
        tally = self._between.tally(frozenset(range(len(self._between.tree.revisions))))
        assert tally is not None, "the tree is so"

        def is_so(entries: Sequence[Entry]) -> bool:
            return tally.counting(course_of(self._record, entries)).count(number) == count

        return self._told.first_forms(is_so)

    def _counts(self, chosen: frozenset[int]) -> Counter[int] | None:
        """How often each figure counts the record, by its place among those asked."""
        own = frozenset(one for one in chosen if one < self._own)
        tally = self._between.tally(frozenset(one - self._own for one in chosen - own))
        return None if tally is None else Counter(tally.counting(self.course(own)))

    def _course(self, own: frozenset[int]) -> Course:
        return course_of(self._record, self._told.entries(own))

    def _behind(self, number: int, forms: Mapping[int, Revision]) -> tuple[Entry, ...]:
        """The entries recorded since that stand behind a figure now, as ``trace`` names them.

        One that took the place of another behind the same figure made no difference.
        """
        postings = [
            self._postings(number, frozenset(own), frozenset(tree))
            for own, tree in (
                ((), ()),
                (range(self._own), range(len(self._between.tree.revisions))),
            )
        ]
        before, after = postings
        told = (
            forms.get(place, one).after
            for place, one in enumerate(self._told.revisions)
            if one.after
            and one.after.position in after
            and not (one.before and one.before.position in before)
        )
        return tuple(one for one in told if one)

    def _postings(self, number: int, own: frozenset[int], tree: frozenset[int]) -> set[int]:
        asked = self._between.asked[number]
        covered = self._between.reaches(tree) or {}
        question = Question(
            asked.period,
            self._between.later,
            covered.get(asked.view.whose),
            asked.view.dimensions,
            (asked.line,),
        )
        course = self.course(own)
        return {
            one.position
            for cell in asked.cells
            for one in records_behind([course], question, asked.line, cell, asked.measure)
        }
