"""How often inspection and self-inspection are done, against the rules for it (forms.md §8).

A rule is told as so many kept of so many owed, with what is wanting: weeks, months, or officers by
their codes, in the order of the codes. Nobody is ranked, and what the books cannot tell has a
reason instead of a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final, NamedTuple

from ledger.catalog.lines import catalog
from ledger.entries.inspection import KnowledgeChecked
from ledger.entries.record import FileChecked
from ledger.errors import N_
from ledger.records.papers.inspection import Inspection
from ledger.values.dates import format_date
from ledger.values.period import Period, period_on, periods_of
from projections.documents.forms.duty_papers import DutyPapers
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.leader_days import LeaderDays

LEADING: Final = ("leader", "commander")
_THURSDAY: Final = 3
_LAST_DAYS: Final = 7
_LINES: Final = tuple(one.code for one in catalog().lines)
_ROMAN: Final = ("I", "II", "III", "IV")
NO_HEADS: Final = N_("the books do not tell heads from deputies")
NO_MAY: Final = N_("May is not one of these days")


class KeptRule(NamedTuple):
    """A rule, and how it was kept.

    ``code``: of the rule; ``kept`` of ``owed``: how often, ``owed`` None where the rule gives no
    number; ``wanting``: what is missing, as it is written; ``reason``: why the books cannot tell.
    """

    code: str
    kept: int | None
    owed: int | None = None
    wanting: tuple[str, ...] = ()
    reason: str = ""


def cadence_of(books: FormBooks) -> tuple[KeptRule, ...]:
    """Every rule of the cadence over the days and the units of some books."""
    keeping = _Keeping(books)
    return tuple(rule(keeping) for rule in RULES.values())


@dataclass(frozen=True)
class _Keeping:
    books: FormBooks

    @cached_property
    def days(self) -> Period:
        """The days asked about."""
        return self.books.period

    @cached_property
    def papers(self) -> DutyPapers:
        """The meetings and inspections."""
        return DutyPapers(self.books)

    @cached_property
    def checks(self) -> list[FileChecked]:
        """The checks of the days: a file, a checker, a day."""
        return [one for _record, one in self.books.entries(_LINES, FileChecked)]

    @cached_property
    def leaders(self) -> set[str]:
        """The codes of leaders and commanders."""
        return {one.code for one in self.books.sight.officers() if one.role in LEADING}

    def whole(self, kind: str) -> list[Period]:
        """The periods of a kind that lie whole in the days."""
        found = (one.days for one in periods_of(kind, self.days))
        return [one for one in found if self.days.start <= one.start and one.end <= self.days.end]

    # ---- the rules ------------------------------------------------------------------------------

    def two_days(self) -> KeptRule:
        """Each leader and commander gives two days a month: months of a person kept, of all."""
        given: dict[str, set[date]] = defaultdict(set)
        for check in self.checks:
            given[check.checker].add(check.effective_on)
        for meeting in self.papers.meetings(self.days):
            given[meeting.leader].add(meeting.effective_on)
        leaders = [one for one in self.books.sight.officers() if one.role in LEADING]
        kept = LeaderDays(self.books, leaders, given)
        wanting = tuple(f"{code} {_month(month)}" for code, month in sorted(kept.wanting))
        return KeptRule("two_days", kept.months_kept, kept.months, wanting)

    def weekly(self) -> KeptRule:
        """A commander looks at the work each week, Thursday to Wednesday."""
        made = [one.effective_on for one in self.checks if one.checker in self.leaders]
        return _kept_in("weekly", self.whole("week"), made, lambda one: format_date(one.start))

    def collaborators_monthly(self) -> KeptRule:
        """The files of collaborators that stood at the end of a month, checked in it."""
        return self._files_checked("collaborators_monthly", self.whole("month"), ("CTVBM",))

    def all_quarterly(self) -> KeptRule:
        """The files of all lines that stood at the end of a quarter, checked in it."""
        return self._files_checked("all_quarterly", self.whole("quarter"), _LINES)

    def _files_checked(self, code: str, periods: list[Period], lines: tuple[str, ...]) -> KeptRule:
        kept = owed = 0
        wanting = []
        for days in periods:
            over = self.books.over(days)
            standing = {one.record.stream for one in over.sight.members(lines, "current")}
            looked_at = {record.stream for record, _one in over.entries(lines, FileChecked)}
            kept, owed = kept + len(standing & looked_at), owed + len(standing)
            if left := len(standing - looked_at):
                wanting.append(f"{_month(days)}: {left}")
        return KeptRule(code, kept, owed, tuple(wanting))

    def thursdays(self) -> KeptRule:
        """Thursdays on which files were checked (Ngày NVCB)."""
        days = [one for one in _each_day(self.days) if one.weekday() == _THURSDAY]
        thursdays = [Period(one, one) for one in days]
        made = [one.effective_on for one in self.checks]
        return _kept_in("thursdays", thursdays, made, lambda one: format_date(one.start))

    def last_weeks(self) -> KeptRule:
        """Last weeks of months, the last seven days, in which files were checked (Tuần NVCB)."""
        ends = (one.end for one in self.whole("month"))
        weeks = [Period(end - timedelta(days=_LAST_DAYS - 1), end) for end in ends]
        return _kept_in("last_weeks", weeks, [one.effective_on for one in self.checks], _month)

    def may(self) -> KeptRule:
        """Checks in May, beside the mean of a month of these days, rounded up (Tháng NVCB)."""
        months = self.whole("month")
        if not any(one.start.month == 5 for one in months):
            return KeptRule("may", None, reason=NO_MAY)
        counts = {one: sum(check.effective_on in one for check in self.checks) for one in months}
        in_may = sum(count for month, count in counts.items() if month.start.month == 5)
        return KeptRule("may", in_may, -(-sum(counts.values()) // len(counts)))

    def meetings(self) -> KeptRule:
        """Officers who use a collaborator, and a leader attended a meeting of theirs."""
        using = {one.cell.officer for one in self.books.sight.current_collaborators}
        attended = {one.officer for one in self.papers.meetings(self.days)}
        return _of_officers("meetings", {one for one in using if one}, attended)

    def knowledge(self) -> KeptRule:
        """Officers who were asked about a rule."""
        serving = {one.code for one in self.books.sight.officers()}
        asked = {
            one.officer for one in self.papers.entries("knowledge", KnowledgeChecked, self.days)
        }
        return _of_officers("knowledge", serving, asked)

    def self_inspection(self) -> KeptRule:
        """General and self-inspections: one in each half-year at least."""
        kinds = ("self", "general")
        made = [
            one.opened.effective_on
            for one in self.papers.inspections(self.days)
            if one.opened and _kind(one) in kinds
        ]
        return _kept_in("self_inspection", self.whole("half-year"), made, str)

    def surprises(self) -> KeptRule:
        """Surprise inspections: without notice, and without a number."""
        made = self.papers.inspections(self.days)
        return KeptRule("surprises", sum(_kind(one) == "surprise" for one in made))

    def head_and_deputy(self) -> KeptRule:
        """Head and deputy check each other's files."""
        return KeptRule("head_and_deputy", None, reason=NO_HEADS)


