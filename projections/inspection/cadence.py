"""How often inspection and self-inspection are done, against the rules for it (forms.md §8).

A rule is told as so many kept of so many owed, with what is wanting: weeks, months, or officers by
their codes, in the order of the codes. Nobody is ranked, and what the books cannot tell has a
reason instead of a number. Who leads owes the months that he led from their first day on; who has
left owes nothing any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Final, NamedTuple

from ledger.catalog.lines import catalog
from ledger.entries.inspection import KnowledgeChecked
from ledger.entries.record import FileChecked
from ledger.records.papers.inspection import Inspection
from ledger.records.papers.leading import LEADING
from ledger.values.dates import format_date
from ledger.values.period import Period, period_on, periods_of
from projections.documents.forms.duty_papers import DutyPapers
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.leader_days import LeaderDays
from projections.documents.forms.slot_values import decimal_text
from projections.inspection.cadence_words import NO_HEADS, NO_MAY, NO_PERIOD, NOTHING_OWED, OVER
from projections.targets.seen_books import CountedOfficer

_THURSDAY, _MAY = 3, 5
_WEEK, _YEAR = timedelta(days=6), timedelta(days=365)
_LINES: Final = tuple(one.code for one in catalog().lines)
_ROMAN: Final = ("I", "II", "III", "IV")


class KeptRule(NamedTuple):
    """A rule, and how it was kept.

    ``code``: of the rule; ``kept`` of ``owed``: how often, ``owed`` None where the rule gives no
    number; ``wanting``: what is missing, as it is written; ``reason``: why the books cannot tell;
    ``mean``: of a month, as it is written, where the rule is held against it.
    """

    code: str
    kept: int | None
    owed: int | None = None
    wanting: tuple[str, ...] = ()
    reason: str = ""
    mean: str = ""


def cadence_of(books: FormBooks, everywhere: FormBooks) -> tuple[KeptRule, ...]:
    """Every rule of the cadence over the days and the units of some books.

    ``everywhere``: the same books of all units, for whoever leads looks at files of others.
    """
    keeping = _Keeping(books, everywhere)
    return tuple(_with_reason(rule(keeping), keeping) for rule in RULES.values())


def _with_reason(one: KeptRule, keeping: _Keeping) -> KeptRule:
    """A rule by which there was nothing to keep, with why: none kept of none says nothing."""
    if one.owed != 0:
        return one
    kind = OVER.get(one.code)
    nothing = NO_PERIOD[kind] if kind and not keeping.whole(kind) else NOTHING_OWED[one.code]
    return one._replace(kept=None, reason=nothing)


@dataclass(frozen=True)
class _Keeping:
    books: FormBooks
    everywhere: FormBooks

    @cached_property
    def days(self) -> Period:
        """The days asked about."""
        return self.books.period

    @cached_property
    def papers(self) -> DutyPapers:
        """The meetings and inspections."""
        return DutyPapers(self.books)

    @cached_property
    def leaders(self) -> list[CountedOfficer]:
        """The leaders and commanders who serve in the units asked about at the end of the days."""
        return [one for one in self.books.sight.officers() if one.role in LEADING]

    @cached_property
    def by_leaders(self) -> list[FileChecked]:
        """Checks by them, in whatever unit's files; also in the week that the days begin in."""
        codes = {one.code for one in self.leaders}
        over = self.everywhere.over(Period(self.days.start - _WEEK, self.days.end))
        return [one for _record, one in over.entries(_LINES, FileChecked) if one.checker in codes]

    @cached_property
    def from_above(self) -> list[date]:
        """The days of checks by somebody who serves in another unit than holds the file."""
        unit_of = {one.code: one.unit for one in self.everywhere.sight.officers()}
        found = []
        for record, one in self.books.entries(_LINES, FileChecked):
            cell = record.held_on(one.effective_on)
            if cell is None or unit_of.get(one.checker) != cell.unit:
                found.append(one.effective_on)
        return found

    def ending(self, kind: str) -> list[Period]:
        """The periods of a kind whose last day is one of the days, in order."""
        found = (one.days for one in periods_of(kind, self.days))
        return [one for one in found if one.end in self.days]

    def whole(self, kind: str) -> list[Period]:
        """Those of them that lie whole in the days."""
        return [one for one in self.ending(kind) if self.days.start <= one.start]

    # ---- the rules ------------------------------------------------------------------------------

    def two_days(self) -> KeptRule:
        """Each leader and commander gives two days a month: months of a person kept, of all."""
        given: dict[str, set[date]] = defaultdict(set)
        for check in self.by_leaders:
            given[check.checker].add(check.effective_on)
        for meeting in DutyPapers(self.everywhere).meetings(self.days):
            given[meeting.leader].add(meeting.effective_on)
        kept = LeaderDays(self.books, self.leaders, given)
        wanting = tuple(f"{code} {_month(month)}" for code, month in sorted(kept.wanting))
        return KeptRule("two_days", kept.months_kept, kept.months, wanting)

    def weekly(self) -> KeptRule:
        """Whoever leads looks at the work each week, Thursday to Wednesday."""
        made = [one.effective_on for one in self.by_leaders]
        return _kept_in("weekly", self.ending("week"), made, lambda one: format_date(one.start))

    def collaborators_monthly(self) -> KeptRule:
        """The files of collaborators at the end of a month, checked in it by whoever leads."""
        return self._files_checked("collaborators_monthly", self.whole("month"), ("CTVBM",))

    def all_quarterly(self) -> KeptRule:
        """The files of all lines at the end of a quarter, checked in it by whoever leads."""
        return self._files_checked("all_quarterly", self.whole("quarter"), _LINES)

    def _files_checked(self, code: str, periods: list[Period], lines: tuple[str, ...]) -> KeptRule:
        kept = owed = 0
        wanting = []
        for days in periods:
            over = self.books.over(days)
            standing = {one.record.stream for one in over.sight.members(lines, "current")}
            looked_at = {
                record.stream
                for record, one in over.entries(lines, FileChecked)
                if self.everywhere.sight.books.may_lead(one.checker, one.effective_on)
            }
            kept, owed = kept + len(standing & looked_at), owed + len(standing)
            if left := len(standing - looked_at):
                wanting.append(f"{_month(days)}: {left}")
        return KeptRule(code, kept, owed, tuple(wanting))

    def thursdays(self) -> KeptRule:
        """Thursdays on which files were checked from above (Ngày NVCB)."""
        days = [one for one in _each_day(self.days) if one.weekday() == _THURSDAY]
        thursdays = [Period(one, one) for one in days]
        return _kept_in("thursdays", thursdays, self.from_above, lambda one: format_date(one.start))

    def last_weeks(self) -> KeptRule:
        """Last weeks of months, the last seven days, with a check from above (Tuần NVCB)."""
        ends = (one.end for one in self.whole("month"))
        weeks = [Period(end - _WEEK, end) for end in ends]
        return _kept_in("last_weeks", weeks, self.from_above, _month)

    def may(self) -> KeptRule:
        """Checks from above in May, beside the mean of a month of these days (Tháng NVCB)."""
        months = self.whole("month")
        if not any(one.start.month == _MAY for one in months):
            return KeptRule("may", None, reason=NO_MAY)
        made = [day for day in self.from_above if any(day in one for one in months)]
        in_may = sum(day.month == _MAY for day in made)
        return KeptRule("may", in_may, mean=decimal_text(Fraction(len(made), len(months))))

    def meetings(self) -> KeptRule:
        """Each half-year, or the days if they are less: a meeting attended of each who uses one."""
        kept, owed = 0, 0
        wanting: list[str] = []
        for days in self.whole("half-year") or [self.days]:
            over = self.books.over(days)
            using = {one.cell.officer for one in over.sight.current_collaborators}
            attended = {one.officer for one in self.papers.meetings(days)}
            missing = sorted({one for one in using if one} - attended)
            kept, owed = kept + len(using & attended), owed + len(using)
            wanting += [f"{one} ({days})" for one in missing]
        return KeptRule("meetings", kept, owed, tuple(wanting))

    def knowledge(self) -> KeptRule:
        """Officers who were asked about a rule; no rule says how many are to be."""
        asked = self.papers.entries("knowledge", KnowledgeChecked, self.days)
        return KeptRule("knowledge", len({one.officer for one in asked}))

    def self_inspection(self) -> KeptRule:
        """General and self-inspections of the unit itself that began: one in each half-year."""
        begun = [
            one.start
            for one in self.papers.inspections(Period(self.days.start - _YEAR, self.days.end))
            if _kind(one) in ("self", "general") and one.start and _unit(one) == self._unit
        ]
        return _kept_in("self_inspection", self.whole("half-year"), begun, str)

    @property
    def _unit(self) -> str:
        return self.books.sight.purview.unit

    def surprises(self) -> KeptRule:
        """Surprise inspections: without notice, and without a number."""
        made = self.papers.inspections(self.days)
        return KeptRule("surprises", sum(_kind(one) == "surprise" for one in made))

    def head_and_deputy(self) -> KeptRule:
        """Head and deputy check each other's files."""
        return KeptRule("head_and_deputy", None, reason=NO_HEADS)


