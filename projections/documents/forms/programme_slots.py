"""Slots of a programme on organised crime: ``G.found``, ``G.persons``, ``G.gangs``, ``G.crime``.

The counts one by one, in words (``G.gangs``, ``G.results``, ``G.crime`` against the baseline), and
side by side for the years of the programme: ``G.years``, ``G.grades`` (forms.md §6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from projections.documents.forms.crime_falls import Fall
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.programme_counts import CALLED, ProgrammeCounts
from projections.documents.forms.programme_years import (
    FALLS,
    NO_BASELINE,
    NO_CRIMES,
    grade_years,
    year_rows,
)
from projections.documents.forms.slot_book import NoSuchSlot, number_of
from projections.documents.forms.slot_values import (
    BlankSlot,
    CountSlot,
    LinesSlot,
    SlotValue,
    TextSlot,
)
from projections.documents.year_end.wording import two_digits
from projections.targets.indicator import FallSinceBaseline
from projections.targets.target_list import Programme
from projections.targets.year_by_year import baseline_by_year, count_by_year, whole_of

ROOT: Final = "G"
_GANGS: Final = (
    "- Đầu kỳ có {opening} băng, ổ nhóm đang hoạt động; trong kỳ phát hiện {found}, lập hồ sơ đấu "
    "tranh {filed}, triệt phá {dismantled} băng, ổ nhóm.",
    "- Cuối kỳ còn {standing} băng, ổ nhóm hoạt động, trong đó {standing_filed} băng, ổ nhóm đã "
    "có hồ sơ đấu tranh.",
)
_OF_GANGS: Final = ("opening", "found", "filed", "dismantled", "standing", "standing_filed")
_RESULTS: Final = (
    "- Bắt {arrested} đối tượng, khởi tố {accused} bị can là thành viên băng, ổ nhóm; tính mỗi "
    "người một lần là {persons} người.",
    "- Khởi tố {organised_cases} vụ, {organised_accused} bị can phạm tội có tổ chức.",
    "- Đề nghị áp dụng biện pháp bắt buộc đối với {compulsory} thành viên băng, ổ nhóm.",
    "- Bắt {fugitives} đối tượng truy nã.",
)
_PHASE: Final = "giai đoạn {number} ({first} – {last})"


class ProgrammeSlots:
    """The slots of the programme whose list is asked about."""

    def __init__(self, books: FormBooks, programme: Programme) -> None:
        self._books, self._programme = books, programme

    def value(self, name: SlotName) -> SlotValue:
        """A count, a passage, a table, the phase. Raises NoSuchSlot."""
        what = number_of(name, 1)
        if name.cell or name.against or len(name.path) > 2:
            raise NoSuchSlot(str(name))
        if what in CALLED:
            return self._count(what)
        match what:
            case "gangs":
                return self._lines(_GANGS, _OF_GANGS)
            case "results":
                return self._lines(_RESULTS, _OF_RESULTS)
            case "crime":
                return self._crime()
            case "years":
                return year_rows(self._books, self._programme)
            case "grades":
                return grade_years(self._books, self._programme)
            case "phase":
                return TextSlot(self._phase())
        raise NoSuchSlot(str(name))

    @cached_property
    def _counts(self) -> dict[str, int]:
        return dict(ProgrammeCounts(self._books).counts)

    def _lines(self, lines: tuple[str, ...], names: tuple[str, ...]) -> LinesSlot:
        told = {name: two_digits(number) for name, number in self._counts.items()}
        texts = tuple(one.format_map(told) for one in lines)
        return LinesSlot(texts, tuple(f"{ROOT}.{one}" for one in names))

    def _count(self, what: str) -> SlotValue:
        """A count; of crimes of a year for which none was entered or attested a blank."""
        now = self._fall(what).now if what in FALLS else self._counts[what]
        return BlankSlot(NO_CRIMES) if now is None else CountSlot(now)

    def _crime(self) -> LinesSlot:
        """The crimes of the days against as many days before the programme; of years their mean."""
        told = {name: self._fall(name) for name in FALLS}
        lines = tuple(one.line for one in told.values())
        reasons = [NO_CRIMES] if any(one.now is None for one in told.values()) else []
        reasons += [NO_BASELINE] if any(one.base is None for one in told.values()) else []
        return LinesSlot(lines, tuple(f"{ROOT}.{one}" for one in told), tuple(reasons))

    def _fall(self, name: str) -> Fall:
        """As the list's indicator counts it; of a list without one just what there was."""
        sight = self._books.sight
        indicator = sight.plan.indicators.get(FALLS[name])
        if not isinstance(indicator, FallSinceBaseline):
            return Fall(FALLS[name], self._counts[name], None, 1)
        counts = count_by_year(indicator, sight)
        base = whole_of(baseline_by_year(indicator, counts, sight, self._programme))
        return Fall(FALLS[name], whole_of(counts), base, len(counts))

    def _phase(self) -> str:
        """The phase that the days end in; of days that go beyond the programme its last."""
        end, phases = self._books.period.end, self._programme.phases
        begun = [one for one in phases if one.start <= end] or [phases[0]]
        return _PHASE.format(number=len(begun), first=begun[-1].start.year, last=begun[-1].end.year)

    def names(self) -> Iterable[str]:
        """All of them."""
        return programme_names()


_OF_RESULTS: Final = tuple(one for one in CALLED if one not in (*_OF_GANGS, *FALLS))


def programme_names() -> Iterator[str]:
    """All of them."""
    yield from (f"{ROOT}.{one}" for one in CALLED)
    passages = ("gangs", "results", "crime", "years", "grades", "phase")
    yield from (f"{ROOT}.{one}" for one in passages)
