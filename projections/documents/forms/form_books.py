"""What the slots of a paper are filled from: one unit's books over one period, gathered once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple, TypeVar

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.records.cell import Cell
from ledger.values.period import Period, period_on
from projections.calendar.due import Due
from projections.calendar.row import CalendarRow
from projections.documents.year_end.figures import ReportHead, YearEnd, questions, year_end_report
from projections.figures.recount import Move
from projections.figures.standing import AskedAbout, Standings, standings
from projections.targets.earlier import NOT_THERE, books_reach, unknown_before, year_before
from projections.targets.grading import GradedList, graded, graded_below
from projections.targets.members import Member, scoped_moves
from projections.targets.notices import of_no_branch
from projections.targets.record_conditions import penalties
from projections.targets.record_index import CountedRecord
from projections.targets.result_counts import results
from projections.targets.seen_books import CountedOutcome
from projections.targets.sight import Sight
from projections.targets.vocabulary import SURVEYS

Kind = TypeVar("Kind", bound=Entry)


class Unbranched(NamedTuple):
    """So much of a period is of no branch: results of work, records, objects to survey, gangs."""

    results: int = 0
    records: int = 0
    objects: int = 0
    gangs: int = 0


def as_it_is(_line: str, number: str) -> str:
    """A file number as the books have it, whatever line it is of."""
    return number


NO_YEAR_BEFORE: Final = (
    "Không hồ sơ nào của đơn vị có từ đầu cùng kỳ năm trước, nên không so sánh được."
)
NO_UNIT_BEFORE: Final = "Cùng kỳ năm trước chưa có đơn vị này, nên không so sánh được."


@dataclass(frozen=True)
class FormBooks:
    """The books as a form asks of them.

    ``sight``: what was seen of them, of whom, of which days, under which list of targets; ``head``:
    what stands around the figures; ``called``: how a file number of a line is written in the paper;
    ``asked_overdue``: reviews and reports whose day is past at the end, asked for when needed;
    ``calendar``: the rows of the reporting calendar; ``asked``: the days the paper is of, where its
    figures are of fewer (None: the same); ``list_file``: the file of the unit's own list of
    targets, where it takes the place of the one that is built in; ``tells_partly``: whether a
    breakdown is told also where some files have no value of it, as whoever recounts asks.
    """

    sight: Sight
    head: ReportHead
    called: Callable[[str, str], str] = as_it_is
    asked_overdue: Callable[[], Iterable[Due]] = tuple
    calendar: tuple[CalendarRow, ...] = ()
    asked: Period | None = None
    list_file: str = ""
    tells_partly: bool = False

    @property
    def planned(self) -> Period:
        """The days the paper is of: what its title names and its quotas are for."""
        return self.asked or self.period

    @property
    def period(self) -> Period:
        """The days its figures are of."""
        return self.sight.period

    @cached_property
    def before(self) -> FormBooks:
        """The same books over the same days of the year before, with the units that went in."""
        days = year_before(self.sight)
        return replace(self, sight=self.sight.before(days), head=replace(self.head, period=days))

    @cached_property
    def year_so_far(self) -> FormBooks:
        """The same books from the beginning of the list's year to the end of the days."""
        kind = self.sight.plan.period.replace("reporting_year", "reporting-year")
        kind = kind.replace("calendar_year", "year")
        return self.over(Period(period_on(kind, self.period.end).days.start, self.period.end))

    @property
    def own_branches(self) -> tuple[str, ...]:
        """The branches that the ledger added to the catalog."""
        known = {one.code for one in catalog().branches}
        return tuple(one for one in self.sight.books.branches if one not in known)

    def over(self, days: Period) -> FormBooks:
        """The same books over other days."""
        return replace(self, sight=self.sight.at(days), head=replace(self.head, period=days))

    @cached_property
    def unbranched(self) -> Unbranched:
        """What a paper of one branch leaves out because it is of none; nothing where all counts."""
        found = of_no_branch(self.sight)
        kinds = ("results_of_no_branch", "no_branch", "objects_of_no_branch", "gangs_of_no_branch")
        return Unbranched(*(len(found.get(kind, ())) for kind in kinds))

    @cached_property
    def moved_within(self) -> dict[str, int]:
        """By line whose table by unit was made, the moves in it that the whole does not count."""
        return {}

    @cached_property
    def overdue(self) -> tuple[Due, ...]:
        """Reviews of files and reports that were due by the end of the days and not given."""
        return tuple(self.asked_overdue())

    @cached_property
    def reach_back(self) -> bool:
        """Whether the books hold anything of the same days of the year before."""
        return books_reach(self.before.sight)

    @property
    def no_year_before(self) -> str:
        """Why nothing is compared with the year before, where the books do not reach back to it."""
        reason = unknown_before(self.sight, year_before(self.sight)).reason
        return NO_UNIT_BEFORE if reason == NOT_THERE else NO_YEAR_BEFORE

    @cached_property
    def standings(self) -> Standings:
        """Where every record stood at both ends, and how it moved."""
        sight = self.sight
        courses = (one.course for found in sight.books.records.values() for one in found)
        return standings(courses, self.period, sight.purview.reach, self._kept)

    @property
    def _kept(self) -> AskedAbout | None:
        """What is of the branch asked about; None where all is.

        By the branches that units have on each day, as targets are counted: what a unit holds comes
        and goes with its branches, so that a statistic adds up all the same.
        """
        turns = self.sight.books.only_branches.turns
        return AskedAbout(self._of_branch, turns) if self.sight.branch else None

    def _of_branch(self, cell: Cell, day: date) -> bool:
        return self.sight.is_asked(self.sight.branch_of_cell(cell, day))

    @cached_property
    def statistics(self) -> YearEnd:
        """The statistics of each line of work, as their sentences are worded from."""
        asked = questions(self.period, self.sight.books.known_at, self.sight.purview.reach)
        rows = [row for one in asked for row in self.standings.rows(one)]
        return year_end_report(rows, self.head)

    @cached_property
    def graded(self) -> GradedList:
        """The list of targets, graded."""
        return graded(self.sight)

    @cached_property
    def graded_below(self) -> tuple[GradedList, ...]:
        """The list graded for each unit under the one that is asked about."""
        return tuple(graded_below(self.sight))

    def outcomes(self, kind: str) -> list[CountedOutcome]:
        """The results of a kind that count in the period, of the units and branch asked about."""
        return results(kind, self.sight)

    def entries(
        self, lines: Iterable[str], kind: type[Kind]
    ) -> Iterator[tuple[CountedRecord, Kind]]:
        """The entries of a kind in the period on records that then stood in the scope.

        A file that was closed before stands where it stood last: it may be checked still.
        """
        records = (one for line in lines for one in self.sight.books.records.get(line, ()))
        for record in records:
            for entry in record.entries:
                if not isinstance(entry, kind) or entry.effective_on not in self.period:
                    continue
                if self._counts(record.held_on(entry.effective_on), entry.effective_on):
                    yield record, entry

    def penalties_of_surveys(self) -> Iterable[CountedOutcome]:
        """The penalties of the period that name a survey file which then stood in the scope.

        Each once, whichever unit recorded it: it is an effect of the file as well (forms.md §1).
        """
        sight, found = self.sight, dict[int, CountedOutcome]()
        for record in sight.books.records.get(SURVEYS, ()):
            for one in penalties(record, sight):
                if one.on in self.period and self._counts(record.stood_on(one.on), one.on):
                    found[one.position] = one
        return found.values()

    def moves(self, line: str) -> Iterator[tuple[CountedRecord, Move]]:
        """The movements in the period by which a line's records came into the scope, or left it."""
        for record in self.sight.books.records.get(line, ()):
            purview, kept = self.sight.purview, self._kept
            moves = scoped_moves(record, purview, self.period)
            if kept is not None:
                moves = kept.moves(record.course, moves, purview.reach, self.period)
            for move in moves:
                if (move.left is None) != (move.entered is None):
                    yield record, move

    def _counts(self, cell: Cell | None, day: date) -> bool:
        """Whether a cell is in the scope on a day."""
        if cell is None or not self.sight.purview.holds(cell, day):
            return False
        return self.sight.branch is None or self._of_branch(cell, day)

    def members(self, line: str, base: str) -> list[Member]:
        """The records of a line in a base."""
        return self.sight.members((line,), base)
