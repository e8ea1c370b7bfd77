"""Slots of how the work is kept up: ``I.checks``, ``I.inspections{kind=self}``, ``I.officers``.

Checks and their averages, inspections and who took part in them, and meetings are of a stretch: the
last six months of the paper's days, or all of them where they are fewer; forms.md §1 says so of
these (no. 1.1, 1.5) and of no others. What checks found, those of the days, weeks and months of
basic work beside all checks (``I.checks.whole``), sanctions, circulars read and days given to the
work are of the whole period. Nobody is named and nobody is scored: counts alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import Final

from ledger.catalog.inspections import inspections
from ledger.catalog.lines import catalog
from ledger.entries.inspection import CircularRead, SanctionRecorded
from ledger.entries.record import FileChecked
from ledger.records.papers.inspection import Inspection
from ledger.records.papers.leading import LEADING
from ledger.values.period import Period, months_before, period_on
from projections.documents.forms.duty_papers import DutyPapers
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.leader_days import LeaderDays
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot, number_of
from projections.documents.forms.slot_values import (
    BlankSlot,
    CountSlot,
    RateSlot,
    SlotValue,
    TextSlot,
    share_of,
)
from projections.documents.year_end.wording import two_digits
from projections.targets.months import whole_months
from projections.targets.record_index import CountedRecord
from projections.targets.seen_books import CountedOfficer

DUTIES: Final = ("trinh_sat", "dieu_tra_vien", "quan_ly_dia_ban")
_MONTHS: Final = 6
_THURSDAY, _MAY = 3, 5
NO_DAYS: Final = (
    "Số ngày công lãnh đạo, chỉ huy dành cho công tác NVCB: sổ chưa ghi lượt kiểm tra, dự sinh "
    "hoạt hay xác nhận nào trong kỳ."
)
NO_HEADS: Final = (
    "Cấp trưởng kiểm tra cấp phó và ngược lại: sổ không phân biệt cấp trưởng, cấp phó."
)
NO_MONTHS: Final = "Bình quân lượt kiểm tra mỗi tháng: kỳ báo cáo không tròn tháng."


class DutySlots:
    """The slots of officers, checks, inspections, meetings, circulars, sanctions."""

    def __init__(self, books: FormBooks) -> None:
        self._books, self._papers = books, DutyPapers(books)

    @cached_property
    def stretch(self) -> Period:
        """The days that checks, inspections and meetings are counted over."""
        days = self._books.period
        start = months_before(days.end + timedelta(days=1), _MONTHS)
        return Period(max(days.start, start), days.end)

    def value(self, name: SlotName) -> SlotValue:
        """A count, a share or an average. Raises NoSuchSlot."""
        number_of(name, 1)
        steps, cell = ".".join(name.path[1:]), dict(name.cell)
        found: SlotValue | None = None
        if not cell and not name.against and steps in _WITHOUT_CELL:
            found = _WITHOUT_CELL[steps](self)
        elif len(cell) == 1 and not name.against:
            ((key, said),) = cell.items()
            asked = _OF_CELL.get((steps, key))
            found = asked[1](self, said) if asked and said in asked[0] else None
        if found is None:
            raise NoSuchSlot(str(name))
        return found

    def _on_day(self, said: str) -> SlotValue:
        return CountSlot(sum(_DAYS[said](one.effective_on) for one in self._whole_checks))

    def _of_kind(self, said: str) -> SlotValue:
        return CountSlot(sum(_kind(one) == said for one in self._inspections))

    # ---- officers -------------------------------------------------------------------------------

    @cached_property
    def _officers(self) -> list[CountedOfficer]:
        return self._books.sight.officers()

    def _with_duty(self, said: str) -> SlotValue:
        return CountSlot(sum(said in one.duties for one in self._officers))

    def _of_role(self, said: str) -> SlotValue:
        return CountSlot(sum(said == one.role for one in self._officers))

    def _on_duty(self) -> SlotValue:
        return CountSlot(sum(bool(one.duties) for one in self._officers))

    # ---- checks ---------------------------------------------------------------------------------

    @cached_property
    def _over_stretch(self) -> FormBooks:
        return self._books.over(self.stretch)

    @cached_property
    def _checked(self) -> list[tuple[CountedRecord, FileChecked]]:
        """The files checked in the whole period: a file, a checker, a day each."""
        lines = [one.code for one in catalog().lines]
        return list(self._books.entries(lines, FileChecked))

    @cached_property
    def _whole_checks(self) -> list[FileChecked]:
        return [entry for _record, entry in self._checked]

    @cached_property
    def _checks(self) -> list[FileChecked]:
        """The checks of the stretch."""
        return [one for one in self._whole_checks if one.effective_on in self.stretch]

    def _count(self) -> SlotValue:
        return CountSlot(len(self._checks))

    def _whole_count(self) -> SlotValue:
        return CountSlot(len(self._whole_checks))

    def _files(self) -> SlotValue:
        """The records handled in the stretch: what there is to check."""
        lines = [one.code for one in catalog().lines]
        return CountSlot(len(self._over_stretch.sight.members(lines, "handled")))

    def _a_week(self) -> SlotValue:
        return RateSlot(Fraction(7 * len(self._checks), self.stretch.days), percent=False)

    def _a_month(self) -> SlotValue:
        return _monthly(len(self._checks), self.stretch)

    def _whole_month(self) -> SlotValue:
        return _monthly(len(self._whole_checks), self._books.period)

    def _findings(self, line: str) -> SlotValue:
        found = (entry.findings for record, entry in self._checked if record.line == line)
        return CountSlot(sum(found))

    # ---- days given to the work -----------------------------------------------------------------

    @cached_property
    def _days(self) -> LeaderDays:
        """The days of the whole period with a check or a meeting attended, by who gave them."""
        found: dict[str, set[date]] = defaultdict(set)
        lines = [one.code for one in catalog().lines]
        for _record, entry in self._books.entries(lines, FileChecked):
            found[entry.checker].add(entry.effective_on)
        for one in self._papers.meetings(self._books.period):
            found[one.leader].add(one.effective_on)
        leaders = [one for one in self._officers if one.role in LEADING]
        return LeaderDays(self._books, leaders, found)

    def _leader_days(self) -> SlotValue:
        """Leaders and commanders who gave two days or more in every month, of all of them."""
        days = self._days
        return share_of(days.kept, len(days.leaders)) if days.is_known else BlankSlot(NO_DAYS)

    def _leader_months(self) -> SlotValue:
        """The months of a person in which he gave two days or more, of all."""
        days = self._days
        return share_of(days.months_kept, days.months) if days.is_known else BlankSlot(NO_DAYS)

    # ---- papers ---------------------------------------------------------------------------------

    def _attended(self) -> SlotValue:
        """Officers asked about who had a meeting that a leader attended, of those who use one."""
        used = {one.cell.officer for one in self._books.sight.current_collaborators}
        using = used & {one.code for one in self._officers}
        attended = {one.officer for one in self._papers.meetings(self.stretch)}
        return share_of(len(using & attended), len(using))

    def _readings(self) -> SlotValue:
        """Officers who read a circular in the period, of those who serve."""
        read = {one.reader for one in self._circulars_read}
        serving = {one.code for one in self._officers}
        return share_of(len(read & serving), len(serving))

    def _circulars(self) -> SlotValue:
        return CountSlot(len({one.record for one in self._circulars_read}))

    @property
    def _circulars_read(self) -> list[CircularRead]:
        """Who read which circular in the period."""
        return list(self._papers.entries("circular", CircularRead, self._books.period))

    @cached_property
    def _inspections(self) -> list[Inspection]:
        """The inspections that were opened in the stretch, as they stood at its end."""
        return self._papers.inspections(self.stretch)

    def _took_part(self, role: str) -> SlotValue:
        serving = {one.code for one in self._officers if one.role == role}
        there = {code for one in self._inspections for code in one.participants}
        return share_of(len(serving & there), len(serving))

    def _inspected(self) -> SlotValue:
        serving = {one.code for one in self._officers}
        there = {code for one in self._inspections for code in one.inspected}
        return share_of(len(serving & there), len(serving))

    def _found(self) -> SlotValue:
        return CountSlot(sum(one.findings or 0 for one in self._inspections))

    def _sanctioned(self, kind: str) -> list[SanctionRecorded]:
        found = self._papers.entries("sanction", SanctionRecorded, self._books.period)
        return [one for one in found if kind in ("", one.kind)]

    def _collectives(self, kind: str = "") -> SlotValue:
        return CountSlot(sum(one.collectives for one in self._sanctioned(kind)))

    def _individuals(self, kind: str = "") -> SlotValue:
        return CountSlot(sum(one.individuals for one in self._sanctioned(kind)))

    def _sanction_kinds(self) -> SlotValue:
        """What was done, by kind: so many collectives and individuals of each that there is."""
        told = []
        for kind in inspections().sanctions:
            found = self._sanctioned(kind.code)
            sums = (sum(map(attrgetter(name), found)) for name in ("collectives", "individuals"))
            some, people = map(two_digits, sums)
            if found:
                told.append(f"{kind.name.lower()}: {some} tập thể, {people} cá nhân")
        return TextSlot("; ".join(told) or "không có")

    def names(self) -> Iterable[str]:
        """All of them, with an example of every cell."""
        return duty_names()


def duty_names() -> Iterator[str]:
    """All of them, with an example of every cell."""
    yield from (f"I.{one}" for one in _WITHOUT_CELL)
    for (steps, key), (known, _asked) in _OF_CELL.items():
        yield from (f"I.{steps}{{{key}={one}}}" for one in known)


def _monthly(checks: int, days: Period) -> SlotValue:
    """The mean of checks in each month of some days, which must be whole ones."""
    months = whole_months(days)
    if not months or months[-1].end != days.end:
        return BlankSlot(NO_MONTHS)
    return RateSlot(Fraction(checks, len(months)), percent=False)


def _kind(one: Inspection) -> str:
    return one.opened.kind if one.opened else ""


def _is_last_week(day: date) -> bool:
    """Whether a day is one of the last seven of its month."""
    return period_on("month", day).days.end.toordinal() - day.toordinal() < 7


_WITHOUT_CELL: Final[Mapping[str, Callable[[DutySlots], SlotValue]]] = {
    "checks": DutySlots._count,
    "checks.week": DutySlots._a_week,
    "checks.month": DutySlots._a_month,
    "checks.whole": DutySlots._whole_count,
    "checks.whole.month": DutySlots._whole_month,
    "files": DutySlots._files,
    "leader_days": DutySlots._leader_days,
    "leader_days.months": DutySlots._leader_months,
    "meetings_attended": DutySlots._attended,
    "readings": DutySlots._readings,
    "circulars": DutySlots._circulars,
    "inspections": lambda one: CountSlot(len(one._inspections)),
    "inspected": DutySlots._inspected,
    "found": DutySlots._found,
    "sanctions.collectives": DutySlots._collectives,
    "sanctions.individuals": DutySlots._individuals,
    "sanctions.kinds": DutySlots._sanction_kinds,
    "officers": lambda one: CountSlot(len(one._officers)),
    "officers.on_duty": DutySlots._on_duty,
}
"""What is asked without a cell, by the steps behind ``I``."""

_DAYS: Final[Mapping[str, Callable[[date], bool]]] = {
    "thursday": lambda day: day.weekday() == _THURSDAY,
    "last_week": _is_last_week,
    "may": lambda day: day.month == _MAY,
}
"""The days, weeks and months of basic work: Thursdays, the last week of a month, May."""


_ROLES: Final = (*LEADING, "officer")
_SANCTIONS: Final = tuple(one.code for one in inspections().sanctions)
_OF_CELL: Final[
    Mapping[tuple[str, str], tuple[tuple[str, ...], Callable[[DutySlots, str], SlotValue]]]
] = {
    ("checks", "of"): (("head", "deputy"), lambda _slots, _said: BlankSlot(NO_HEADS)),
    ("checks", "day"): (tuple(_DAYS), DutySlots._on_day),
    ("inspections", "kind"): (tuple(one.code for one in inspections().kinds), DutySlots._of_kind),
    ("participants", "role"): (_ROLES, DutySlots._took_part),
    ("findings", "line"): (tuple(one.code for one in catalog().lines), DutySlots._findings),
    ("officers", "duty"): (DUTIES, DutySlots._with_duty),
    ("officers", "role"): (_ROLES, DutySlots._of_role),
    ("sanctions.collectives", "kind"): (_SANCTIONS, DutySlots._collectives),
    ("sanctions.individuals", "kind"): (_SANCTIONS, DutySlots._individuals),
}
"""What is asked of a cell: its steps and dimension, what may be named, how it is counted."""