def _kind(one: Inspection) -> str:
    return one.opened.kind if one.opened else ""


def _kept_in(
    code: str, periods: list[Period], made: list[date], told: Callable[[Period], str]
) -> KeptRule:
    """How many of some stretches have one of some days; those without one are wanting."""
    without = [one for one in periods if not any(day in one for day in made)]
    kept = len(periods) - len(without)
    return KeptRule(code, kept, len(periods), tuple(map(told, without)))


def _of_officers(code: str, all_: set[str], done: set[str]) -> KeptRule:
    return KeptRule(code, len(all_ & done), len(all_), tuple(sorted(all_ - done)))


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

CALLED: Final = {
    "two_days": N_("Leaders and commanders: two days a month each (months of a person)"),
    "weekly": N_("Weekly look of a commander (weeks, Thursday to Wednesday)"),
    "collaborators_monthly": N_("Collaborators checked monthly (files and months)"),
    "all_quarterly": N_("All files checked quarterly (files and quarters)"),
    "thursdays": N_("Day of basic work (Thursdays with a check)"),
    "last_weeks": N_("Week of basic work (last weeks of a month with a check)"),
    "may": N_("Month of basic work (checks in May, beside the mean of a month)"),
    "meetings": N_("Meetings attended (officers who use collaborators)"),
    "knowledge": N_("Officers asked about rules"),
    "self_inspection": N_("Self-inspection or general inspection (half-years)"),
    "surprises": N_("Surprise inspections"),
    "head_and_deputy": N_("Head and deputy check each other"),
}
"""What people call the rules."""