def _kind(one: Inspection) -> str:
    return one.opened.kind if one.opened else ""


def _unit(one: Inspection) -> str:
    return one.opened.unit if one.opened else ""


def _kept_in(
    code: str, periods: list[Period], made: list[date], told: Callable[[Period], str]
) -> KeptRule:
    """How many of some stretches have one of some days; those without one are wanting."""
    without = [one for one in periods if not any(day in one for day in made)]
    kept = len(periods) - len(without)
    return KeptRule(code, kept, len(periods), tuple(map(told, without)))


def _each_day(days: Period) -> Iterator[date]:
    return (days.start + timedelta(days=number) for number in range(days.days))


def _month(days: Period) -> str:
    """The month, or the quarter, that some days are, or end in."""
    first, last = days.start, days.end
    quarter = period_on("quarter", last)
    if days == quarter.days:
        return f"{_ROMAN[quarter.number - 1]}/{quarter.year}"
    return f"{last:%m/%Y}" if (first.month, first.year) == (last.month, last.year) else str(days)


RULES: Final = {
    "two_days": _Keeping.two_days,
    "weekly": _Keeping.weekly,
    "collaborators_monthly": _Keeping.collaborators_monthly,
    "all_quarterly": _Keeping.all_quarterly,
    "thursdays": _Keeping.thursdays,
    "last_weeks": _Keeping.last_weeks,
    "may": _Keeping.may,
    "meetings": _Keeping.meetings,
    "knowledge": _Keeping.knowledge,
    "self_inspection": _Keeping.self_inspection,
    "surprises": _Keeping.surprises,
    "head_and_deputy": _Keeping.head_and_deputy,
}
"""The rules in the order of forms.md §8, by their codes."""
